"""Tables: rows are indicators, columns what their headers say."""

from __future__ import annotations

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


def test_a_row_that_numbers_the_columns_is_no_indicator():
    head, rest = TABLE.split("|---|---|---|---|---|---|---|\n")
    for numbering in ("| 1 | 2 | 3 | 4 | 5 | 6=5/4 | 7 |", "| A | B | C | 1 | 2 | 3=2/1 | 4 |"):
        _, items = read(f"{head}{numbering}\n{rest}")
        assert [i.evidence.quote for i in items] == [i.evidence.quote for i in read(TABLE)[1]]


def test_a_row_without_a_name_is_unread_and_its_unit_names_nothing():
    _, items = read(f"{TABLE}\n| 4 | | Xã | 20 | 18 | | |")
    assert [u.evidence.quote for u in items if isinstance(u, Unread)][1:] == ["20", "18"]
    assert "Xã" not in {f.indicator for f in items if isinstance(f, Figure)}
