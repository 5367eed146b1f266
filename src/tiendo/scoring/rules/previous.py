"""The move on the period just before: quarter III on quarter II, worked out where it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.merge import Key, merged
from tiendo.scoring.rules.periods import DAY, stretch
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.score import Change
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.timeline import ends_tell
from tiendo.scoring.rules.trend import change_between
from tiendo.scoring.rules.usable import Usable, is_cumulative
from tiendo.vocabulary.periods import Period, Precision, format_period, half, month, quarter


def previous_period_change(
    target: Target, period: Period, values: Sequence[Usable], scheme: Scheme
) -> Change | None:
    """The change of the latest month, quarter or half on the one before.

    A quarter is derived from sums to date where no one states it: quarter III is nine
    months less six. None for years (that is the same period a year before), for what is
    itself a change, and where one of the two is not known.
    """
    if target.measure in (Measure.CHANGE, Measure.ATTAINMENT, Measure.TALLY, Measure.RANK):
        return None
    last = last_stretch(period)
    if last is None:
        return None
    before = just_before(last)
    known = firmed(merged(values))
    now, then = (_value(target, one, known, scheme) for one in (last, before))
    if now is None or then is None or None in (now.span.point, then.span.point):
        return None
    return change_between(target, now, then, format_period(before))


def last_stretch(period: Period) -> Period | None:
    """The latest month, quarter or half of a period; None where it ends within one."""
    if period.precision in (Precision.MONTH, Precision.QUARTER, Precision.HALF):
        return period
    if period.precision is Precision.MONTHS and period.months % 3 == 0:
        return quarter(period.year, period.months // 3)
    return None


def just_before(period: Period) -> Period:
    """The period of the same length that ends where this one begins.

    >>> str(just_before(quarter(2023, 1)))
    '2022-Q4'
    """
    end = period.start - DAY
    if period.precision is Precision.MONTH:
        return month(end.year, end.month)
    if period.precision is Precision.QUARTER:
        return quarter(end.year, (end.month + 2) // 3)
    return half(end.year, (end.month + 5) // 6)


def _value(
    target: Target, period: Period, known: Mapping[Key, Usable], scheme: Scheme
) -> Usable | None:
    stated = known.get((period.start, period.end))
    if stated is not None:
        return stated
    if is_cumulative(target, scheme):
        made = accumulate(period.start, known).get(period.end + DAY)
        return made and replace(made, period=stretch(period.start, period.end))
    if not ends_tell(target, scheme):
        return None
    return next((one for one in known.values() if one.period.end == period.end), None)
