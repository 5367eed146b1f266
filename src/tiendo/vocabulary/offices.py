"""Offices that people hold: the posts of the table, and the bodies that they are held in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from tiendo.vocabulary.bodies import body_at, run_of_names
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"
DEPUTIES = ("Phó ", "phó ")
# What a post may end with, before its body, and open with.
POST_ENDINGS = (
    " phụ trách", " dự khuyết", " Dự khuyết", " Thường trực", " thường trực", " Thứ nhất",
    " thứ nhất",
)  # fmt: skip
ACTING = ("nguyên ", "Nguyên ", "quyền ", "Quyền ", "Q. ", "cựu ", "Cựu ")


def office_at(text: str, at: int, end: int | None = None) -> int | None:
    """Where the name of an office that starts at ``at`` ends: the post and its body.

    >>> text = "Phó Chủ tịch UBND tỉnh chủ trì"
    >>> text[: office_at(text, 0)]
    'Phó Chủ tịch UBND tỉnh'
    """
    limit = len(text) if end is None else end
    post = _posts().match(text, at, limit)
    if post is None:
        return None
    after = post.end()
    if not text.startswith(" ", after):
        return after
    return body_at(text, after + 1, limit) or run_of_names(text, after + 1, limit) or after


def opening(text: str, core: int, start: int = 0) -> int | None:
    """Where the post opens whose core stands at ``core``; None if that is inside a word.

    >>> text = "Ông Lê An, nguyên Phó Chủ tịch HĐND"
    >>> text[opening(text, text.index("Chủ tịch")):]
    'nguyên Phó Chủ tịch HĐND'
    """
    at = core
    for words in (DEPUTIES, ACTING):
        if text.endswith(words, start, at):
            at -= next(len(word) for word in words if text.endswith(word, start, at))
    return None if at > start and text[at - 1].isalpha() else at


@cache
def post_words() -> tuple[str, ...]:
    """The names of posts as texts spell them, in capitals and in small letters."""
    deputies = [row for row in rows(TABLES, "positions") if row.get("deputy")]
    return (*core_words(), *(deputy + word for word in _spelt(deputies) for deputy in DEPUTIES))


@cache
def core_words() -> tuple[str, ...]:
    """The names of posts without "Phó"."""
    return _spelt(rows(TABLES, "positions"))


def _spelt(table: Iterable[Row]) -> tuple[str, ...]:
    names = (word for row in table for word in row["words"])
    both = (name for word in names for name in (word, word.replace("Ủy", "Uỷ").replace("ủy", "uỷ")))
    return tuple(dict.fromkeys(written for name in both for written in _cases(name)))


def _cases(name: str) -> Iterator[str]:
    """The ways to write a name with fewer capitals, or with all: "chi Cục trưởng", "Cục Trưởng"."""
    if not name[1].islower():  # a short form keeps its capitals
        yield name
        return
    for words in product(*({word, word[0].lower() + word[1:]} for word in name.split(" "))):
        yield " ".join(words)
    yield " ".join(word[0].upper() + word[1:] for word in name.split(" "))


@cache
def _posts() -> re.Pattern[str]:
    acting = "|".join(map(re.escape, ACTING))
    endings = "|".join(map(re.escape, POST_ENDINGS))
    return re.compile(rf"(?:{acting})?(?:{pattern_of(post_words())})(?![^\W\d_])(?:{endings})?")
