"""Rows of a sheet to lines and tables: titles above, notes below, an empty row between.

A table begins at the first row with a number beside a name, and takes in the rows above
it that hold more than one cell: those are its head. What stands alone in its row above
or below is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.reading.formats import limits
from tiendo.reading.formats.building import GridCell
from tiendo.reading.formats.marks import Span
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.headrows import numbers_columns
from tiendo.reading.segmenting import UNIT_LINE
from tiendo.vocabulary.times import as_year

NUMERIC = re.compile(r"[<>≤≥~+-]?\s*\(?\d[\d.,\s]*%?\)?")
JOINED = "; "
CAPTION = 4  # lines above a table that name it
NAMES, SIGNED = 3, 2  # columns of a table without numbers; rows of the signatures


@dataclass(frozen=True, slots=True)
class Title:
    """A cell that stands as text, with its row and column in the sheet.

    One alone in its row, or with the unit beside it, may name the table below.
    """

    text: str
    row: int
    column: int
    alone: bool


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with the rows and columns of the sheet that it takes."""

    grid: list[list[GridCell]]
    rows: list[int]
    columns: list[int]
    heads: int
    caption: str


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet by row and column, each merged one at every place it covers."""

    cells: dict[int, dict[int, GridCell]]

    def own(self, row: int) -> list[tuple[int, str]]:
        """The texts that stand in a row, not those that reach into it from above."""
        line = self.cells.get(row, {})
        return [(c, cell.text) for c, cell in sorted(line.items()) if cell.origin == (row, c)]

    def present(self, row: int) -> int:
        """How many texts a row shows, also those that reach into it."""
        return len({cell.origin for cell in self.cells.get(row, {}).values() if cell.text})

    def counts(self, row: int, least: int) -> bool:
        """Whether a row holds a number beside a name; years, and columns' numbers, head columns."""
        texts = [text for _, text in self.own(row)]
        return (
            self.present(row) >= least
            and not numbers_columns(texts)
            and any(NUMERIC.fullmatch(text) and not as_year(text) for text in texts[1:])
        )


def sheet_of(texts: dict[int, dict[int, str]], merged: list[Span]) -> Sheet:
    """The sheet with merged cells expanded, as far as its rows reach."""
    cells = {
        row: {column: GridCell(text=text, origin=(row, column)) for column, text in line.items()}
        for row, line in texts.items()
    }
    last = max(texts, default=-1)
    width = 1 + max((max(line) for line in texts.values() if line), default=-1)
    room = limits.SHEET_AREA
    for span in merged:
        cell = cells.get(span.top, {}).get(span.left)
        rows = range(span.top, min(span.bottom, last) + 1)
        columns = range(span.left, min(span.right + 1, width))
        room -= len(rows) * len(columns)
        if room < 0:
            raise refuse("huge", limit=f"{limits.SHEET_AREA} ô gộp trong một trang tính")
        if cell is not None:
            for row in rows:
                cells.setdefault(row, {}).update(dict.fromkeys(columns, cell))
    return Sheet(cells)


def parts_of(sheet: Sheet) -> Iterator[Title | SheetTable]:
    """The lines and tables of a sheet from top to bottom.

    Rows after an empty one that bring no head of their own go on with the table before.
    """
    named: list[str] = []
    held: Draft | None = None
    for rows in blocks(sheet):
        above, body, below = cut(sheet, rows)
        draft = Draft(body, heads(sheet, body), set(columns_of(sheet, body)))
        if held and body and not draft.heads and draft.columns <= held.columns:
            held.rows += above + body
        else:
            if held:
                yield table_of(sheet, held, named)
                named = []
            for title in titles(sheet, above):
                named = [*named[-CAPTION:], title.text] if title.alone else []
                yield title
            held = draft if body else None
        if held and below:
            yield table_of(sheet, held, named)
            named, held = [], None
        yield from titles(sheet, below)
    if held:
        yield table_of(sheet, held, named)


@dataclass(slots=True)
class Draft:
    """The rows of a table that later rows may join, and how many of them are its head."""

    rows: list[int]
    heads: int
    columns: set[int]


def blocks(sheet: Sheet) -> Iterator[list[int]]:
    """Runs of rows with something in them."""
    run: list[int] = []
    for row in sorted(row for row in sheet.cells if sheet.present(row)):
        if run and row > run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def cut(sheet: Sheet, rows: list[int]) -> tuple[list[int], list[int], list[int]]:
    """A run of rows as text above, table, and text below."""
    widest = max(len(sheet.own(row)) for row in rows)
    first = next((at for at, row in enumerate(rows) if sheet.counts(row, min(3, widest))), None)
    if first is None:
        full = [at for at, row in enumerate(rows) if sheet.present(row) >= NAMES]
        if len(full) <= SIGNED:
            return rows, [], []
        first = full[0]
    while (
        first and sheet.present(rows[first - 1]) > 1 and not states_unit(sheet.own(rows[first - 1]))
    ):
        first -= 1
    end = 1 + max(at for at, row in enumerate(rows) if sheet.present(row) > 1)
    return rows[:first], rows[first:end], rows[end:]


def states_unit(own: list[tuple[int, str]]) -> bool:
    return any(UNIT_LINE.match(text) for _, text in own)


def heads(sheet: Sheet, rows: list[int]) -> int:
    """How many rows stand above the first with numbers, where they name the columns."""
    least = min(3, max((len(sheet.own(row)) for row in rows), default=0))
    first = next((at for at, row in enumerate(rows) if sheet.counts(row, least)), 1)
    return first if any(sheet.present(row) >= least for row in rows[:first]) else 0


def columns_of(sheet: Sheet, rows: list[int]) -> list[int]:
    return sorted({c for row in rows for c, cell in sheet.cells[row].items() if cell.text})


def titles(sheet: Sheet, rows: list[int]) -> Iterator[Title]:
    """Texts outside tables; what stands side by side is read column by column."""
    beside: list[Title] = []
    for row in rows:
        own = sheet.own(row)
        alone = len(own) == 1 or states_unit(own)
        found = [Title(text, row, column, alone) for column, text in own]
        if len(found) < 2:
            yield from sorted(beside, key=by_column)
            yield from found
            beside = []
        else:
            beside += found
    yield from sorted(beside, key=by_column)


def by_column(title: Title) -> tuple[int, int]:
    return title.column, title.row


def table_of(sheet: Sheet, draft: Draft, named: list[str]) -> SheetTable:
    """The table of these rows, its merged cells counted in it and not in the sheet."""
    columns = columns_of(sheet, draft.rows)
    down = {row: at for at, row in enumerate(draft.rows)}
    across = {column: at for at, column in enumerate(columns)}
    grid = []
    for row in draft.rows:
        line = []
        for column in columns:
            cell = sheet.cells[row].get(column)
            top, left = cell.origin if cell else (row, column)
            if cell is None or top not in down or left not in across:
                line.append(GridCell(text="", origin=(down[row], across[column])))
            else:
                line.append(GridCell(text=cell.text, origin=(down[top], across[left])))
        grid.append(line)
    return SheetTable(grid, draft.rows, columns, draft.heads, JOINED.join(named[-CAPTION:]))
