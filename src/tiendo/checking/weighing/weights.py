"""What pieces of evidence come to together, by the weights of a table that drafts have taught.

A table names each piece and its weight; ``base`` is what all else is added to. Above nought the
evidence is enough (evaluation/weighing.py says how the weights are learned, and how they do).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"
RETOLD, VERDICTS = "weights_retold", "weights_verdicts"
BASE = "base"


def weigh(found: Mapping[str, float], table: str) -> float:
    """What the evidence comes to.

    >>> slip = {"turned": 1, "turned digits": 4, "judged": 1, "shared": 3.0}
    >>> weigh(slip, RETOLD) > weigh({}, RETOLD)
    True
    """
    known = weights(table)
    return known[BASE] + sum(known.get(name, 0.0) * value for name, value in found.items())


@cache
def weights(table: str) -> Mapping[str, float]:
    """The weight of each piece of evidence of a table, by its name."""
    return {row["evidence"]: float(row["weight"]) for row in rows(TABLES, table)}
