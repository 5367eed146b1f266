"""Tables of a page: which hold data and which only place text; cells with their spans."""

from __future__ import annotations

from typing import Any

from tiendo.reading.formats import limits
from tiendo.reading.formats.building import GridCell
from tiendo.reading.formats.refusals import refuse

# A cell of a data table is short; longer ones place an article.
CELL_LENGTH = 300
SPAN = 200


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of each row of this table, not of tables inside it."""
    found = []
    for row in table.css("tr"):
        if owner(row) == table.mem_id:
            cells, child = [], row.child
            while child is not None:
                if child.tag in ("td", "th"):
                    cells.append(child)
                child = child.next
            found.append(cells)
    return found


def owner(row: Any) -> int | None:
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return None if parent is None else int(parent.mem_id)


def data_table(table: Any) -> bool:
    """Two rows of two short cells at least, and numbers in them; no table inside."""
    if holds_table(table):
        return False
    rows = [cells for cells in rows_of(table) if len(cells) > 1]
    texts = [cell.text(strip=True) for cells in rows for cell in cells]
    if len(rows) < 2 or any(len(text) > CELL_LENGTH for text in texts):
        return False
    if table.css_first("th") is not None:
        return True
    links = sum(len(a.text(strip=True)) for a in table.css("a"))
    return any(any(c.isdigit() for c in text) for text in texts) and links * 3 < sum(
        map(len, texts)
    )


def holds_table(table: Any) -> bool:
    child = table.child
    while child is not None:
        if child.tag != "-text" and child.css_first("table") is not None:
            return True
        child = child.next
    return False


def grid_of(table: Any) -> list[list[GridCell]]:
    """The table as a full grid; row and column spans repeat the cell at each place."""
    grid: dict[tuple[int, int], GridCell] = {}
    rows = rows_of(table)
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in grid:
                column += 1
            text = " ".join(cell.text(separator=" ").split())
            down, across = span(cell, "rowspan"), span(cell, "colspan")
            for r in range(row, min(row + down, len(rows))):
                for c in range(column, column + across):
                    grid.setdefault((r, c), GridCell(text=text, origin=(row, column)))
            if len(grid) > limits.TABLE_CELLS:
                raise refuse("huge", limit=f"{limits.TABLE_CELLS} ô bảng")
            column += across
    width = 1 + max((column for _, column in grid), default=-1)
    return [
        [grid.get((r, c)) or GridCell(text="", origin=(r, c)) for c in range(width)]
        for r in range(len(rows))
        if width
    ]


def marked_rows(table: Any) -> int:
    """How many first rows stand in a thead or hold only th."""
    marked = 0
    for cells in rows_of(table):
        head = bool(cells) and all(cell.tag == "th" for cell in cells)
        if not head and (not cells or cells[0].parent.parent.tag != "thead"):
            break
        marked += 1
    return marked


def span(cell: Any, name: str) -> int:
    written = cell.attributes.get(name) or "1"
    return min(max(int(written), 1), SPAN) if written.isascii() and written.isdigit() else 1
