"""How many names a list holds: of bodies, places or persons, in a sentence or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
VOCABULARY = "tiendo.vocabulary.tables"
# A name of a place or a person: capitals only, behind a place's level or a person's title.
CAPITALS = shaped(
    r"(?:{sums.name_leads}\s)?"
    rf"(?P<name>{CAPITALISED}(?:[\s-]{CAPITALISED}){{0,4}})"
)
LEVEL = shaped(rf"{{sums.place_kinds}}\s{CAPITALISED}")
BETWEEN = regex(r",\s|;\s|\s(?:và|cùng)\s")
# What makes a list one of some, or of others.
OTHERS = shaped(r"…|\.\.\.|v\.v|\d|[:()]|\b{sums.not_all}\b")
JOINED = shaped(r"{sums.elected}(?: tỉnh)? và {sums.beside_elected}")
BODY_WORDS = 12


def count_names(text: str, noun: str) -> int | None:
    """The number of names in a list of what ``noun`` counts; None where it may be another list.

    >>> count_names("Tân Lập, Bình An và Hòa Phú", "xã")
    3
    >>> count_names("Sở Y tế, Sở Giáo dục và Đào tạo và Công an tỉnh", "đơn vị")
    3
    """
    body, kind = text.strip().rstrip("."), kind_of(noun)
    if kind is None or OTHERS.search(body):
        return None
    if kind == "bodies":
        count = _bodies(body) or _led(body)
    else:
        count = _capitals(body, 2 if kind == "persons" else 1)
    return count if count is not None and count > 1 else None


@cache
def _kinds() -> dict[str, str]:
    named = [row for row in rows(TABLES, "lists") if "names" in row]
    return {word: row["names"] for row in named for word in row["words"]}


def kind_of(noun: str) -> str | None:
    """What the names in a list are: "places", "bodies" or "persons"; None of none of these."""
    return _kinds().get(" ".join(noun.lower().split()))


def _capitals(body: str, least: int) -> int | None:
    """Names of capitals alone, of ``least`` words; the sentence may go on behind the last."""
    *pieces, last = (piece.strip() for piece in BETWEEN.split(body))
    names = [CAPITALS.fullmatch(piece) for piece in pieces] + [CAPITALS.match(last)]
    if not all(found is not None and len(found["name"].split()) >= least for found in names):
        return None
    return len(names)


def _led(body: str) -> int | None:
    """Places that stand for their bodies: "3 đơn vị cấp huyện là thị xã A, huyện B"."""
    return _capitals(body, 1) if all(map(LEVEL.match, BETWEEN.split(body))) else None


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How names of bodies open, and how one goes on behind a comma or "và"."""
    table = rows(TABLES, "lists")
    words = [w for row in rows(VOCABULARY, "bodies") if row["form"] == "name" for w in row["words"]]
    words += [word for row in table for word in row.get("openings", ())]
    tails = [tail for row in table for tail in row.get("tails", ())]
    return re.compile(rf"(?:{_either(words)})(?!\w)"), re.compile(rf"(?:{_either(tails)})(?!\w)")


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _bodies(body: str) -> int | None:
    """Bodies, each with the word that opens its name; "và Đào tạo" goes on with the one before."""
    opening, tail = _openings()
    count = 0
    if JOINED.search(body):
        return None  # one office, or two bodies
    for piece in BETWEEN.split(body):
        if opening.match(piece) and len(piece.split()) <= BODY_WORDS:
            count += 1
        elif not (count and tail.match(piece)):
            return None  # "Sở Y tế, Tài chính": a name without its opening, or other words
    return count
