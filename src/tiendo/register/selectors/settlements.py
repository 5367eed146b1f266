"""What people settled about values that contradict: who, when, why, and whether it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tiendo.register.access import Viewer, visible
from tiendo.register.force import stands
from tiendo.register.joining import joined
from tiendo.register.knowing import end_of
from tiendo.register.models import Settlement


def settlements(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Settlement]:
    """What was settled and stands, the latest first; only where ``to`` sees every side."""
    return all_settlements(to=to).filter(stands(on))


def all_settlements(*, to: Viewer | None = None) -> QuerySet[Settlement]:
    """Those that were reopened too."""
    sides = Settlement.documents.through._default_manager.filter(settlement=OuterRef("pk"))
    hidden = Exists(sides.exclude(visible(to, "document")))
    joins = ("observation", "target", "chosen")
    found = joined(
        Settlement.objects.filter(~hidden),
        *joins, "observation__indicator", "observation__body", "observation__document",
        "target__indicator", "target__body", "target__plan__document",
    )  # fmt: skip
    return found.order_by("-at", "-pk")


def settlements_by_key(
    records: Iterable[str], *, to: Viewer | None, on: date | None
) -> dict[str, list[Settlement]]:
    keys = sorted(records)
    of_keys = Q(observation__key__in=keys) | Q(target__key__in=keys)
    found = all_settlements(to=to).filter(of_keys)
    found = found if on is None else found.filter(at__lt=end_of(on))
    by_key: dict[str, list[Settlement]] = defaultdict(list)
    for one in found:
        by_key[key_of(one)].append(one)
    return by_key


def key_of(one: Settlement) -> str:
    record = one.observation or one.target
    return record.key if record is not None else ""
