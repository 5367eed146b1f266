"""Where a thing stands, for people: điều, khoản, điểm, headings by number, cells, pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading import read_file, read_text
from tiendo.reading.document import segment
from tiendo.reading.formats import open_bytes
from tiendo.reading.paths import Path as Steps
from tiendo.reading.paths import short

SAMPLES = sorted(
    (Path(__file__).resolve().parents[2] / "examples" / "song-mai" / "documents").iterdir()
)
KINDS = "figures documents meetings tasks shortcomings commendations people outline unread".split()

REGULATION = """\
QUY ĐỊNH
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy định này áp dụng cho các xã.
Điều 3. Trách nhiệm của các sở như sau:
1. Sở Tài chính bố trí 5 tỷ đồng.
2. Sở Y tế có các nhiệm vụ sau đây:
a) Rà soát 12 trạm y tế.
đ) Báo cáo trước ngày 30/6.
Việc báo cáo làm theo mẫu.
3. Sở Nội vụ tuyển 20 người.
CHƯƠNG II
TỔ CHỨC THỰC HIỆN
Điều 4a. Hiệu lực
TM. ỦY BAN NHÂN DÂN"""
REPORT = """\
BÁO CÁO
I. KẾT QUẢ
1. Kinh tế
1.1. Nông nghiệp
- Trồng 5 ha.
1.2. Công nghiệp
a) Điện tăng 3%.
2. Xã hội
II- NHIỆM VỤ
1. Sở Xây dựng làm 5 việc trong quý,
có 3 việc lớn.
- Việc thứ nhất.
2. Sở Y tế làm 3 việc.
Các đơn vị khác làm theo."""
RESOLUTION = """\
NGHỊ QUYẾT
Điều 1. Thông qua kế hoạch năm 2024 như sau:
I. MỤC TIÊU
1. Thu ngân sách đạt 5 tỷ đồng.
2. Xuất khẩu đạt 3 triệu USD.
II. NHIỆM VỤ
Điều 2. Ủy ban nhân dân tỉnh thực hiện.
1.1. Xây dựng kế hoạch.
Điều 3. Hiệu lực
1. Có hiệu lực ngay, gồm:
1.1. Điều 1 và Điều 2."""


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (REGULATION, "QUY ĐỊNH CHUNG", "QUY ĐỊNH, Chương I"),
        (REGULATION, "áp dụng", "QUY ĐỊNH, Chương I, Điều 1"),
        (REGULATION, "Sở Tài chính", "QUY ĐỊNH, Chương I, Điều 3, khoản 1"),
        (REGULATION, "12 trạm", "QUY ĐỊNH, Chương I, Điều 3, khoản 2, điểm a"),
        (REGULATION, "30/6", "QUY ĐỊNH, Chương I, Điều 3, khoản 2, điểm đ"),
        (REGULATION, "theo mẫu", "QUY ĐỊNH, Chương I, Điều 3, khoản 2"),
        (REGULATION, "20 người", "QUY ĐỊNH, Chương I, Điều 3, khoản 3"),
        (REGULATION, "Hiệu lực", "QUY ĐỊNH, Chương II, Điều 4a"),
        (REGULATION, "TM. ỦY BAN", "TM. ỦY BAN NHÂN DÂN"),
        (REPORT, "BÁO CÁO", "BÁO CÁO"),
        (REPORT, "5 ha", "BÁO CÁO, I, 1.1"),
        (REPORT, "Điện", "BÁO CÁO, I, 1.2, a"),
        (REPORT, "Xã hội", "BÁO CÁO, I, 2"),
        (REPORT, "3 việc lớn", "BÁO CÁO, II, 1"),
        (REPORT, "Việc thứ nhất", "BÁO CÁO, II, 1"),
        (REPORT, "Sở Y tế", "BÁO CÁO, II, 2"),
        (REPORT, "đơn vị khác", "BÁO CÁO, II"),
        (RESOLUTION, "Thu ngân sách", "NGHỊ QUYẾT, Điều 1, I, 1"),
        (RESOLUTION, "NHIỆM VỤ", "NGHỊ QUYẾT, Điều 1, II"),
        (RESOLUTION, "Xây dựng", "NGHỊ QUYẾT, Điều 2, 1.1"),
        (RESOLUTION, "gồm", "NGHỊ QUYẾT, Điều 3, khoản 1"),
        (RESOLUTION, "Điều 1 và", "NGHỊ QUYẾT, Điều 3, khoản 1, điểm 1.1"),
    ],
)
def test_a_line_stands_under_its_numbers(text, words, place):
    blocks, _ = segment(text)
    assert next(block.place for block in blocks if words in block.text) == place


def test_items_of_every_kind_name_their_place():
    reading = read_text(
        "THÔNG BÁO\nI. KẾT LUẬN\n"
        "1. Hội nghị lần thứ 7 thống nhất đánh giá: có thêm 5 xã đạt chuẩn.\n"
        "a) Đồng chí Nguyễn Văn Bình, Bí thư Tỉnh ủy, trình bày Nghị quyết số 27-NQ/TU.\n"
        "b) Yêu cầu Sở Y tế rà soát hồ sơ trước ngày 30/6/2024.\n"
        "2. Tiến độ giải phóng mặt bằng còn chậm.\n"
    )
    places = {kind: [i.evidence.place for i in getattr(reading, kind)] for kind in KINDS}
    assert places["figures"] == ["THÔNG BÁO, I, 1"]
    assert places["tasks"] == ["THÔNG BÁO, I, 1, b"]
    assert places["meetings"] == ["THÔNG BÁO, I, 1"]
    assert places["people"] == places["documents"] == ["THÔNG BÁO, I, 1, a"]
    assert places["shortcomings"] == ["THÔNG BÁO, I, 2"]
    assert places["outline"] == ["THÔNG BÁO", "THÔNG BÁO, I"]


def test_what_a_row_names_stands_in_its_column():
    table = (
        "| TT | Nội dung | Chủ trì |\n|---|---|---|\n"
        "| 1 | Sơ kết Nghị quyết số 27-NQ/TU | Ban Tổ chức Tỉnh ủy |"
    )
    reading = read_text(table)
    assert [d.evidence.place for d in reading.documents] == ["bảng 1, dòng 2, cột 2"]
    assert [t.evidence.place for t in reading.tasks] == ["bảng 1, dòng 2, cột 2"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_item_of_a_document_has_its_place(path):
    reading, document = read_file(path), open_bytes(path.read_bytes(), path.name)
    cells = {(t.number, c.row + 1, c.column + 1): c for t in document.tables for c in t.cells}
    for item in (item for kind in KINDS for item in getattr(reading, kind)):
        evidence = item.evidence
        assert evidence.place
        assert (
            evidence.place.startswith("trang ") or path.suffix != ".pdf" or "bảng" in evidence.place
        )
        cell = re.search(r"bảng (\d+), dòng (\d+), cột (\d+)$", evidence.place)
        if cell:
            assert evidence.quote in cells[tuple(map(int, cell.groups()))].text


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("CHƯƠNG II. QUY ĐỊNH CỤ THỂ", "Chương II"),
        ("Điều 12. Hiệu lực", "Điều 12"),
        ("IV. Tổ chức thực hiện", "IV"),
        ("2.1. Về kinh tế", "2.1"),
        ("Về văn hóa - xã hội", "Về văn hóa - xã hội"),
    ],
)
def test_a_heading_is_named_by_its_number(heading, label):
    assert short(heading) == label


def test_marked_headings_nest_by_their_levels():
    steps = Steps()
    for body, level in (("Tin", 1), ("II. Kết quả", 2), ("Kinh tế", 3), ("Xã hội", 3)):
        steps.heading(body, level)
    steps.number("1.", open=False)
    assert steps.place == "Tin, II, Xã hội, 1"
    steps.heading("III. Nhiệm vụ", 2)
    assert steps.place == "Tin, III"


@given(
    st.lists(
        st.sampled_from(
            ["BÁO CÁO", "I. A", "II. B", "1. c", "1.1. d.", "2. e.", "a) g;", "b) h", "- i", "Chữ.",
             "Điều 1. K", "Điều 2.", "Chương I", "PHẦN II", "1) l.", "", "| a | b | c |"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_places_never_fail_and_end_with_the_number_of_their_line(lines):
    blocks, _ = segment("\n".join(lines))
    for block in blocks:
        number = re.match(r"(?:Điều )?(\d(?:\.\d)?|I+)[.)]", block.text)
        assert not number or block.place.endswith(number[1])
