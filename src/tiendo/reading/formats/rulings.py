"""Ruled tables of PDF pages, by pdfplumber: cells by their boxes, merged ones at each place."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber

from tiendo.facts.items import Remark
from tiendo.reading.formats.building import GridCell
from tiendo.reading.formats.paper import PaperTable

UNREAD = Remark(
    rule="pdf-tables",
    message="Không đọc được bảng kẻ của PDF; chữ trong bảng được đọc như dòng thường",
)


def find_tables(
    data: bytes, numbers: list[int]
) -> tuple[dict[int, list[PaperTable]], tuple[Remark, ...]]:
    """The tables of the pages of these numbers, or a remark where the file defeats pdfminer."""
    found: dict[int, list[PaperTable]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=numbers) as plumber:
            for page in plumber.pages:
                height = float(page.height)
                tables = [table_of(table, height) for table in page.find_tables()]
                found[page.page_number] = [table for table in tables if table is not None]
                page.close()
    # pdfminer lets dozens of kinds of error through on a broken object; the text, read by
    # pdfium, stands all the same.
    except Exception:  # noqa: BLE001
        return found, (UNREAD,)
    return found, ()


def table_of(table: Any, height: float) -> PaperTable | None:
    """A pdfplumber table as a full grid; None where it is a frame around text."""
    texts = table.extract()
    if len(texts) < 2 or max(map(len, texts)) < 2:
        return None
    left, top, right, bottom = table.bbox
    return PaperTable(
        grid=grid_of(table.rows, texts),
        left=left, right=right, top=height - top, bottom=height - bottom,
    )  # fmt: skip


def grid_of(rows: list[Any], texts: list[list[str | None]]) -> list[list[GridCell]]:
    """Each place of the table with the cell that covers it, by the cells' boxes."""
    width = max(map(len, texts))
    tops = [row.bbox[1] for row in rows]
    lefts = [min((r.cells[c][0] for r in rows if r.cells[c]), default=0.0) for c in range(width)]
    grid = [[GridCell(text="", origin=(r, c)) for c in range(width)] for r in range(len(rows))]
    for r, row in enumerate(rows):
        for c, box in enumerate(row.cells):
            if box is None:
                continue
            cell = GridCell(text=" ".join((texts[r][c] or "").split()), origin=(r, c))
            for down in (n for n in range(r, len(rows)) if tops[n] < box[3] - 1):
                for across in (n for n in range(c, width) if lefts[n] < box[2] - 1):
                    grid[down][across] = cell
    return grid
