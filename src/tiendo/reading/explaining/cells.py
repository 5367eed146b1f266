"""The cells of a table: what each number was read as by its column, or why it was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.facts.figure import Figure
from tiendo.facts.items import Unread
from tiendo.reading.document import Block, Cell, Document, Table
from tiendo.reading.explaining.explanation import Became, Field, Number, Said
from tiendo.reading.explaining.fields import field, indicator_field, told
from tiendo.reading.explaining.numbers import Walked, passed, unread
from tiendo.reading.explaining.scene import VOCABULARY, book
from tiendo.reading.headers import Column
from tiendo.reading.headrows import numbers_columns
from tiendo.reading.rules.figures.words import PATTERNS
from tiendo.reading.tables import LEVELS, VALUES, columns_of
from tiendo.vocabulary.lexicon import Row, rows, split_words

NUMBER = re.compile(r"\d")
# Fields that the column's header settles.
UNIT = "theo cột đơn vị, ngoặc trong tên chỉ tiêu hoặc dòng “Đơn vị tính”"
BY_COLUMN = ("role", "measure", "basis", "estimated", "direction")


def row_of(document: Document, block: Block) -> tuple[Table, int] | None:
    """The table and the row that a block of the text is."""
    for table in document.tables:
        inside = (c for c in table.cells if c.text and block.start <= c.start < block.end)
        held = [cell.row for cell in inside]
        if held:
            return table, min(held)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table with what its columns were taken for; ``heads`` rows stand over them."""

    table: Table
    heads: int
    columns: dict[int, Column]

    @classmethod
    def of(cls, table: Table) -> Ruled:
        heads, columns = columns_of(table)
        return cls(table=table, heads=heads, columns=columns)

    def row(self, row: int) -> list[Cell]:
        """The cells of a row with a number in them, each once."""
        seen: dict[int, Cell] = {}
        for cell in self.table.cells:
            if cell.row == row and NUMBER.search(cell.text):
                seen.setdefault(cell.start, cell)
        return list(seen.values())

    def number(self, cell: Cell, walked: tuple[Walked, ...]) -> Number:
        """What became of the number in a cell."""
        for item in walked:
            if isinstance(item, Figure) and item.evidence.start == cell.start:
                return self._figure(cell, item)
            if isinstance(item, Unread) and item.evidence.start == cell.start:
                return unread(item, cell.start, cell.end, cell.text)
        header = self.columns.get(cell.column)
        name = header.header if header else ""
        return passed(self._reason(cell), cell.start, cell.end, cell.text, header=name)

    def _reason(self, cell: Cell) -> str:
        column = self.columns.get(cell.column)
        if not self.heads:
            return "table.no-header"
        if cell.row < self.heads:
            return "table.header"
        if numbers_columns([c.text for c in self.table.cells if c.row == cell.row]):
            return "table.numbering"
        if not any(c.kind in LEVELS for c in self.columns.values()):
            return "table.no-columns"
        if column is None or column.kind not in VALUES:
            return "table.column"
        return "unseen"

    def _figure(self, cell: Cell, figure: Figure) -> Number:
        return Number(
            became=Became.FIGURE,
            start=cell.start,
            end=cell.end,
            quote=cell.text,
            says=f"Số liệu: “{figure.evidence.quote}” của “{figure.indicator}”.",
            figure=figure,
            fields=tuple(self._fields(cell, figure)),
        )

    def _fields(self, cell: Cell, figure: Figure) -> Iterator[Field]:
        column = self.columns[cell.column]
        for name, value in told(figure):
            if name in BY_COLUMN:
                yield field(name, value, tuple(self._column_row(cell, column)))
            elif name == "indicator_id":
                yield indicator_field(name, figure)
            elif name == "unit":
                yield field(name, value, tuple(_unit_row(figure)), UNIT)
            elif name == "indicator":
                yield field(name, value, (), "tiêu đề của cột" if column.names else "tên của hàng")
            elif name == "period":
                yield field(name, value, (), "theo tiêu đề cột, tên bảng hoặc đoạn phía trên")
            else:
                yield field(name, value, ())

    def _column_row(self, cell: Cell, column: Column) -> Iterator[Said]:
        """The row of the columns' table that the header fits."""
        header = next(
            (
                c
                for c in self.table.cells
                if c.row < self.heads and c.column == cell.column and c.text
            ),
            cell,
        )
        row = _fitting(column)
        if row is not None:
            yield Said(
                row=row["id"],
                table="columns",
                source=row["source"],
                words=column.header,
                start=header.start,
                end=header.end,
            )


def _fitting(column: Column) -> Row | None:
    """The first row of this kind whose words the header holds."""
    words = f" {' '.join(split_words(column.header))} "
    for row in rows(PATTERNS, "columns"):
        held = any(f" {' '.join(split_words(w))} " in words for w in row["words"])
        if row["gives"]["column"] == column.kind and held:
            return row
    return None


def _unit_row(figure: Figure) -> Iterator[Said]:
    words = split_words(figure.unit_text or "")
    for at in range(len(words)):
        for name in ("units", "nouns"):
            found = book(VOCABULARY, name).at(words, at)
            if found is not None and found[1].get("unit", "count") == figure.unit:
                said = " ".join(words[at : at + found[0]])
                yield Said(row=found[1]["id"], table=name, source=found[1]["source"], words=said)
                return
