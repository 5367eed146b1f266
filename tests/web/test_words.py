"""Values in the words of the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from tiendo.web import words

CASES = [
    (lambda: words.number(Decimal("2412.500")), "2.412,5", "2,412.5"),
    (lambda: words.quantity(Decimal("4200000000000"), "VND"), "4.200 tỷ đồng", "4,200 billion VND"),
    (lambda: words.quantity(Decimal(2), "percent", high=Decimal("2.5")), "2 - 2,5%", "2 - 2.5%"),
    (lambda: words.day(date(2023, 10, 5)), "05/10/2023", "5 Oct 2023"),
    (lambda: words.period("2023-Q3"), "quý III/2023", "quarter 3 of 2023"),
    (lambda: words.short_period("2023-9M"), "9 tháng\n2023", "9 months\n2023"),
    (lambda: words.short_period("2023"), "Cả năm\n2023", "Full year\n2023"),
    (lambda: words.period("không rõ"), "không rõ", "không rõ"),
    (lambda: words.status("estimated"), "ước", "estimate"),
]


@pytest.mark.parametrize(("say", "vietnamese", "english"), CASES, ids=[c[1] for c in CASES])
def test_each_language_has_its_notation(say, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        assert say() == vietnamese
    with translation.override("en"):
        assert say() == english


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"measure": "level", "value": "7.21", "unit": "percent"}, "7,21%"),
        ({"measure": "rank", "value": "24", "unit": "place", "of": "63"}, "xếp thứ 24/63"),
        (
            {"measure": "change", "value": "2.1", "unit": "percent", "direction": "down"},
            "giảm 2,1%",
        ),
        (
            {"measure": "ratio", "value": "154", "unit": "count", "of": "150",
             "unit_text": "đảng viên"},
            "154/150 đảng viên",
        ),
        (
            {"measure": "attainment", "value": "95", "unit": "percent", "op": "ge"},
            "từ 95% kế hoạch trở lên",
        ),
    ],
    ids=["level", "rank", "fall", "ratio", "attainment"],
)  # fmt: skip
def test_a_value_is_said_as_its_measure_wants(stated: dict[str, str], said: str) -> None:
    numbers = {k: Decimal(v) for k, v in stated.items() if k in ("value", "of")}
    assert words.stated(**(stated | numbers)) == said


def test_a_scale_is_not_said_twice() -> None:
    said = words.quantity(Decimal(1200000), "count", unit_text="triệu lượt khách")
    assert said == "1.200.000 lượt khách"
