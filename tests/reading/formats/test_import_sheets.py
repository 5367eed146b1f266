"""Filled sheets to rows: what is read is exact, what is wrong names its cell."""

from __future__ import annotations

import io
import time
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from sheetfiles import Day, Fault, Hollow, Number, Tab, ods, xls, xlsx

from tiendo.errors import DocumentUnreadable
from tiendo.facts.figure import Direction, Measure, Op, Role
from tiendo.facts.series import Status
from tiendo.reading.importing.cells import Cell
from tiendo.reading.importing.filled import SheetUnusable, fill
from tiendo.reading.importing.numbers import Amount, amount_of, unit_said
from tiendo.reading.importing.rows import Filled, IndicatorRow, TaskRow
from tiendo.vocabulary.numbers import format_number

HEAD = ["STT", "Chỉ tiêu", "ĐVT", "Kỳ", "Kế hoạch", "Thực hiện", "So với KH (%)"]
GOOD = [1, "Thu ngân sách", "tỷ đồng", 2023, 2350, 2412.5, 102.7]
MAKERS = {".xlsx": xlsx, ".xls": xls, ".ods": ods}


def sheet(*rows: list, name: str = "so-lieu.xlsx", **tab) -> Filled:
    made = MAKERS[name[name.rindex(".") :]](Tab([*rows], **tab))
    return fill(made, name)


def csv(*lines: str, mark: str = ";") -> Filled:
    return fill("\n".join(lines).replace(";", mark).encode("utf-8-sig"), "so-lieu.csv")


def values(row: IndicatorRow) -> list[tuple]:
    return [(one.role, one.value, one.amount.unit.code, str(one.period)) for one in row.said]


def says(filled: Filled) -> list[str]:
    return [str(one) for row in filled.rows for one in row.wrong]


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_row_says_its_plan_and_its_result_in_every_format(suffix: str) -> None:
    filled = sheet(HEAD, GOOD, name=f"a{suffix}")
    (row,) = filled.rows
    assert isinstance(row, IndicatorRow)
    assert values(row) == [
        (Role.TARGET, Decimal(2350) * 10**9, "VND", "2023"),
        (Role.RESULT, Decimal("2412.5") * 10**9, "VND", "2023"),
    ]
    assert row.said[1].evidence.quote == "2412,5"
    assert row.said[1].evidence.place == "trang tính Biểu 1, ô F2"
    assert filled.text[row.said[1].evidence.start :].startswith("2412,5")


WRONG = {
    "text in a number column": ([*GOOD[:5], "abc", None], "Ô F2: “abc” không phải số"),
    "two numbers in one": ([*GOOD[:5], "1.23.456", None], "Ô F2: “1.23.456” không phải là một số"),
    "a number with a remark": ([*GOOD[:5], "2.412 chưa chốt", None], "Ô F2"),
    "an unknown unit": ([1, "Thu", "tr.đ", 2023, 1, 2, None], "Ô C2: đơn vị “tr.đ” không rõ"),
    "no name": ([1, None, "ha", 2023, 1, 2, None], "không có tên chỉ tiêu"),
    "no period": ([1, "Thu", "ha", "hôm qua", 1, 2, None], "Ô D2: “hôm qua” không phải một kỳ"),
    "an error": ([*GOOD[:5], Fault(), None], "Ô F2: công thức báo lỗi #DIV/0!"),
    "a formula without a value": ([*GOOD[:5], Hollow(), None], "Ô F2: công thức chưa có kết quả"),
    "a percent of money": ([*GOOD[:5], Number(0.5, "0%"), None], "không hợp với đơn vị"),
    "hidden thousands": ([*GOOD[:5], Number(2412000, "#,##0,"), None], "định dạng rút gọn"),
    "a truth value": ([*GOOD[:5], True, None], "Ô F2: “TRUE” không phải số"),
    "a day": ([*GOOD[:5], Day(date(2023, 5, 1)), None], "không phải số"),
}


@pytest.mark.parametrize(("row", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_is_named_and_says_what_to_do(row: list, said: str) -> None:
    found = says(sheet(HEAD, row))
    assert any(said in one for one in found), found
    assert all("; " in one for one in found)


def test_the_column_is_named_too() -> None:
    (found,) = says(sheet(HEAD, [*GOOD[:4], "abc", None, None]))
    assert found == "Ô E2: “abc” không phải số; cột Kế hoạch ghi số như 1.234,5"


def test_merged_cells_among_the_rows_are_wrong() -> None:
    found = says(sheet(HEAD, GOOD, [None, "Chi", "tỷ đồng", 2023, 1, 2, None], merged=("E2:E3",)))
    assert "E2:E3" in found[0]
    assert "bỏ gộp ô" in found[0]


def test_merged_heads_and_titles_are_read() -> None:
    filled = sheet(
        ["BIỂU CHỈ TIÊU CHỦ YẾU"],
        ["ĐVT: tỷ đồng"],
        ["STT", "Chỉ tiêu", "Năm 2023", None, "Ghi chú"],
        [None, None, "Kế hoạch", "Ước thực hiện", None],
        ["A", "B", "1", "2", "3"],
        ["I", "Kinh tế"],
        [1, "Thu ngân sách", 2350, 2412, "đạt"],
        merged=("A3:A4", "B3:B4", "C3:D3", "E3:E4", "A1:E1"),
    )
    (row,) = filled.rows
    assert isinstance(row, IndicatorRow)
    assert filled.title == "BIỂU CHỈ TIÊU CHỦ YẾU"
    assert (row.section, row.number) == ("Kinh tế", 7)
    assert [str(one.period) for one in row.said] == ["2023", "2023"]
    assert [one.estimated for one in row.said] == [False, True]
    assert row.wrong == ()


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SheetUnusable, match="Thiếu cột Kế hoạch hoặc Thực hiện"):
        sheet(["STT", "Chỉ tiêu", "ĐVT"], [1, "Thu", "ha"])
    with pytest.raises(SheetUnusable, match="thiếu cột Chỉ tiêu hoặc Nhiệm vụ"):
        sheet(["Tên", "Số"], ["Thu", 5])
    with pytest.raises(SheetUnusable, match="Có hai cột"):
        sheet([*HEAD, "Đơn vị tính"], [*GOOD, "ha"])


def test_two_hundred_thousand_rows_are_refused_soon() -> None:
    rows = "Chỉ tiêu;ĐVT;Kỳ;Thực hiện\n" + "Thu;ha;2023;5\n" * 200_000
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"constant_memory": True}) as made:
        page = made.add_worksheet()
        for at in range(200_000):
            page.write_row(at, 0, ["Chỉ tiêu", "ĐVT", "Kế hoạch"] if at == 0 else ["Thu", "ha", 5])
    for data, name in ((rows.encode(), "a.csv"), (book.getvalue(), "a.xlsx")):
        started = time.monotonic()
        with pytest.raises(DocumentUnreadable, match="quá lớn") as refused:
            fill(data, name)
        assert refused.value.do
        assert time.monotonic() - started < 20


def test_too_many_rows_for_a_preview_are_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="10000 dòng"):
        csv("Chỉ tiêu;ĐVT;Kỳ;Thực hiện", *(f"Thu {n};ha;2023;5" for n in range(10_050)))


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "rỗng"),
        (b"PK\x03\x04 cut", "a.xlsx", "cắt cụt"),
        (b"%PDF-1.4 x", "a.xlsx", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "cắt cụt|Office"),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00" + b"\0" * 64, "a.xls", "nội dung là"),
    ],
    ids=["empty", "cut", "another format", "broken old office", "excel 2"],
)
def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(data, name, said) -> None:
    with pytest.raises(DocumentUnreadable, match=said) as refused:
        fill(data, name)
    assert name in str(refused.value)
    assert refused.value.do


def test_a_formula_is_read_by_its_saved_value_and_says_so() -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        page = made.add_worksheet("Biểu 1")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, GOOD[:5])
        page.write_formula(1, 5, "=E2*1.1", None, 2585)
    (row,) = fill(book.getvalue(), "a.xlsx").rows
    assert isinstance(row, IndicatorRow)
    assert row.said[1].value == Decimal(2585) * 10**9
    assert "Ô F2: công thức, lấy kết quả đã lưu 2585" in [str(note) for note in row.notes]


def test_a_cell_that_shows_another_number_than_it_holds_says_so() -> None:
    head = ["Chỉ tiêu", "ĐVT", "Kỳ", "Thực hiện"]
    typed = sheet(head, ["Thu", "ha", 2023, Number(2412.35, "#,##0")]).rows[0]
    quotient = sheet(head, ["Thu", "%", 2023, Number(0.123456789, "0.0%")]).rows[0]
    assert isinstance(typed, IndicatorRow)
    assert isinstance(quotient, IndicatorRow)
    assert typed.said[0].value == Decimal("2412.35")
    assert str(typed.notes[0]) == "Ô D2: ô hiện 2.412, lưu 2.412,35; nhập số ô lưu"
    assert quotient.said[0].value == Decimal("12.3")
    assert "nhập số ô hiện" in str(quotient.notes[0])


def test_bounds_ranges_and_ratios_are_read_as_plans_write_them() -> None:
    written = ["từ 2.350 trở lên", "trên 7", "không quá 3", "2 - 2,5", "154/150", "≥ 20"]
    filled = csv("Chỉ tiêu;ĐVT;Kỳ;Kế hoạch", *(f"Thu {w[:2]};xã;2023;{w}" for w in written))
    rows = [row for row in filled.rows if isinstance(row, IndicatorRow)]
    amounts = [row.said[0].amount for row in rows]
    assert [one.op for one in amounts] == [Op.GE, Op.GT, Op.LE, Op.RANGE, Op.EQ, Op.GE]
    assert amounts[3].high == Decimal("2.5")
    assert amounts[4].of == Decimal(150)


def test_a_percent_that_its_row_does_not_give_is_noted() -> None:
    right = sheet(HEAD, GOOD).rows[0]
    off = sheet(HEAD, [*GOOD[:6], 95]).rows[0]
    assert right.notes == ()
    assert str(off.notes[0]) == "Ô G2: ghi 95%, tính từ E2 và F2 được 103%"


def test_columns_that_are_not_taken_are_told() -> None:
    filled = sheet([*HEAD, "Xếp hạng của tôi"], [*GOOD, "A"])
    assert "Cột “Xếp hạng của tôi” không có trong mẫu nên không nhập" in [
        remark.message for remark in filled.remarks
    ]


def test_status_day_part_and_way_are_read() -> None:
    filled = csv(
        "Chỉ tiêu;ĐVT;Kỳ;Phân tổ;Cách đo;So với;Thực hiện;Trạng thái số liệu;Ngày số liệu",
        "Hộ nghèo;%;9 tháng 2023;nữ;giảm;cùng kỳ;2,1;sơ bộ;05/10/2023",
        "Hộ nghèo;%;quý III/2023;;tăng;;2,1;chắc chắn;31/02/2023",
    )
    good, bad = filled.rows
    assert isinstance(good, IndicatorRow)
    assert (good.status, good.subject, str(good.known_on)) == (
        Status.PRELIMINARY, "nữ", "2023-10-05",
    )  # fmt: skip
    one = good.said[0]
    assert (one.measure, one.direction, str(one.period)) == (
        Measure.CHANGE, Direction.DOWN, "2023-9M",
    )  # fmt: skip
    assert [str(wrong)[:40] for wrong in bad.wrong] == [
        "Ô H3: “chắc chắn” không dùng được ở cột ", "Ô I3: “31/02/2023” không phải một ngày; ",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_the_mark_of_a_csv_is_found(mark: str) -> None:
    filled = csv("Chỉ tiêu;ĐVT;Kỳ;Thực hiện", "Thu, chi;tỷ đồng;2023;2,5", mark=mark)
    assert filled.rows[0].wrong == ()
    assert [row.name for row in filled.rows if isinstance(row, IndicatorRow)] == ["Thu, chi"]


def test_tasks_are_read_with_their_lists_and_days() -> None:
    filled = sheet(
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"],
        [1, "Tham mưu phương án thu", "Sở Tài chính; Cục Thuế", None,
         Day(date(2023, 1, 15)), "Báo cáo"],
        [2, "Rà soát", None, None, "tuần sau", None],
    )  # fmt: skip
    good, bad = filled.rows
    assert isinstance(good, TaskRow)
    assert good.owners == ("Sở Tài chính", "Cục Thuế")
    assert str(good.due) == "2023-01-15"
    assert says(filled) == ["Ô E3: “tuần sau” không phải một ngày; ghi như 18/12/2023"]
    assert bad.number == 3


def test_indicators_and_tasks_in_one_file_are_refused() -> None:
    with pytest.raises(SheetUnusable, match="vừa có bảng chỉ tiêu vừa có bảng nhiệm vụ"):
        fill(
            xlsx(Tab([HEAD, GOOD], name="A"), Tab([["Nhiệm vụ", "Chủ trì"], ["a", "b"]], name="B")),
            "a.xlsx",
        )


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**9))
def test_a_number_written_in_a_cell_is_that_number(amount: Decimal) -> None:
    unit = unit_said("ha")
    assert unit is not None
    for value in (amount, format_number(amount)):
        cell = Cell(row=0, column=0, text=format_number(amount), value=value)
        found, _ = amount_of(cell, unit, "Kế hoạch")
        assert isinstance(found, Amount)
        assert found.value == amount


@given(st.text(max_size=40))
def test_no_cell_breaks_the_reader(text: str) -> None:
    shown = " ".join(text.split())
    unit = unit_said("%")
    assert unit is not None
    if shown:
        amount_of(Cell(row=0, column=0, text=shown, value=shown), unit, "Kế hoạch")


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_no_csv_breaks_the_door(rows: list[list[str]]) -> None:
    text = "Chỉ tiêu;ĐVT;Kỳ;Thực hiện\n" + "\n".join(";".join(row) for row in rows)
    try:
        filled = fill(text.encode("utf-8", "replace"), "a.csv")
    except DocumentUnreadable:
        return
    for row in filled.rows:
        for one in getattr(row, "said", ()):
            assert filled.text[one.evidence.start : one.evidence.end] == one.evidence.quote
