"""Percents that a later sentence reckons from two values told before: "bị thương 231 người, năm
2015 là 268 người", and in the judgement "số người bị thương giảm 18,3%".

The sentence with the percent has no value of its own, and says what the percent is of in words that
stand beside the two values; or it tells one of them again. What any other such pair gives is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number, planned, way_of
from tiendo.checking.pairs.reckoning import computed, exchanged, holds, slipped
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.retelling.one_slip import often_told
from tiendo.checking.retelling.recopying import digits, same_noun
from tiendo.checking.retelling.told_numbers import TIMES, telling
from tiendo.checking.shares.misreckoned import Misreckoned, misreckoning
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import round_to
from tiendo.vocabulary.regexes import regex

# What a percent is of, by the words around it.
OF_PLAN = shaped(r"\s?%\s(?:so với )?(?:{shares.plans}|nghị quyết|KH\b)")
CHANGES = regex(r"\b(?:tăng|giảm)(?: khoảng)?\s$")
TAKES = regex(r"\bchiếm(?: tỷ lệ)?\s$")
OF_TOTAL = regex(r"\s?%\s(?:trong |so với |của |trên )?(?:tổng số |tổng )?")
SENTENCES = 4
PARTS = regex(r"\b(?:trong đó|trong số đó|trong số này)\b", re.IGNORECASE)
SEGMENT = regex(r"[,;:(]\s?|\.\s|\s–\s")
CLAUSE = regex(r"[;:]\s|\.\s")
BEHIND = regex(r"[,;.()]")
DIGIT = regex(r"\d")
# Sums that are told as they were paid, at no constant prices.
NOMINAL = frozenset({"thu", "chi", "nợ", "vốn", "thuế", "kinh", "doanh", "kim"})
YEAR = regex(r"\b(?:19|20)\d\d\b")
MONEY = ("VND", "USD")
DIGITS, FEW, MANY, REACH, LED, TAIL = 3, 2, 5, 130, 24, 40
# Of a pair none is more than so many times the other.
MOST = 5


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


def percents_reckoned(draft: Draft, kind: str) -> Iterator[Finding]:
    """Every such percent that its pair does not give."""
    for found in draft.kept("percents reckoned", lambda: tuple(_wrong(draft))):
        if found.kind == kind:
            yield misreckoning(draft, found)


def _wrong(draft: Draft) -> Iterator[Misreckoned]:
    yield from _of_all(draft)
    percents = list(_percents(draft))
    pairs = list(_pairs(draft)) if percents else []
    year = str(draft.day.year) if draft.day is not None else ""
    for passage, percent, kind in percents:
        led = draft.text[max(passage.start, percent.start - REACH) : percent.start]
        way = way_of(led) if kind == "change" else ""
        own = _own_value(draft, passage, percent)
        like = [pair for pair in pairs if pair.kind == kind and pair.passage is not passage]
        if own is not None:
            found = [pair for pair in like if _taken_up(pair, own)]
        else:
            found = [pair for pair in like if _named(passage, led, pair, pair.words, year)]
            found = found or [
                pair for pair in like if _named(passage, led, pair, pair.around, year)
            ]
        found = _of_its_times(draft, passage, found)
        if not found or any(pair.gives(percent, way) for pair in pairs if _near(pair, led)):
            continue
        values = {(pair.part.main.value, pair.whole.main.value) for pair in found}
        value = computed(found[0].part, found[0].whole, way)
        if len(values) == 1 and value is not None and _surely(found[0], value, percent):
            yield Misreckoned(
                kind=kind, part=found[0].part, whole=found[0].whole, percent=percent,
                computed=value, way=way, sure=False,
            )  # fmt: skip


def _of_all(draft: Draft) -> Iterator[Misreckoned]:
    """``kỷ luật 214 đảng viên. Số bị kỷ luật chiếm 0,65% trong tổng số 38.520 đảng viên``: the part
    was told before, in the words of the percent.
    """
    for passage, percent, kind in _percents(draft):
        numbers = draft.numbers(passage)
        behind = [num for num in numbers if num.start > percent.start][:1]
        between = draft.text[percent.main.end : behind[0].start] if behind else ""
        if kind != "share" or not OF_TOTAL.fullmatch(between) or not plain_number(behind[0]):
            continue
        whole = behind[0]
        led = SEGMENT.split(draft.text[passage.start : percent.start])[-1]
        said = telling(words("verdicts.words").sub(" ", led)) - EMPTY
        parts = [
            num
            for each in draft.before(passage, SENTENCES)
            for num in draft.numbers(each)
            if plain_number(num) and _alike(num, whole) and num.main.value < whole.main.value
            if said and said <= telling(each.text)
        ]
        if any(holds(num, whole, percent, "") for num in parts):
            continue
        for part in parts:
            value = computed(part, whole, "")
            right = round_to(value, percent.main.step) if value is not None else None
            if value is not None and right is not None and slipped(right, percent.main.value):
                yield Misreckoned(
                    kind=kind, part=part, whole=whole, percent=percent, computed=value, way="",
                    sure=False,
                )  # fmt: skip
                break


def _of_its_times(draft: Draft, passage: Passage, found: list[Pair]) -> list[Pair]:
    """Of several pairs those told at the times of the percent: "so với tháng 8, … tháng 9"."""
    times = {time.lower() for time in TIMES.findall(passage.text)}
    timed = [pair for pair in found if times and times <= _times(draft, pair)]
    return timed or found


def _times(draft: Draft, pair: Pair) -> set[str]:
    first, last = sorted((pair.part, pair.whole), key=lambda num: num.start)
    begin = max(pair.passage.start, first.start - LED)
    return {time.lower() for time in TIMES.findall(draft.text[begin : last.end])}


def _surely(pair: Pair, value: Decimal, percent: Num) -> bool:
    """Whether a percent is the pair's but for a slip; where none is told of it, or it is no change
    of what grows in prices too, it is so by its words.
    """
    right = abs(round_to(value, percent.main.step))
    if slipped(right, percent.main.value):
        return exchanged(f"{right:f}", f"{percent.main.value:f}") or not pair.told
    in_prices = pair.part.unit in MONEY and NOMINAL.isdisjoint(pair.words)
    return not pair.told and not (pair.kind == "change" and in_prices)


def _near(pair: Pair, led: str) -> bool:
    """Whether a pair shares a word with the clause of a percent."""
    return bool(pair.words & telling(led))


def _percents(draft: Draft) -> Iterator[tuple[Passage, Num, str]]:
    """The exact percents of a plan, of a change and of all, that are told once."""
    often = often_told(draft)
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        for percent in draft.numbers(passage):
            exact = percent.unit == "percent" and not (percent.high or percent.main.hedge)
            written = draft.text[percent.start : percent.main.end]
            if not exact or percent.whole or sum(map(str.isdigit, written)) < DIGITS:
                continue
            if often[percent.main.value] > 1:
                continue
            led = draft.text[passage.start : percent.start]
            if OF_PLAN.match(draft.text, percent.main.end):
                yield passage, percent, "plan"
            elif CHANGES.search(led):
                yield passage, percent, "change"
            elif TAKES.search(led):
                yield passage, percent, "share"


def _own_value(draft: Draft, passage: Passage, percent: Num) -> Num | None:
    """The value right before a percent, of which it is."""
    before = [num for num in draft.numbers(passage) if num.end <= percent.start]
    last = before[-1] if before else None
    if last is None or not plain_number(last) or last.unit is None:
        return None
    between = draft.text[last.end : percent.start]
    if CLAUSE.search(between):
        return None
    between = SEGMENT.split(between)[-1]
    return last if len(telling(between) - EMPTY) < FEW else None


def _taken_up(pair: Pair, own: Num) -> bool:
    """Whether a value told again is that of a pair, to the last digit."""
    same = pair.part.main.value == own.main.value and alike(pair.part, own)
    return same and len(digits(own.main.value)) > DIGITS


def _named(passage: Passage, led: str, pair: Pair, told: frozenset[str], own_year: str) -> bool:
    """Whether the words before a percent name what a pair is of, at no other time."""
    subject: frozenset[str] = frozenset()
    for segment in reversed(SEGMENT.split(led)):
        subject |= telling(words("verdicts.words").sub(" ", TIMES.sub(" ", segment)))
        subject -= EMPTY
        if len(subject) >= FEW:
            break
    missing = subject - told
    if len(subject) < FEW or len(missing) > (len(subject) >= MANY):
        return False
    years = set(YEAR.findall(passage.text)) - {own_year}
    return not years or bool(years & set(YEAR.findall(pair.passage.text)))


EMPTY = frozenset(
    ("bị", "được", "tăng", "giảm", "chiếm", "bằng", "đạt", "số", "nguồn", "mức", "tỷ", "lệ", "so")
)


def _pairs(draft: Draft) -> Iterator[Pair]:
    for passage in draft.passages:
        numbers = [num for num in draft.numbers(passage) if num.unit is not None]
        plain = [num for num in numbers if plain_number(num) and not num.main.hedge]
        for one, two in pairwise(plain):
            low, high = sorted((one.main.value, two.main.value))
            if _alike(one, two) and low < high <= low * MOST:
                yield from _pair(draft, passage, one, two)
        for num in numbers:
            if num.whole is not None and not num.percent:
                whole, part = replace(num, main=num.whole, whole=None), replace(num, whole=None)
                told = _told(draft, passage, num, num)
                said = _words(draft, passage, num, num)
                yield Pair("share", part, whole, passage, said, said, told)


def _alike(one: Num, two: Num) -> bool:
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
