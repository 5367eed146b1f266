"""The text of a filled sheet: a row a line, its cells between bars, each with its span."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.facts.evidence import Evidence
from tiendo.reading.formats.marks import Place
from tiendo.reading.importing.cells import Cell, Grid

BAR = " | "


@dataclass(slots=True)
class Text:
    """Grows line by line and remembers where each cell stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[tuple[str, Place], tuple[int, int]] = field(default_factory=dict)
    lines: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)

    def add(self, grid: Grid) -> None:
        """All rows of a sheet under its name."""
        if grid.name:
            self._write(grid.name + "\n")
        by_row: dict[int, list[Cell]] = {}
        for _, cell in sorted(grid.cells.items()):
            by_row.setdefault(cell.row, []).append(cell)
        for row, cells in by_row.items():
            start = self.length
            for at, cell in enumerate(cells):
                if at:
                    self._write(BAR)
                words = " ".join(cell.text.split())
                self.spans[grid.name, (row, cell.column)] = self.length, self.length + len(words)
                self._write(words)
            self.lines[grid.name, row] = start, self.length
            self._write("\n")

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def whole(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Places:
    """Evidence for the cells and rows of a text that is complete."""

    text: str
    grown: Text

    def of_cell(self, sheet: str, cell: Cell) -> Evidence:
        start, end = self.grown.spans[sheet, (cell.row, cell.column)]
        return Evidence.of(self.text, start, end, place=place(sheet, f"ô {cell.name}"))

    def of_row(self, sheet: str, row: int) -> Evidence:
        start, end = self.grown.lines[sheet, row]
        return Evidence.of(self.text, start, end, place=place(sheet, f"dòng {row + 1}"))


def place(sheet: str, where: str) -> str:
    return f"trang tính {sheet}, {where}" if sheet else where
