"""Percents with one digit that is another: "3.129 đoàn viên, đạt … 66,9% chỉ tiêu (5.500 đoàn
viên)", where 56,9% is what the two numbers come to.

One digit is easily another by chance. So it is told only where the language ties the percent to
two numbers, and where nothing near by gives it as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import way_of
from tiendo.checking.pairs.standing import plan_led
from tiendo.checking.registry import Yielded
from tiendo.checking.shares.bases_before import base_before, part_behind, whole_before
from tiendo.checking.shares.bases_behind import base_behind, shut
from tiendo.checking.shares.misreckoned import Misreckoned, in_turn, misreckoning
from tiendo.checking.shares.slipped_percents import OF_PLAN
from tiendo.checking.shares.tied import Tie, given
from tiendo.checking.sums.exchanging import digits
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

REACH, FEWEST = 500, 2
# What an item of a list starts with: "a) Chi đầu tư phát triển 5.716,8 tỷ đồng (30,1%)".
ITEM = regex(r"\s*(?:[-+*•–]|[a-zđ\d]{1,2}[).])\s?")
# "đạt 64,8% kế hoạch,": of the plan, and of no giver's.
OF_ITS_PLAN = shaped(
    r"\s?%\s(?:so với |của )?{pairs.plans}(?:\s{shares.own_plan_tails})*"
    r"\s*(?=[,.;)]|$)",
    re.IGNORECASE,
)
CLAUSE = regex(r"[;(,]\s|\.\s")
CLAUSES = regex(r"[;(]|\.\s")


def mistyped(draft: Draft, found: Iterable[Yielded], *, kind: str) -> Iterator[Finding]:
    """Those of a kind where nothing was found yet."""
    told = [one for one in found if isinstance(one, Finding)]
    for one in _kept(draft):
        start, end = one.percent.start, one.percent.end
        if one.kind == kind and not any(each.start < end and start < each.end for each in told):
            yield misreckoning(draft, one)


def _kept(draft: Draft) -> tuple[Misreckoned, ...]:
    return draft.kept("mistyped percents", lambda: tuple(_all(draft)))


def _all(draft: Draft) -> Iterator[Misreckoned]:
    opening: Sequence[Num] = ()
    for _, group in groupby(draft.passages, key=attrgetter("block")):
        passages = list(group)
        numbers = [num for one in passages for num in draft.numbers(one)]
        item = ITEM.match(passages[0].text) is not None
        if not item:
            opening = ()
        for passage in passages:
            if "%" not in passage.text:
                continue
            own = draft.numbers(passage)
            for at, percent in enumerate(own):
                found = _judged(draft, passage, numbers, opening, percent)
                if found is not None and not in_turn(draft.text, own, at):
                    yield found
        if passages[-1].text.rstrip().endswith(":"):
            opening = numbers


def _judged(
    draft: Draft, passage: Passage, numbers: Sequence[Num], opening: Sequence[Num], percent: Num
) -> Misreckoned | None:
    if not _told(draft.text, percent) or _of_others(draft.text, passage, percent):
        return None
    ties = list(_ties(draft, passage, numbers, opening, percent))
    if any(tie.holds for tie in ties):
        return None
    ties = [tie for tie in ties if not _taken(draft.numbers(passage), tie)]
    firm = _firm(draft, passage, [*opening, *numbers], ties)
    for tie in ties:
        right = tie.slip(draft.text) or (tie.near if tie is firm else None)
        if right is None or right <= 0:
            continue
        if given(draft.numbers(passage) if tie.sure else [*opening, *numbers], tie):
            return None
        return Misreckoned(
            kind="change" if tie.way else "plan" if _of_plan(draft, tie) else "share",
            part=tie.part,
            whole=tie.whole,
            percent=percent,
            computed=-right if tie.way == "giảm" else right,
            way=tie.way,
            sure=tie.sure and not draft.doubtful,
        )
    return None


def _firm(draft: Draft, passage: Passage, around: Sequence[Num], ties: Sequence[Tie]) -> Tie | None:
    """The tie whose percent need not look like a slip: of the one plan that the paragraph tells
    first: "Kế hoạch vốn là 2.764 tỷ đồng. Đã giải ngân 1.893 tỷ đồng, đạt 64,8% kế hoạch".
    """
    text = draft.text
    planned = [tie for tie in ties if not tie.way and OF_ITS_PLAN.match(text, tie.percent.main.end)]
    if len({tie.whole.start for tie in planned}) != 1:
        return None
    tie = planned[0]
    between = text[tie.whole.end : tie.part.start]  # empty where the plan stands behind
    if not between or ";" in between or shut(text, tie.whole, tie.part.start):
        return None
    if words("remainders.without").search(passage.text) or given(around, tie):
        return None
    return tie


def _of_others(text: str, passage: Passage, percent: Num) -> bool:
    """Whether a percent is one of several told in turn, or of the value without a part of it."""
    led = CLAUSE.split(text[passage.start : percent.start])[-1]
    return words("shares.in_turn").search(passage.text) is not None or (
        words("remainders.without").search(led) is not None
    )


def _taken(own: Sequence[Num], tie: Tie) -> bool:
    """Whether another percent of the sentence is of the two already: "1.118 triệu USD, tăng 32,2%
    (năm 2024: 846 triệu USD) dù lượng chỉ tăng 4,5%".
    """
    others = (num for num in own if num.unit == "percent" and num is not tie.percent)
    return tie.way != "" and any(replace(tie, percent=num).holds for num in others)


def _told(text: str, percent: Num) -> bool:
    """Whether it is one percent, told exactly, with digits enough."""
    if percent.unit != "percent" or percent.high or percent.whole is not None:
        return False
    return not percent.main.hedge and len(digits(text, percent)) >= FEWEST


def _ties(
    draft: Draft,
    passage: Passage,
    numbers: Sequence[Num],
    opening: Sequence[Num],
    percent: Num,
) -> Iterator[Tie]:
    text = draft.text
    own = draft.numbers(passage)
    before = [num for num in own if num.end <= percent.start]
    behind = [num for num in own if num.start >= percent.end]
    start = before[-1].end if before else passage.start
    way = way_of(CLAUSES.split(text[start : percent.start])[-1])
    yield from base_behind(text, before, percent, behind, way)
    yield from base_before(draft, numbers, percent, way)
    if not way:
        yield from part_behind(text, numbers, percent, behind)
        yield from whole_before(draft, numbers, opening, percent)


def _of_plan(draft: Draft, tie: Tie) -> bool:
    start = max(0, tie.whole.start - REACH)
    led = draft.text[start : tie.whole.start].rpartition("\n")[2]
    return OF_PLAN.match(draft.text, tie.percent.main.end) is not None or plan_led(led)
