"""Tables of a Word file: full grids with merged cells, and which only place text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tiendo.reading.formats import limits
from tiendo.reading.formats.building import GridCell
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.styles import Styles, W, draws, is_on, value

# The official heading block and the signature stand in tables without a grid: few rows and
# columns. A frame around a text is a grid of one cell.
LAYOUT_ROWS, LAYOUT_COLUMNS = 6, 3
# Row and cells may stand inside content controls and tracked insertions.
CARRIERS = {W + name for name in "sdt sdtContent ins moveTo customXml smartTag".split()}


@dataclass(frozen=True, slots=True)
class Place:
    """A cell where the file has it: its element, first column and width in columns."""

    element: Any
    column: int
    across: int
    continues: bool  # the lower part of a vertically merged cell


def found_in(parent: Any, name: str) -> Iterator[Any]:
    """Children of one name, also inside what only carries them."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in CARRIERS:
            yield from found_in(child, name)


def rows_of(table: Any) -> list[list[Place]]:
    """The printed rows of a table; deleted ones are left out."""
    rows, cells = [], 0
    for row in found_in(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        rows.append(places(row, number(properties, "gridBefore", 0)))
        cells += sum(place.across for place in rows[-1])
        if cells > limits.TABLE_CELLS:
            raise refuse("huge", limit=f"{limits.TABLE_CELLS} ô bảng")
    return rows


def places(row: Any, column: int) -> list[Place]:
    found = []
    for cell in found_in(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        across = number(properties, "gridSpan", 1)
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        continues = merge is not None and merge.get(f"{W}val") != "restart"
        found.append(Place(cell, column, across, continues))
        column += across
    return found


def number(properties: Any, name: str, default: int) -> int:
    written = value(properties, name)
    known = written is not None and written.isascii() and written.isdigit()
    return min(int(written or 0), 500) if known else default


def grid_of(rows: list[list[Place]], text_of: Callable[[Any], str]) -> list[list[GridCell]]:
    """The full grid: every place of a merged cell knows where its text stands.

    ``text_of`` is asked for each cell once, in the order of the file.
    """
    width = max((p.column + p.across for row in rows for p in row), default=0)
    if width * len(rows) > limits.TABLE_CELLS:
        raise refuse("huge", limit=f"{limits.TABLE_CELLS} ô bảng")
    grid: list[list[GridCell]] = []
    for at, row in enumerate(rows):
        line = [GridCell(text="", origin=(at, column)) for column in range(width)]
        for place in row:
            above = grid[-1][place.column] if grid and place.continues else None
            cell = above or GridCell(text=text_of(place.element), origin=(at, place.column))
            line[place.column : place.column + place.across] = [cell] * place.across
        grid.append(line)
    return grid


def layout(table: Any, rows: list[list[Place]], styles: Styles) -> bool:
    """Whether a table only places text: the heading block, the signature, a frame."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) == 1 and width == 1:
        return True
    if len(rows) > LAYOUT_ROWS or width > LAYOUT_COLUMNS:
        return False
    if styles.bordered(table.find(f"{W}tblPr")):
        return False
    return not any(draws(borders) for borders in table.iter(f"{W}tcBorders"))


def marked_rows(table: Any) -> int:
    """How many first rows are marked to be repeated on each page."""
    marked = 0
    for row in found_in(table, "tr"):
        if not is_on(row.find(f"{W}trPr"), "tblHeader"):
            break
        marked += 1
    return marked
