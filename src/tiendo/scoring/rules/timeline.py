"""Which value stands for the target's period on a day, and for how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Status, Target
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.merge import key, merged, settle, weight
from tiendo.scoring.rules.periods import DAY, elapsed, last_months, whole_months
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.usable import Refused, Usable, is_cumulative
from tiendo.vocabulary.periods import Period, days


class Extent(Enum):
    WHOLE = auto()  # the value of the target's period
    PART = auto()  # a cumulative value from its start, not to its end
    STATE = auto()  # a value at a time within it
    FORECAST = auto()  # an early estimate of the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``share``: how much of the period a cumulative value covers."""

    extent: Extent
    value: Usable
    share: Fraction = Fraction(1)


def is_settled(one: Usable, as_of: date, scheme: Scheme) -> bool:
    """Whether a value counts as its period's: the period is over, or all but.

    In the last month of a period a value for the whole of it counts; an estimate
    must have been made in the last two months, else it is a forecast.
    """
    if one.period.end <= as_of:
        return True
    if as_of < last_months(one.period, scheme.judged_in_last_months):
        return False
    made = last_months(one.period, scheme.estimate_known_in_last_months)
    return one.status is not Status.ESTIMATED or one.known_on >= made


def standing(
    target: Target, due: Period, found: Iterable[Usable], as_of: date, scheme: Scheme
) -> Standing:
    """What stands for ``due`` on ``as_of``. Raises Refused where nothing does."""
    values = list(found)
    settled = [one for one in values if is_settled(one, as_of, scheme)]
    early = [one for one in values if not is_settled(one, as_of, scheme)]
    known = [
        so_far(one, as_of)
        for one in early
        if one.status is not Status.ESTIMATED and due.contains(one.period)
    ]
    if is_cumulative(target, scheme):
        now = summed(due, settled, known)
    else:
        now = state(target, due, settled, known, scheme)
    if now is None:
        return forecast(due, values, early)
    return now


def forecast(due: Period, values: Sequence[Usable], early: Sequence[Usable]) -> Standing:
    """An early estimate of the whole period, where nothing else is known."""
    whole = [one for one in early if key(one) == (due.start, due.end)]
    if whole:
        return Standing(extent=Extent.FORECAST, value=settle(whole))
    inside = any(due.contains(one.period) for one in values)
    raise Refused("not-to-date" if inside else "other-period")


def so_far(one: Usable, as_of: date) -> Usable:
    """An early value that is no estimate: what was known, up to the day it was known."""
    end = max(one.period.start, min(one.known_on, as_of))
    return replace(one, period=days(one.period.start, end), named=one.period)


# --- sums ---------------------------------------------------------------------------------


def summed(due: Period, settled: Sequence[Usable], known: Sequence[Usable]) -> Standing | None:
    """The sum that reaches furthest from the start of the period."""
    pieces = firmed(merged([*settled, *known]))
    reached = accumulate(due.start, pieces)
    ends = [after for after in reached if due.start < after <= due.end + DAY]
    after = furthest(sorted(ends), reached)
    if after is None:
        return None
    whole = after == due.end + DAY
    value = reached[after]
    if after < max(ends):
        value = replace(value, remarks=(*value.remarks, "later-below"))
    return Standing(
        extent=Extent.WHOLE if whole else Extent.PART,
        value=value,
        share=elapsed(due, after),
    )


def furthest(ends: Sequence[date], reached: Mapping[date, Usable]) -> date | None:
    """The last sum that an earlier, surer one does not prove wrong.

    Sums of what is done do not fall: an old estimate of 28 for the year means nothing
    once 33 are official after nine months.
    """
    best: date | None = None
    for after in ends:
        value, earlier = reached[after], reached.get(best) if best else None
        surer = earlier is not None and weight(earlier) > weight(value)
        if not (surer and earlier is not None and earlier.span.low > value.span.high):
            best = after
    return best


# --- levels, rates, ranks, changes ----------------------------------------------------------


def state(
    target: Target, due: Period, settled: Sequence[Usable], known: Sequence[Usable], scheme: Scheme
) -> Standing | None:
    """The value of the whole period, else the latest within it."""
    inside = [one for one in merged(settled).values() if due.contains(one.period)]
    whole = [one for one in inside if key(one) == (due.start, due.end)]
    if ends_tell(target, scheme):
        whole = [one for one in inside if one.period.end == due.end]
    if whole:
        top = max(weight(one) for one in whole)
        longest = max((o for o in whole if weight(o) == top), key=lambda o: o.period.months)
        return Standing(extent=Extent.WHOLE, value=longest)
    if is_mean(target, scheme):
        averaged = mean(due, inside)
        if averaged is not None:
            return averaged
    partial = [*inside, *known]
    if not partial:
        return None
    latest = max(one.period.end for one in partial)
    last = [one for one in partial if one.period.end == latest]
    longest_start = min(one.period.start for one in last)
    return Standing(
        extent=Extent.STATE, value=settle([o for o in last if o.period.start == longest_start])
    )


def ends_tell(target: Target, scheme: Scheme) -> bool:
    """Whether the value at the end of a period is the value of the period: for stocks."""
    if target.measure is Measure.CHANGE or scheme.is_growth(target.indicator.name):
        return False
    return target.indicator.adds is Adds.LAST


def is_mean(target: Target, scheme: Scheme) -> bool:
    levels = target.measure in (Measure.LEVEL, Measure.SHARE)
    growth = scheme.is_growth(target.indicator.name)
    return levels and not growth and target.indicator.adds is Adds.MEAN


def mean(due: Period, inside: Sequence[Usable]) -> Standing | None:
    """The mean from the start of the period, weighted by months, from its parts."""
    weighed = {}
    for one in inside:
        months = whole_months(one.period.start, one.period.end + DAY)
        if months:
            weighed[key(one)] = replace(one, span=one.span.times(Fraction(months)))
    reached = accumulate(due.start, weighed)
    ends = [after for after in reached if due.start < after <= due.end + DAY]
    if not ends:
        return None
    after = max(ends)
    total = whole_months(due.start, after)
    assert total
    value = reached[after]
    remarks = tuple("derived-mean" if r == "derived-sum" else r for r in value.remarks)
    value = replace(value, span=value.span.times(Fraction(1, total)), remarks=remarks)
    whole = after == due.end + DAY
    return Standing(extent=Extent.WHOLE if whole else Extent.STATE, value=value)
