"""Keys: equal for the same thing, however it is worded; never the same for another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Basis, Direction, Figure, Measure, Role
from tiendo.facts.series import Adds, Better, Indicator
from tiendo.register.keys import observation_key, subject_key, target_key
from tiendo.register.numbers import number_key
from tiendo.register.searching import searchable

POVERTY = Indicator(
    id="poverty-rate", name="Tỷ lệ hộ nghèo", unit="percent", better=Better.LOWER, adds=Adds.LAST
)
GROWTH = Indicator(
    id="grdp-growth",
    name="Tốc độ tăng trưởng GRDP",
    unit="percent",
    better=Better.HIGHER,
    adds=Adds.LAST,
)
REVENUE = Indicator(id="r", name="Thu", unit="VND", better=Better.HIGHER, adds=Adds.SUM)


def said(**fields: object) -> Figure:
    given = {
        "role": Role.RESULT,
        "indicator": "x",
        "measure": Measure.LEVEL,
        "value": Decimal(1),
        "unit": "percent",
        "period": "2023",
        "evidence": Evidence(start=0, end=1, quote="1"),
    }
    return Figure(**(given | fields))  # type: ignore[arg-type]


def key(figure: Figure, indicator: Indicator = POVERTY, body: str = "a", subject: str = "") -> str:
    return observation_key(figure, indicator=indicator, body=body, subject=subject)


@pytest.mark.parametrize(
    ("one", "other", "indicator"),
    [
        ({}, {"value": Decimal(2)}, POVERTY),
        ({"direction": Direction.DOWN}, {}, POVERTY),
        ({"measure": Measure.SHARE}, {}, POVERTY),
        ({"base_year": 2010}, {}, GROWTH),
        ({"measure": Measure.CHANGE, "direction": Direction.UP}, {}, GROWTH),
        ({"measure": Measure.CHANGE, "basis": Basis.SAME_PERIOD}, {}, GROWTH),
        ({"estimated": True}, {}, POVERTY),
        ({"unit": "percentage_point"}, {}, POVERTY),
    ],
)
def test_the_same_thing_in_other_words_has_the_same_key(one, other, indicator):
    assert key(said(**one), indicator) == key(said(**other), indicator)


@pytest.mark.parametrize(
    ("one", "other", "indicator"),
    [
        ({}, {"period": "2023-9M"}, POVERTY),
        ({}, {"measure": Measure.CHANGE}, POVERTY),
        (
            {"measure": Measure.CHANGE, "basis": Basis.PLAN},
            {"measure": Measure.CHANGE, "basis": Basis.SAME_PERIOD},
            GROWTH,
        ),
        ({"unit": "VND", "base_year": 2010}, {"unit": "VND"}, REVENUE),
        ({"unit": "count"}, {}, POVERTY),
    ],
)
def test_another_thing_has_another_key(one, other, indicator):
    assert key(said(**one), indicator) != key(said(**other), indicator)


def test_body_subject_and_indicator_tell_figures_apart():
    keys = {
        key(said()),
        key(said(), body="b"),
        key(said(), subject="huyen ngheo"),
        key(said(), GROWTH),
        target_key(said(), indicator=POVERTY, body="a", subject=""),
    }
    assert len(keys) == 5


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("các huyện nghèo", "huyen ngheo"),
        ("riêng hai huyện nghèo", "huyen ngheo"),
        ("huyện nghèo", "huyen ngheo"),
        ("khu vực công nghiệp - xây dựng", "cong nghiep xay dung"),
        ("toàn tỉnh", ""),
        ("trên địa bàn tỉnh", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_subjects_are_compared_without_what_narrows_nothing(subject, expected):
    assert subject_key(subject) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("27-NQ/TU", "27 - NQ/TU", True),
        ("27-NQ/TU", "27-NQ/TW", False),
        ("9-KH/ĐU", "09 -KH/ĐU", True),
        ("592/NQ-HĐND", "592/NQ-HĐND", True),
        ("445-KL/TƯ", "445-KL/TU", True),
        ("32 NQ TU", "32-NQ/TU", True),
    ],
)
def test_numbers_are_compared_in_one_spelling(one, other, same):
    assert (number_key(one) == number_key(other)) is same


def test_what_is_searched_keeps_numbers_whole():
    assert searchable("Đạt 2.412 tỷ, 7,21%. Số 27-NQ/TU") == " dat 2.412 ty 7,21 so 27 nq tu"
    assert searchable(None, "") == ""
