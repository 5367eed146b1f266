"""Periods: the notation of the contract, both ways, and their order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary.periods import (
    Precision,
    first_months,
    format_period,
    parse_period,
    previous_year,
)

NOTATIONS = [
    ("2021", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR, "2021-A1"),
    ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30), Precision.QUARTER, "2023-Q3"),
    ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), Precision.HALF, "2023-S1"),
    ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), Precision.HALF, "2023-S2"),
    ("2023-9M", date(2023, 1, 1), date(2023, 9, 30), Precision.MONTHS, "2023-01-01/P9M"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH, "2024-M02"),
    ("2023-10-13", date(2023, 10, 13), date(2023, 10, 13), Precision.DAY, "2023-10-13"),
    ("2021/2025", date(2021, 1, 1), date(2025, 12, 31), Precision.YEARS, "2021-01-01/P5Y"),
    (
        "2023-12-15/2024-06-14",
        date(2023, 12, 15),
        date(2024, 6, 14),
        Precision.DAYS,
        "2023-12-15/P183D",
    ),
]


@pytest.mark.parametrize(("written", "start", "end", "precision", "sdmx"), NOTATIONS)
def test_each_notation_has_two_ends_and_comes_back(written, start, end, precision, sdmx):
    period = parse_period(written)
    assert (period.start, period.end, period.precision) == (start, end, precision)
    assert format_period(period) == str(period) == written
    assert period.sdmx() == sdmx
    assert period.iso() == f"{start}/{end}"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "23",
        "2023-Q5",
        "2023-13",
        "2023-02-30",
        "2025/2021",
        "2023-Q1/2024",
        "2023-0M",
        "năm 2023",
    ],
)
def test_what_is_no_period_is_refused(written):
    with pytest.raises(PeriodUnreadable):
        parse_period(written)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_first_months_of_a_year_end_with_that_month(year, count):
    period = first_months(year, count)
    assert parse_period(str(period)) == period
    assert period.end.month == count
    assert period.months == count


def test_periods_are_ordered_by_their_end():
    in_order = ["2021", "2023-H1", "2023-9M", "2023-Q3", "2023", "2021/2025"]
    assert sorted(set(in_order), key=parse_period) == in_order


def test_a_year_contains_its_quarters_and_not_the_next():
    assert parse_period("2023").contains(parse_period("2023-Q4"))
    assert not parse_period("2023").contains(parse_period("2024-01"))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2024-02", "2023-02"),
        ("2023-9M", "2022-9M"),
        ("2024-02-29", "2023-02-28"),
        ("2021/2025", "2020/2024"),
    ],
)
def test_the_same_period_a_year_earlier(period, before):
    assert str(previous_year(parse_period(period))) == before
