"""The annex as XLSX: numbers as numbers, the tag of each figure in a comment of its cell."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from tiendo.errors import NumberUnreadable
from tiendo.reporting.draft import Cell, Draft, Table
from tiendo.reporting.tags import tag_of
from tiendo.vocabulary.numbers import parse_number

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - no clock in the file
DIGITS = 15  # that a spreadsheet's number keeps
MM = 0.55  # of a column's width, in characters


def as_xlsx(draft: Draft) -> bytes:
    """Every table of the annex on a sheet of its own; landscape, its heads on every page."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE, "title": draft.title})
        for number, one in enumerate(each for each in draft.annex if isinstance(each, Table)):
            sheet = book.add_worksheet(f"Biểu {number + 1}")
            write(book, sheet, draft, one)
    return out.getvalue()


def write(book: Any, sheet: Any, draft: Draft, table: Table) -> None:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    plain = {**font, "border": 1, "text_wrap": True}
    head = book.add_format({**plain, "bold": True, "align": "center"})
    looks = {
        align: book.add_format({**plain, "align": "center" if align == "centre" else align})
        for align in ("left", "right", "centre")
    }
    last = len(table.columns) - 1
    for at, words, look in ((0, table.title.upper(), "bold"), (1, table.note, "italic")):
        centred = book.add_format({**font, look: True, "align": "center"})
        sheet.merge_range(at, 0, at, last, words, centred)
    for column, one in enumerate(table.columns):
        sheet.set_column(column, column, one.width * MM)
        sheet.write_string(3, column, one.title, head)
    for at, row in enumerate(table.rows, start=4):
        for column, cell in enumerate(row.cells):
            put(sheet, at, column, draft, cell, looks[table.columns[column].align])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.freeze_panes(4, 2)


def put(sheet: Any, row: int, column: int, draft: Draft, cell: Cell, look: Any) -> None:
    words = "".join(span.text for span in cell)
    try:
        value = parse_number(words) if words else None
    except NumberUnreadable:
        value = None
    if value is None or len(value.as_tuple().digits) > DIGITS:
        sheet.write_string(row, column, words, look)
    else:
        sheet.write_number(row, column, float(value), look)
    for span in cell:
        if span.ref:
            tag = tag_of(span.ref, draft.as_of, span.form, span.text)
            sheet.write_comment(row, column, tag, {"author": "Tiến Độ", "visible": False})
