"""A report's period in words, and the one that its tasks are for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tiendo.reporting.grammar import table
from tiendo.scoring.rules.wording import ROMAN
from tiendo.vocabulary.periods import Period, Precision, days


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """``when`` in full, ``short`` without the year, ``next`` the period ahead and its last day."""

    when: str
    short: str
    next: str
    ends: date


def in_words(period: Period, kind: str = "") -> Told:
    """“9 tháng đầu năm 2023”, and “3 tháng cuối năm 2023” ahead.

    >>> from tiendo.vocabulary.periods import parse_period
    >>> in_words(parse_period("2023-9M")).next, in_words(parse_period("2023-Q4")).next
    ('3 tháng cuối năm 2023', 'quý I năm 2024')
    """
    row = table("kind")[kind or FALLBACK.get(period.precision, period.precision.value)]
    end = period.end
    quarter, half = (end.month + 2) // 3, 1 if end.month <= 6 else 2
    december = end.month == 12
    words = {
        "year": end.year, "after": end.year + 1, "month": end.month, "months": period.months,
        "rest": 12 - end.month, "roman": ROMAN[quarter - 1], "next_roman": ROMAN[quarter % 4],
        "next_month": end.month % 12 + 1, "next_year": end.year + december,
        "half": HALVES[half - 1], "next_half": HALVES[half % 2], "half_year": end.year + half - 1,
        "first": period.start.year, "last": period.start.year + TERM - 1,
        "end": end.year + TERM,
    }  # fmt: skip
    return Told(
        when=row["when"].format(**words),
        short=row["short"].format(**words),
        next=row["next"].format(**words),
        ends=ahead(period),
    )


HALVES = ("đầu", "cuối")
TERM = 5  # years between congresses (DOMAIN.md, C6: nhiệm kỳ 2020 - 2025)
FALLBACK = {Precision.DAY: "year", Precision.DAYS: "year"}


def ahead(period: Period) -> date:
    """The last day of the period ahead: the rest of the year where one remains, else as long."""
    end = period.end
    if period.precision in (Precision.MONTHS, Precision.HALF) and end.month < 12:
        return date(end.year, 12, 31)
    months = min(period.months, 12)
    total = end.year * 12 + end.month - 1 + months
    after = date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def first_half(period: Period) -> Period:
    """Of a term the years and months to its middle; half a year more than two of five.

    >>> from tiendo.vocabulary.periods import parse_period
    >>> first_half(parse_period("2021/2025")).end
    datetime.date(2023, 6, 30)
    """
    count = period.start.year * 12 + period.start.month - 1 + period.months // 2
    last = date(count // 12, count % 12 + 1, 1) - timedelta(days=1)
    return days(period.start, last) if last > period.start else period
