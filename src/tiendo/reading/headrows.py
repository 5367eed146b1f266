"""Rows of a table that are no data: the one that numbers its columns."""

from __future__ import annotations

from collections.abc import Sequence

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
