"""Tables: rows are indicators, columns what their headers say."""

from __future__ import annotations

import pytest

from tiendo.facts.figure import Figure
from tiendo.facts.items import Unread
from tiendo.reading.document import Document
from tiendo.reading.rules.figures import figures

TABLE = """KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM 2023
| TT | Chỉ tiêu | ĐVT | Kế hoạch 2023 | Ước thực hiện 2023 | So với kế hoạch (%) | Ghi chú |
|---|---|---|---|---|---|---|
| 1 | Thu ngân sách trên địa bàn | Tỷ đồng | ≥415 | 398,2 | 95,95 | 3 huyện chưa đạt |
| 2 | Tỷ lệ hộ nghèo | % | 3 - 3,5 | 3,12 | | |
| 3 | Số xã đạt chuẩn NTM | Xã | 14 | 1.23.456 | 92,9 | |"""


def read(text):
    document = Document.of_text(text)
    return document, list(figures(document))


def test_columns_give_role_measure_and_estimate():
    _, items = read(TABLE)
    found = [f for f in items if isinstance(f, Figure) and f.indicator.startswith("Thu ngân sách")]
    assert [(str(f.role), str(f.measure), str(f.value), str(f.op), f.estimated) for f in found] == [
        ("target", "level", "415000000000", "ge", False),
        ("result", "level", "398200000000", "eq", True),
        ("result", "attainment", "95.95", "eq", True),
    ]
    assert {f.period for f in found} == {"2023"}
    assert {f.indicator_id for f in found} == {"budget-revenue"}


def test_the_evidence_is_the_cell_and_its_place():
    document, items = read(TABLE)
    for item in items:
        assert document.text[item.evidence.start : item.evidence.end] == item.evidence.quote
    assert items[0].evidence.quote == "≥415"
    assert items[0].evidence.place == "bảng 1, dòng 2, cột 4"


def test_a_range_in_a_cell_and_a_broken_number():
    _, items = read(TABLE)
    ranges = [(str(f.value), str(f.high)) for f in items if isinstance(f, Figure) and f.high]
    assert ranges == [("3", "3.5")]
    assert [u.evidence.quote for u in items if isinstance(u, Unread)] == ["1.23.456"]


def test_a_table_of_names_gives_nothing():
    _, items = read(
        "Họ tên | Chức vụ | Điện thoại\nTrần A | Trưởng phòng | 0912345678\nLê B | Phó | 09"
    )
    assert items == []


def figures_of(header, row, caption="", above=""):
    """The figures of a table of one row, as role, measure, value, unit, basis, period."""
    text = f"{above}{caption}\n| {header} |\n| {row} |\n| 9 | Khác | | | |"
    found = [item for item in read(text)[1] if isinstance(item, Figure)]
    return [
        (str(f.role), str(f.measure), str(f.value), f.unit, f.basis and str(f.basis), f.period)
        for f in found
    ]


HALF = "CHỈ TIÊU 6 THÁNG ĐẦU NĂM 2024"
HEADERS = {
    # header of the value's column: what its value 55,5 in a table of half a year is
    "Kế hoạch": ("target", "level", None, "2024-H1"),
    "Kế hoạch năm": ("target", "level", None, "2024"),
    "KH cả năm 2025": ("target", "level", None, "2025"),
    "Giao theo Kế hoạch số 15/KH-UBND": ("target", "level", None, "2024-H1"),
    "Thực hiện cùng kỳ": ("result", "level", None, "2023-H1"),
    "Cùng kỳ năm 2022": ("result", "level", None, "2022-H1"),
    "Thực hiện năm trước": ("result", "level", None, "2023"),
    "Năm 2024, ước 6 tháng": ("result", "level", None, "2024-H1"),
    "Ước TH cả năm": ("result", "level", None, "2024"),
    "TH/KH (%)": ("result", "attainment", "plan", "2024-H1"),
    "Tỷ lệ đạt (%)": ("result", "attainment", "plan", "2024-H1"),
    "So sánh (%) Kế hoạch năm": ("result", "attainment", "plan", "2024-H1"),
    "So sánh (%) Cùng kỳ": ("result", "attainment", "same_period", "2024-H1"),
    "Ước TH 2024/TH 2023 (%)": ("result", "attainment", "previous_year", "2024-H1"),
    "So sánh 2024/2023 (%)": ("result", "attainment", "previous_year", "2024-H1"),
    "Tốc độ tăng (%)": ("result", "change", "same_period", "2024-H1"),
    "Chênh lệch": ("result", "change", None, "2024-H1"),
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_says_role_measure_basis_and_time(header):
    role, measure, basis, period = HEADERS[header]
    found = figures_of(
        f"TT | Chỉ tiêu | ĐVT | Thực hiện | {header}", "1 | Diện tích lúa | ha | 7 | 55,5", HALF
    )
    unit = "ha" if measure == "level" or header == "Chênh lệch" else "percent"
    assert found[-1] == (role, measure, "55.5", unit, basis, period)


UNITS = {
    # caption, header, name: the unit of 55,5
    "its column's": ("CHỈ TIÊU NĂM 2024", "Kế hoạch (ha)", "Lúa", "ha"),
    "the name's before the column's": ("CHỈ TIÊU NĂM 2024", "Kế hoạch (ha)", "Lúa (tấn)", "tonne"),
    "the table's": ("CHỈ TIÊU NĂM 2024\nĐVT: ha", "Kế hoạch", "Lúa", "ha"),
    "the table's, in brackets": ("CHỈ TIÊU NĂM 2024\n(Đơn vị tính: ha)", "Kế hoạch", "Lúa", "ha"),
    "the table's, behind its name": ("2. THU (khối xã, đơn vị ha)", "Kế hoạch", "Lúa", "ha"),
    "no body's": ("CHỈ TIÊU NĂM 2024\nĐơn vị: Sở Tài chính", "Kế hoạch", "Lúa", "index"),
    "no list's": ("CHỈ TIÊU NĂM 2024\nĐVT: ha", "Kế hoạch", "Cây ăn quả (cam, bưởi)", "ha"),
}


@pytest.mark.parametrize("case", UNITS)
def test_a_value_has_the_unit_of_its_row_its_column_or_its_table(case):
    caption, header, name, unit = UNITS[case]
    found = figures_of(f"TT | Chỉ tiêu | {header} | Ghi chú", f"1 | {name} | 55,5 |", caption)
    assert [(value, found_unit) for _, _, value, found_unit, _, _ in found] == [("55.5", unit)]


def test_a_unit_in_the_cell_is_not_said_twice():
    found = figures_of(
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện", "1 | Thu | 4,2 tỷ đồng | 12%",
        "THU NĂM 2024\nĐVT: triệu đồng",
    )  # fmt: skip
    assert [f[2:4] for f in found] == [("4200000000", "VND"), ("12", "percent")]


def test_sections_and_the_numbers_of_columns_are_neither_head_nor_data():
    _, items = read(
        "CHỈ TIÊU NĂM 2024\n"
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện |\n"
        "| A | B | C | 1 | 2 |\n"
        "| I | Chỉ tiêu kinh tế | | | |\n"
        "| 1 | - Diện tích lúa | ha | 31.240 | 30.100 |"
    )
    assert [(f.indicator, str(f.role), str(f.value)) for f in items] == [
        ("Diện tích lúa", "target", "31240"),
        ("Diện tích lúa", "result", "30100"),
    ]


def test_a_section_right_under_the_head_is_no_part_of_it():
    _, items = read(
        "CHỈ TIÊU NĂM 2024\n"
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện |\n"
        "| I | Chỉ tiêu kinh tế | | | |\n"
        "| 1 | Diện tích lúa | ha | 31.240 | 30.100 |"
    )
    assert [f.indicator for f in items] == ["Diện tích lúa"] * 2


def test_an_error_of_a_sheet_is_unread_not_nothing():
    _, items = read(
        "CHỈ TIÊU NĂM 2024\n"
        "| TT | Chỉ tiêu | Kế hoạch | Thực hiện |\n"
        "| 1 | Diện tích lúa | 31.240 | #N/A |\n"
        "| 2 | Diện tích ngô | 8.100 | #DIV/0! |"
    )
    assert [u.evidence.quote for u in items if isinstance(u, Unread)] == ["#N/A", "#DIV/0!"]


def test_a_row_that_numbers_the_columns_is_no_indicator():
    head, rest = TABLE.split("|---|---|---|---|---|---|---|\n")
    for numbering in ("| 1 | 2 | 3 | 4 | 5 | 6=5/4 | 7 |", "| A | B | C | 1 | 2 | 3=2/1 | 4 |"):
        _, items = read(f"{head}{numbering}\n{rest}")
        assert [i.evidence.quote for i in items] == [i.evidence.quote for i in read(TABLE)[1]]


def test_a_row_without_a_name_is_unread_and_its_unit_names_nothing():
    _, items = read(f"{TABLE}\n| 4 | | Xã | 20 | 18 | | |")
    assert [u.evidence.quote for u in items if isinstance(u, Unread)][1:] == ["20", "18"]
    assert "Xã" not in {f.indicator for f in items if isinstance(f, Figure)}


def test_a_month_by_its_number_heads_a_column():
    found = figures_of(
        "Vật nuôi | ĐVT | 6/2020 | 6/2021 | Tăng, giảm (%)", "Bò | con | 40.150 | 41.260 | +2,8"
    )
    assert [(one[2], one[5]) for one in found] == [
        ("40150", "2020-06"), ("41260", "2021-06"), ("2.8", "2021-06"),
    ]  # fmt: skip
