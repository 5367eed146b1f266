"""Plain text to blocks, sentences and tables, with their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.document import LONGEST_SENTENCE, Block, Kind, segment

TEXT = """NGHỊ QUYẾT
Điều 1. Thông qua các chỉ tiêu như sau:
1. Chỉ tiêu kinh tế
- Thu ngân sách 5 tỷ đồng.
a) Trồng rừng 60 ha.
Kết luận của hội nghị được thông qua.
STT | Chỉ tiêu | Kế hoạch
1 | Thu ngân sách | 5"""


def test_lines_become_blocks_of_their_kind():
    blocks, tables = segment(TEXT)
    kinds = "heading paragraph heading item item paragraph row row"
    assert " ".join(block.kind for block in blocks) == kinds
    assert len(tables) == 1
    assert [[cell.text for cell in row] for row in tables[0].rows()] == [
        ["STT", "Chỉ tiêu", "Kế hoạch"],
        ["1", "Thu ngân sách", "5"],
    ]


def test_places_name_the_article_they_stand_under():
    blocks, _ = segment(TEXT)
    assert "Điều 1" in blocks[3].place
    assert blocks[6].place == "bảng 1, dòng 1"


CUT = """HỘI ĐỒNG NHÂN DÂN TỈNH
yêu cầu các cơ quan thực hiện
1. Ủy ban nhân dân tỉnh chỉ đạo các chủ đầu tư hoàn thành
quyết toán 12 công trình đã bàn giao, báo cáo Thường trực
Hội đồng nhân dân tỉnh trước ngày 30/6.
2. Thường trực Hội đồng nhân dân tỉnh đôn đốc, giám sát các
cơ quan thực hiện; định kỳ hằng quý thông báo kết quả đến
các đại biểu."""


def test_lines_cut_at_a_width_are_read_as_one_and_keep_their_places():
    blocks, _ = segment(CUT)
    assert [block.text[:12] for block in blocks] == [
        "HỘI ĐỒNG NHÂ",
        "yêu cầu các ",
        "1. Ủy ban nh",
        "2. Thường tr",
    ]
    evidence = blocks[2].evidence((3, len(blocks[2].text)))
    assert CUT[evidence.start : evidence.end] == evidence.quote
    assert evidence.quote.endswith("Thường trực\nHội đồng nhân dân tỉnh trước ngày 30/6.")


@given(st.text(alphabet="aĐ1 .|-\n;:)“”", max_size=80))
def test_blocks_and_cells_stand_where_they_say(text):
    blocks, tables = segment(text)
    for block in blocks:
        assert text[block.start : block.end].replace("\n", " ") == block.text
        assert text[block.start : block.end] == (block.raw or block.text)
        for start, end in block.sentences():
            assert 0 <= start < end <= len(block.text)
    for table in tables:
        for cell in table.cells:
            assert text[cell.start : cell.end] == cell.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thu 1.234 tỷ. Đạt kế hoạch.", 2),
        ("Có 28 chỉ tiêu. Đến năm 2030, tăng 5%.", 2),
        ("Bình quân 17 tiêu chí/xã. 4/9 huyện đạt chuẩn.", 2),
        ("Năm 2023. Trong đó có 5 xã.", 2),
        ("TP. Huế đạt 5%.", 1),
        ("1. Thu ngân sách đạt 5%.", 1),
        ("Tăng 5%; giảm 3%; còn 2%.", 1),
    ],
)
def test_sentences_end_at_stops_that_are_stops(text, count):
    assert len(list(Block(text=text, start=0).sentences())) == count


def test_a_line_without_stops_is_cut_into_bounded_pieces():
    block = Block(text="12 xã " * 5000, start=0)
    pieces = list(block.sentences())
    assert all(end - start <= LONGEST_SENTENCE for start, end in pieces)
    assert pieces[0][0] == 0
    assert all(one[1] == other[0] for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1- Đến hết năm 2026", Kind.HEADING),  # as papers of the party number
        ("2- Mục tiêu cụ thể", Kind.HEADING),
        ("3- Ban Tổ chức chủ trì rà soát;", Kind.ITEM),
        ("12 - 15 chi bộ có lớp đối tượng đảng.", Kind.PARAGRAPH),
        ("8-10 đảng viên mới mỗi năm.", Kind.PARAGRAPH),
        ("5- 7 ngày sau khi có kết luận.", Kind.PARAGRAPH),
    ],
)
def test_a_number_with_a_dash_opens_a_part_before_a_capital(line: str, kind: Kind) -> None:
    blocks, _ = segment(f"I- MỤC TIÊU\n{line}\n")
    assert blocks[1].kind is kind


def test_lines_with_tabs_are_rows_of_a_table() -> None:
    text = "Bảng lúa\nVùng\t2022\t2023\n\t9.200\t9.118\nHết bảng."
    blocks, tables = segment(text)
    assert [cell.text for cell in tables[0].cells] == ["Vùng", "2022", "2023", "", "9.200", "9.118"]
    assert all(text[cell.start : cell.end] == cell.text for cell in tables[0].cells)
    assert tables[0].caption == "Bảng lúa"
    assert [block.kind for block in blocks].count(Kind.ROW) == 2


@pytest.mark.parametrize(
    "text",
    ["SỞ Y TẾ\tCỘNG HÒA\tSố 12\nHẾT", "SỞ Y TẾ\t\tCỘNG HÒA\nSố: 12/BC\t\tĐộc lập"],
    ids=["one line", "a letterhead"],
)
def test_tabs_of_a_letterhead_make_no_table(text: str) -> None:
    assert segment(text)[1] == ()
