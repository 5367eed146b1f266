"""Amounts in two scales or two units: 2 tỷ 350 triệu đồng, 3 tấn 200 kg."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text


def amounts(text):
    found = read_text(text, published_on=date(2025, 10, 14)).figures
    return [(str(f.value), str(f.high) if f.high is not None else None, f.unit) for f in found]


def one(value, unit="VND", high=None):
    return [(value, high, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hợp tác xã Đồng Tiến lãi 3 tỷ 120 triệu đồng.", one("3120000000")),
        ("Quỹ khuyến học vận động được 1 tỷ 050 triệu đồng.", one("1050000000")),
        ("Kinh phí sửa chữa trạm bơm là 845 triệu 500 nghìn đồng.", one("845500000")),
        ("Thu phí tham quan đạt 12 tỷ 75 triệu đồng.", one("12075000000")),
        ("Thiệt hại do giông lốc khoảng 6 tỷ 400 triệu.", one("6400000000")),
        ("Tổng dư nợ 1.204 tỷ 36 triệu đồng.", one("1204036000000")),
        ("Mỗi hộ được hỗ trợ 2 triệu 500 ngàn đồng.", one("2500000")),
        ("Vốn điều lệ của quỹ là 1 tỷ 200 triệu 300 nghìn đồng.", one("1200300000")),
        (
            "Thu nhập bình quân từ 4 triệu 200 nghìn đồng đến 5 triệu đồng.",
            one("4200000", high="5000000"),
        ),
        (
            "Kinh phí từ 1 tỷ 200 triệu đến 1 tỷ 500 triệu đồng.",
            one("1200000000", high="1500000000"),
        ),
        ("Di tích đón 1 triệu 250 nghìn lượt khách.", one("1250000", "count")),
        ("Thu gom 3 tấn 200 kg rác thải nhựa.", one("3.2", "tonne")),
        ("Tuyến kênh dài 4 km 350 m.", one("4.35", "km")),
        ("Thu hồi 2 ha 4.500 m2 đất.", one("2.45", "ha")),
        ("Chương trình cho vay 3 nghìn 450 tỷ đồng.", one("3450000000000")),
        ("Giá từ 2 tỷ đến 2 tỷ 500 triệu đồng.", one("2000000000", high="2500000000")),
        ("Đường đê dài 7 km 200 m.", one("7.2", "km")),
        # two amounts, each its own
        (
            "Xã thu 2 tỷ đồng, chi 350 triệu đồng.",
            [("2000000000", None, "VND"), ("350000000", None, "VND")],
        ),
        (
            "Xã thu 2 tỷ và 350 triệu đồng tiền đất.",
            [("2000000000", None, "VND"), ("350000000", None, "VND")],
        ),
        ("Thu 2 triệu 350 tỷ đồng.", [("2000000", None, "VND"), ("350000000000", None, "VND")]),
    ],
)
def test_an_amount_in_two_scales_is_one_amount(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "unit_text"),
    [("Quỹ có 2 tỷ 350 triệu đồng.", "triệu đồng"), ("Thu 3 tấn 200 kg rác.", "tấn")],
)
def test_its_unit_is_told_in_words_of_the_text(text, unit_text):
    assert read_text(text).figures[0].unit_text == unit_text
