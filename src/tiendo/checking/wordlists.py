"""Lists of words by name (tables/words….yaml): each as one pattern, or within a shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.checking.tables"
# One table for what several rooms of checks ask for, and one for each room.
LISTS = (
    "words", "words_gaps", "words_naming", "words_pairs", "words_periods", "words_ranks",
    "words_retelling", "words_rules", "words_shares", "words_sums", "words_things",
    "words_verdicts", "words_weighing",
)  # fmt: skip
WORD = regex(r"[^\W\d_]+")
NAME = regex(r"\{([a-z_]+\.[a-z_]+)\}")


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """The words of every list by its name."""
    return {row["id"]: tuple(row["words"]) for table in LISTS for row in rows(TABLES, table)}


@cache
def words(name: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of the list ``name``, as a whole.

    >>> bool(words("bodies.past").search("huyện Nam Pha (cũ)"))
    True
    """
    return either(lists()[name])


@cache
def small(name: str) -> re.Pattern[str]:
    """As ``words``, for a text in small letters: many times as quick.

    >>> bool(small("bodies.past").search("Huyện Nam Pha (CŨ)".lower()))
    True
    """
    return small_of(lists()[name])


def small_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern of phrases in a text in small letters, the longest first."""
    return re.compile(rf"(?<!\w)(?:{pattern_of(phrase.lower() for phrase in phrases)})(?!\w)")


@cache
def openings(*names: str) -> frozenset[str]:
    """The first words of all phrases of lists, in small letters: a text without any of them
    holds no phrase.

    >>> sorted(openings("nation"))[:3]
    ['bình', 'cả', 'toàn']
    """
    return frozenset(words_of(phrase)[0] for name in names for phrase in lists()[name])


def in_small(text: str) -> str:
    """A text in small letters, each where it stood."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower()[0] for one in text)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; no numbers."""
    return WORD.findall(in_small(text))


@cache
def folded(name: str) -> frozenset[str]:
    """The single words of the list ``name``, folded: to compare with words that are.

    >>> "tong" in folded("wholes.all")
    True
    """
    return frozenset(word for phrase in lists()[name] for word in fold(phrase).split())


def shaped(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern in which names of lists stand for any phrase of theirs.

    The shape is code; what offices say is data. Capitals count unless ``flags`` says otherwise.

    >>> mark = shaped(r"\b{claims.reached}\s\d")
    >>> bool(mark.search("đã cán đích 9 chỉ tiêu")), bool(mark.search("thêm 9 chỉ tiêu"))
    (True, False)
    """
    return regex(pattern, flags, fill=_filled)


def _filled(pattern: str) -> str:
    return NAME.sub(lambda found: f"(?:{alternatives(lists()[found[1]])})", pattern)


def either(phrases: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    """A pattern of phrases, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


def alternatives(phrases: tuple[str, ...] | list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(phrases), key=len, reverse=True)))
