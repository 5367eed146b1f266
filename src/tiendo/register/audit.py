"""One entry an act. Acts are registered by name; one that is not known is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.utils import timezone

from tiendo.register.errors import ActUnknown
from tiendo.register.models import AuditEvent

ACTS: dict[str, str] = {}


class Named(Protocol):
    """What can be acted upon: anything with a public id."""

    @property
    def slug(self) -> Any: ...


def register(act: str, title: str) -> str:
    """Make an act known, with its name for people; once."""
    if act in ACTS:
        raise ActUnknown(f"Hành vi “{act}” đã có")
    ACTS[act] = title
    return act


def record(
    *,
    act: str,
    on: Named,
    by: str,
    note: str = "",
    data: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Write the entry for ``act`` on an object, inside the act's own transaction."""
    if act not in ACTS:
        raise ActUnknown(f"Không có hành vi “{act}”", do="Khai báo hành vi trước khi ghi")
    return AuditEvent.objects.create(
        act=act,
        kind=type(on).__name__.lower(),
        slug=str(on.slug),
        by=by,
        at=timezone.now(),
        note=note,
        data=dict(data or {}),
    )


LOAD_BODIES = register("body.load", "Nạp danh mục cơ quan")
REGISTER_DOCUMENT = register("document.register", "Vào sổ văn bản")
ACCEPT_PROPOSAL = register("proposal.accept", "Nhận đề xuất")
REJECT_PROPOSAL = register("proposal.reject", "Bỏ đề xuất")
