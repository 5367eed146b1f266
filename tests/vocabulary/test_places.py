"""Provinces in time."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.vocabulary.places import (
    became,
    find_province,
    province_of_code,
    provinces,
    provinces_on,
    regions,
)

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "count"), [(date(2020, 1, 1), 63), (BEFORE, 63), (AFTER, 34), (date(2026, 8, 1), 34)]
)
def test_as_many_units_as_there_were_on_that_day(day, count):
    units = provinces_on(day)
    assert (
        len(units)
        == len({unit.name for unit in units})
        == len({unit.code for unit in units})
        == count
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hậu Giang", "Cần Thơ"),
        ("Nam Định", "Ninh Bình"),
        ("Bắc Kạn", "Thái Nguyên"),
        ("Kiên Giang", "An Giang"),
    ],
)
def test_a_merged_province_is_known_by_what_it_became(old, new):
    assert became(find_province(old, BEFORE)).name == new
    assert find_province(old, AFTER) is None


def test_a_code_means_another_unit_after_the_mergers():
    assert province_of_code("52", BEFORE).name == "Bình Định"
    assert province_of_code("52", AFTER).name == "Gia Lai"


def test_dong_nai_became_a_city():
    assert find_province("Đồng Nai", date(2026, 4, 29)).kind == "province"
    assert find_province("Đồng Nai", date(2026, 4, 30)).kind == "city"


@pytest.mark.parametrize("name", ["tỉnh Đăk Lăk", "TP.HCM", "Hoà Bình", "thành phố Huế"])
def test_other_spellings_are_known(name):
    assert find_province(name) is not None


def test_every_predecessor_is_a_unit_that_ended_the_day_before():
    known = {unit.id: unit for unit in provinces()}
    for unit in provinces():
        for id in unit.predecessors:
            assert (unit.valid_from - known[id].valid_to).days == 1


def test_regions_are_known_by_their_short_names():
    assert regions()["dbscl"] == regions()["dong bang song cuu long"]
