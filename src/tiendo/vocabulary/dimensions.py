"""Dimensions that figures are told by, and the values of each (tables/dimensions.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

TABLES = "tiendo.vocabulary.tables"
BREAK = regex(r"[^\w%]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A value of a dimension; ``key`` is how it is compared: folded, marks as spaces."""

    id: str
    dimension: str
    name: str
    name_en: str
    key: str


def folded(words: str) -> str:
    return BREAK.sub(" ", fold(words)).strip()


@cache
def parts() -> dict[str, Part]:
    """Every wording, folded, with the value that it names."""
    found: dict[str, Part] = {}
    for row in rows(TABLES, "dimensions"):
        part = Part(
            id=row["id"], dimension=row["dimension"], name=row["name"], name_en=row["name_en"],
            key=folded(row["words"][0]),
        )  # fmt: skip
        for words in row["words"]:
            found[folded(words)] = part
    return found


@lru_cache(maxsize=4096)
def opens_part(word: str) -> bool:
    """Whether some wording opens with a word."""
    return fold(word) in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(words.partition(" ")[0] for words in parts())


def part_of(subject: str) -> Part | None:
    """The value that a subject names, folded already or not; None where it is of no dimension.

    >>> part_of("nữ giới").dimension, part_of("khách quốc tế") is None
    ('sex', True)
    """
    return parts().get(folded(subject))
