"""Word files: reading order, headings, lists, tables, notes and changes as they print."""

from __future__ import annotations

import pytest
from wordfiles import cell, p, r, table, word_file

from tiendo.reading.document import Document, Kind
from tiendo.reading.formats import open_bytes

LONG = "Ủy ban nhân dân tỉnh báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội."


def read(body: str, **parts: str) -> Document:
    return open_bytes(word_file(body + p(LONG), **parts), "a.docx")


def lines(body: str, **parts: str) -> list[str]:
    """The lines of a body, without the sentence that every file here ends with."""
    return read(body, **parts).text.split("\n")[:-1]


NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    + LEVEL.format(0, 1, "upperRoman", "%1.")
    + LEVEL.format(1, 1, "decimal", "%2.")
    + LEVEL.format(2, 1, "decimal", "%2.%3.")
    + LEVEL.format(3, 1, "bullet", "")
    + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)


def test_lists_are_numbered_as_word_prints_them() -> None:
    at = [(0, 5), (1, 5), (1, 5), (2, 5), (2, 5), (0, 6), (1, 6), (3, 6), (0, 7)]
    body = "".join(p("việc", NUMBERED.format(*place)) for place in at)
    assert lines(body, numbering=LISTS) == [
        "I. việc", "1. việc", "2. việc", "2.1. việc", "2.2. việc",
        "II. việc", "1. việc", "- việc", "III. việc",
    ]  # fmt: skip


STYLES = (
    '<w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="B"><w:name w:val="Mục"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="C"><w:name w:val="Mục con"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="D"><w:name w:val="Vòng"/><w:basedOn w:val="D"/></w:style>'
)


@pytest.mark.parametrize(("style", "level"), [("A", 2), ("B", 1), ("C", 1), ("D", 0), ("?", 0)])
def test_a_heading_is_told_by_its_style(style: str, level: int) -> None:
    body = p("Về phát triển nông nghiệp được chú trọng;", f'<w:pStyle w:val="{style}"/>')
    block = read(body, styles=STYLES).blocks[0]
    assert (block.kind is Kind.HEADING, block.level) == (level > 0, level)


@pytest.mark.parametrize("level", ["²", "9" * 5000, "-1", "x", ""])
def test_a_level_that_is_none_says_nothing(level: str) -> None:
    properties = (
        f'<w:outlineLvl w:val="{level}"/>'
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    )
    document = read(p("Thu ngân sách đạt 5 tỷ đồng.", properties))
    assert {block.kind for block in document.blocks} == {Kind.PARAGRAPH}


def test_a_bold_line_alone_is_a_heading_and_places_what_follows() -> None:
    document = read(p("Về văn hóa - xã hội", run="<w:b/>"))
    assert document.blocks[0].kind is Kind.HEADING
    assert document.blocks[1].place == "Về văn hóa - xã hội"


def test_the_heading_block_is_read_left_column_first_and_is_no_table() -> None:
    left = "<w:tc>" + p("TỈNH ỦY BẰNG LÂM") + p("*") + p("Số 12-NQ/TU") + "</w:tc>"
    right = p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("Bằng Lâm, ngày 05 tháng 01 năm 2024")
    document = read(table(f"{left}<w:tc>{right}</w:tc>", properties="<w:tblPr/>"))
    assert document.tables == ()
    assert document.text.split("\n")[:4] == [
        "TỈNH ỦY BẰNG LÂM", "Số 12-NQ/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM", "Bằng Lâm, ngày 05 tháng 01 năm 2024",
    ]  # fmt: skip


def test_merged_cells_stand_at_each_place_and_their_text_once() -> None:
    document = read(
        table(
            cell("Chỉ tiêu", merge="restart") + cell("Năm 2024", across=2),
            cell("", merge="continue") + cell("Kế hoạch") + cell("Thực hiện"),
            cell("Số xã nông thôn mới") + cell("11") + cell("9"),
        )
    )
    (found,) = document.tables
    texts = [[c.text for c in row] for row in found.rows()]
    assert texts == [
        ["Chỉ tiêu", "Năm 2024", "Năm 2024"],
        ["Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        ["Số xã nông thôn mới", "11", "9"],
    ]
    assert [c.header for c in found.cells] == [True] * 6 + [False] * 3
    assert document.text.count("Năm 2024") == document.text.count("Chỉ tiêu") == 1
    assert all(document.text[c.start : c.end] == c.text for c in found.cells)
    assert document.blocks[2].place == "bảng 1, dòng 3"


BOX = f"<w:txbxContent>{p('trong hộp')}</w:txbxContent>"
CHANGES = {
    "an insertion": (f"<w:p>{r('đạt ')}<w:ins>{r('85%')}</w:ins></w:p>", "đạt 85%"),
    "a deletion": (
        f"<w:p>{r('đạt')}<w:del><w:r><w:delText> 80%</w:delText></w:r></w:del></w:p>",
        "đạt",
    ),
    "a move": (f"<w:p><w:moveFrom>{r('thu ')}</w:moveFrom>{r('chi')}</w:p>", "chi"),
    "a deleted mark": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('thu ngân ')}</w:p>{p('sách')}",
        "thu ngân sách",
    ),
    "hidden text": (p("mật", run="<w:vanish/>") + p("rõ ràng"), "rõ ràng"),
    "a field's code": (
        f"<w:p><w:r><w:instrText>PAGE 77</w:instrText></w:r>{r('trang')}</w:p>",
        "trang",
    ),
    "a symbol": (f'<w:p><w:r><w:sym w:char="F0B3"/></w:r>{r("95%")}</w:p>', "≥95%"),
    "a content control": (f"<w:sdt><w:sdtContent>{p('khung')}</w:sdtContent></w:sdt>", "khung"),
    "a hyphen that does not break": (
        f"<w:p>{r('27')}<w:r><w:noBreakHyphen/></w:r>{r('NQ/TU')}</w:p>",
        "27-NQ/TU",
    ),
    "a text box": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice>"
        f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "trong hộp",
    ),
    "a deleted row": (
        table(cell("a1") + cell("b1"), f"<w:trPr><w:del/></w:trPr>{cell('a2')}{cell('b2')}"),
        "a1 | b1",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_paragraph_reads_as_it_would_print(case: str) -> None:
    body, printed = CHANGES[case]
    assert lines(body) == [printed]


def test_a_footnote_stands_after_what_refers_to_it() -> None:
    note = f'<w:footnote w:id="2">{p("Không tính thu từ đất.")}</w:footnote>'
    body = f'<w:p>{r("Thu đạt 412 tỷ")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert lines(body + p("Chi đạt 300 tỷ."), footnotes=note) == [
        "Thu đạt 412 tỷ", "Không tính thu từ đất.", "Chi đạt 300 tỷ.",
    ]  # fmt: skip


def test_a_page_header_is_read_only_where_the_number_stands_in_it() -> None:
    header = p("Số: 45/BC-UBND") + p("Kim Sa, ngày 12 tháng 5 năm 2024")
    assert lines("", header1=header) == ["Số: 45/BC-UBND", "Kim Sa, ngày 12 tháng 5 năm 2024"]
    assert lines("", header1=p("Trang 3 trên 9")) == []


def test_the_title_is_kind_and_summary() -> None:
    body = p("Số: 45/BC-UBND") + p("BÁO CÁO") + p("Tình hình kinh tế - xã hội quý I năm 2024")
    assert read(body).title == "Báo cáo tình hình kinh tế - xã hội quý I năm 2024"
