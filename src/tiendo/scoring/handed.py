"""Targets handed down, judged one by one and together. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Body, Indicator, Target, TargetPart
from tiendo.register.selectors import parts
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.rules.handed import Share, Together, over_as_said, together
from tiendo.scoring.rules.over_bodies import How, OverBodies, over_bodies
from tiendo.scoring.rules.weights import weights_for
from tiendo.scoring.selectors import Judged, judged_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedDown:
    """A target with the shares of units: each judged on the day, and all together.

    ``without`` are units of the same kinds that were given none; ``links`` stand as ``shares``.
    """

    whole: Judged
    links: tuple[TargetPart, ...]
    shares: tuple[Judged, ...]
    together: Together | None
    without: tuple[Body, ...]


def handed_down(
    whole: Judged,
    *,
    as_of: date,
    to: Viewer | None = None,
    links: Sequence[TargetPart] | None = None,
) -> HandedDown:
    """Who was given which part of a target, at the levels in force on a day.

    ``links``: its parts, where they were asked for already.
    """
    links = parts.parts_of(whole.record, to=to) if links is None else links
    shares = judged_targets([one.part for one in links], as_of=as_of, to=to) if links else []
    over = over_of(whole.record.indicator)
    given = with_weights(whole.record, shares, over, as_of=as_of, to=to)
    return HandedDown(
        whole=whole,
        links=tuple(links),
        shares=tuple(shares),
        together=together(whole.target, given, over),
        without=tuple(parts.units_without(whole.record, [one.record for one in shares])),
    )


def over_of(indicator: Indicator) -> OverBodies:
    """How an indicator adds over bodies: as its keeper wrote, else as the table has it."""
    known = over_bodies(indicator.slug)
    if not indicator.over_bodies or indicator.over_bodies == known.how.value:
        return known
    return over_as_said(indicator.slug, indicator.over_bodies)


def with_weights(
    whole: Target,
    shares: Sequence[Judged],
    over: OverBodies,
    *,
    as_of: date,
    to: Viewer | None,
) -> list[Share]:
    """The shares with what each counts with in a mean: one query, and none for a sum."""
    weights: dict[str, Decimal] = {}
    if over.how is How.MEAN and over.weight and shares:
        bodies = [one.record.body.slug for one in shares]
        weights = weights_known(whole, bodies, over, as_of=as_of, to=to)
    return [Share(target=one.target, weight=weights.get(one.record.body.slug)) for one in shares]


def weights_known(
    whole: Target, bodies: Sequence[str], over: OverBodies, *, as_of: date, to: Viewer | None
) -> dict[str, Decimal]:
    """The weights of the target's period or of its year; none where a unit lacks its own."""
    records = register.observations_of_bodies(
        [over.weight or ""], bodies, subject_key="", as_of=as_of, to=to
    )
    seen = {
        body: [observation_fact(one) for one in records if one.body.slug == body] for body in bodies
    }
    found = weights_for(over, whole.period, bodies, seen)
    if isinstance(found, tuple):
        return {}
    return {body: one.value for body, one in found.observations.items()}
