"""What surrounds an article: the words of ``patterns/clutter.yaml``."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

PATTERNS = "tiendo.reading.patterns"
NAME = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
# Wrappers whose own name holds a clutter word but which hold the page: never dropped whole.
WRAPPERS = frozenset({"body", "html", "form", "main", "article"})


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(
        w for row in rows(PATTERNS, "clutter") if row["kind"] == kind for w in row["words"]
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(_words("attribute"))


@cache
def _folded(kind: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _words(kind))


@cache
def is_clutter(names: str) -> bool:
    """Whether an element's id and classes say that it is no part of the article.

    A name counts when it is a clutter word, or is made of words one of which is.
    """
    for name in names.split():
        parts = [part.lower() for part in NAME.findall(name)]
        if name.lower() in _names() or "".join(parts) in _names():
            return True
        if any(part in _names() for part in parts):
            return True
    return False


def is_noise(line: str) -> bool:
    """Whether a line is a button, a counter or a label of the page."""
    return fold(line[:60]).startswith(_folded("line"))


def counts(part: str) -> bool:
    """Whether a part of a line is a counter with its number first: "876 lượt xem"."""
    words = fold(part).lstrip("0123456789., ")
    return words != fold(part) and words.startswith(_folded("counter"))


def ends_article(line: str) -> bool:
    """Whether a line is the heading of what follows an article."""
    if len(line) > 60:
        return False
    folded = fold(line).strip(" .:»>*-–[]")
    return folded in _folded("end")
