"""Values in the words of notes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo.register.amounts import to_scaled
from tiendo.register.models import Observation
from tiendo.register.words import stated_words
from tiendo.vocabulary.units import places


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "2412000000000", "unit": "VND"}, "2.412 tỷ đồng"),
        ({"value": "268300000", "unit": "USD"}, "268,3 triệu USD"),
        ({"value": "5000", "unit": "VND"}, "5.000 đồng"),
        ({"value": "0", "unit": "VND"}, "0 đồng"),
        ({"value": "7.21", "unit": "percent"}, "7,21%"),
        ({"value": "7", "unit": "percent", "op": "gt"}, "trên 7%"),
        ({"value": "2", "high": "2.5", "unit": "percent", "op": "range"}, "2 - 2,5%"),
        (
            {"value": "1580000", "unit": "count", "unit_text": "triệu lượt khách"},
            "1.580.000 lượt khách",
        ),
        (
            {"value": "154", "of": "150", "unit": "count", "unit_text": "đảng viên"},
            "154/150 đảng viên",
        ),
        ({"value": "24", "of": "63", "unit": "place", "measure": "rank"}, "thứ 24/63"),
        ({"value": "20", "unit": "place", "measure": "rank", "op": "le"}, "nhóm 20"),
        ({"value": "4200", "unit": "ha"}, "4.200 ha"),
    ],
)
def test_a_stored_value_reads_as_people_write_it(fields, words):
    given = {"measure": "level", "op": "eq"} | fields
    scale = places(given["unit"])
    for name in ("value", "high", "of"):
        if name in given:
            given[name] = to_scaled(Decimal(given[name]), scale)
    record = Observation(amount=given.pop("value"), scale=scale, **given)
    assert stated_words(record) == words
