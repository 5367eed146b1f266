"""Columns of a table that say how far two others lie apart, and the row that does not: "Tháng 7 |
Tháng 8 | Tăng, giảm" over "43 | 38 | -5" and "25 | 29 | +6".

Which two columns it lies between the other rows show: all but this one, and two at least, hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.retelling.row_cells import wrong_rows
from tiendo.checking.saying import en, softened, vi
from tiendo.checking.sums.table_cells import Value, columns_of, head_of
from tiendo.checking.wordlists import words
from tiendo.reading.document import Table

FEWEST = 2
Column = Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Apart:
    """``told`` in a row whose values lie otherwise apart: from ``then`` to ``now``."""

    then: Value
    now: Value
    told: Value

    @property
    def computed(self) -> Decimal:
        return self.now.value - self.then.value

    @property
    def stale(self) -> bool:
        """Whether the two values are one, though a rise or fall is told."""
        return not self.computed and bool(self.told.value)


def table_differences(draft: Draft) -> list[Apart]:
    """Every such row of a draft."""
    return draft.kept("table differences", lambda: list(_told_nowhere_else(draft)))


def _told_nowhere_else(draft: Draft) -> Iterator[Apart]:
    """Those that the rows without a head to tell of do not show (row_cells.py)."""
    told = {row.odd.cell.start for row in wrong_rows(draft)}
    for table in draft.document.tables:
        for one in _of_table(table):
            if not told & {each.cell.start for each in (one.then, one.now, one.told)}:
                yield one


def difference_wrong(draft: Draft, one: Apart) -> Finding:
    """The cell that tells the difference wrong; of equal values the later one."""
    then, now, told = (each.cell for each in (one.then, one.now, one.told))
    shown = f"{'+' if one.computed > 0 and told.text.strip().startswith('+') else ''}"
    shown += vi(one.computed)
    alike = one.told.value * one.computed > 0
    if one.stale:
        cell, message = now, f"Hai cột cùng ghi {now.text}, mà cột tăng, giảm ghi {told.text}"
    else:
        cell = told
        message = f"Từ {then.text} đến {now.text} là {shown}, không phải {told.text}"
    return Finding(
        start=cell.start,
        end=cell.end,
        message=message,
        message_en=f"From {en(one.then.value)} to {en(one.now.value)} it is {en(one.computed)}",
        stated=one.now.value if one.stale else abs(one.told.value),
        computed=None if one.stale else abs(one.computed),
        suggestion=vi(abs(one.computed)) if alike else None,
        see=tuple(Place(start=c.start, end=c.end) for c in (then, now, told) if c is not cell),
        severity=softened(not draft.doubtful),
    )


def _of_table(table: Table) -> Iterator[Apart]:
    columns = columns_of(table)
    for at, told in columns.items():
        if len(told) <= FEWEST or not words("columns.differences").search(head_of(table, at)):
            continue
        if any(value.cell.text.rstrip().endswith("%") for value in told.values()):
            continue
        others = [column for number, column in columns.items() if number != at]
        pairs = [_wrong(then, now, told) for then, now in permutations(others, 2)]
        odd = [wrong for wrong in pairs if wrong is not None]
        if odd and all(odd):
            yield odd[0][0]


def _wrong(then: Column, now: Column, told: Column) -> list[Apart] | None:
    """The one row of three columns that does not hold, or none; None of other columns."""
    rows = [Apart(then[row], now[row], value) for row, value in told.items()
            if row in then and row in now]  # fmt: skip
    if len(rows) != len(told) or len(rows) <= FEWEST:
        return None
    for holds in (_to_the_last, _holds):
        wrong = [one for one in rows if not holds(one)]
        if len(wrong) <= 1:
            return wrong
    return None


def _to_the_last(one: Apart) -> bool:
    signed = one.told.cell.text.strip()[:1] in ("+", "-", "−")
    gap = one.computed if signed else abs(one.computed)
    return gap == (one.told.value if signed else abs(one.told.value))


def _holds(one: Apart) -> bool:
    """Whether the values lie so far apart, as exactly as they are written, with or without sign."""
    gap = one.now.range - one.then.range
    turned = one.then.range - one.now.range
    signed = one.told.cell.text.strip()[:1] in ("+", "-", "−")
    return gap.meets(one.told.range) or (not signed and turned.meets(one.told.range))
