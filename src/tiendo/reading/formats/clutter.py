"""What surrounds an article: the words of ``patterns/clutter.yaml``."""

from __future__ import annotations

import re
from functools import cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

PATTERNS = "tiendo.reading.patterns"
NAME = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
END_LENGTH, DATELINE_LENGTH = 60, 80
COUNTED = re.compile(r"^\d+\s+|\s*[(\[]?\d+[)\]]?$")
EDGES = " .:»>*-–[]"
DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\b\d{1,2}\s?[:h]\s?\d{2}\b")
LETTERS = re.compile(r"[^\W\d_]+")
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
def _wholes(kind: str) -> frozenset[str]:
    return frozenset(_folded(kind))


@cache
def is_clutter(names: str) -> bool:
    """Whether an element's id and classes say that it is no part of the article.

    A name counts when it is a clutter word, when a word of it is one, or when it
    holds a stem that is found in no other word.
    """
    for name in names.split():
        parts = [part.lower() for part in NAME.findall(name)]
        whole = "".join(parts)
        if whole in _names() or any(part in _names() for part in parts):
            return True
        if any(stem in whole for stem in _words("stem")):
            return True
    return False


def is_noise(key: str) -> bool:
    """Whether a line, folded, is a button, a counter or a label of the page."""
    return key.startswith(_folded("line"))


def is_counter(key: str) -> bool:
    """Whether a part of a line is a counter with its number first: "876 lượt xem"."""
    words = key.lstrip("0123456789., ")
    return words != key and words.startswith(_folded("counter"))


def ends_article(key: str) -> bool:
    """Whether a line, folded, is the heading of what follows an article: "Tin liên quan (5)"."""
    if not key or len(key) > END_LENGTH:
        return False
    return COUNTED.sub("", key).strip(EDGES) in _wholes("end")


def opens_box(key: str) -> bool:
    """Whether a line, folded, heads a box of something else: other news, weather, an ad."""
    return ends_article(key) or (len(key) <= END_LENGTH and key.strip(EDGES) in _wholes("box"))


def is_dateline(key: str) -> bool:
    """Whether a short line holds nothing but a date or a time and words that present them."""
    if not key or len(key) > DATELINE_LENGTH or not DATE.search(key):
        return False
    return not set(LETTERS.findall(key)) - _wholes("dateline")


def is_site(key: str) -> bool:
    """Whether a line, folded, is the name of a site and not of an article."""
    return key.startswith(_folded("site"))
