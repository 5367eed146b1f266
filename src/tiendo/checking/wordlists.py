"""Lists of words by name (tables/words.yaml), each as one pattern."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"


@cache
def words(name: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of the list ``name``, as a whole.

    >>> bool(words("bodies.past").search("huyện Nam Pha (cũ)"))
    True
    """
    row = next(row for row in rows(TABLES, "words") if row["id"] == name)
    return either(row["words"])


def either(phrases: list[str]) -> re.Pattern[str]:
    """A pattern of phrases, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


def alternatives(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(phrases), key=len, reverse=True)))
