"""What is set out under a head, behind a verb or in a list: its role and its time."""

# ruff: noqa: E501 - a row of a table is read across, sentence beside result

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text

ON = date(2025, 10, 14)


def told(text, on=ON):
    return [
        f"{figure.role.value[0]} {figure.period}"
        for figure in read_text(text, published_on=on).figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a head that runs into its paragraph
        ("ĐỀ ÁN\nMục tiêu. Đến năm 2030, xã có 12 sản phẩm OCOP; thu nhập 90 triệu đồng/người.", ["t 2030"] * 2),
        ("ĐỀ ÁN\nChỉ tiêu cụ thể. Năm 2026, kết nạp 45 đảng viên; 100% chi bộ họp đúng kỳ.", ["t 2026"] * 2),
        ("ĐỀ ÁN\n2. Nhiệm vụ trọng tâm. Năm 2026, mở 12 lớp tập huấn cho 400 cán bộ.", ["t 2026"] * 2),
        ("ĐỀ ÁN\na) Mục tiêu. Năm 2026, bê tông hóa 14 km đường nội đồng.", ["t 2026"]),
        ("Kết quả. Năm 2024, xã trồng 45 ha rừng, thu 4 tỷ đồng.\nHạn chế. Năm 2024, còn 12 hộ tái nghèo.", ["r 2024"] * 3),
        ("ĐỀ ÁN\nMục tiêu giảm nghèo đã hoàn thành. Năm 2024, hộ nghèo còn 2,1%.", ["r 2024"]),
        # the year that a value is a multiple of
        ("ĐỀ ÁN\nMục tiêu. Đến năm 2030, doanh thu gấp đôi năm 2024, 100% chợ có nơi gom rác.", ["t 2030"]),
    ],
)  # fmt: skip
def test_a_head_sets_what_its_paragraph_holds(text, expected):
    assert told(text) == expected
