"""Lines whose cells stand between tabs: what a table is where it was pasted as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tiendo.vocabulary.regexes import regex

TAB = "\t"
# Fewer cells, or one line alone, may be a letterhead that tabs set side by side.
CELLS, LINES = 3, 2
NUMBER = regex(r"\s*[+\-−]?\d[\d.,]*\s*%?\s*")


def tabbed(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The offsets of the lines that are rows of tables.

    >>> sorted(tabbed([(0, "Vùng\\t2022\\t2023"), (14, "Ven biển\\t9.200\\t9.118"), (37, "Hết.")]))
    [0, 14]
    """
    rows: list[int] = []
    for tabs, run in groupby(lines, key=lambda line: line[1].count(TAB)):
        together = list(run)
        if tabs + 1 >= CELLS and len(together) >= LINES and any(map(_counts, together[1:])):
            rows += [start for start, _ in together]
    return frozenset(rows)


def _counts(line: tuple[int, str]) -> bool:
    """Whether a row holds a number behind its first cell."""
    return any(NUMBER.fullmatch(cell) for cell in line[1].split(TAB)[1:])
