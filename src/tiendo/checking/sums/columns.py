"""Columns of tables whose rows add up to a total row, or to the row above "trong đó"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.written import Range
from tiendo.reading.document import Table
from tiendo.reading.rules.arithmetic.sums import adds_up, total_row

# A row that is the sum of so many rows and more is no row of its own.
FEWEST = 2
Cells_ = dict[int, Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The total of a column and the other rows, in one unit."""

    total: Amount
    parts: tuple[Amount, ...]

    @property
    def sum(self) -> Decimal:
        return sum((part.figure.value for part in self.parts), Decimal(0))

    @property
    def hedged(self) -> bool:
        return any(one.main is None or one.main.hedge for one in (self.total, *self.parts))

    @property
    def adds_up(self) -> bool:
        """Whether the rows give the total, as they stand or with sums of rows among them."""
        if self.total.main is None or any(part.main is None for part in self.parts):
            return True
        ranges = [part.main.range for part in self.parts if part.main is not None]
        whole = self.total.main.range
        ways = (ranges, without_parts(ranges), without_parts(ranges[::-1]))
        return any(added(way).meets(whole) for way in ways)


def added(ranges: Sequence[Range]) -> Range:
    total = Range(Decimal(0), Decimal(0))
    for one in ranges:
        total += one
    return total


def without_parts(ranges: Sequence[Range]) -> list[Range]:
    """Rows that are the sum of rows right before them, in place of those: "Thu nội địa"."""
    kept: list[Range] = []
    for row in ranges:
        most = len(kept) - FEWEST
        first = next((at for at in range(most + 1) if added(kept[at:]).meets(row)), None)
        del kept[len(kept) if first is None else first :]
        kept.append(row)
    return kept


def summed_columns(draft: Draft) -> Iterator[Column]:
    """Every column of a table with one total row in which each row has a value."""
    found: dict[tuple[int, int], Cells_] = {}
    for amount in draft.amounts:
        if amount.cell is not None and adds_up(amount.figure):
            table, row, at = amount.cell
            found.setdefault((table, at), {})[row] = amount
    totals: dict[int, int | None] = {}
    for (number, _), column in found.items():
        grid = draft.cells.tables[number]
        if number not in totals:
            totals[number] = total_row(grid)
        total = totals[number]
        if total is not None and total in column and _one_unit(column):
            yield from _whole(column, total, grid)


def _one_unit(column: Cells_) -> bool:
    return len({amount.figure.unit for amount in column.values()}) == 1


def _whole(column: Cells_, total: int, table: Table) -> Iterator[Column]:
    others = {cell.row for cell in table.cells if not cell.header} - {total}
    parts = tuple(amount for row, amount in column.items() if row != total)
    if len(parts) > 1 and not others - column.keys():
        yield Column(total=column[total], parts=parts)
