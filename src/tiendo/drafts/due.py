"""Which reports are due by a day: the calendar of a schedule. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.periods import Period, first_months, half, month, quarter, whole_year

TABLES = "tiendo.drafts.tables"


def kinds() -> Mapping[str, Row]:
    """The kinds of reports by id."""
    return {str(row["id"]): row for row in rows(TABLES, "reports")}


def due_by(kind: str, day: int, *, after: bool, since: date, by: date) -> list[tuple[Period, date]]:
    """Each period whose report was due from ``since`` to ``by``, the earliest first.

    Due on ``day`` of the period's last month, or of the one ``after`` it; of a shorter month
    on its last day.

    >>> [str(p) for p, _ in due_by("quarter", 25, after=False, since=date(2023, 1, 1),
    ...                            by=date(2023, 6, 30))]
    ['2023-Q1', '2023-Q2']
    """
    found = (one for year in range(since.year - 1, by.year + 1) for one in of_year(kind, year))
    told = ((period, due_on(period, day, after=after)) for period in found)
    return [(period, due) for period, due in told if since <= due <= by]


def of_year(kind: str, year: int) -> Iterator[Period]:
    row = kinds()[kind]
    for end in row["ends"]:
        yield period_of(row["months"], year, end)


def period_of(months: int, year: int, end: int) -> Period:
    if months == 1:
        return month(year, end)
    if months == 3:
        return quarter(year, end // 3)
    if months == 6:
        return half(year, end // 6)
    return whole_year(year) if months == 12 else first_months(year, months)


def due_on(period: Period, day: int, *, after: bool) -> date:
    """
    >>> due_on(quarter(2023, 4), 31, after=True), due_on(month(2024, 2), 30, after=False)
    (datetime.date(2024, 1, 31), datetime.date(2024, 2, 29))
    """
    months = period.end.year * 12 + period.end.month - 1 + after
    year, number = months // 12, months % 12 + 1
    return date(year, number, min(day, monthrange(year, number)[1]))
