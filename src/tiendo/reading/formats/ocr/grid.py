"""The grid of a ruled table: rows, columns, and which of them each cell covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image

from tiendo.reading.formats.ocr.bitmap import Box, ink_in

CROSSING = 3  # pixels above and below a row's edge that ink must not cross
DUST = 5  # so much less ink than the square of the slack (4 points) is dust


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    """Cells in pixels, and the edges of rows and columns, the outer ones included.

    Edges nearer to each other than ``slack`` are one.
    """

    cells: tuple[Box, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    slack: float

    @classmethod
    def of(cls, cells: Iterable[Box], slack: float) -> RuledTable:
        boxes = tuple(sorted(cells, key=lambda cell: (cell[1], cell[0])))
        return cls(
            cells=boxes,
            rows=edges((at for box in boxes for at in (box[1], box[3])), slack),
            columns=edges((at for box in boxes for at in (box[0], box[2])), slack),
            slack=slack,
        )

    @property
    def box(self) -> Box:
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def covered(self, cell: Box) -> tuple[range, range]:
        """The rows and the columns that a cell covers."""
        left, top, right, bottom = cell
        return (
            span(self.rows, top, bottom, self.slack),
            span(self.columns, left, right, self.slack),
        )


def edges(found: Iterable[int], slack: float) -> tuple[int, ...]:
    kept: list[int] = []
    for at in sorted(found):
        if not kept or at - kept[-1] > slack:
            kept.append(at)
    return tuple(kept)


def span(starts: tuple[int, ...], first: int, end: int, slack: float) -> range:
    inside = [n for n, at in enumerate(starts) if first - slack <= at < end - slack]
    return range(inside[0], inside[-1] + 1)


def completed(table: RuledTable, ink: Image.Image) -> RuledTable:
    """The table with the cells that a broken ruling left open, or ran together with others.

    ``ink`` is the page without its rulings.
    """
    cells = [part for cell in table.cells for part in parted(table, cell, ink)]
    taken = {
        (row, column)
        for cell in cells
        for rows, columns in [table.covered(cell)]
        for row in rows
        for column in columns
    }
    rows, columns = table.rows, table.columns
    open_cells = [
        (columns[c], rows[r], columns[c + 1], rows[r + 1])
        for r in range(len(rows) - 1)
        for c in range(len(columns) - 1)
        if (r, c) not in taken
    ]
    return RuledTable.of([*cells, *open_cells], table.slack)


def parted(table: RuledTable, cell: Box, ink: Image.Image) -> Iterator[Box]:
    """A cell over several rows, cut at the edges that no ink crosses and that part ink from ink."""
    left, top, right, bottom = cell
    rows, _ = table.covered(cell)
    dust = table.slack**2 / DUST
    for edge in (table.rows[row] for row in rows[1:]):
        above, below = (left, top, right, edge - CROSSING), (left, edge + CROSSING, right, bottom)
        crossing = ink_in(ink, (left, edge - CROSSING, right, edge + CROSSING))
        if crossing <= dust / DUST and min(ink_in(ink, above), ink_in(ink, below)) > dust:
            yield left, top, right, edge
            top = edge
    yield left, top, right, bottom
