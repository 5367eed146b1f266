"""Days to look from: written either way, never ahead of today."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.web.pages.days import NoDay, day_asked, presets

TODAY = date(2023, 11, 15)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-10-31", date(2023, 10, 31)),
        ("31/10/2023", date(2023, 10, 31)),
        (" 5.1.2023 ", date(2023, 1, 5)),
        ("2024-01-31", TODAY),
        ("", TODAY),
        ("  ", TODAY),
        (None, TODAY),
    ],
)
def test_a_day_is_read_or_is_today(written: str | None, day: date) -> None:
    assert day_asked(written, TODAY) == day


@pytest.mark.parametrize("written", ["31/02/2023", "hôm qua", "²/1/2023", "2023-13-01"])
def test_what_is_no_day_is_said_never_taken_for_today(written: str) -> None:
    with pytest.raises(NoDay, match="không phải là ngày") as raised:
        day_asked(written, TODAY)
    assert written in raised.value.what


def test_only_stages_that_have_passed_are_offered() -> None:
    offered = presets(date(2023, 12, 31), TODAY)
    assert [day.on for day in offered] == [
        date(2023, 4, 30), date(2023, 7, 31), date(2023, 10, 31), TODAY,
    ]  # fmt: skip


def test_a_plan_without_an_end_offers_today() -> None:
    assert [day.on for day in presets(None, TODAY)] == [TODAY]
