"""What a forecast is made from: a target, what is known of it on a day, what stands already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiendo.facts.series import Adds, Observation, Target
from tiendo.scoring.rules.goal import goal_of
from tiendo.scoring.rules.judge import compared
from tiendo.scoring.rules.periods import DAY
from tiendo.scoring.rules.profile import Way
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.timeline import Extent, Standing, is_settled, standing
from tiendo.scoring.rules.trajectory import Milestone
from tiendo.scoring.rules.usable import RATES, Refused, Usable, is_cumulative
from tiendo.vocabulary.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A target with what is known on a day; ``now`` is what stands of its period."""

    way: Way
    values: Sequence[Usable]
    adds: Adds
    now: Standing | None
    stands: Fraction | None

    @property
    def due(self) -> Period:
        return self.way.due

    @property
    def until(self) -> date | None:
        return None if self.now is None else self.now.value.period.end + DAY

    @property
    def relative(self) -> bool:
        return self.way.target.unit not in (*RATES, "percentage_point")


def asked_of(
    target: Target,
    due: Period,
    observations: Sequence[Observation],
    as_of: date,
    points: Sequence[Milestone],
    scheme: Scheme,
) -> Asked | None:
    """The target with what is settled on the day; None where nothing is. Estimates made before
    the last months of their period are no history."""
    known = sorted((o for o in observations if o.known_on <= as_of), key=repr)
    if not known:
        return None
    values, _ = compared(target, known, scheme)
    values = [one for one in values if one.attained is None or due.contains(one.period)]
    final = [one for one in values if is_settled(one, as_of, scheme)]
    if not final:
        return None
    way = Way(
        target=target,
        goal=goal_of(target, scheme.tolerance_percent),
        due=due,
        values=values,
        points=points,
        scheme=scheme,
    )
    now = _now(target, due, final, as_of, scheme)
    stands = None if now is None else now.value.span.point
    return Asked(way=way, values=final, adds=_adds(target, scheme), now=now, stands=stands)


def _now(
    target: Target, due: Period, values: Sequence[Usable], as_of: date, scheme: Scheme
) -> Standing | None:
    try:
        now = standing(target, due, values, as_of, scheme)
    except Refused:
        return None
    return None if now.extent is Extent.FORECAST else now


def _adds(target: Target, scheme: Scheme) -> Adds:
    """A sum, a mean or a state: a share of a flow is a state."""
    if is_cumulative(target, scheme):
        return Adds.SUM
    return Adds.LAST if target.indicator.adds is Adds.SUM else target.indicator.adds
