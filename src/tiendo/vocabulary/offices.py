"""Offices that people hold: the posts of the table, and the bodies that they are held in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from tiendo.vocabulary.bodies import body_at, run_of_names
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"
DEPUTY = "Phó "
# The words before a sign are no longer, and a shorter sign would stand in too many words.
LONGEST = 40
SHORTEST_SIGN = 4
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


def post_at(text: str, sign: int, start: int = 0) -> int | None:
    """Where the post opens whose sign stands at ``sign``, not before ``start``.

    >>> text = "Ông Lê An, nguyên Phó Chủ tịch HĐND"
    >>> text[post_at(text, text.index("hủ tịch")):]
    'nguyên Phó Chủ tịch HĐND'
    """
    for literal, pattern in _backwards()[text[sign]]:
        if text.startswith(literal, sign):
            before = pattern.match(text[max(start, sign - LONGEST) : sign][::-1])
            if before is not None:
                return _acting(text, start, sign - before.end())
    return None


def _acting(text: str, start: int, at: int) -> int | None:
    """Where a post opens that "nguyên" may stand before; None inside a word."""
    if text.endswith(ACTING, start, at):
        at -= next(len(word) for word in ACTING if text.endswith(word, start, at))
    return None if at > start and text[at - 1].isalpha() else at


@cache
def post_words() -> tuple[str, ...]:
    """The names of posts as texts spell them, in capitals and in small letters."""
    names = (name for row in rows(TABLES, "positions") for name in _names(row))
    return tuple(dict.fromkeys(written for name in names for written in _cases(name)))


def _names(row: Row) -> Iterator[str]:
    """The posts of a row, with their deputies and both spellings of "ủy"."""
    for word in row["words"]:
        for name in (word, DEPUTY + word) if row.get("deputy") else (word,):
            yield name
            yield name.replace("Ủy", "Uỷ").replace("ủy", "uỷ")


def _cases(name: str) -> Iterator[str]:
    """The ways to write a name with fewer capitals: "Phó cục trưởng", "phó Cục trưởng"."""
    if not name[1].islower():  # a short form keeps its capitals
        yield name
        return
    for words in product(*({word, word[0].lower() + word[1:]} for word in name.split(" "))):
        yield " ".join(words)


@cache
def _posts() -> re.Pattern[str]:
    acting = "|".join(map(re.escape, ACTING))
    endings = "|".join(map(re.escape, POST_ENDINGS))
    return re.compile(rf"(?:{acting})?(?:{pattern_of(post_words())})(?![^\W\d_])(?:{endings})?")


@cache
def _backwards() -> Mapping[str, list[tuple[str, re.Pattern[str]]]]:
    """The signs by their first letter, with what may stand before each, from its last letter."""
    found: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for sign in signs():
        before = (word[: word.index(sign)][::-1] for word in post_words() if sign in word)
        found[sign[0]].append((sign, re.compile(pattern_of(before))))
    return found


@cache
def signs() -> tuple[str, ...]:
    """Literals of which every post holds one, whatever its capitals: what to look for in a text.

    The table gives some; of the others, always the one that most of the posts left hold.
    """
    table = rows(TABLES, "positions")
    found: list[str] = [sign for row in table for sign in row.get("signs", ())]
    left = [name for row in table for name in _names(row)]
    while left := [name for name in left if not any(sign in name for sign in found)]:
        held = Counter(piece for name in left for piece in _small(name))
        found.append(min(held, key=lambda piece: (-held[piece], len(piece), piece)))
    return tuple(found)


def _small(name: str) -> list[str]:
    """The stretches of a post's name that are long enough and that no capital stands in."""
    small = "".join("|" if letter.isupper() else letter for letter in name)
    return [piece.strip() for piece in small.split("|") if len(piece.strip()) >= SHORTEST_SIGN]
