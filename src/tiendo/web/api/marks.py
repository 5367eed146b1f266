"""When an answer of the API is still the same: the trail's head, the day, who asks, what is asked.

Every act of the register leaves an entry in the trail, so what is known changes with its head;
what is due changes with the day.
"""

from __future__ import annotations

from datetime import datetime, time
from hashlib import sha256

from django.http import HttpRequest
from django.utils import timezone

from tiendo import __version__
from tiendo.register.chain import standing_head
from tiendo.register.models import AuditEvent
from tiendo.web.rights import viewer


def mark(request: HttpRequest, *_: object, **__: object) -> str:
    """The ETag."""
    who = viewer(request)
    parts = (__version__, standing_head(), f"{timezone.localdate()}", who.name, who.all_grants,
             request.path_info, *sorted(request.GET.lists()))  # fmt: skip
    return f'"{sha256(chr(31).join(map(str, parts)).encode()).hexdigest()[:32]}"'


def since(_request: HttpRequest, *_: object, **__: object) -> datetime:
    """The later of the last act and the beginning of the day."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    last = AuditEvent.objects.order_by("-pk").values_list("at", flat=True).first()
    return today if last is None else max(last, today)
