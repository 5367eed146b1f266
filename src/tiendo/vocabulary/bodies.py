"""Names of Party and State bodies as texts write them, and kinds that have ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.lexicon import Phrasebook, rows, spellings, split_words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

TABLES = "tiendo.vocabulary.tables"
LETTER = r"[^\W\d_]"
# A city's name opens with a stop inside: "TP. Đà Lạt".
SHORT = r"(?:TP|Tp|TX|TT)\."
LONGEST_HEAD = 30
# What a name never ends with, and words with a capital that begin something else.
_TAILS = ("và", "-", "–", "của", "các")
_TAIL = regex(rf"\s(?:{'|'.join(_TAILS)})$")
_JOINT = regex(r",\s|\svà\s")
_WORD = regex(rf"{LETTER}+")
_BREAK = regex(
    r"\s(?:Nghị quyết|Quyết định|Chương trình|Hội nghị|Kỳ họp|Đồng chí|(?:Kết luận|Kế hoạch|"
    r"Chỉ thị)\s[Ss]ố)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKind:
    """A row of the table: what opens such names, and until when there were any."""

    id: str
    form: str  # "name", "group", "post"; "none" for words that only look like one
    valid_to: date | None = None
    into: str | None = None


@cache
def _name(*, commas: bool = True) -> re.Pattern[str]:
    """The grammar of a name: capitals, compounds of the table, levels in small letters."""
    known = {row["id"]: pattern_of(row["words"]) for row in rows(TABLES, "body_words")}
    own = rf"[{UPPER}](?:{LETTER}|[&\-])*"
    word = rf"(?:(?:{known['compounds']})(?!{LETTER})|(?:{SHORT}\s?)?{own})"
    inner = rf"(?:{known['inner']})(?!{LETTER})"
    # "và" goes on only before a word that names of bodies hold, so that a list of places ends.
    join = rf"(?:và\s(?=(?:{known['compounds']})(?!{LETTER})|[{UPPER}]{{2}})|(?:-|–|&)\s(?={own}))"
    comma = ",?" if commas else ""
    first = word if commas else rf"(?:{word}|{inner})"
    return re.compile(rf"{first}(?:{comma}\s(?:{join})?(?:{word}|{inner}))*")


@cache
def heads() -> Phrasebook[BodyKind]:
    """The words that open a body's name, a group of bodies or a post."""
    return Phrasebook(
        (phrase, _kind(row["id"], row["form"], row.get("valid_to"), row.get("into")))
        for row in rows(TABLES, "bodies")
        for phrase in row["words"]
    )


@cache
def _openings() -> frozenset[str]:
    """The first words of ``heads``: what begins with no other word names no body."""
    return heads().first_words


@cache
def _head() -> re.Pattern[str]:
    """The phrases of ``heads`` in small letters, as the grammar of names spaces them."""
    known = pattern_of(
        " ".join(words).replace(" ,", ",").replace(" - ", "-").replace(" & ", "&")
        for row in rows(TABLES, "bodies")
        for phrase in row["words"]
        for words in product(*map(spellings, split_words(phrase)))
    )
    spaced = known.replace(r"\ ", r"\s").replace(r"\-", r"\s?-\s?").replace(r"\&", r"\s?&\s?")
    return re.compile(rf"{spaced}(?!{LETTER})")


@cache
def _no_body() -> re.Pattern[str]:
    """Words that open as a body's name does and name none: "Hội nghị"."""
    known = [
        word for row in rows(TABLES, "bodies") if row["form"] == "none" for word in row["words"]
    ]
    return re.compile(rf"{pattern_of(known)}(?!{LETTER})")


def _kind(id: str, form: str, valid_to: date | None, into: str | None) -> BodyKind:
    return BodyKind(id=id, form=form, valid_to=valid_to, into=into)


def kind_at(words: Sequence[str], at: int) -> BodyKind | None:
    """The kind of body that a name starting at word ``at`` is of.

    >>> kind_at(["sở", "kế", "hoạch", "và", "đầu", "tư"], 0).into
    'Sở Tài chính'
    """
    found = heads().at(words, at) if at < len(words) else None
    return found[1] if found else None


def body_at(text: str, at: int, end: int | None = None) -> int | None:
    """Where the name of a body that starts at ``at`` ends; None if none starts there.

    >>> text = "Ban Chấp hành Đảng bộ tỉnh khóa XVI họp"
    >>> text[: body_at(text, 0)]
    'Ban Chấp hành Đảng bộ tỉnh'
    """
    limit = len(text) if end is None else end
    opening = _WORD.match(text, at, limit)
    if opening is None or opening.group().lower() not in _openings():
        return None
    match = _name().match(text, at, limit)
    if match is None:
        return None
    stop = match.end()
    broken = _BREAK.search(text[at : stop + 4])
    if broken:
        stop = at + broken.start()
    name = text[at:stop]
    if " " not in name and _no_body().match(text[at : at + LONGEST_HEAD].lower()):
        return None
    head = _head().match(name.lower())
    if head is None:
        return None
    if "," in name or "và" in name:
        name = name[: _first_of_list(name, head.end())]
    tail = _TAIL.search(name) if name.endswith(_TAILS) else None
    return at + (tail.start() if tail else len(name))


def run_of_names(text: str, at: int, end: int) -> int | None:
    """Where words as bodies' names are made of end, from ``at`` on and up to a comma."""
    rest = _name(commas=False).match(text, at, end)
    return rest.end() if rest else None


def _first_of_list(names: str, head: int) -> int:
    """Where the first of several bodies ends: a comma or "và" before the head of another.

    A joint inside the ``head`` that opens the name is its own: "Sở Văn hóa, Thể thao
    và Du lịch" stands in the table.
    """
    for mark in _JOINT.finditer(names, head):
        if mark.group()[0] == "," or kind_at(split_words(names[mark.end() :]), 0) is not None:
            return mark.start()
    return len(names)


def existed(kind: BodyKind, day: date) -> bool:
    """Whether bodies of that kind still stood on ``day``."""
    return kind.valid_to is None or day <= kind.valid_to
