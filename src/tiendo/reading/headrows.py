"""Rows of a table that are no data: those that head it, and the one that numbers its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiendo.reading.document import Cell
from tiendo.vocabulary.regexes import regex

# "A", "1", "(2)", "5=4/3", "(6) = (5)/(4)*100".
NUMBER = regex(r"\(?(?:(?P<letter>[A-ZĐ])|(?P<number>\d{1,2}))\)?(?P<sum>\s*=.*)?")
FEWEST = 3


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers its columns, as official forms do.

    >>> numbers_columns(["A", "B", "1", "2", "3=2/1"]), numbers_columns(["1", "Thu", "2"])
    (True, False)
    """
    found = [NUMBER.fullmatch(text.strip()) for text in texts if text.strip()]
    if len(found) < FEWEST or not all(found):
        return False
    numbers = [int(match["number"]) for match in found if match and match["number"]]
    if any(match and match["sum"] for match in found):
        return True
    letters = len(found) - len(numbers)
    first = numbers[0] if numbers else 0
    return first in (1, letters + 1) and numbers == list(range(first, first + len(numbers)))


def reaching(heads: Sequence[Sequence[Cell]]) -> Iterator[list[Cell]]:
    """The rows that head a table; a cell of an upper one reaches over the empty ones behind it,
    as far as something stands below: ``Thu ngân sách | | Chi`` over ``KH | TH | KH``.
    """
    rows = [list(row) for row in heads if not numbers_columns([cell.text for cell in row])]
    below = {cell.column for cell in rows[-1] if cell.text} if rows else set()
    for row in rows[:-1]:
        yield list(_reaching(row, below))
    yield from rows[-1:]


def _reaching(row: Sequence[Cell], below: set[int]) -> Iterator[Cell]:
    before: Cell | None = None
    for cell in row:
        over = before is not None and not cell.text and {before.column, cell.column} <= below
        said = replace(before, column=cell.column) if before is not None and over else cell
        before = said if said.text else None
        yield said
