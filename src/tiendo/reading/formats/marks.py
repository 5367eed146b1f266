"""What a workbook says of its cells besides their values: looked at before any value is read.

A cell at the far corner of a sheet would make the reader of values fill billions of
empty ones; so each cell is counted here first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: first and last row, first and last column, counted from 0."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(slots=True)
class Marks:
    """The marks of one sheet, by row and column counted from 0."""

    name: str
    hidden: bool = False
    concealed: bool = False  # some of its rows or columns are hidden
    forms: dict[Place, str] = field(default_factory=dict)  # number formats
    hollow: list[Place] = field(default_factory=list)  # formulas that were never computed
    faults: dict[Place, str] = field(default_factory=dict)  # "#DIV/0!" and the like
    computed: set[Place] = field(default_factory=set)  # formulas, with a result or without
    merged: list[Span] = field(default_factory=list)
    height: int = 0
    width: int = 0
    filled: int = 0

    def fill(self, row: int, column: int, count: int = 1) -> None:
        """Count cells with something in them; refuse a sheet beyond all measure."""
        self.filled += count
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        if self.filled > limits.SHEET_CELLS:
            raise refuse("huge", limit=f"{limits.SHEET_CELLS} ô trong một trang tính")
        if self.height * self.width > limits.SHEET_AREA:
            raise refuse("huge", limit=f"{limits.SHEET_AREA} ô kể cả ô trống trong một trang tính")

    def merge(self, top: int, bottom: int, left: int, right: int) -> None:
        if len(self.merged) >= limits.SHEET_CELLS:
            raise refuse("huge", limit=f"{limits.SHEET_CELLS} ô gộp trong một trang tính")
        if (top, left) < (bottom, right):
            self.merged.append(Span(top, bottom, left, right))


@dataclass(frozen=True, slots=True)
class Survey:
    """The sheets of a workbook in order, and the file as the reader of values may have it."""

    sheets: list[Marks]
    data: bytes
