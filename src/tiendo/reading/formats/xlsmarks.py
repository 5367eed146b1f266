"""The marks of an XLS workbook (BIFF8), from its records.

Source: [MS-XLS]; names of records as there. Older forms of Excel (up to 95) are refused.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tiendo.reading.formats.amounts import BUILT_IN
from tiendo.reading.formats.compound import Compound, packed
from tiendo.reading.formats.marks import Marks, Survey
from tiendo.reading.formats.refusals import refuse

BOF, END, BOUND_SHEET, DIMENSIONS, LOCKED = 0x0809, 0x000A, 0x0085, 0x0200, 0x002F
FORMAT, STYLE, MERGED, ROW, COLUMN_INFO = 0x041E, 0x00E0, 0x00E5, 0x0208, 0x007D
NUMBER, SMALL, SMALLS, FAULT, FORMULA = 0x0203, 0x027E, 0x00BD, 0x0205, 0x0006
TEXTS = (0x00FD, 0x0204, 0x00D6)  # LabelSst, Label, RString
CELLS = (NUMBER, SMALL, FAULT, FORMULA, *TEXTS)
BIFF8 = 0x0600
ROWS, COLUMNS = 1 << 16, 1 << 8  # the most that XLS holds
SHEET, BUBBLE = 0, 0x20
FAULTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
Record = tuple[int, bytes]


def survey(data: bytes) -> Survey:
    stream = Compound(data).stream("Workbook")
    if stream is None:
        raise refuse("old-sheet")
    try:
        return Survey(list(sheets(stream)), packed("Workbook", stream))
    except (struct.error, IndexError) as error:
        raise refuse("truncated") from error


def records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from ``at`` to the end of that part of the stream, charts within left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        depth += (kind == BOF) - (kind == END)
        if depth <= 1 and kind != END:
            yield kind, stream[at + 4 : at + 4 + size]
        if kind == END and depth <= 0:
            return
        at += 4 + size


def sheets(stream: bytes) -> Iterator[Marks]:
    formats, styles, bounds = dict(BUILT_IN), [], []
    for kind, body in records(stream, 0):
        if kind == LOCKED:
            raise refuse("encrypted")
        if kind == BOF and struct.unpack_from("<H", body)[0] != BIFF8:
            raise refuse("old-sheet")
        if kind == FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = text(body[2:])
        elif kind == STYLE:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == BOUND_SHEET:
            bounds.append(body)
    codes = [formats.get(style, "") for style in styles]
    for bound in bounds:
        start, state, what = struct.unpack_from("<IBB", bound)
        if start >= len(stream):
            raise refuse("truncated")
        if what == SHEET:
            marks = Marks(text(bound[6:], short=True), hidden=state & 3 != 0)
            for kind, body in records(stream, start):
                read_record(kind, body, codes, marks)
            yield marks


def text(body: bytes, *, short: bool = False) -> str:
    """A string with its length before it, in one byte or two, and a sign how it is coded."""
    length = body[0] if short else struct.unpack_from("<H", body)[0]
    wide, letters = body[2 - short] & 1, body[3 - short :]
    return (
        letters[: length * 2].decode("utf-16-le", "replace")
        if wide
        else letters[:length].decode("latin-1")
    )


def read_record(kind: int, body: bytes, codes: list[str], marks: Marks) -> None:
    if kind == DIMENSIONS:
        check_dimensions(body)
    elif kind in CELLS:
        row, column, style = struct.unpack_from("<3H", body)
        marks.fill(row, column)
        note(marks, codes, row, column, style)
        if kind == FORMULA:
            marks.computed.add((row, column))
        fault = fault_in(kind, body)
        if fault is not None:
            marks.faults[row, column] = FAULTS.get(fault, "lỗi")
    elif kind == SMALLS:
        row, column = struct.unpack_from("<2H", body)
        for n in range((len(body) - 6) // 6):
            marks.fill(row, column + n)
            note(marks, codes, row, column + n, struct.unpack_from("<H", body, 4 + 6 * n)[0])
    elif kind == MERGED:
        for n in range(struct.unpack_from("<H", body)[0]):
            marks.merge(*struct.unpack_from("<4H", body, 2 + 8 * n))
    elif kind == ROW:
        marks.concealed |= bool(body[12] & 0x20)
    elif kind == COLUMN_INFO:
        marks.concealed |= bool(body[8] & 1)


def check_dimensions(body: bytes) -> None:
    """Refuse a sheet that says it is larger than any: the reader of values takes its word."""
    top, bottom, left, right = struct.unpack_from("<2I2H", body)
    if not (top <= bottom <= ROWS and left <= right <= COLUMNS):
        raise refuse("truncated")


def fault_in(kind: int, body: bytes) -> int | None:
    """The number of an error that a cell holds, itself or as its formula's result."""
    if kind == FAULT and body[7]:
        return body[6]
    if kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def note(marks: Marks, codes: list[str], row: int, column: int, style: int) -> None:
    if style < len(codes) and codes[style]:
        marks.forms[row, column] = codes[style]
