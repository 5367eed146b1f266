"""Rows of tables that end in a verdict in words: "Tỷ lệ hộ nghèo | ≤ 1,00 | 1,12 | Không đạt".

What a column of verdicts says of a row is a ground for what the text says of it, whatever the
reader has made of the numbers beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.verdicts.claimed import told_in_a_cell
from tiendo.checking.verdicts.goal_columns import name_of
from tiendo.checking.wordlists import words
from tiendo.reading.document import Cell, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """``met``: whether the cell says that the row's plan is reached."""

    table: int
    row: int
    name: str
    cell: Cell
    met: bool


def verdict_rows(draft: Draft) -> Iterator[VerdictRow]:
    """Every row with one verdict, of the tables that have one column of them."""
    for table in draft.document.tables:
        column = _column(table)
        if column is None:
            continue
        for row in table.rows():
            cells = {cell.column: cell for cell in row}
            name = name_of(cells)
            verdict = _verdict(cells[column]) if column in cells else None
            if verdict is None or not name or words("verdicts.total_rows").match(name.strip()):
                continue
            yield VerdictRow(
                table=table.number, row=cells[column].row, name=name, cell=cells[column],
                met=verdict != "missed",
            )  # fmt: skip


def _column(table: Table) -> int | None:
    """The one column of a table that has verdicts, alone or among percents."""
    columns = {cell.column for cell in table.cells if _verdict(cell) is not None}
    return columns.pop() if len(columns) == 1 else None


def _verdict(cell: Cell) -> str | None:
    if cell.header or cell.column == 0:
        return None
    return told_in_a_cell().get(" ".join(cell.text.lower().split()).rstrip("."))
