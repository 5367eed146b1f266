"""A target's level over time: what was first set, and what changed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.joining import joined
from tiendo.register.models import Amendment, Target
from tiendo.register.repeated import repeated


def amendments_of(
    wanted: Iterable[Target], *, to: Viewer | None = None
) -> dict[int, list[Amendment]]:
    """For each target (by its primary key) what changed it, in the order of force; one query.

    Those of a document that ``to`` may not see are not there; nor what was withdrawn.
    """
    listed = list(wanted)
    found: dict[int, list[Amendment]] = {one.pk: [] for one in listed}
    if not found:
        return found
    for one in sorted(standing_levels(targets=list(found), to=to), key=lambda a: a.order):
        found[one.target_id].append(one)
    return found


@repeated("targets")
def standing_levels(targets: Sequence[int], to: Viewer | None) -> QuerySet[Amendment]:
    known = shown(Amendment.objects.filter(target__in=targets, withdrawn_at=None), to=to)
    return joined(known, "document", "evidence")


def withdrawn_of(target: Target, *, to: Viewer | None = None) -> list[Amendment]:
    """What changed a target once and was taken back, the earliest first."""
    found = shown(Amendment.objects.filter(target=target, withdrawn_at__isnull=False), to=to)
    return list(joined(found, "document", "evidence").order_by("withdrawn_at", "pk"))


def latest(known: Sequence[Amendment], as_of: date | None = None) -> Amendment | None:
    """The level in force on a day: of those decided and holding by then the last decided.

    Without a day all count.
    """
    held = [
        one for one in known if as_of is None or (one.known_on <= as_of and one.holds_from <= as_of)
    ]
    return max(held, key=lambda one: one.order, default=None)
