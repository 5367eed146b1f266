"""Rows of a table in which one column is not what the other rows make of two: "Dự toán | Điều chỉnh
| Chênh lệch", with 12.400, 13.250 and 850, and then 3.410, 3.980 and 750.

Which two columns come to which third the other rows say: no head of a column is needed for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.retelling.recopying import mistyped
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.saying import en, vi
from tiendo.checking.sums.table_cells import Value, columns_of
from tiendo.checking.written import one_digit_apart
from tiendo.reading.document import Table

Columns = Mapping[int, Mapping[int, Value]]
# So many rows must agree, and so many times as many as do not.
AGREE, TIMES = 3, 3
# How many letters the digits of two agreeing addends must have, all rows together.
TELLING = 10
MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class WrongRow:
    """``odd`` is not ``right``, what the two others of its row make of it."""

    odd: Value
    others: tuple[Value, Value]
    adds: bool  # it is the sum of them, else what lies between
    right: Decimal


def wrong_rows(draft: Draft) -> Iterator[WrongRow]:
    """Every such row, where one slip in one of its cells makes it agree."""
    for table in draft.cells.tables.values():
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[WrongRow]:
    columns = columns_of(table)
    told: set[int] = set()
    if not 2 < len(columns) <= MOST_COLUMNS:
        return
    for total in sorted(columns):
        for addends in combinations([at for at in sorted(columns) if at != total], 2):
            for found in _of_three(columns, addends, total):
                if found.odd.cell.row not in told:
                    told.add(found.odd.cell.row)
                    yield found


def _of_three(columns: Columns, addends: tuple[int, int], total: int) -> Iterator[WrongRow]:
    one, two, whole = columns[addends[0]], columns[addends[1]], columns[total]
    rows = sorted(one.keys() & two.keys() & whole.keys())
    holds = {row for row in rows if (one[row].range + two[row].range).meets(whole[row].range)}
    wrong = [row for row in rows if row not in holds]
    telling = sum(_telling(one[row], two[row]) for row in holds)
    if len(holds) < max(AGREE, TIMES * len(wrong)) or telling < TELLING:
        return
    for row in wrong:
        found = _slipped(one[row], two[row], whole[row])
        if found is not None:
            yield found


def _telling(one: Value, two: Value) -> int:
    """How much a row that agrees says; with a nought in it nothing."""
    return min(one.digits, two.digits) if one.value and two.value else 0


def _slipped(one: Value, two: Value, whole: Value) -> WrongRow | None:
    """The one cell of a row in which a slip may be; the last where it may be in more."""
    ways = (
        WrongRow(two, (whole, one), False, whole.value - one.value),
        WrongRow(one, (whole, two), False, whole.value - two.value),
        WrongRow(whole, (one, two), True, one.value + two.value),
    )
    found = [way for way in ways if _by_a_slip(way.odd.value, way.right)]
    return max(found, key=lambda way: way.odd.cell.column) if found else None


def _by_a_slip(stated: Decimal, right: Decimal) -> bool:
    if stated * right <= 0:
        return False
    a, b = abs(stated), abs(right)
    return mistyped(a, b) or swapped(a, b) or one_digit_apart(a, b)


def row_wrong(found: WrongRow) -> Finding:
    odd, (first, second) = found.odd, found.others
    joint, joint_en = ("cộng", "and") if found.adds else ("trừ", "less")
    said, right = abs(odd.value), abs(found.right)
    return Finding(
        start=odd.cell.start,
        end=odd.cell.end,
        message=f"{first.cell.text} {joint} {second.cell.text} là {vi(right)}, "
        f"không phải {vi(said)}",
        message_en=f"{en(first.value)} {joint_en} {en(second.value)} is {en(right)}, "
        f"not {en(said)}",
        stated=said,
        computed=right,
        see=tuple(Place(start=one.cell.start, end=one.cell.end) for one in found.others),
        severity=Severity.WARNING,
    )
