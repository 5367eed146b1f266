"""Regions of provinces: means of those with a value, who is missing, and those of none."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tiendo.scoring.rules.comparing.regions import by_region

BEFORE, AFTER = date(2023, 12, 31), date(2025, 12, 31)


def test_a_region_has_its_mean_and_names_who_is_missing() -> None:
    found = by_region({"tỉnh Kon Tum": Fraction(4), "Gia Lai": Fraction(7), "Hà Nam": None}, BEFORE)
    assert found is not None
    (highlands,) = found.regions
    assert (highlands.id, highlands.mean, len(highlands.known), highlands.of) == (
        "tay-nguyen", Fraction(11, 2), 2, 5,
    )  # fmt: skip
    assert set(highlands.missing) == {"Đắk Lắk", "Đắk Nông", "Lâm Đồng"}


def test_a_province_made_of_two_regions_is_of_none() -> None:
    found = by_region({"Lâm Đồng": Fraction(1), "Cần Thơ": Fraction(2)}, AFTER)
    assert found is not None
    assert [one.id for one in found.regions] == ["dong-bang-song-cuu-long"]
    assert found.nowhere == ("Lâm Đồng",)


def test_bodies_that_are_no_provinces_have_no_regions() -> None:
    assert by_region({"huyện Nậm Pha": Fraction(1)}, BEFORE) is None
    assert by_region({}, BEFORE) is None
