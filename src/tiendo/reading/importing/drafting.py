"""A row of a sheet while it is read: its cells, and what was found of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tiendo.reading.importing.cells import Cell, Grid, Noted, Wrong
from tiendo.reading.importing.columns import Heading
from tiendo.reading.importing.layout import Layout
from tiendo.reading.importing.numbers import Amount, UnitSaid, amount_of
from tiendo.vocabulary.periods import Period


@dataclass(slots=True)
class Draft:
    """A row while it is read: its cells, and what was found of them."""

    grid: Grid
    layout: Layout
    row: int
    period: Period | None
    cells: dict[int, Cell]
    wrong: list[Wrong] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)

    def cell(self, gives: str) -> Cell | None:
        column = self.layout.column(gives)
        return None if column is None else self.cells.get(column)

    def take(self, found: Any) -> Any:
        """What was found; None, and a note of it, where it is wrong."""
        if isinstance(found, Wrong):
            self.wrong.append(found)
            return None
        return found


def names_of_cells(draft: Draft) -> dict[str, str]:
    return {
        heading.gives: draft.cells[c].name
        for c, heading in reversed(draft.layout.headings.items())
        if heading.gives and c in draft.cells
    }


def check_merged(draft: Draft) -> None:
    """A merged cell among the rows leaves open which row or column its value is of."""
    spans = {
        span for c in draft.layout.headings if (span := draft.layout.joined.get((draft.row, c)))
    }
    for span in sorted(spans, key=lambda one: (one.top, one.left)):
        first, last = (
            Cell(row=r, column=c, text="", value="").name
            for r, c in ((span.top, span.left), (span.bottom, span.right))
        )
        draft.wrong.append(
            Wrong(
                cell=f"{first}:{last}",
                what="các ô gộp làm một, không rõ số của dòng, cột nào",
                do="bỏ gộp ô (Unmerge Cells), ghi đủ từng ô rồi nhập lại",
            )
        )


def taken(draft: Draft, cell: Cell, unit: UnitSaid, heading: Heading) -> Amount | None:
    amount, notes = amount_of(cell, unit, heading.header)
    draft.notes += notes
    found: Amount | None = draft.take(amount)
    return found
