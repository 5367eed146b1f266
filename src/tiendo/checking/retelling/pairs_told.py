"""Pairs of values that a percent may be of: a value and its plan, what it was, or all there are.

Each with the words of its clause and of its heading, so that a percent of a later sentence that
says them finds its pair by its rarest words, whatever the size of the draft.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number, planned
from tiendo.checking.pairs.reckoning import holds
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.recopying import same_noun
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

PARTS = shaped(r"\b{sums.leads_to_parts}\b", re.IGNORECASE)
CLAUSE = regex(r"[;:]\s|\.\s")
BEHIND = regex(r"[,;.()]")
DIGIT = regex(r"\d")
REACH, TAIL = 130, 40
# Of a pair none is more than so many times the other.
MOST = 5
# So many of a subject's words find its pairs: one word may be missing.
RAREST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """``part`` of ``whole``: a value of its plan or of what it was, or one of all."""

    kind: str  # "plan", "change" or "share"
    part: Num
    whole: Num
    passage: Passage
    words: frozenset[str]  # of its clause and heading
    around: frozenset[str]  # … and of what its sentence opens with
    told: bool  # whether a percent stands beside it: then that may be taken up, and no other

    def gives(self, percent: Num, way: str) -> bool:
        return holds(self.part, self.whole, percent, way)


@dataclass(frozen=True)
class Pairs:
    """All pairs of a draft in order."""

    every: tuple[Pair, ...]

    @cached_property
    def by_word(self) -> dict[tuple[str, str], list[Pair]]:
        found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for pair in self.every:
            for word in pair.around:
                found[pair.kind, word].append(pair)
        return found

    @cached_property
    def by_value(self) -> dict[tuple[object, ...], list[Pair]]:
        found: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
        for pair in self.every:
            found[pair.kind, pair.part.main.value].append(pair)
        return found

    def with_words(self, kind: str, subject: frozenset[str]) -> list[Pair]:
        """Those that have one of the two rarest words of a subject, or both."""
        told = sorted((self.by_word.get((kind, word), []) for word in subject), key=len)
        found = {id(pair): pair for each in told[:RAREST] for pair in each}
        return sorted(found.values(), key=_start)

    def near(self, said: frozenset[str]) -> Iterator[Pair]:
        """Those that share a word with what is said."""
        return (pair for pair in self.every if not said.isdisjoint(pair.words))


def _start(pair: Pair) -> int:
    return pair.part.start


def pairs_told(draft: Draft) -> Pairs:
    return draft.kept("pairs told", lambda: Pairs(tuple(_pairs(draft))))


def _pairs(draft: Draft) -> Iterator[Pair]:
    for passage in draft.passages:
        numbers = [num for num in draft.numbers(passage) if num.unit is not None]
        plain = [num for num in numbers if plain_number(num) and not num.main.hedge]
        for one, two in pairwise(plain):
            low, high = sorted((one.main.value, two.main.value))
            if like(one, two) and low < high <= low * MOST:
                yield from _pair(draft, passage, one, two)
        for num in numbers:
            if num.whole is not None and not num.percent:
                whole, part = replace(num, main=num.whole, whole=None), replace(num, whole=None)
                told = _told(draft, passage, num, num)
                said = _words(draft, passage, num, num)
                yield Pair("share", part, whole, passage, said, said, told)


def like(one: Num, two: Num) -> bool:
    """Whether both count or measure one thing: "518 cơ sở lưu trú", "112 cơ sở"."""
    if one.unit == "count" == two.unit:
        return same_noun(one.unit_text, two.unit_text) and one.per == two.per
    return alike(one, two)


def _pair(draft: Draft, passage: Passage, one: Num, two: Num) -> Iterator[Pair]:
    between = draft.text[one.end : two.start]
    if CLAUSE.search(between):
        return
    said, told = _words(draft, passage, one, two), _told(draft, passage, one, two)
    around = said | telling(DIGIT.split(passage.text)[0])
    plans = [planned(draft, passage, num) for num in (one, two)]
    if plans[0] != plans[1]:
        value, plan = (two, one) if plans[0] else (one, two)
        yield Pair("plan", value, plan, passage, said, around, told)
        return
    earlier = earlier_of(draft, passage, one, two)
    if earlier is not None:
        now = one if earlier is two else two
        yield Pair("change", now, earlier, passage, said, around, told)
    elif PARTS.search(between) and one.main.value > two.main.value:
        yield Pair("share", two, one, passage, said, around, told)


def _told(draft: Draft, passage: Passage, one: Num, two: Num) -> bool:
    return any(
        num.percent and one.start < num.start < two.end + TAIL for num in draft.numbers(passage)
    )


def _words(draft: Draft, passage: Passage, one: Num, two: Num) -> frozenset[str]:
    """The words of a pair's clause, with what stands right behind it, and of its heading."""
    before = draft.text[max(passage.start, one.start - REACH) : one.start]
    behind = BEHIND.split(draft.text[two.end : min(passage.end, two.end + TAIL)])[0]
    clause = CLAUSE.split(before)[-1]
    head = heading_above(draft, one.start)
    told = draft.text[one.start : two.end]
    said = f"{head.text if head else ''} {clause} {told} {behind}"
    return telling(said)
