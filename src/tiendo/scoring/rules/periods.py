"""Periods as judging sees them: reports close on the 14th, a day is the time up to it."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from fractions import Fraction
from functools import lru_cache

from tiendo.errors import PeriodUnreadable
from tiendo.facts.series import Adds, Observation, Target
from tiendo.scoring.rules.scheme import Scheme
from tiendo.vocabulary.periods import (
    Period,
    Precision,
    day,
    days,
    first_months,
    half,
    month,
    parse_period,
    quarter,
    years,
)

DAY = timedelta(days=1)


def calendar(written: str, scheme: Scheme) -> Period:
    """A written period; the span of a report's data as the calendar period it stands for.

    Reports of the year cover 15/12 of the year before to 14/12, and so on (Nghị định
    09/2019/NĐ-CP, Điều 12). Raises PeriodUnreadable.
    """
    return _calendar(written, scheme.report_from_day, scheme.report_to_day)


# A set of observations has few periods, and asks for each very often.
@lru_cache(maxsize=4096)
def _calendar(written: str, from_day: int, to_day: int) -> Period:
    period = parse_period(written)
    if period.precision is not Precision.DAYS:
        return period
    if (period.start.day, period.end.day) != (from_day, to_day):
        return period
    start = (period.start.replace(day=1) + timedelta(days=32)).replace(day=1)
    end = period.end.replace(day=monthrange(period.end.year, period.end.month)[1])
    if end < start:
        return period
    return stretch(start, end)


def stretch(start: date, end: date) -> Period:
    """The period of these days by its shortest name: a year, months, a quarter, days.

    >>> str(stretch(date(2023, 7, 1), date(2023, 9, 30)))
    '2023-Q3'
    """
    if whole_months(start, end + DAY) is None:
        return days(start, end)
    if start.year != end.year:
        whole = (start.month, end.month) == (1, 12)
        return years(start.year, end.year) if whole else days(start, end)
    named = [month(start.year, start.month), quarter(start.year, (start.month + 2) // 3)]
    named += [half(start.year, 2), first_months(start.year, max(end.month, 1))]
    return next((p for p in named if (p.start, p.end) == (start, end)), days(start, end))


def period_of(target: Target, seen: Observation, scheme: Scheme) -> Period:
    """The time an observation is for.

    A sum said of a day is the sum up to that day from the start of the target's
    period; a stock without a time stands on the day on which it was said. Raises
    PeriodUnreadable.
    """
    if not seen.period:
        if target.indicator.adds is Adds.SUM or seen.known_on.year == MINYEAR:
            raise PeriodUnreadable("Kết quả không nêu kỳ", do="Bổ sung kỳ của kết quả")
        return day(seen.known_on)
    period = calendar(seen.period, scheme)
    due = calendar(target.period, scheme)
    if (
        target.indicator.adds is Adds.SUM
        and period.precision is Precision.DAY
        and due.contains(period)
    ):
        return days(due.start, period.end)
    return period


def last_months(period: Period, count: int) -> date:
    """The first day of the last ``count`` months of a period.

    >>> last_months(parse_period("2023"), 2)
    datetime.date(2023, 11, 1)
    """
    index = period.end.year * 12 + period.end.month - count
    return date(index // 12, index % 12 + 1, 1)


def whole_months(first: date, after: date) -> int | None:
    """Months from ``first`` up to but without ``after``; None unless both open a month."""
    if first.day != 1 or after.day != 1:
        return None
    return (after.year - first.year) * 12 + after.month - first.month


def elapsed(due: Period, after: date) -> Fraction:
    """The share of a period that has passed before ``after``: by months, else by days.

    >>> elapsed(parse_period("2023"), date(2023, 10, 1))
    Fraction(3, 4)
    """
    total, passed = whole_months(due.start, due.end + DAY), whole_months(due.start, after)
    if total is not None and passed is not None:
        return Fraction(passed, total)
    return Fraction((after - due.start).days, (due.end + DAY - due.start).days)
