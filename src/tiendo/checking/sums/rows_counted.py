"""How many rows go up and how many down, told above their table: "giảm vốn của 4 dự án và tăng
cho 3 dự án:" over columns "Giảm" and "Tăng", each with its own rows.

Only where the rows of a column come to its total: then each of them is one of those counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.sums.table_cells import columns_of, head_of
from tiendo.checking.wordlists import shaped
from tiendo.reading.document import Block, Kind, Table
from tiendo.reading.rules.arithmetic.sums import total_row

COUNTS = shaped(
    r"\b(?P<way>giảm|tăng)\s(?:(?!giảm|tăng)[^\W\d_]+\s){0,6}?"
    r"(?P<count>\d{1,2}|{lists.numerals})\s(?P<noun>{listed.rows})\b",
    re.IGNORECASE,
)
HEAD = shaped(
    r"(?:{listed.row_heads}\s)*(?P<way>giảm|tăng)(?:\s{listed.row_heads})*", re.IGNORECASE
)
# "Đơn vị: triệu đồng" may stand between a paragraph and its table.
BETWEEN = 2


@dataclass(frozen=True, slots=True)
class RowsCounted:
    """A count of the rows that go one way, where it stands, and how many there are."""

    found: re.Match[str]
    block: Block
    counted: int


def rows_counted(draft: Draft) -> Iterator[RowsCounted]:
    """Every count of a paragraph that leads to such a table."""
    for table in draft.cells.tables.values():
        rows = _rows(table)
        block = _above(draft, table) if len(rows) > 1 else None
        if block is None:
            continue
        told = list(COUNTS.finditer(block.text))
        for found in told:
            way = found["way"].lower()
            if sum(one["way"].lower() == way for one in told) == 1 and way in rows:
                yield RowsCounted(found, block, rows[way])


def _above(draft: Draft, table: Table) -> Block | None:
    """The paragraph that ends in a colon right above a table."""
    start = min(cell.start for cell in table.cells)
    before = [
        one for one in draft.document.blocks if one.start < start and one.kind is not Kind.ROW
    ]
    last = (one for one in reversed(before[-BETWEEN:]) if one.text.rstrip().endswith(":"))
    return next(last, None)


def _rows(table: Table) -> dict[str, int]:
    """How many rows have a number in the column of each way."""
    total = total_row(table)
    found: dict[str, int] = {}
    for at, column in columns_of(table).items():
        head = HEAD.fullmatch(re.sub(r"\([^()]*\)", "", head_of(table, at)).strip())
        values = [value.value for row, value in column.items() if row != total and value.value]
        whole = column.get(total) if total is not None else None
        if head is not None and whole is not None and sum(values) == whole.value:
            found[head["way"].lower()] = len(values)
    return found
