"""Word files: reading order, headings, lists, tables, notes and changes as they print."""

from __future__ import annotations

import io
import zipfile

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


RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
PAGE = '<w:r><w:br w:type="page"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A complex field: its instruction is never printed, its result is."""
    signs = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    return signs["begin"] + instruction + signs["separate"] + result + signs["end"]


CODE = "<w:r><w:instrText> REF a </w:instrText></w:r>"
CHANGES |= {
    "a box in the middle of a sentence": (
        f"<w:p>{r('Thu ngân ')}<w:r><w:pict>{BOX}</w:pict></w:r>{r('sách đạt 85%')}</w:p>",
        "Thu ngân sách đạt 85%\ntrong hộp",
    ),
    "a link": (f"<w:p>{r('theo ')}<w:hyperlink>{r('Nghị quyết 5')}</w:hyperlink></w:p>",
               "theo Nghị quyết 5"),
    "a simple field": (
        f'<w:p>{r("kỳ ")}<w:fldSimple w:instr="DATE">{r("9 tháng")}</w:fldSimple></w:p>',
        "kỳ 9 tháng"),
    "a field's result": (f"<w:p>{r('đạt ')}{field(CODE, r('85%'))}</w:p>", "đạt 85%"),
    "a field inside a field's instruction": (
        f"<w:p>{r('đạt ')}{field(CODE + field(CODE, r('77')) + CODE, r('85%'))}</w:p>",
        "đạt 85%"),
    "a control that shows only what to write": (
        "<w:p>" + r("Số") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + r("bấm để nhập 77") + "</w:sdtContent></w:sdt></w:p>", "Số"),
    "a control in a line": (
        f"<w:p>{r('đạt ')}<w:sdt><w:sdtContent>{r('85%')}</w:sdtContent></w:sdt></w:p>",
        "đạt 85%"),
    "capitals by their look": (p("báo cáo", run="<w:caps/>"), "BÁO CÁO"),
    "a note's mark that was typed": (
        f"<w:p>{r('đạt 4.200')}<w:r>{RAISED}<w:t>(1)</w:t></w:r>{r(' ha')}</w:p>",
        "đạt 4.200 ha"),
    "square metres": (f"<w:p>{r('đạt 4.200 m')}<w:r>{RAISED}<w:t>2</w:t></w:r></w:p>",
                      "đạt 4.200 m2"),
    "a page break in a paragraph": (f"<w:p>{r('Thu đạt')}{PAGE}{r('Chi đạt')}</w:p>",
                                    "Thu đạt\nChi đạt"),
    "tabs and spaces that do not break": (
        "<w:p>" + r("4\u00a0200") + "<w:r><w:tab/></w:r>" + r("tỷ") + "<w:r><w:ptab/></w:r>"
        + r("đồng") + "</w:p>",
        "4 200 tỷ đồng"),
    "a hyphen that only may break": (
        f"<w:p>{r('ki')}<w:r><w:softHyphen/></w:r>{r('nh tế')}</w:p>", "kinh tế"),
    "a paragraph that was moved away": (
        f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{r('chi')}</w:moveFrom></w:p>"
        + p("thu"), "thu"),
    "a cell that was deleted": (
        table(cell("a1") + "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" + p("b1") + "</w:tc>" + cell("c1"),
              cell("a2") + cell("c2")), "a1 | c1\na2 | c2"),
    "a comment": (
        f'<w:p>{r("đạt 85%")}<w:r><w:commentReference w:id="1"/></w:r></w:p>', "đạt 85%"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_paragraph_reads_as_it_would_print(case: str) -> None:
    body, printed = CHANGES[case]
    assert lines(body, comments=f'<w:comment w:id="1">{p("sai số 77")}</w:comment>') == (
        printed.split("\n")
    )


@pytest.mark.parametrize("case", ["an insertion", "a deletion", "a move", "a deleted row"])
def test_changes_that_nobody_accepted_are_remarked_on(case: str) -> None:
    assert read(p("thu ngân sách")).warnings == ()
    (remark,) = read(CHANGES[case][0]).warnings
    assert remark.rule == "tracked-changes"


def test_a_part_of_another_file_is_remarked_on() -> None:
    assert [w.rule for w in read('<w:altChunk r:id="a" xmlns:r="r"/>').warnings] == [
        "embedded-part"
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own_after_it() -> None:
    inner = table(cell("Chỉ tiêu") + cell("Kế hoạch"), cell("Lúa") + cell("5"))
    outer = table(
        cell("Phòng") + cell("Kết quả"),
        cell("Nông nghiệp") + f"<w:tc>{p('như sau')}{inner}{p('(ước)')}</w:tc>",
    )
    document = read(outer)
    assert document.text.split("\n")[:-1] == [
        "Phòng | Kết quả", "Nông nghiệp | như sau (ước)", "Chỉ tiêu | Kế hoạch", "Lúa | 5",
    ]  # fmt: skip
    assert [table.number for table in document.tables] == [1, 2]


def test_rows_and_cells_are_numbered_where_word_numbers_them() -> None:
    counted = f"<w:tc>{p('', NUMBERED.format(1, 5))}</w:tc>"
    rows = [cell("TT") + cell("Chỉ tiêu"), counted + cell("Lúa"), counted + cell("Ngô")]
    assert lines(table(*rows), numbering=LISTS) == ["TT | Chỉ tiêu", "1. | Lúa", "2. | Ngô"]


def test_an_empty_numbered_paragraph_counts() -> None:
    body = p("một", NUMBERED.format(0, 5)) + p("", NUMBERED.format(0, 5))
    assert lines(body + p("ba", NUMBERED.format(0, 5)), numbering=LISTS) == ["I. một", "III. ba"]


SPECIAL = (
    '<w:abstractNum w:abstractNumId="1">'
    + LEVEL.format(0, 1, "upperRoman", "Chương %1.")
    + LEVEL.format(1, 1, "decimal", "%1.%2.").replace("</w:lvl>", "<w:isLgl/></w:lvl>")
    + LEVEL.format(2, 1, "decimal", "Điều %3.").replace(
        "</w:lvl>", '<w:lvlRestart w:val="0"/></w:lvl>'
    )
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    + LEVEL.format(0, 4, "decimal", "Phần %1.")
    + "</w:lvlOverride></w:num>"
)
LINKED = (
    '<w:style w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr>'
    "</w:pPr></w:style>"
)


@pytest.mark.parametrize(
    ("at", "labels"),
    [
        ([(0, 5), (1, 5), (1, 5)], ["Chương I.", "1.1.", "1.2."]),  # decimals of a roman chapter
        ([(2, 5), (0, 5), (2, 5)], ["Điều 1.", "Chương I.", "Điều 2."]),  # counts over chapters
        ([(0, 6), (0, 6)], ["Chương I.", "Chương II."]),  # defined by a style of lists
        ([(0, 7), (0, 7)], ["Phần 4.", "Phần 5."]),  # a level of its own
    ],
)
def test_a_list_is_defined_in_many_ways(at: list[tuple[int, int]], labels: list[str]) -> None:
    body = "".join(p("việc", NUMBERED.format(*place)) for place in at)
    assert lines(body, numbering=SPECIAL, styles=LINKED) == [f"{label} việc" for label in labels]


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    assert lines(p("I. Kết quả 77", '<w:pStyle w:val="T"/>') + p("thu"), styles=styles) == ["thu"]


def test_a_style_prints_capitals_unless_a_run_says_no() -> None:
    styles = '<w:style w:styleId="K"><w:name w:val="K"/><w:rPr><w:caps/></w:rPr></w:style>'
    body = p("báo cáo", '<w:pStyle w:val="K"/>')
    body += p("của sở", '<w:pStyle w:val="K"/>', run='<w:caps w:val="0"/>')
    assert lines(body, styles=styles) == ["BÁO CÁO", "của sở"]


def test_a_footnote_stands_after_what_refers_to_it() -> None:
    note = f'<w:footnote w:id="2">{p("Không tính thu từ đất.")}</w:footnote>'
    body = f'<w:p>{r("Thu đạt 412 tỷ")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert lines(body + p("Chi đạt 300 tỷ."), footnotes=note) == [
        "Thu đạt 412 tỷ", "Không tính thu từ đất.", "Chi đạt 300 tỷ.",
    ]  # fmt: skip


def test_a_note_names_its_place_and_has_its_own_lines() -> None:
    note = f'<w:endnote w:id="2">{p("Thu từ đất đạt 5 tỷ.")}{p("Chưa kể thu khác.")}</w:endnote>'
    body = f'<w:p>{r("Thu đạt 412 tỷ")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    document = read(body, endnotes=note)
    assert [block.text for block in document.blocks[1:3]] == [
        "Thu từ đất đạt 5 tỷ.", "Chưa kể thu khác.",
    ]  # fmt: skip
    assert document.blocks[1].place.startswith("chú thích cuối 1")
    assert "chú thích" not in document.blocks[3].place
    block = document.blocks[1]
    assert document.text[block.start : block.end] == block.text


def test_a_footer_gives_only_its_number_and_date() -> None:
    footer = p("Điện thoại 0219 777") + p("Số: 45/BC-UBND")
    assert lines("", footer1=footer) == ["Số: 45/BC-UBND"]


def test_strict_open_xml_is_read_as_any_other() -> None:
    data = word_file(p(LONG))
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ))  # fmt: skip
    assert open_bytes(out.getvalue(), "a.docx").text == LONG


def test_a_page_header_is_read_only_where_the_number_stands_in_it() -> None:
    header = p("Số: 45/BC-UBND") + p("Kim Sa, ngày 12 tháng 5 năm 2024")
    assert lines("", header1=header) == ["Số: 45/BC-UBND", "Kim Sa, ngày 12 tháng 5 năm 2024"]
    assert lines("", header1=p("Trang 3 trên 9")) == []


def test_the_title_is_kind_and_summary() -> None:
    body = p("Số: 45/BC-UBND") + p("BÁO CÁO") + p("Tình hình kinh tế - xã hội quý I năm 2024")
    assert read(body).title == "Báo cáo tình hình kinh tế - xã hội quý I năm 2024"
