"""Lines whose cells stand between tabs: what a table is where it was pasted as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tiendo.vocabulary.regexes import regex

TAB = "\t"
# Fewer cells, or one line alone, may be a letterhead that tabs set side by side.
CELLS, LINES = 3, 2
PIPE = "|"
VALUED = regex(r":\s*[+\-−]?\d[\d.,]*\s*%?\s*$")
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


def paired(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The offsets of lines with one pipe each that are rows of two cells: names and numbers.

    >>> rows = [(0, "Kỳ | Thu"), (9, "Tháng 8 | 412,6"), (25, "Tháng 9 | 447,8"), (41, "Hết.")]
    >>> sorted(paired(rows))
    [0, 9, 25]
    """
    rows: list[int] = []
    for pipes, run in groupby(lines, key=lambda line: line[1].count(PIPE)):
        together = list(run)
        if pipes == 1 and len(together) > LINES and all(map(_named, together[1:])):
            rows += [start for start, _ in together]
    return frozenset(rows)


def _named(line: tuple[int, str]) -> bool:
    """Whether a name stands before the pipe and a number behind it: not "Hội viên: 412 | 398"."""
    name, _, number = line[1].partition(PIPE)
    return NUMBER.fullmatch(number) is not None and VALUED.search(name) is None
