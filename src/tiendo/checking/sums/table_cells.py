"""Numbers in the cells of tables as they are written, figures of the reader or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HALF, Range, Written
from tiendo.errors import NumberUnreadable
from tiendo.reading.document import Cell, Table
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"(?P<sign>[+\-−])?\s?(?P<number>\d[\d.,]*\d|\d)\s?%?")
# "tăng 5,5%", "đạt 102,7%" in a column of remarks.
NOTE = shaped(r"(?P<way>{sums.remarks})\s(?P<number>\d[\d.,]*\d|\d)\s?%[.;]?", re.IGNORECASE)
FALLS, SHARES = ("giảm", "hụt"), ("đạt", "bằng")


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's number: ``step`` is the worth of its last digit, ``way`` the verb of a remark."""

    cell: Cell
    value: Decimal
    step: Decimal
    way: str = ""

    @property
    def range(self) -> Range:
        return Range(self.value - self.step * HALF, self.value + self.step * HALF)

    @property
    def written(self) -> Written:
        return Written(start=self.cell.start, end=self.cell.end, value=self.value, step=self.step)

    @property
    def digits(self) -> int:
        return len("".join(map(str, self.value.as_tuple().digits)).lstrip("0"))


def value_of(cell: Cell) -> Value | None:
    """The number of a cell that holds nothing else, or of a remark; a fall is below nought."""
    said = cell.text.strip()
    found = NUMBER.fullmatch(said) or NOTE.fullmatch(said)
    if found is None:
        return None
    try:
        value = read_number(found["number"]).value
    except NumberUnreadable:
        return None
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    told = found.groupdict()
    way = (told.get("way") or "").lower()
    below = told.get("sign") in ("-", "−") or way in FALLS
    return Value(cell, -value if below else value, step, way)


def head_of(table: Table, column: int) -> str:
    """The words over a column."""
    return " ".join(cell.text for cell in table.cells if cell.header and cell.column == column)


def name_of(table: Table, row: int) -> str:
    """What a row is called: its cells that hold no number."""
    return " ".join(cell.text for cell in table.cells if cell.row == row and value_of(cell) is None)


def columns_of(table: Table) -> dict[int, dict[int, Value]]:
    """The numbers of a table by column and row, but for columns that number or name the rows."""
    found: dict[int, dict[int, Value]] = {}
    for cell in table.cells:
        value = None if cell.header else value_of(cell)
        if value is not None:
            found.setdefault(cell.column, {})[cell.row] = value
    return {
        column: values
        for column, values in found.items()
        if words("columns.rows").fullmatch(head_of(table, column).strip()) is None
    }
