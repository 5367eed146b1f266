"""The words that figures are read by: the pattern tables as one phrasebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tiendo.vocabulary.lexicon import Phrasebook, rows, split_words

PATTERNS = "tiendo.reading.patterns"
# Verbs that stay in the name of what is measured ("tốc độ tăng", "kết nạp").
NAMING = frozenset(("act", "growth", "event", "none"))
# How prices of one year are named, up to that year: "giá so sánh năm 2010".
CONSTANT_PRICES = frozenset((("so", "sánh"), ("cố", "định"), ("theo", "giá")))
CONSTANT = frozenset(last for _, last in CONSTANT_PRICES)
TABLES = ("operators", "measures", "roles", "basis", "links")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a phrase of the tables gives; at most one of the groups is set."""

    row: str
    op: str | None = None
    side: str | None = None
    verb: str | None = None
    direction: str | None = None
    value: int | None = None
    role: str | None = None
    plan: bool = False
    estimated: bool = False
    basis: str | None = None
    link: str | None = None


@cache
def cue_book() -> Phrasebook[Cue]:
    """Every phrase that says something of the value beside it."""
    return Phrasebook(
        (words, cue)
        for table in TABLES
        for row in rows(PATTERNS, table)
        for cue in (Cue(row=row["id"], **row["gives"]),)
        for words in row["words"]
    )


@cache
def compounds() -> dict[tuple[str, str], list[tuple[list[str], list[str]]]]:
    """The two sides of a name with a comma, by the words that meet at it: khám, chữa bệnh."""
    out: dict[tuple[str, str], list[tuple[list[str], list[str]]]] = {}
    for row in rows(PATTERNS, "compounds"):
        for words in row["words"]:
            left, right = (side.split() for side in words.split(", "))
            out.setdefault((left[-1], right[0]), []).append((left, right))
    return out


def is_compound(words: list[str], comma: int) -> bool:
    """Whether a name holds the comma: the whole of both sides stand around it."""
    found = compounds().get((words[comma - 1], words[comma + 1]))
    return found is not None and any(
        words[max(0, comma - len(left)) : comma] == left
        and words[comma + 1 : comma + 1 + len(right)] == right
        for left, right in found
    )


@cache
def _stops() -> dict[str, tuple[str, ...]]:
    return {row["gives"]["stop"]: tuple(row["words"]) for row in rows(PATTERNS, "stops")}


def _backwards(phrase: str) -> str:
    return " ".join(reversed(split_words(phrase)))


@cache
def numbered_book() -> Phrasebook[bool]:
    """Words after which a number is a name: Quốc lộ 37. Stored back to front."""
    return Phrasebook((_backwards(w), True) for w in _stops()["numbered"])


@cache
def weakly_numbered_book() -> Phrasebook[bool]:
    """As ``numbered_book``, but only where no counted noun follows: lớp 9."""
    return Phrasebook(
        (_backwards(w), kind == "numbered-weak")
        for kind in ("numbered-weak", "not-numbered")
        for w in _stops()[kind]
    )


@cache
def dated_places() -> Phrasebook[bool]:
    """Places that may be named for a day: đường 30/4. Stored back to front."""
    return Phrasebook((_backwards(w), True) for w in _stops()["dated-place"])


@cache
def lasting_after() -> Phrasebook[bool]:
    """Words behind months that only last: 6 tháng trở lên."""
    return Phrasebook((w, True) for w in _stops()["lasting-after"])


@cache
def after_book() -> Phrasebook[bool]:
    """Words before which a number is no figure: 5 tuổi."""
    return Phrasebook((w, True) for w in _stops()["after"])


@cache
def stop_words(kind: str) -> frozenset[str]:
    return frozenset(_stops()[kind])
