"""Two tellings of one change that go different ways: "tăng 12.407 người (giảm 6,05%)", "giảm 32
lượt, bằng 103% so với cùng kỳ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

WAY = regex(r"\b(?P<way>[Tt]ăng|[Gg]iảm)\s(?:thêm\s|tới\s|khoảng\s)?$")
BRACKET = regex(r"\s?\((?:tương ứng\s|tức\s)?(?P<way>tăng|giảm)\s$")
BRACKETED = regex(r"\s?%\s?\)")
EQUAL = regex(r"\s?,\s(?:và\s)?(?:chỉ\s)?bằng\s$")
OF_THEN = shaped(r"\s?%\sso (?:với )?{pasts.named}\b")
PAIR = regex(r"[^()\d;.,]{0,30}\(")
REACH = 20
# "33/31,5 ha, thấp hơn 1,5 ha so với KH": of the plan behind the slash.
OF_RATIO = regex(
    r"[^\d;.()]{0,30},\s(?P<way>tăng|giảm|vượt|hụt|(?:cao|thấp|nhiều|ít) hơn)\s(?:thêm\s)?$"
)
OF_PLAN = shaped(
    r"[^\d;.,()]{0,20}\sso (?:với )?(?:{shares.plans}|KH)(?: năm| đề ra| được giao)?"
    r"(?=[,.;)]|\s?$)",
    re.IGNORECASE | re.MULTILINE,
)
OPPOSITE = {
    "tăng": "giảm", "giảm": "tăng", "vượt": "thấp hơn", "hụt": "vượt", "cao hơn": "thấp hơn",
    "thấp hơn": "cao hơn", "nhiều hơn": "ít hơn", "ít hơn": "nhiều hơn",
}  # fmt: skip
DOWN = ("giảm", "hụt", "thấp hơn", "ít hơn")


@dataclass(frozen=True, slots=True)
class WaysApart:
    """``by`` is told with the verb ``way``, and ``percent`` says the other."""

    by: Num
    percent: Num
    start: int
    way: str


def ways_apart(draft: Draft) -> Iterator[WaysApart]:
    """Every amount of change whose percent, right behind it, goes the other way."""
    for passage in draft.passages:
        if "/" in passage.text and "so " in passage.text:
            yield from _against_plans(draft, passage)
        if "tăng" not in passage.text and "giảm" not in passage.text:
            continue
        for by, percent in pairwise(draft.numbers(passage)):
            if _turned_pair(draft, passage, by, percent):
                told = WAY.search(draft.text, max(passage.start, by.start - REACH), by.start)
                assert told is not None
                yield WaysApart(by, percent, told.start("way"), told["way"].lower())
            if percent.unit != "percent" or percent.high or by.high or by.whole:
                continue
            told = WAY.search(draft.text, max(passage.start, by.start - REACH), by.start)
            if told is None:
                continue
            way, between = told["way"].lower(), draft.text[by.end : percent.start]
            bracket = BRACKET.fullmatch(between)
            if bracket and BRACKETED.match(draft.text, percent.main.end):
                if bracket["way"] != way and not by.percent:
                    yield WaysApart(by, percent, by.end + bracket.start("way"), bracket["way"])
            elif EQUAL.fullmatch(between) and OF_THEN.match(draft.text, percent.main.end):
                value = percent.main.value
                if value > HUNDRED if way == "giảm" else value < HUNDRED:
                    yield WaysApart(by, percent, told.start("way"), way)


def _against_plans(draft: Draft, passage: Passage) -> Iterator[WaysApart]:
    """Every amount by which a ratio is said to lie off its plan, and lies on the other side."""
    for ratio, by in pairwise(draft.numbers(passage)):
        if ratio.whole is None or by.whole is not None or by.percent or by.unit != ratio.unit:
            continue
        told = OF_RATIO.fullmatch(draft.text, ratio.end, by.start)
        if told is None or OF_PLAN.match(draft.text, by.end) is None:
            continue
        gap = ratio.main.value - ratio.whole.value
        if gap == (by.main.value if told["way"] in DOWN else -by.main.value):
            yield WaysApart(by, ratio, told.start("way"), told["way"])


def _turned_pair(draft: Draft, passage: Passage, by: Num, pair: Num) -> bool:
    """``tăng 5 người bị thương (29/34 người)``: what there are now behind what there were."""
    told = WAY.search(draft.text, max(passage.start, by.start - REACH), by.start)
    if told is None or pair.whole is None or by.whole is not None or by.percent:
        return False
    if PAIR.fullmatch(draft.text, by.end, pair.start) is None or by.unit != pair.unit:
        return False
    gap = pair.main.value - pair.whole.value
    return gap == by.main.value if told["way"].lower() == "giảm" else gap == -by.main.value


def turned_round(draft: Draft, one: WaysApart) -> Finding:
    """The finding at the verb that the other telling contradicts."""
    last = one.percent if one.start > one.by.start else one.by
    other = one.by if last is one.percent else one.percent
    said, against = draft.text[one.start : last.end], draft.text[other.start : other.end]
    right = OPPOSITE[one.way]
    return Finding(
        start=one.start,
        end=last.end,
        message=f"“{said}” ngược chiều với {against} ở bên cạnh",
        message_en=f"“{said}” goes the other way than {against} beside it",
        stated=one.way,
        computed=right,
        see=(Place(start=other.start, end=other.end),),
        severity=softened(not draft.doubtful),
    )
