"""Columns of changes that hold differences and no percents: ``Số vụ | 15 | 12 | -3``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tiendo.reading.cellvalues import number_in
from tiendo.reading.document import Cell
from tiendo.reading.headers import Column


def with_differences(
    columns: Mapping[int, Column], lines: Sequence[Sequence[Cell]]
) -> Iterator[tuple[int, Column]]:
    """The columns, with those of changes in the rows' units as such: what most of their cells
    say is what the two results before them differ by.
    """
    for at, column in columns.items():
        before = [n for n, one in columns.items() if one.kind == "result" and n < at][-2:]
        if column.kind == "change" and column.unit != "%" and len(before) > 1:
            told = [_differs(line, at, before[0], before[1]) for line in lines]
            if sum(one is True for one in told) > sum(one is False for one in told):
                column = replace(column, absolute=True)
        yield at, column


def _differs(line: Sequence[Cell], at: int, first: int, second: int) -> bool | None:
    """Whether a row's cell is the difference of two others; None where one is no number."""
    values = {cell.column: number_in(cell.text) for cell in line}
    one, other, own = (values.get(place) for place in (first, second, at))
    if one is None or other is None or own is None:
        return None
    return own not in (Decimal(0), one) and abs(one - other) == own
