"""Targets handed down: what is a part of which, and what could be."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.register.access import Viewer, visible
from tiendo.register.models import Body, Target, TargetPart
from tiendo.register.selectors.bodies import standing
from tiendo.register.selectors.plans import TARGET_JOINS, targets
from tiendo.register.services.handing import units_below
from tiendo.vocabulary.text import fold

SHARE = tuple(f"part__{name}" for name in TARGET_JOINS)


def parts_of(whole: Target, *, to: Viewer | None = None) -> list[TargetPart]:
    """The units' targets that are parts of one, by the units' order; one query."""
    found = TargetPart.objects.filter(visible(to, "part__plan__document"), whole=whole)
    listed = found.filter(ended_at=None).select_related(*SHARE)
    return list(listed.order_by("part__body__ordinal", "part__body__slug", "pk"))


def wholes_of(part: Target, *, to: Viewer | None = None) -> list[Target]:
    """The targets of bodies above that one is a part of; one query."""
    links = TargetPart.objects.filter(part=part, ended_at=None)
    return list(targets(to=to).filter(pk__in=links.values("whole")))


def candidates_for(whole: Target, *, to: Viewer | None = None) -> list[Target]:
    """Targets of units below that could be parts of one and are not yet; three queries."""
    known = TargetPart.objects.filter(whole=whole, ended_at=None).values("part")
    found = targets(to=to).filter(
        indicator=whole.indicator_id,
        subject_key=whole.subject_key,
        measure=whole.measure,
        period=whole.period,
        body__in=units_below(whole),
    )
    return sorted(found.exclude(pk__in=known), key=lambda t: (t.body.ordinal, fold(t.body.name)))


def units_without(whole: Target, named: Sequence[Target]) -> list[Body]:
    """Units of the same kinds as those that have a part, and have none; three queries.

    Where no unit has a part nobody is missing: nothing was handed down.
    """
    kinds = {one.body.kind for one in named}
    if not kinds:
        return []
    found = Body.objects.filter(standing(whole.starts_on), pk__in=units_below(whole))
    found = found.filter(kind__in=kinds).exclude(pk__in=[one.body_id for one in named])
    return list(found.order_by("ordinal", "slug"))
