"""Units of measure: from the words of a text to the unit of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tiendo.vocabulary.lexicon import Phrasebook, rows

TABLES = "tiendo.vocabulary.tables"
# Money is stored to the xu, everything else to the millionth (STACK.md, finding 1).
MONEY_PLACES, OTHER_PLACES = 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """``code`` is the unit of the contract; a value times ``factor`` is in it."""

    code: str
    family: str
    factor: Decimal = Decimal(1)

    @property
    def places(self) -> int:
        """Decimal places that a store of values in this unit needs."""
        return places(self.code)


COUNT = Unit(code="count", family="count")
INDEX = Unit(code="index", family="score")


def places(code: str) -> int:
    """Decimal places that a store of values in the unit ``code`` needs."""
    return MONEY_PLACES if code in ("VND", "USD") else OTHER_PLACES


@cache
def unit_book() -> Phrasebook[Unit]:
    """Unit words, longest first."""
    return Phrasebook(
        (words, _unit(row["unit"], row["family"], str(row.get("factor", 1))))
        for row in rows(TABLES, "units")
        for words in row["words"]
    )


@cache
def _unit(code: str, family: str, factor: str) -> Unit:
    return Unit(code=code, family=family, factor=Decimal(factor))


@cache
def unit_words() -> dict[str, str]:
    """How each unit of the contract is written: the first words of its row of factor 1.

    >>> unit_words()["VND"]
    'đồng'
    """
    rows_of_one = [row for row in rows(TABLES, "units") if str(row.get("factor", 1)) == "1"]
    return {row["unit"]: row["words"][0] for row in reversed(rows_of_one)}


@cache
def noun_book() -> Phrasebook[str]:
    """Nouns known to be counted, with the id of their group."""
    return Phrasebook(
        (words, None if row.get("none") else row["id"])
        for row in rows(TABLES, "nouns")
        for words in row["words"]
    )


@cache
def families() -> dict[str, str]:
    """The family of every unit of the contract."""
    known = {row["unit"]: row["family"] for row in rows(TABLES, "units")}
    return known | {COUNT.code: COUNT.family, INDEX.code: INDEX.family}


def same_family(one: str, other: str) -> bool:
    """Whether values in two units may be compared."""
    known = families()
    return one == other or (one in known and known[one] == known.get(other))
