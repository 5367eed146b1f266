"""Ranks that a draft says it has told: "vị trí 23/63 về năng lực cạnh tranh đã nêu ở trên".

Such a rank is one of those above it; else it is a slip of the one nearest in its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.ranks.ranks_told import of_before
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

RANK = regex(r"(?<![\d./])(?P<rank>[1-9]\d{0,2})\s?/\s?(?P<of>\d{2,3})(?![\d./]|\s?%)")
OPENS = shaped(r"\b{ranks.rank_opens}\s[^.;:()\d]{0,40}$")
TOLD_ALREADY = shaped(r"^[^.;:()]{0,60}?\b(?:{leftovers.this}|{retold.told_already})\b")
BEFORE, BEHIND = 80, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A rank of so many, with the words about it."""

    rank: int
    of: int
    start: int
    end: int
    words: frozenset[str]


def ranks_again(draft: Draft) -> Iterator[tuple[Again, Again]]:
    """A rank that is said to be told already, and the one that was."""
    seen: list[Again] = []
    for passage in draft.passages:
        text = passage.text
        for found in RANK.finditer(text) if passage.may_say("ranks.rank_opens") else ():
            if not OPENS.search(text[: found.start()]) or int(found["rank"]) > int(found["of"]):
                continue
            about = text[max(0, found.start() - BEFORE) : found.end() + BEHIND]
            one = Again(
                rank=int(found["rank"]),
                of=int(found["of"]),
                start=passage.start + found.start(),
                end=passage.start + found.end(),
                words=frozenset(fold(about).split()),
            )
            field = [other for other in seen if other.of == one.of]
            if TOLD_ALREADY.search(text[found.end() :]) and field:
                near = max(field, key=lambda other: len(other.words & one.words))
                if all(other.rank != one.rank for other in field):
                    yield one, near
            if not of_before(text, *found.span()):
                seen.append(one)
