"""The move since the same period a year before, where the observations allow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tiendo.facts.figure import Basis, Direction, Measure
from tiendo.facts.series import Observation, Status, Target
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.merge import Key, merged
from tiendo.scoring.rules.periods import DAY
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.score import Change
from tiendo.scoring.rules.span import QUOTIENT_PLACES as PLACES
from tiendo.scoring.rules.span import as_decimal, at, rounded, stated
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.usable import RATES, Usable, is_cumulative, signed
from tiendo.vocabulary.periods import Period, format_period, previous_year

# A final value counts before one that may still change, and a corrected one before both.
FINAL = {Status.OFFICIAL: 1, Status.REVISED: 2}


def same_period_change(
    target: Target,
    period: Period,
    values: Sequence[Usable],
    seen: Sequence[Observation],
    scheme: Scheme,
) -> Change | None:
    """The change of the judged value on the same period a year before.

    Percent for amounts (two places), percentage points for rates, places for ranks; worked
    out from the two values (sums also from their parts), else as a report states it. None
    where neither is known, the base is not positive, or the target is itself a change.
    """
    if target.measure in (Measure.CHANGE, Measure.ATTAINMENT, Measure.TALLY):
        return None
    known = merged(values)
    before = previous_year(period)
    if is_cumulative(target, scheme):
        known = firmed(known)
    value, base = (_of(target, one, known, scheme) for one in (period, before))
    if value is None or base is None or None in (value.span.point, base.span.point):
        return _stated(period, seen)
    return change_between(target, value, base, format_period(before))


def _of(
    target: Target, period: Period, known: Mapping[Key, Usable], scheme: Scheme
) -> Usable | None:
    """The value of exactly a period: stated, or for sums put together."""
    if not is_cumulative(target, scheme):
        return known.get((period.start, period.end))
    return accumulate(period.start, known).get(period.end + DAY)


def change_between(target: Target, value: Usable, base: Usable, since: str) -> Change | None:
    """The move from ``base`` to ``value``, both single values; None where it has no percent."""
    now, then = value.span.point, base.span.point
    assert now is not None
    assert then is not None
    if target.measure is Measure.RANK:
        same = value.of is None or base.of is None or value.of == base.of
        return Change(value=as_decimal(then - now), unit="place", since=since) if same else None
    if target.unit in RATES:
        return Change(value=as_decimal(now - then), unit="percentage_point", since=since)
    if base.span.low <= at(0):
        return None
    percent = rounded((now - then) / then * 100, PLACES)
    return Change(value=percent, unit="percent", since=since)


def _stated(period: Period, seen: Sequence[Observation]) -> Change | None:
    """A change on the same period that a report states for the judged period."""
    written = format_period(period)
    said = [
        one
        for one in seen
        if one.measure is Measure.CHANGE
        and one.period == written
        and one.unit in ("percent", "percentage_point", "place")
        and (one.basis is Basis.SAME_PERIOD or one.basis is Basis.PREVIOUS_YEAR)
        and one.direction in (Direction.UP, Direction.DOWN)
    ]
    if not said:
        return None
    best = max(said, key=lambda o: (FINAL.get(o.status, 0), o.known_on, o.value, o.unit))
    move = signed(best, stated(best.value, best.high, best.op)).point
    since = format_period(previous_year(period))
    return (
        None
        if move is None
        else Change(value=as_decimal(Fraction(move)), unit=best.unit, since=since)
    )
