"""One observation as a row of whole numbers, where all that it says fits into one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Observation, Status, Target
from tiendo.scoring.rules.periods import DAY, calendar, last_months
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.usable import Refused, usable
from tiendo.vocabulary.periods import Period, Precision, previous_year

NEVER = 2**31 - 1
# A weight is this times the rank of the status, plus the day.
RANK = 10_000_000
FIRMNESS = {status: RANK * rank for rank, status in enumerate(Status)}
SUM, END, EXACT, RULES = 1, 2, 3, 0
# What may not be among the observations of a target, or the rules must weigh them together.
MIXING = {
    Measure.CHANGE: (Measure.LEVEL, Measure.SHARE, Measure.RANK, Measure.RATIO),
    Measure.LEVEL: (Measure.CHANGE, Measure.RATIO),
    Measure.SHARE: (Measure.CHANGE, Measure.RATIO),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """An observation that is one value of one period, in the target's terms."""

    period: Period
    value: Fraction
    status: Status
    known_on: date

    @property
    def weight(self) -> int:
        """The order of ``merge.weight``."""
        return FIRMNESS[self.status] + self.known_on.toordinal()


def plain(target: Target, seen: Observation, stand: int, scheme: Scheme) -> Plain | None:
    """The observation as one value; None where only the rules can weigh it.

    ``target`` is ``of_any_period``: a series serves the targets of all periods, so what
    depends on it (a sum said of a day) is left to the rules.
    """
    if seen.measure in MIXING.get(target.measure, (Measure.CHANGE,)):
        return None
    try:
        if target.indicator.adds is Adds.SUM and of_a_day(seen, scheme):
            return None
        found = usable(target, seen, scheme)
    except (Refused, PeriodUnreadable):
        return None
    point, period = found.span.point, found.period
    if point is None or found.attained is not None:
        return None
    if period.start.year != period.end.year or period.start.year < 2:
        return None
    if stand == SUM and not covered(period):
        return None
    return Plain(period=period, value=point, status=found.status, known_on=found.known_on)


def of_any_period(target: Target) -> Target:
    return replace(target, period="2000")


def of_a_day(seen: Observation, scheme: Scheme) -> bool:
    return bool(seen.period) and calendar(seen.period, scheme).precision is Precision.DAY


@lru_cache(maxsize=4096)
def covered(period: Period) -> int:
    """A hexadecimal digit 1 for each month of its year that a period covers; 0 in parts.

    >>> hex(covered(parse_period("2023-Q2")))
    '0x111000'
    """
    if period.start.day != 1 or (period.end + DAY).day != 1:
        return 0
    return sum(16 ** (month - 1) for month in range(period.start.month, period.end.month + 1))


def settles(one: Plain, scheme: Scheme) -> date:
    """The first day on which ``timeline.is_settled`` holds."""
    made = last_months(one.period, scheme.estimate_known_in_last_months)
    if one.status is Status.ESTIMATED and one.known_on < made:
        return one.period.end
    return min(last_months(one.period, scheme.judged_in_last_months), one.period.end)


# A set of observations has few periods, and asks for each very often.
year_before = lru_cache(maxsize=4096)(previous_year)


def month_number(first: date) -> int:
    """Months since the year 0, for the first day of a month; else 0."""
    return first.year * 12 + first.month - 1 if first.day == 1 else 0


def row_of(
    one: Plain, series: int, value: int, until: int, stand: int, scheme: Scheme
) -> tuple[int, ...]:
    """The row of ``columns.yaml``: a value that counts until a day."""
    period, before = one.period, year_before(one.period)
    return (
        series,
        period.end.year,
        period.start.toordinal(),
        period.end.toordinal(),
        value,
        one.weight,
        one.known_on.toordinal(),
        settles(one, scheme).toordinal(),
        until,
        covered(period) if stand == SUM else 0,
        16**period.end.month,
        before.start.toordinal(),
        before.end.toordinal(),
        month_number(period.end + DAY),
    )
