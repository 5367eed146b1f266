"""What a question to the search asks for: words, numbers, and values with their units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.errors import NumberUnreadable
from tiendo.register.indexing import spelled, value_word
from tiendo.register.searching import words
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.numbers import parse_number, scale_words
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.units import TABLES

MOST_TERMS = 10
# Units that a scale alone may be meant in: "955 tỷ" is money, "1,2 triệu" may be counted.
SCALED = ("VND", "USD", "count")
LONGEST_UNIT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing asked for: all of ``words``, by their beginnings, or one of ``values``."""

    words: tuple[str, ...]
    values: tuple[str, ...] = ()


def terms_of(query: str) -> list[Term]:
    """The terms of a question, at most MOST_TERMS.

    >>> terms_of("thu 955 tỷ")[1].words, terms_of("thu 955 tỷ")[1].values[0]
    (('955', 'ty'), '=VND:955000000000')
    """
    asked = words(query.replace("%", " % phần trăm "))
    found: list[Term] = []
    at = 0
    while at < len(asked) and len(found) < MOST_TERMS:
        term, taken = term_at(asked, at)
        found.append(term)
        at += taken
    return found


def term_at(asked: Sequence[str], at: int) -> tuple[Term, int]:
    """The term that begins at word ``at``, and how many words it takes."""
    value = number(asked[at])
    if value is None:
        return Term(words=(spelled(asked[at]),)), 1
    end, scaled = at + 1, False
    while end < len(asked) and asked[end] in scales():
        value, end, scaled = value * scales()[asked[end]], end + 1, True
    length, unit, factor = unit_at(asked, end)
    literal: tuple[str, ...] = (spelled(asked[at]), *asked[at + 1 : end])
    if unit:
        worth = value_word(value * factor, unit)
        behind = () if unit == "percent" else tuple(asked[end : end + length])
        return Term(words=literal + behind, values=(worth,)), end + length - at
    values = tuple(value_word(value, unit) for unit in SCALED) if scaled else ()
    return Term(words=literal, values=values), end - at


def number(word: str) -> Decimal | None:
    try:
        return parse_number(word) if word[:1].isdigit() else None
    except NumberUnreadable:
        return None


@cache
def scales() -> dict[str, int]:
    """Scale words without accents, with their factor."""
    return {fold(word): factor for word, factor in scale_words().items()}


@cache
def units() -> dict[tuple[str, ...], tuple[str, Decimal]]:
    """Unit words without accents, with the unit of the contract and the factor to it."""
    return {
        tuple(fold(written).split()): (row["unit"], Decimal(str(row.get("factor", 1))))
        for row in reversed(rows(TABLES, "units"))
        for written in row["words"]
    }


def unit_at(asked: Sequence[str], at: int) -> tuple[int, str, Decimal]:
    """The longest unit at a word: how many words, which, its factor; none is 0 words."""
    for length in range(LONGEST_UNIT, 0, -1):
        found = units().get(tuple(asked[at : at + length]))
        if found is not None and len(asked[at : at + length]) == length:
            return length, *found
    return 0, "", Decimal(1)
