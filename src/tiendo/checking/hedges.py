"""Words beside a number that weaken it (tables/hedges.yaml)."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"
# No hedge stands further from its number than this many characters.
REACH = 14
REACH_AFTER = 30


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    known = _words("before")
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({words})\s?$"), known


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    known = _words("after")
    return re.compile(rf"[^.;,\d]{{0,20}}?\b({'|'.join(known)})\b"), known


def _words(side: str) -> dict[str, str]:
    table = [row for row in rows(TABLES, "hedges") if row["side"] == side]
    return {word: row["gives"] for row in table for word in row["words"]}


def hedge_before(text: str, at: int) -> str:
    """The hedge that ends where a number starts: "about", "over", "under"; "" for none.

    >>> hedge_before("đạt gần 38%", 8)
    'under'
    """
    pattern, known = _before()
    found = pattern.search(text[max(0, at - REACH) : at].lower())
    return known[found[1]] if found else ""


def hedge_after(text: str, at: int) -> str:
    """The hedge behind a number and its unit: "38% trở lên"."""
    pattern, known = _after()
    found = pattern.match(text[at : at + REACH_AFTER].lower())
    return known[found[1]] if found else ""
