"""The words of a number's own clause, and how much it says that two numbers share them.

A word that stands in many sentences of a draft ("thu ngân sách", in a report on the budget) says
little of a number; one that stands in two says that the two speak of one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.told_numbers import WORD, Told, telling
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

BEFORE, BEHIND = 100, 60
# Where the clause before a number begins: not at the colon right before it, "Cả năm: 7,24 triệu".
BEGINS = regex(r"[;\n]|[.,]\s|:\s(?!\s*$)")
ENDS = regex(r"[;:.,()\n]\s|[;:()\n]|\d")
FEW = 2


@dataclass(frozen=True, slots=True)
class Own:
    """The words beside a number that say what it is of."""

    words: frozenset[str]
    borrowed: bool  # of the clause before, where its own names nothing
    contrasts: frozenset[str]  # by which things of one name are told apart: "vụ mùa", "nội địa"


def own_words(draft: Draft, told: Told) -> Own:
    return draft.kept(("own words", told.num.start), lambda: _own(told))


def contrasted(draft: Draft, one: Told, other: Told) -> bool:
    """Whether each of two numbers is told apart by a word of its own: "chiêm xuân", "lúa mùa"."""
    first, second = (own_words(draft, each).contrasts for each in (one, other))
    return bool(first and second) and not first & second


def _own(told: Told) -> Own:
    last = told.num.whole or told.num.main
    behind = told.passage.text[last.end - told.passage.start :][:BEHIND]
    found = ENDS.search(behind)
    before, borrowed = _before(told)
    said = f"{before} {behind[: found.start()] if found else behind}"
    apart = frozenset(str(word).lower() for word in words("retelling.contrasts").findall(said))
    return Own(telling(said) - told.counted, borrowed, apart)


def _before(told: Told) -> tuple[str, bool]:
    """The clause up to a number, of a bracket that says nothing, that before the bracket; and
    whether it names nothing, so that the clause before it is told too.
    """
    start = told.num.start - told.passage.start
    said = told.passage.text[max(0, start - BEFORE) : start]
    opened = said.rfind("(")
    if opened > said.rfind(")"):
        inside = said[opened + 1 :]
        few = len(WORD.findall(inside)) < FEW
        said = f"{said[:opened].rstrip(' ,;:')} {inside}" if few else inside
    said = said.rstrip(" :(")
    cuts = [0, *(found.end() for found in BEGINS.finditer(said))]
    clause = said[cuts[-1] :]
    few = len(telling(words("retelling.unnamed").sub(" ", clause))) < FEW
    few = few and len(cuts) > 1
    return (said[cuts[-2] :] if few else clause), few


def weight(draft: Draft, said: frozenset[str]) -> float:
    """How much words say: of each, in how few of the draft's sentences it stands."""
    rare = draft.kept("rare words", lambda: _rare(draft))
    return sum(rare.get(word, 0.0) for word in said)


def _rare(draft: Draft) -> Mapping[str, float]:
    counts = Counter(word for passage in draft.passages for word in telling(passage.text))
    every = len(draft.passages) + 1
    return {word: log(every / count) for word, count in counts.items()}
