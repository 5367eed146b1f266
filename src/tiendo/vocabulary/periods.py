"""Periods: two ends and a precision, in the notation of READING.md.

``2021`` · ``2023-Q3`` · ``2023-H1`` · ``2023-9M`` · ``2023-09`` ·
``2023-10-13`` · ``2021/2025`` (years) · ``2023-12-15/2024-06-14`` (days).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Final

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary.regexes import regex


class Precision(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTHS = "months"  # the first n months of a year
    MONTH = "month"
    DAY = "day"
    YEARS = "years"  # a span of years, a term, a season, a school year
    DAYS = "days"


# The members by themselves: asked of its class, one costs fifteen times as much.
YEAR: Final = Precision.YEAR
HALF: Final = Precision.HALF
QUARTER: Final = Precision.QUARTER
MONTHS: Final = Precision.MONTHS
MONTH: Final = Precision.MONTH
DAY: Final = Precision.DAY
YEARS: Final = Precision.YEARS
DAYS: Final = Precision.DAYS


WRITTEN = regex(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<months>\d{1,2})M"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time, both ends included."""

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodUnreadable(f"Kỳ kết thúc {self.end} trước khi bắt đầu {self.start}")

    @property
    def months(self) -> int:
        """Whole calendar months that the period touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __lt__(self, other: Period) -> bool:
        return (self.end, self.start) < (other.end, other.start)

    def __str__(self) -> str:
        return format_period(self)

    def sdmx(self) -> str:
        """SDMX 3.0: ``2023-Q3``, ``2023-S1``, ``2023-M09``, or start and duration."""
        year = self.start.year
        if self.precision is YEAR:
            return f"{year}-A1"
        if self.precision is HALF:
            return f"{year}-S{1 if self.start.month == 1 else 2}"
        if self.precision is QUARTER:
            return format_period(self)
        if self.precision is MONTH:
            return f"{year}-M{self.start.month:02}"
        if self.precision is DAY:
            return self.start.isoformat()
        if self.precision is MONTHS:
            return f"{self.start.isoformat()}/P{self.months}M"
        if self.precision is YEARS:
            return f"{self.start.isoformat()}/P{self.months // 12}Y"
        return f"{self.start.isoformat()}/P{(self.end - self.start).days + 1}D"

    def iso(self) -> str:
        """ISO 8601 interval of days, both ends included."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def parse_period(written: str) -> Period:
    """A period from the notation of the contract. Raises PeriodUnreadable.

    >>> parse_period("2023-9M").end, parse_period("2021/2025").months
    (datetime.date(2023, 9, 30), 60)
    """
    first, slash, last = written.partition("/")
    start = _simple(first)
    if not slash:
        return start
    end = _simple(last)
    if start.precision is end.precision is YEAR:
        return Period(start=start.start, end=end.end, precision=YEARS)
    if start.precision is end.precision is DAY:
        return Period(start=start.start, end=end.end, precision=DAYS)
    raise _unreadable(written)


def _simple(written: str) -> Period:
    match = WRITTEN.fullmatch(written)
    if match is None:
        raise _unreadable(written)
    try:
        return _of(match)
    except ValueError as error:
        raise _unreadable(written) from error


def _of(match: re.Match[str]) -> Period:
    year = int(match["year"])
    if match["quarter"]:
        return quarter(year, int(match["quarter"]))
    if match["half"]:
        return half(year, int(match["half"]))
    if match["months"]:
        return first_months(year, int(match["months"]))
    if match["day"]:
        return day(date(year, int(match["month"]), int(match["day"])))
    if match["month"]:
        return month(year, int(match["month"]))
    return whole_year(year)


def _unreadable(written: str) -> PeriodUnreadable:
    return PeriodUnreadable(
        f"“{written}” không phải là một kỳ", do="Viết như 2023, 2023-Q3, 2023-9M, 2021/2025"
    )


def format_period(period: Period) -> str:
    """The notation of the contract; ``parse_period`` reads it back."""
    start, end, year = period.start, period.end, period.start.year
    precision = period.precision
    if precision is YEAR:
        return f"{year:04}"
    if precision is YEARS:
        return f"{year:04}/{end.year:04}"
    if precision is HALF:
        return f"{year:04}-H{1 if start.month == 1 else 2}"
    if precision is QUARTER:
        return f"{year:04}-Q{(start.month + 2) // 3}"
    if precision is MONTHS:
        return f"{year:04}-{end.month}M"
    if precision is MONTH:
        return f"{year:04}-{start.month:02}"
    if precision is DAY:
        return start.isoformat()
    return f"{start.isoformat()}/{end.isoformat()}"


@lru_cache(maxsize=512)
def whole_year(year: int) -> Period:
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), precision=YEAR)


def years(first: int, last: int) -> Period:
    return Period(start=date(first, 1, 1), end=date(last, 12, 31), precision=YEARS)


def half(year: int, number: int) -> Period:
    return _months(year, 6 * number - 5, 6 * number, HALF)


def quarter(year: int, number: int) -> Period:
    return _months(year, 3 * number - 2, 3 * number, QUARTER)


def month(year: int, number: int) -> Period:
    return _months(year, number, number, MONTH)


def first_months(year: int, count: int) -> Period:
    """The first ``count`` months; three are a quarter, six a half, twelve the year.

    >>> str(first_months(2023, 9)), str(first_months(2023, 6)), str(first_months(2023, 3))
    ('2023-9M', '2023-H1', '2023-Q1')
    """
    if count == 12:
        return whole_year(year)
    if count == 3:
        return quarter(year, 1)
    return half(year, 1) if count == 6 else _months(year, 1, count, MONTHS)


def day(on: date) -> Period:
    return Period(start=on, end=on, precision=DAY)


def days(first: date, last: date) -> Period:
    return Period(start=first, end=last, precision=DAYS)


@lru_cache(maxsize=512)
def _months(year: int, first: int, last: int, precision: Precision) -> Period:
    end = date(year, last, monthrange(year, last)[1])
    return Period(start=date(year, first, 1), end=end, precision=precision)


def previous_year(period: Period) -> Period:
    """The same stretch a year earlier: what ``same_period`` compares with.

    >>> str(previous_year(parse_period("2024-02-29")))
    '2023-02-28'
    """
    start, end = _year_back(period.start), _year_back(period.end)
    if (period.end + timedelta(days=1)).day == 1 and period.precision is not DAY:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return Period(start=start, end=end, precision=period.precision)


def _year_back(on: date) -> date:
    last = monthrange(on.year - 1, on.month)[1]
    return on.replace(year=on.year - 1, day=min(on.day, last))
