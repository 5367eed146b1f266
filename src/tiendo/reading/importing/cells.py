"""A sheet as its cells: the value that was typed, what the cell shows, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tiendo.reading.formats.marks import Place, Span
from tiendo.reading.formats.workbook import reference

Typed = str | Decimal | date | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """``value`` is exact; ``text`` what the sheet shows; ``seen`` the number that it shows,
    ``held`` the one that it holds.

    ``percent``: its format writes a percent sign. ``scaled``: its format hides thousands.
    ``computed``: a formula, read by its saved value; ``hollow``: one without.
    """

    row: int
    column: int
    text: str
    value: Typed
    seen: Decimal | None = None
    held: Decimal | None = None
    percent: bool = False
    scaled: bool = False
    computed: bool = False
    hollow: bool = False
    fault: bool = False

    @property
    def name(self) -> str:
        """As the sheet names it: C7."""
        return reference((self.row, self.column))


@dataclass(slots=True, kw_only=True)
class Grid:
    """The cells of one sheet by row and column, counted from 0; empty ones are left out."""

    name: str
    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)

    def row(self, row: int, columns: Iterable[int]) -> dict[int, Cell]:
        """The cells of a row in these columns."""
        return {c: self.cells[row, c] for c in columns if (row, c) in self.cells}

    @property
    def height(self) -> int:
        return 1 + max((row for row, _ in self.cells), default=-1)

    @property
    def width(self) -> int:
        return 1 + max((column for _, column in self.cells), default=-1)

    def joined(self) -> dict[Place, Span]:
        """The merged cell that each place lies in."""
        return {
            (row, column): span
            for span in self.merged
            for row in range(span.top, min(span.bottom, self.height - 1) + 1)
            for column in range(span.left, min(span.right, self.width - 1) + 1)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong with a cell or a row, and what to do. ``cell`` may be empty: the whole row."""

    what: str
    do: str
    cell: str = ""

    def __str__(self) -> str:
        lead = f"Ô {self.cell}: " if self.cell else ""
        return f"{lead}{self.what}; {self.do}" if self.do else lead + self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a person should know of a cell that was read."""

    cell: str
    what: str

    def __str__(self) -> str:
        return f"Ô {self.cell}: {self.what}"
