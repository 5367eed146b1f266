"""The words of comparisons, from ``comparing.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.scoring.rules.approximate import about
from tiendo.scoring.rules.scheme import PACKAGE
from tiendo.scoring.rules.span import as_decimal, rounded
from tiendo.scoring.rules.wording import number
from tiendo.vocabulary.lexicon import Row, rows


@cache
def table(kind: str) -> Mapping[str, Row]:
    """The rows of a kind by id: say, index."""
    return {row["id"]: row for row in rows(PACKAGE, "comparing") if row["kind"] == kind}


def say(id: str, *, english: bool = False, **given: Any) -> str:
    """The words of a row, filled in. Raises TableInvalid for an id that is not there."""
    try:
        row: Any = table("say")[id]
    except KeyError as error:
        raise TableInvalid(f"Không có mã {id}", where="comparing, say") from error
    return str(row["says_en" if english else "says"]).format(**given)


def both(id: str, **given: Any) -> tuple[str, str]:
    """The words in Vietnamese and in English, where what fills them is the same in both."""
    return say(id, **given), say(id, english=True, **given)


def sentence(parts: list[str]) -> str:
    """Clauses as one sentence: a capital, semicolons, a full stop."""
    told = "; ".join(part for part in parts if part)
    return f"{told[:1].upper()}{told[1:]}."


def value_words(value: Fraction, unit: str, *, english: bool) -> str:
    return about(as_decimal(value), unit, english=english)


def percent_words(share: Fraction, *, english: bool) -> str:
    """A share of one as a percent to two places."""
    return number(percent(share), english=english) + "%"


def percent(share: Fraction) -> Decimal:
    """A share of one in percent, to two places, half away from zero.

    >>> percent(Fraction(1, 3))
    Decimal('33.33')
    """
    return rounded(share * 100, Decimal("0.01"))
