"""Columns of bare numbers under a total row, whether or not the reader knows what they are of.

"Số tiền (triệu đồng)", "Số lớp": a table that is no table of indicators adds up as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.sums.columns import added, without_parts
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HALF, Range
from tiendo.errors import NumberUnreadable
from tiendo.reading.document import Cell, Table
from tiendo.reading.rules.arithmetic.sums import total_row
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"[+\-−]?\d[\d.,]*")
# Columns whose total is no sum: shares, averages, ranks, numbers of rows, years.
NO_SUM = shaped(r"%|\b(?:stt|tt)\b|giá\b|(?<!tổng ){sums.no_sum}", re.IGNORECASE)
FEWEST, CLOSE = 3, Decimal("1.3")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainColumn:
    """A total and the cells above it, as they are written."""

    total: Cell
    stated: Decimal
    parts: tuple[Cell, ...]
    sum: Decimal


def wrong_columns(draft: Draft) -> Iterator[PlainColumn]:
    """Every column whose total is near what its rows come to, and not it."""
    read = {amount.cell for amount in draft.amounts if amount.cell is not None}
    for number, table in draft.cells.tables.items():
        total = total_row(table)
        for at in sorted({cell.column for cell in table.cells}) if total is not None else ():
            assert total is not None
            if (number, total, at) not in read:
                found = _column(table, at, total)
                if found is not None:
                    yield found


def _column(table: Table, at: int, total: int) -> PlainColumn | None:
    head = " ".join(cell.text for cell in table.cells if cell.header and cell.column == at)
    cells = [cell for cell in table.cells if cell.column == at and not cell.header]
    if NO_SUM.search(head) or len(cells) <= FEWEST:
        return None
    values = {cell.row: range_of(cell.text) for cell in cells}
    if any(value is None for value in values.values()) or total not in values:
        return None
    whole = values[total]
    parts = [value for row, value in values.items() if row != total and value is not None]
    assert whole is not None
    ways = (parts, without_parts(parts), without_parts(parts[::-1]))
    if any(added(way).meets(whole) for way in ways):
        return None
    stated, found = _middle(whole), sum(map(_middle, parts), Decimal(0))
    if stated <= 0 or not stated / CLOSE <= found <= stated * CLOSE:
        return None
    return PlainColumn(
        total=next(cell for cell in cells if cell.row == total),
        stated=stated,
        parts=tuple(cell for cell in cells if cell.row != total),
        sum=found,
    )


def range_of(text: str) -> Range | None:
    if NUMBER.fullmatch(text.strip()) is None:
        return None
    try:
        value = read_number(text.strip().lstrip("+")).value
    except NumberUnreadable:
        return None
    exponent = value.as_tuple().exponent
    half = Decimal(1).scaleb(exponent) * HALF if isinstance(exponent, int) and exponent < 0 else 0
    return Range(value - half, value + half)


def _middle(one: Range) -> Decimal:
    return (one.low + one.high) / 2
