"""Workbooks: titles as lines, tables with their heads, numbers as the sheet shows them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheetfiles import (
    Day,
    Fault,
    Hollow,
    Number,
    Tab,
    biff,
    compound,
    ods,
    worksheet,
    xls,
    xlsx,
)

from tiendo.errors import DocumentUnreadable
from tiendo.reading import read_bytes
from tiendo.reading.document import Document, Kind
from tiendo.reading.formats import open_bytes
from tiendo.reading.formats.amounts import exact, shown, written

MAKERS: dict[str, Callable[..., bytes]] = {"xlsx": xlsx, "ods": ods, "xls": xls}
FORMATS = pytest.mark.parametrize("form", MAKERS)

ANNEX = Tab(
    name="KH2024",
    rows=[
        ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TỈNH SÔNG MAI", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["PHỤ LỤC I"],
        ["Kết quả thực hiện các chỉ tiêu chủ yếu 6 tháng đầu năm 2024"],
        [None, None, None, None, None, "ĐVT: tỷ đồng"],
        ["TT", "Chỉ tiêu", "Thực hiện cùng kỳ năm 2023", "Năm 2024", None, "So sánh (%)", None],
        [None, None, None, "Kế hoạch năm", "Ước TH 6 tháng", "Kế hoạch năm", "Cùng kỳ"],
        ["A", "B", 1, 2, 3, "4=3/2", "5=3/1"],
        ["I", "Thu ngân sách"],
        [1, "Thu ngân sách trên địa bàn", Number(2010.5, "#,##0.0"), Number(4200, "#,##0"),
         2310.0, Number(0.55, "0.0%"), Number(1.149, "0.0%")],
        [None, "- Thu nội địa", 1800, 3900, 2105.25, None, None],
        [],
        ["II", "Xã hội"],
        [2, "Tỷ lệ hộ nghèo (%)", 4.1, 3, 3.4000000000000004, None, None],
        ["Ghi chú: số liệu tính đến ngày 15/6/2024."],
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"],
    ],
    merged=("D7:E7", "F7:G7", "A7:A8", "B7:B8", "C7:C8", "A5:G5", "A16:G16"),
)  # fmt: skip


def opened(form: str, *tabs: Tab) -> Document:
    return open_bytes(MAKERS[form](*tabs), f"phu-luc.{form}")


@FORMATS
def test_titles_are_lines_and_an_empty_row_without_a_new_head_ends_no_table(form: str) -> None:
    document = opened(form, ANNEX)
    assert document.text.split("\n") == [
        "ỦY BAN NHÂN DÂN", "TỈNH SÔNG MAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "PHỤ LỤC I", "Kết quả thực hiện các chỉ tiêu chủ yếu 6 tháng đầu năm 2024",
        "ĐVT: tỷ đồng",
        "TT | Chỉ tiêu | Thực hiện cùng kỳ năm 2023 | Năm 2024 |  | So sánh (%) |",
        "|  |  | Kế hoạch năm | Ước TH 6 tháng | Kế hoạch năm | Cùng kỳ",
        "A | B | 1 | 2 | 3 | 4=3/2 | 5=3/1",
        "I | Thu ngân sách |  |  |  |  |",
        "1 | Thu ngân sách trên địa bàn | 2.010,5 | 4.200 | 2310 | 55,0% | 114,9%",
        "| - Thu nội địa | 1800 | 3900 | 2105,25 |  |",
        "II | Xã hội |  |  |  |  |",
        "2 | Tỷ lệ hộ nghèo (%) | 4,1 | 3 | 3,4 |  |",
        "Ghi chú: số liệu tính đến ngày 15/6/2024.",
        "NGƯỜI LẬP BIỂU", "CHỦ TỊCH",
    ]  # fmt: skip
    (table,) = document.tables
    assert [cell.text for cell in table.rows()[0]][3:] == [
        "Năm 2024", "Năm 2024", "So sánh (%)", "So sánh (%)",
    ]  # fmt: skip
    assert {cell.row for cell in table.cells if cell.header} == {0, 1, 2, 3}
    assert document.title == "Kết quả thực hiện các chỉ tiêu chủ yếu 6 tháng đầu năm 2024"
    assert table.caption.endswith("ĐVT: tỷ đồng")


@FORMATS
def test_an_annex_gives_figures_with_their_cells(form: str) -> None:
    reading = read_bytes(MAKERS[form](ANNEX), f"phu-luc.{form}")
    found = [
        (f.role.value, f.indicator, f.measure.value, str(f.value), f.unit, f.basis, f.period,
         f.estimated, f.evidence.place)
        for f in reading.figures if f.indicator != "Thu nội địa"
    ]  # fmt: skip
    revenue, poverty = "Thu ngân sách trên địa bàn", "Tỷ lệ hộ nghèo (%)"
    at = "trang tính KH2024, ô "
    assert found == [
        ("result", revenue, "level", "2010500000000", "VND", None, "2023-H1", False, f"{at}C11"),
        ("target", revenue, "level", "4200000000000", "VND", None, "2024", False, f"{at}D11"),
        ("result", revenue, "level", "2310000000000", "VND", None, "2024-H1", True, f"{at}E11"),
        ("result", revenue, "attainment", "55.0", "percent", "plan", "2024-H1", True, f"{at}F11"),
        ("result", revenue, "attainment", "114.9", "percent", "same_period", "2024-H1", True,
         f"{at}G11"),
        ("result", poverty, "level", "4.1", "percent", None, "2023-H1", False, f"{at}C15"),
        ("target", poverty, "level", "3", "percent", None, "2024", False, f"{at}D15"),
        ("result", poverty, "level", "3.4", "percent", None, "2024-H1", True, f"{at}E15"),
    ]  # fmt: skip
    assert reading.unread == reading.warnings == ()
    for figure in reading.figures:
        start, end = figure.evidence.start, figure.evidence.end
        assert reading.text[start:end] == figure.evidence.quote


@FORMATS
def test_every_block_and_cell_names_its_place_in_the_sheet(form: str) -> None:
    document = opened(form, ANNEX)
    at = "trang tính KH2024, "
    assert [b.place for b in document.blocks if b.kind is Kind.ROW][4:6] == [
        f"{at}dòng 11", f"{at}dòng 12",
    ]  # fmt: skip
    assert document.blocks[2].place == f"{at}ô D1"
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert all(document.text[c.start : c.end] == c.text for c in document.tables[0].cells)


@FORMATS
def test_two_tables_are_two_by_their_heads(form: str) -> None:
    head = ["Chỉ tiêu", "Kế hoạch", "Thực hiện"]
    rows = [head, ["Lúa", 5, 4], [], ["Biểu số 2: chăn nuôi của huyện"], head, ["Trâu", 7, 8]]
    first, second = opened(form, Tab(rows)).tables
    assert [cell.text for cell in first.rows()[-1]] == ["Lúa", "5", "4"]
    assert second.caption == "Biểu số 2: chăn nuôi của huyện"


@FORMATS
def test_what_has_no_numbers_is_no_table_unless_it_has_rows(form: str) -> None:
    head = ["TT", "Nhiệm vụ", "Chủ trì"]
    signed = [["Người lập biểu", "Kế toán trưởng", "Chủ tịch ủy ban"]]
    assert opened(form, Tab(signed)).tables == ()
    tasks = [head, ["a", "Rà soát", "Sở Y tế"], ["b", "Tổng hợp", "Sở Tư pháp"]]
    assert len(opened(form, Tab(tasks)).tables[0].rows()) == 3


TITLE = ["Số liệu kinh tế - xã hội của huyện"]


@FORMATS
def test_a_hidden_sheet_is_not_read_but_remarked_on(form: str) -> None:
    secret = Tab([["Bảng tính nháp của phòng", 77]], name="Nháp", hidden=True)
    document = opened(form, Tab([TITLE]), secret)
    assert "77" not in document.text
    assert [(w.rule, "Nháp" in w.message) for w in document.warnings] == [("hidden-sheet", True)]
    with pytest.raises(DocumentUnreadable, match="bị ẩn"):
        opened(form, secret)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_formula_without_its_value_is_remarked_on(form: str) -> None:
    rows = [TITLE, ["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Lúa", 5, Hollow()]]
    (remark,) = opened(form, Tab(rows)).warnings
    assert remark.rule == "formula-without-value"
    assert "ô C3;" in remark.message


@FORMATS
def test_an_error_is_remarked_on_and_unread(form: str) -> None:
    rows = [TITLE, ["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Lúa", 5, Fault()]]
    reading = read_bytes(MAKERS[form](Tab(rows)), f"a.{form}")
    assert [w.rule for w in reading.warnings] == ["formula-error"]
    assert [u.evidence.quote for u in reading.unread] == ["#DIV/0!"]


def test_hidden_columns_are_read_and_remarked_on() -> None:
    body = '<cols><col min="2" max="2" hidden="1"/></cols>' + (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Thu ngân sách</t></is></c></row>'
        "</sheetData>"
    )
    document = open_bytes(xlsx(Tab([TITLE]), sheet1=worksheet(body)), "a.xlsx")
    assert [w.rule for w in document.warnings] == ["hidden-cells"]


SHOWN: list[tuple[float | date, str, str]] = [
    (13.3, "", "13,3"),
    (13.299999999999999, "", "13,3"),
    (0.1 + 0.2, "", "0,3"),
    (13.300000190734863, "", "13,3"),  # 13.3 in single precision
    (2024.0, "", "2024"),
    (4200.0, "#,##0", "4.200"),
    (4200.4, "#,##0", "4.200,4"),  # somebody typed it
    (0.985, "0.0%", "98,5%"),
    (0.985, "0%", "98,5%"),
    (1.0, "0%", "100%"),
    (398.2 / 415, "0.00%", "95,95%"),
    (95.9518072289157, "0.0", "96,0"),
    (-1234.5, "#,##0.0;(#,##0.0)", "-1.234,5"),
    (4200000000.0, "#,##0,,", "4.200"),
    (4200000000.0, '#,##0.0,,," tỷ"', "4,2 tỷ"),
    (415.0, '"≥ "0', "≥ 415"),
    (1234567.0, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "1.234.567"),
    (5.0, "#,##0\\ [$₫-42A]", "5 ₫"),
    (0.5, "# ?/?", "0,5"),
    (5.0, "General", "5"),
    (5.0, "@", "5"),
    (date(2024, 5, 3), "dd/mm/yyyy", "03/05/2024"),
    (date(2024, 6, 1), "mm/yyyy", "06/2024"),
    (date(2024, 6, 1), "yyyy", "2024"),
    (date(2024, 6, 1), '[$-42A]"ngày "dd mmmm yyyy', "01/06/2024"),
]


@pytest.mark.parametrize(("value", "code", "text"), SHOWN)
def test_a_value_is_shown_as_its_format_says(value: float | date, code: str, text: str) -> None:
    assert shown(value, code) == text


@FORMATS
def test_number_formats_come_out_of_the_file(form: str) -> None:
    cells = [Number(0.985, "0.0%"), Number(4200, "#,##0"), Day(date(2024, 5, 3))]
    cells += [Day(date(2024, 6, 1), "mm/yyyy"), Number(3.25, "0.00")]
    text = opened(form, Tab([TITLE, ["Tên", *cells]])).text
    assert text.split("\n")[1] == "Tên | 98,5% | 4.200 | 03/05/2024 | 06/2024 | 3,25"


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_what_was_typed_comes_out_of_its_float(amount: object) -> None:
    assert exact(float(str(amount))) == amount


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=12))
def test_any_number_under_any_format_is_shown(value: float, code: str) -> None:
    assert shown(value, code)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9))
def test_grouping_changes_no_number(amount: object) -> None:
    grouped = written(amount, grouped=True)  # type: ignore[arg-type]
    assert grouped.replace(".", "").replace(",", ".") == str(amount)


def repeated(rows: int, columns: int) -> bytes:
    """A cell that an ODS file says again and again."""
    return ods(
        body='<table:table table:name="a"><table:table-row table:number-rows-repeated='
        f'"{rows}"><table:table-cell office:value-type="float" office:value="1"'
        f' table:number-columns-repeated="{columns}"/></table:table-row></table:table>'
    )


def far_cell() -> bytes:
    cells = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return xlsx(Tab([TITLE]), sheet1=worksheet(f"<sheetData>{cells}</sheetData>"))


def many_rows() -> bytes:
    cells = '<c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c>'
    rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in range(1, 200_001))
    return xlsx(Tab([TITLE]), sheet1=worksheet(f"<sheetData>{rows}</sheetData>"))


def many_merged() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000"><c r="BBB1000"><v>1</v></c></row>'
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 10_000
    body = f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"
    return xlsx(Tab([TITLE]), sheet1=worksheet(body))


def wrong_size() -> bytes:
    """An XLS sheet that says it has four billion rows."""
    stream = biff([Tab([TITLE])])
    at = stream.index(struct.pack("<2H", 0x0200, 14)) + 4
    return compound("Workbook", stream[:at] + struct.pack("<2I", 0, 0xFFFFFFFF) + stream[at + 8 :])


def locked() -> bytes:
    stream = biff([Tab([TITLE])])
    return compound("Workbook", stream[:20] + struct.pack("<2H", 0x002F, 0) + stream[20:])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell at the far corner": (far_cell, "quá lớn"),
    "200,000 rows": (many_rows, "quá lớn"),
    "cells merged over each other": (many_merged, "ô gộp"),
    "a cell said 17 billion times": (lambda: repeated(1 << 20, 1 << 14), "quá lớn"),
    "a row said a billion times": (lambda: repeated(1 << 30, 1), "quá lớn"),
    "a sheet that lies about its size": (wrong_size, "hỏng"),
    "a password": (locked, "mật khẩu"),
    "a stream of another name": (lambda: compound("Book", b"\0" * 100), "rất cũ"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_workbook_is_refused_in_one_line(case: str) -> None:
    make, words = HOSTILE[case]
    with pytest.raises(DocumentUnreadable, match=words):
        open_bytes(make(), "a")


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["xlsx", "ods", "xls"]),
    st.lists(
        st.lists(
            st.sampled_from([None, "Chỉ tiêu", "a | b", "", 5, 4200.5, "ĐVT: ha", True, "2.1"]),
            max_size=4,
        ),
        min_size=1, max_size=8,
    ),
)  # fmt: skip
def test_whatever_stands_in_the_cells_stands_in_the_text_at_its_offsets(
    form: str, rows: list[list[object]]
) -> None:
    document = opened(form, Tab([TITLE, *rows]))  # type: ignore[list-item]
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    cells = [cell for table in document.tables for cell in table.cells]
    assert all(document.text[c.start : c.end] == c.text for c in cells)
    written = sum(cell == "Chỉ tiêu" for row in rows for cell in row)
    assert document.text.count("Chỉ tiêu") == written
