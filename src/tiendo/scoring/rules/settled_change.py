"""A rise or fall of a sum that can no longer be missed or met, whatever the rest brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tiendo.facts.figure import Direction, Measure
from tiendo.facts.series import Adds, Observation, Target
from tiendo.scoring.rules.course import Judgement, settled
from tiendo.scoring.rules.derived import levels, rate_unit
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.goal import Goal
from tiendo.scoring.rules.merge import merged
from tiendo.scoring.rules.periods import DAY
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.timeline import is_settled
from tiendo.scoring.rules.usable import LAST_YEAR, RATES
from tiendo.vocabulary.periods import Period, previous_year


def settled_change(
    target: Target,
    goal: Goal,
    due: Period,
    known: Sequence[Observation],
    as_of: date,
    scheme: Scheme,
) -> Judgement | None:
    """Settled where the sum so far, against the whole of last year, already says so.

    A fall of 5% from 140 allows 133: 135 after nine months can no longer meet it. A rise
    of 10% on 140 needs 154: 160 after nine months has it. None where nothing is settled.
    """
    if not _applies(target, scheme):
        return None
    ready = [v for v in levels(target, known, scheme) if is_settled(v, as_of, scheme)]
    values = firmed(merged(ready))
    before = previous_year(due)
    base = accumulate(before.start, values).get(before.end + DAY)
    if base is None or base.span.point is None or base.span.point <= 0:
        return None
    wanted = level_goal(target, goal, base.span.point)
    for after, value in sorted(accumulate(due.start, values).items()):
        inside = due.start < after <= due.end
        found = settled(wanted, value.span) if inside and value.span.point is not None else None
        if found is not None:
            return replace(found, remarks=("whole-base",))
    return None


def _applies(target: Target, scheme: Scheme) -> bool:
    """Percent changes on the year before, of an amount that builds up."""
    return (
        target.measure is Measure.CHANGE
        and target.unit == "percent"
        and target.indicator.adds is Adds.SUM
        and rate_unit(target) not in RATES
        and target.basis in (*LAST_YEAR, None)
        and not scheme.is_growth(target.indicator.name)
    )


def level_goal(target: Target, goal: Goal, base: Fraction) -> Goal:
    """The goal of a change as the levels that satisfy it, the base being known."""
    down = target.direction is Direction.DOWN
    along = -1 if down else 1

    def level(bound: Fraction | None) -> Fraction | None:
        return None if bound is None else base * (1 + along * bound / 100)

    low, high = level(goal.low), level(goal.high)
    if down:
        low, high = high, low
    return Goal(low=low, high=high, strict=goal.strict, better=goal.better * along, rule=goal.rule)
