"""Ranks told again with most of the same words: "xếp thứ 4 về tổng lượt khách … giữ vững vị trí
thứ 3 trong vùng về tổng lượt khách".

Neither the thing that is ranked nor the field need be known: the words tell, and what is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.ranks.placings import ABOUT, ENDS, TIME
from tiendo.checking.ranks.ranks_told import COMPARED, MOVED_TO, of_before
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

RANK = shaped(
    r"\b{ranks.rank_opens}\s(?:(?:{retelling.ranks}|ở|số)\s){0,2}(?:thứ\s)?(?P<rank>\d{1,3})"
    r"(?:\s?/\s?(?P<of>\d{1,3}))?(?![\d.,/]*\d)"
    r"(?:\s(?:trong |của |trên )?(?P<field>{ranks.rank_fields}))?",
    re.IGNORECASE,
)
LETTERS = regex(r"\b(?:[A-ZĐ]{3,}|[A-Z]+\sIndex|PAR INDEX)\b")
NO_INDEX = {"GRDP", "GDP", "THPT", "THCS", "HĐND", "UBND", "BHXH", "BHYT"}  # of many things
NAME = regex(rf"{CAPITALISED}(?:\s{CAPITALISED})+")
BY = regex(r"\b[Xx]ếp theo (?P<about>[^,.;:()\n]{3,40}),")
CLAUSE = regex(r";\s|\.\s")
BEFORE, SHARED, PART, FEW = 130, 3, 0.75, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A rank with the words of its clause; ``about``: those that say what is ranked."""

    rank: int
    of: str | None
    field: str
    start: int
    end: int
    passage: Passage
    about: frozenset[str]
    said: frozenset[str]
    letters: frozenset[str]
    names: frozenset[str]  # of places and people
    times: frozenset[str]
    by: bool  # "xếp theo số giải": what it is ranked by opens its clause


def ranks_shared(draft: Draft) -> Iterator[tuple[Shared, Shared]]:
    """The later and the earlier of two ranks that most of the same words tell apart."""
    seen: list[Shared] = []
    for one in _ranks(draft):
        other = next((known for known in seen if _same(known, one)), None)
        seen.append(one)
        if other is not None and other.rank != one.rank:
            yield one, other


def _ranks(draft: Draft) -> Iterator[Shared]:
    for passage in draft.passages:
        text = passage.text
        for found in RANK.finditer(text) if passage.may_say("ranks.rank_opens") else ():
            before = CLAUSE.split(text[max(0, found.start() - BEFORE) : found.start()])[-1]
            behind = ABOUT.match(text[found.end() :])
            of_it = COMPARED.sub(" ", behind["about"]) if behind else ""
            about = ENDS.split(of_it)[0] or _by(before)
            before = COMPARED.sub(" ", before)
            if words("ranks.other").search(f"{before} {about}"):
                continue
            told = found
            if of_before(text, *found.span()):  # "từ vị trí 11/63 lên 8/63": now it is the 8th
                now = MOVED_TO.match(text, found.end())
                if now is None or not now["rank"]:
                    continue
                told = now
            yield Shared(
                rank=int(told["rank"]),
                of=told["of"],
                field=(found["field"] or "").lower(),
                start=passage.start + told.start("rank"),
                end=passage.start + told.end(),
                passage=passage,
                about=_telling(about),
                said=_telling(f"{before} {about}"),
                letters=frozenset(LETTERS.findall(f"{before} {about}")) - NO_INDEX,
                names=frozenset(NAME.findall(before)),
                times=_times(of_it) or _times(before),
                by=bool(_by(before)),
            )


def _by(before: str) -> str:
    """``Xếp theo số giải, tỉnh đứng thứ 9/63``: what is ranked opens the clause."""
    found = BY.search(before)
    return found["about"] if found is not None else ""


def _times(text: str) -> frozenset[str]:
    return frozenset(fold(one.group()) for one in TIME.finditer(text))


def _telling(text: str) -> frozenset[str]:
    plain = words("ranks.empty").sub(" ", TIME.sub(" ", text).lower())
    return frozenset(re.findall(r"[^\W\d_]{2,}", plain))


def _same(one: Shared, later: Shared) -> bool:
    if one.passage is later.passage or not _one_field(one, later):
        return False
    if one.times and later.times and not one.times & later.times:
        return False
    if one.names and later.names and not one.names & later.names:
        return False
    if one.letters and later.letters:
        return bool(one.letters & later.letters) and one.of == later.of is not None
    if one.about and one.about == later.about and (one.by or later.by):
        return True
    if one.of == later.of is not None and _turned(one.rank, later.rank):
        return len(one.said & later.said) >= FEW
    for first, second in ((later, one), (one, later)):
        shared = first.about & second.said
        if len(shared) >= SHARED and len(shared) >= PART * len(first.about):
            return True
    return False


def _turned(one: int, other: int) -> bool:
    """Whether the digits of two ranks are exchanged, ``12/63`` and ``21/63``: hardly by chance."""
    return one != other and str(one) == str(other)[::-1]


def _one_field(one: Shared, later: Shared) -> bool:
    if one.of is not None and later.of is not None:
        return one.of == later.of
    fields = {each.field for each in (one, later) if each.field}
    return len(fields) < FEW
