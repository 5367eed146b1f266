"""Targets handed down: what is a part of which, and what could be."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer, visible
from tiendo.register.models import Body, Target, TargetPart
from tiendo.register.repeated import repeated
from tiendo.register.selectors.bodies import standing
from tiendo.register.selectors.plans import TARGET_JOINS, targets
from tiendo.register.services.handing import units_below
from tiendo.vocabulary.text import fold

ENDS = tuple(f"{end}__{name}" for end in ("part", "whole") for name in TARGET_JOINS)


def parts_of(whole: Target, *, to: Viewer | None = None) -> list[TargetPart]:
    """The units' targets that are parts of one, by the units' order; two queries."""
    return links_of(whole, to=to)[0]


def wholes_of(part: Target, *, to: Viewer | None = None) -> list[Target]:
    """The targets of bodies above that one is a part of; two queries."""
    return links_of(part, to=to)[1]


def links_of(target: Target, *, to: Viewer | None = None) -> tuple[list[TargetPart], list[Target]]:
    """The parts of a target by the units' order, and those that it is a part of; one query
    where it has no link, as most, else two.

    The end of a link that ``to`` may not see is not there.
    """
    if not links_at(target=target.pk):  # asked alone: few have one, and the joins are many
        return [], []
    listed = links_with_ends(target=target.pk, to=to)
    return (
        [one for one in listed if one.whole_id == target.pk],
        [one.whole for one in listed if one.part_id == target.pk],
    )


@repeated("target")
def links_at(target: int) -> QuerySet[TargetPart, int]:
    either = TargetPart.objects.filter(Q(whole=target) | Q(part=target), ended_at=None)
    return either.order_by().values_list("pk", flat=True)[:1]


@repeated("target")
def links_with_ends(target: int, to: Viewer | None) -> QuerySet[TargetPart]:
    down = Q(whole=target) & visible(to, "part__plan__document")
    up = Q(part=target) & visible(to, "whole__plan__document")
    found = TargetPart.objects.filter(down | up, ended_at=None).select_related(*ENDS)
    return found.order_by("part__body__ordinal", "part__body__slug", "pk")


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
