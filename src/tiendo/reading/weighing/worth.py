"""From signs of doubt to a confidence: log-odds added up, exact as decimals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache

from tiendo.vocabulary.lexicon import Row, rows

PACKAGE = "tiendo.reading.weighing"
# Nothing that was read is surer than this, nor more doubtful than one hundredth.
MOST, LEAST = Decimal("0.99"), Decimal("0.01")
CENT = Decimal("0.01")
ONE = Decimal(1)
# A context of our own: the same digits whatever the caller has set.
EXACT = Context(prec=28, rounding=ROUND_HALF_EVEN)


@cache
def doubts() -> Mapping[str, Row]:
    """The rows by id: one a kind, and one a sign of doubt."""
    return {row["id"]: row for row in rows(PACKAGE, "doubts")}


@cache
def worth(id: str) -> Decimal:
    """The log-odds of a kind without any doubt, or what a sign takes from them."""
    return Decimal(doubts()[id]["worth"])


@cache
def confidence(kind: str, signs: tuple[str, ...] = ()) -> float:
    """How sure an item of ``kind`` is that shows ``signs``: 0.01 to 0.99, two places.

    >>> confidence("figures") > confidence("figures", ("period-open",)) > 0
    True
    """
    odds = worth(kind)
    for sign in signs:
        odds = EXACT.add(odds, worth(sign))
    return _share(odds)


@cache
def lowered(known: float, sign: str) -> float:
    """``known`` with one more sign of doubt, found later: as ``confidence`` of all the signs
    would say it, but for what the rounding of ``known`` has taken (at most 0.03).
    """
    share = min(max(Decimal(str(known)), LEAST), MOST)
    odds = EXACT.ln(EXACT.divide(share, EXACT.subtract(ONE, share)))
    return _share(EXACT.add(odds, worth(sign)))


def _share(odds: Decimal) -> float:
    share = EXACT.divide(ONE, EXACT.add(ONE, EXACT.exp(EXACT.minus(odds))))
    return float(min(max(share.quantize(CENT, context=EXACT), LEAST), MOST))
