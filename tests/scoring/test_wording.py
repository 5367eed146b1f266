"""Amounts in words: a scale that the unit's own words name is said once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo.scoring.rules.wording import amount


@pytest.mark.parametrize(
    ("value", "words", "said"),
    [
        ("1245000", "triệu lượt khách", "1,245 triệu lượt khách"),
        ("1200000", "triệu lượt khách", "1,2 triệu lượt khách"),
        ("1245371", "triệu lượt khách", "1.245.371 lượt khách"),  # no scale that says it all
        ("45000", "triệu lượt khách", "45.000 lượt khách"),
        ("9800", "nghìn người", "9,8 nghìn người"),
        ("20", "sản phẩm OCOP", "20 sản phẩm OCOP"),
        ("33", "hợp tác xã", "33 hợp tác xã"),
    ],
)
def test_a_scale_in_the_words_of_a_unit_is_said_once(value: str, words: str, said: str) -> None:
    assert amount(Decimal(value), "count", unit_text=words) == said
