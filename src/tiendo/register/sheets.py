"""Sheets out: exports and templates as XLSX and CSV, in the shape that imports take.

What a spreadsheet might take for a formula is text in both. Numbers leave exactly: one that
a double cannot hold leaves as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tiendo.reading.importing.columns import GUIDE, listed
from tiendo.reading.importing.numbers import plain
from tiendo.vocabulary.lexicon import Row

SHEETS = {"indicators": "Chỉ tiêu", "tasks": "Nhiệm vụ"}
FORMULA = re.compile(r"'*[=+\-@\t\r]")
DAY = "dd/mm/yyyy"
DIGITS = 15  # that a double keeps
WIDE, NARROW = 42, 16
# The same file for the same rows: no clock in it.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001
Cells = dict[str, Any]


def as_csv(sheet: str, rows: Iterable[Cells]) -> bytes:
    """Semicolons and decimal commas as a Vietnamese Excel expects; with its byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = listed(sheet)
    writer.writerow([column["title"] for column in columns])
    for row in rows:
        writer.writerow([in_csv(row.get(column["gives"])) for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Lines of text as the spreadsheets of Vietnamese offices open them by themselves."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[in_csv(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def in_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{plain(value):f}".replace(".", ",")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = str(value)
    return f"'{text}" if FORMULA.match(text) else text


def as_xlsx(sheet: str, rows: Iterable[Cells]) -> bytes:
    return workbook(sheet, rows, guide=False)


def template(sheet: str, form: str) -> bytes:
    """An empty sheet with one sample row, and in XLSX what each column takes."""
    sample = [{row["gives"]: row["sample"] for row in listed(sheet)}]
    return as_csv(sheet, sample) if form == "csv" else workbook(sheet, sample, guide=True)


def workbook(sheet: str, rows: Iterable[Cells], *, guide: bool) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False, "default_date_format": DAY}  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE, "title": SHEETS[sheet]})
        write_rows(book, sheet, rows)
        if guide:
            write_guide(book, sheet)
    return out.getvalue()


def write_rows(book: Any, sheet: str, rows: Iterable[Cells]) -> None:
    page = book.add_worksheet(SHEETS[sheet])
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    columns = listed(sheet)
    for at, column in enumerate(columns):
        page.write_string(0, at, column["title"], head)
        page.set_column(at, at, WIDE if column.get("needed") else NARROW)
    page.freeze_panes(1, 0)
    day = book.add_format({"num_format": DAY})
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            write_cell(page, line, at, row.get(column["gives"]), day)


def write_cell(page: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Decimal):
        if len(value.normalize().as_tuple().digits) <= DIGITS:
            page.write_number(row, column, float(value))
        else:
            page.write_string(row, column, in_csv(value))
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, int):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, str(value))


def write_guide(book: Any, sheet: str) -> None:
    """What to write in each column; it has no head, so that no import takes it for a table."""
    page = book.add_worksheet(GUIDE)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, WIDE, wrap)
    page.set_column(1, 1, 2 * WIDE, wrap)
    for line, (title, says) in enumerate(guide_lines(sheet)):
        page.write_string(line, 0, title, wrap)
        page.write_string(line, 1, says, wrap)


def guide_lines(sheet: str) -> Iterator[tuple[str, str]]:
    yield "Cách ghi", "Mỗi dòng một mục; xóa dòng mẫu; không gộp ô; cột không dùng để trống"
    for column in listed(sheet):
        yield f"Cột “{column['title']}”", needed(column) + column["says"]


def needed(column: Row) -> str:
    return "Bắt buộc. " if column.get("needed") else ""


FORMS: dict[str, Callable[[str, Iterable[Cells]], bytes]] = {"xlsx": as_xlsx, "csv": as_csv}
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
