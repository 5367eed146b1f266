"""Changes of several values told by their names: "Xảy ra 46 vụ, làm chết 28 người, bị thương 31
người. So với quý III năm 2021 (50 vụ, chết 35 người, bị thương 33 người): giảm 4 vụ (8,0%), số
người chết giảm 20,0%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number, way_of
from tiendo.checking.pairs.reckoning import explained
from tiendo.checking.pairs.told_change import ToldChange, between_others
from tiendo.checking.wordlists import folded, shaped
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

OPENED = regex(r"\b[Ss]o (?:với )?[^();.]{2,50}\((?P<held>[^()]+)\)")
# "Cùng kỳ là 186 vụ, 82 người chết và 141 người bị thương; như vậy giảm 12,4% số vụ, …"
BEFORE = shaped(
    r"\b{pairs.same_time}(?: năm (?:trước|ngoái|(?:19|20)\d\d))?(?: là| có|:)?\s"
    r"(?P<held>\d[^;.()]+);",
    re.IGNORECASE,
)
CUT = regex(r"[,;:()]|\bvà\b")
PERCENT_BEHIND = shaped(r"(?:\s[^\W\d_]+){0,4}\s\((?:{pairs.by_percent}\s)?")
# "73.467 ha lúa, giảm 1.686 ha (bằng 2,24%)"
THEN_MOVED, IN_BRACKET = (
    regex(r"[^\d;.()]{0,30},\s(?:đã\s)?(?:tăng|giảm)\s(?:thêm\s)?"),
    regex(r"\s?\((?:bằng|tương đương)\s"),
)
WORD = regex(r"[^\W\d_]+")
SENTENCES, FEWEST, BEHIND = 2, 2, 24


@dataclass(frozen=True, slots=True)
class Named:
    """A number with the words that tell it from its neighbours."""

    num: Num
    said: frozenset[str]


def named_changes(draft: Draft) -> Iterator[ToldChange]:
    """Every such change of a draft that is told with a slip in it."""
    for passage in draft.passages:
        for one in _told(draft, passage):
            around = [num for each in (*draft.before(passage), passage)
                      for num in draft.numbers(each)]  # fmt: skip
            if not one.holds and one.slip and not _explained(around, one):
                yield one


def told_by_name(draft: Draft) -> Iterator[ToldChange]:
    """Every change of a draft beside a bracket of earlier values, right or wrong."""
    for passage in draft.passages:
        yield from _bracketed(draft, passage)


def _told(draft: Draft, passage: Passage) -> Iterator[ToldChange]:
    yield from _bracketed(draft, passage)
    yield from _percents_of_moves(draft, passage)
    yield from _moves_in_brackets(draft, passage)


def _explained(around: Sequence[Num], one: ToldChange) -> bool:
    """Whether any other pair near by gives what is told."""
    if one.by.percent:
        return explained(around, one.by, (one.later, one.earlier))
    return between_others(around, one)


def _bracketed(draft: Draft, passage: Passage) -> Iterator[ToldChange]:
    """Every change behind a bracket of earlier values, its values then and now found by name; of
    one value, "So với cùng kỳ (3.540 tỷ đồng), tổng thu tăng 8,1%", by what the change is said of.
    """
    text, numbers = draft.text, draft.numbers(passage)
    if len(numbers) < FEWEST:
        return
    opened = OPENED.search(passage.text) or BEFORE.search(passage.text)
    if opened is None:
        return
    start, end = (passage.start + opened.start("held"), passage.start + opened.end("held"))
    bases = _named(text, [num for num in numbers if start <= num.start < end], start)
    if not bases:
        return
    only = bases[0] if len(bases) == 1 else None
    if only and passage.text[: opened.start()].strip():
        return  # a change of its own is told before it
    now = _now(draft, passage, start)
    at = end + 1
    for by in (num for num in numbers if num.start > end):
        led, at = re.split(r"[,;:]\s", text[at : by.start])[-1], by.end
        way = way_of(led)
        if not way or by.high or by.whole is not None or by.main.hedge:
            continue
        said = _words(f"{led} {by.unit_text} {CUT.split(text[by.end : by.end + BEHIND])[0]}")
        earlier = only or _best(bases, said)
        later = _best([one for one in now if earlier and alike(one.num, earlier.num)],
                      earlier.said if earlier and not only else said)  # fmt: skip
        if earlier and later and (by.percent or alike(by, earlier.num)):
            yield ToldChange(earlier.num, later.num, by, way)


def _now(draft: Draft, passage: Passage, end: int) -> list[Named]:
    """The numbers before the bracket, here and in the sentences before, with their names."""
    found: list[Named] = []
    for each in (*draft.before(passage, SENTENCES), passage):
        numbers = [num for num in draft.numbers(each) if num.start < end]
        found += _named(draft.text, numbers, each.start)
    return found


def _named(text: str, numbers: Sequence[Num], at: int) -> list[Named]:
    found = []
    for num in numbers:
        led, at = CUT.split(text[at : num.start])[-1], num.end
        if plain_number(num) and not way_of(led):
            behind = CUT.split(text[num.end : num.end + BEHIND])[0]
            found.append(Named(num, _words(f"{led} {num.unit_text} {behind}")))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(text))) - folded("pairs.bracket_fillers")


def _best(found: Sequence[Named], said: frozenset[str]) -> Named | None:
    """The one that shares most of its words with what is said; None where two share as many."""
    ranked = sorted(found, key=lambda one: (len(one.said & said), -len(one.said)))
    if not ranked or not ranked[-1].said & said:
        return None
    last = [len(one.said & said) for one in ranked[-2:]]
    return ranked[-1] if len(last) == 1 or last[0] < last[1] else None


def _percents_of_moves(draft: Draft, passage: Passage) -> Iterator[ToldChange]:
    """``giảm 4 vụ (8,0%)``: percents behind an amount, whose value stands in a sentence before."""
    text, numbers = draft.text, draft.numbers(passage)
    for at, (by, percent) in enumerate(pairwise(numbers)):
        between = text[by.end : percent.start]
        if not percent.percent or percent.high or percent.main.hedge or not plain_number(by):
            continue
        if PERCENT_BEHIND.fullmatch(between) is None or by.unit is None or by.main.hedge:
            continue
        led = CUT.split(text[numbers[at - 1].end if at else passage.start : by.start])[-1]
        way = way_of(led)
        if not way:
            continue
        now = [one for one in _now(draft, passage, passage.start) if alike(one.num, by)]
        later = _best(now, _words(f"{led} {by.unit_text} {between}"))
        if later is not None and later.num.main.value > by.main.value:
            yield ToldChange(by, later.num, percent, way, amount=True)


def _moves_in_brackets(draft: Draft, passage: Passage) -> Iterator[ToldChange]:
    """``73.467 ha lúa, giảm 1.686 ha (bằng 2,24%)``: of what it was, unless of what it is."""
    if "%" not in passage.text or "(" not in passage.text:
        return
    text, numbers = draft.text, draft.numbers(passage)
    for later, by, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
        led = text[later.end : by.start]
        plain = plain_number(later) and plain_number(by) and alike(by, later)
        if not plain or percent.unit != "percent" or percent.high or percent.main.hedge:
            continue
        if THEN_MOVED.fullmatch(led) and IN_BRACKET.fullmatch(text[by.end : percent.start]):
            share = by.main.range.percent_of(later.main.range)
            if share is not None and not share.meets(percent.main.range):
                yield ToldChange(by, later, percent, way_of(led), amount=True)
