"""A file's bytes to sheets of cells: XLSX, XLS, ODS, and CSV with any of its marks.

Limits stand in formats/limits.py; beyond them, and for what is no sheet, one clear refusal.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath

import python_calamine as calamine

from tiendo.errors import DocumentUnreadable
from tiendo.facts.items import Remark
from tiendo.reading.formats import limits
from tiendo.reading.formats.amounts import Value, form_of, shown, typed
from tiendo.reading.formats.marks import Marks
from tiendo.reading.formats.plain import decode, repair
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.sniffing import NAMES, Type, sniff
from tiendo.reading.formats.workbook import SURVEYS, remarks, survey_of, unpanicked
from tiendo.reading.importing.cells import Cell, Grid, Typed
from tiendo.vocabulary.text import nfc

SEPARATORS = (";", "\t", ",", "|")
CSV = Type.TEXT
GUARDED = re.compile(r"''*[=+\-@]")


def open_sheets(data: bytes, name: str) -> tuple[Type, list[Grid], list[Remark]]:
    """The visible sheets of a file, and what a person should know. Raises DocumentUnreadable."""
    try:
        return opened(data, name)
    except DocumentUnreadable as error:
        raise error.at(name) from error.__cause__


def opened(data: bytes, name: str) -> tuple[Type, list[Grid], list[Remark]]:
    if not data:
        raise refuse("empty")
    if len(data) > limits.IMPORT_BYTES:
        raise refuse("huge", limit=f"{limits.IMPORT_BYTES // 1024 // 1024} MB")
    kind = CSV if PurePath(name).suffix.lower() == ".csv" and is_text(data) else sniff(data, name)
    if kind is CSV:
        return kind, [from_csv(data)], []
    if kind not in SURVEYS:
        raise DocumentUnreadable(
            f"{NAMES.get(kind, 'Tệp này')} không phải bảng tính",
            do="Chọn tệp Excel (.xlsx, .xls), ODS hoặc CSV theo mẫu",
        )
    survey = survey_of(data, kind)
    with unpanicked(), calamine.load_workbook(io.BytesIO(survey.data)) as book:
        grids = [from_sheet(book, marks) for marks in survey.sheets if not marks.hidden]
    return kind, grids, list(remarks(survey.sheets))


def is_text(data: bytes) -> bool:
    """Whether bytes are no zip and no old Office file; a CSV may begin with any letter."""
    return not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"))


def from_sheet(book: calamine.CalamineWorkbook, marks: Marks) -> Grid:
    grid = Grid(name=marks.name, merged=list(marks.merged))
    if marks.filled:
        sheet = book.get_sheet_by_name(marks.name)
        top, left = sheet.start or (0, 0)
        for row, line in enumerate(sheet.to_python(), start=top):
            for column, value in enumerate(line, start=left):
                take(grid, row, column, value, marks)
    hollow = set(marks.hollow)
    for (row, column), fault in marks.faults.items():
        grid.cells[row, column] = Cell(row=row, column=column, text=fault, value=fault, fault=True)
    for row, column in hollow:
        grid.cells[row, column] = Cell(row=row, column=column, text="=…", value="", hollow=True)
    return grid


def take(grid: Grid, row: int, column: int, value: Value, marks: Marks) -> None:
    """Add a cell that has something in it."""
    code = marks.forms.get((row, column), "")
    text = nfc(shown(value, code)).strip()
    if not text:
        return
    form = form_of(code) if isinstance(value, int | float) else None
    exact, seen, held = typed_value(value, text, code)
    grid.cells[row, column] = Cell(
        row=row, column=column, text=text, value=exact, seen=seen, held=held,
        percent=bool(form and form.shift == 2), scaled=bool(form and form.shift < 0),
        computed=(row, column) in marks.computed,
    )  # fmt: skip


def typed_value(value: Value, text: str, code: str) -> tuple[Typed, Decimal | None, Decimal | None]:
    """The value of a cell; of a number also what it shows and what it holds."""
    if isinstance(value, bool):
        return value, None, None
    if isinstance(value, int | float) and math.isfinite(value):
        return typed(value, code)
    if isinstance(value, datetime):
        return value.date(), None, None
    return (value if isinstance(value, date) else text), None, None


def from_csv(data: bytes) -> Grid:
    """The rows of a CSV file; the mark between cells is the one that its first lines agree on."""
    text = nfc(repair(decode(data))[0])
    if "\x00" in text:
        raise refuse("binary")
    grid = Grid(name="")
    for row, line in enumerate(lines_of(text)):
        for column, written in enumerate(line):
            shown_text = unguarded(written.strip())
            if shown_text:
                cell = Cell(row=row, column=column, text=shown_text, value=shown_text)
                grid.cells[row, column] = cell
    return grid


def lines_of(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(limits.IMPORT_BYTES)
    reader = csv.reader(io.StringIO(text), delimiter=separator(text))
    count = 0
    for line in reader:
        count += bool(line)
        if count > limits.IMPORT_ROWS + limits.IMPORT_HEAD:
            raise too_many()
        yield line


def too_many() -> DocumentUnreadable:
    return refuse("huge", limit=f"{limits.IMPORT_ROWS} dòng một lần nhập")


def separator(text: str) -> str:
    """The mark that cuts the most of the first lines into the most cells.

    >>> separator("Chỉ tiêu;Kế hoạch\\nThu;2,5")
    ';'
    """
    lines = [line for line in text.splitlines()[: limits.IMPORT_HEAD] if line.strip()]
    return max(SEPARATORS, key=lambda mark: sum(line.count(mark) > 0 for line in lines))


def unguarded(text: str) -> str:
    """A cell without the apostrophe that our exports set before what looks like a formula."""
    return text[1:] if GUARDED.match(text) else text
