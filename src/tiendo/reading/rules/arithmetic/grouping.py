"""Figures that stand together: in a row of a table, in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tiendo.facts.figure import Figure
from tiendo.reading.document import Cell, Document, Kind, Table

Where = tuple[int, int, int]  # table, row, column


class Cells:
    """Where in the tables of a document a figure stands."""

    def __init__(self, document: Document) -> None:
        self.tables = {table.number: table for table in document.tables}
        self.at: dict[tuple[int, int], Where] = {}
        for table in document.tables:
            for cell in table.cells:
                where = (table.number, cell.row, cell.column)
                self.at.setdefault((cell.start, cell.end), where)

    def of(self, figure: Figure) -> Where | None:
        return self.at.get((figure.evidence.start, figure.evidence.end))

    def row(self, table: Table, number: int) -> list[Cell]:
        return [cell for cell in table.cells if cell.row == number]


def by_row(figures: Iterable[Figure], cells: Cells) -> Iterator[list[Figure]]:
    """The figures of each row of each table."""
    rows: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        where = cells.of(figure)
        if where is not None:
            rows.setdefault(where[:2], []).append(figure)
    yield from rows.values()


def by_sentence(
    figures: Sequence[Figure], document: Document, cells: Cells
) -> Iterator[list[Figure]]:
    """The figures of each sentence outside tables."""
    spans = [
        (block.start + start, block.start + end)
        for block in document.blocks
        if block.kind is not Kind.ROW
        for start, end in block.sentences()
    ]
    starts = [start for start, _ in spans]
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        at = bisect_right(starts, figure.evidence.start) - 1
        if at >= 0 and figure.evidence.end <= spans[at][1] and cells.of(figure) is None:
            found.setdefault(at, []).append(figure)
    yield from found.values()
