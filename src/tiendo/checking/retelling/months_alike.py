"""Rows of a table on one month after another that hold one number to the last digit: "Tháng 9 |
412,6", "Tháng 10 | 412,6".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.sums.table_cells import Value, columns_of, name_of
from tiendo.reading.document import Table
from tiendo.vocabulary.regexes import regex

TIME = regex(
    r"\W*(?P<kind>tháng|quý|tuần)\s(?P<which>\w{1,3})(?:\s?/\s?|\snăm\s|\s)?(?:20\d\d)?\W*"
)
# Fewer digits may repeat by chance.
DIGITS = 4


def months_alike(draft: Draft) -> Iterator[tuple[Value, Value]]:
    """The later and the earlier of two such cells."""
    for table in draft.cells.tables.values():
        rows = _timed(table)
        for column in columns_of(table).values():
            for before, row in rows:
                one, other = column.get(before), column.get(row)
                if one is None or other is None or one.value != other.value:
                    continue
                if one.digits >= DIGITS:
                    yield other, one


def _timed(table: Table) -> list[tuple[int, int]]:
    """Pairs of rows, one below the other, on two times of one kind."""
    found = []
    rows = sorted({cell.row for cell in table.cells if not cell.header})
    named = {row: TIME.fullmatch(name_of(table, row).lower()) for row in rows}
    for before, row in pairwise(rows):
        one, other = named[before], named[row]
        if one is None or other is None or one["kind"] != other["kind"]:
            continue
        if one["which"] != other["which"]:
            found.append((before, row))
    return found
