"""Percents of plans beside bare numbers: "kế hoạch 45 lớp, đã mở 41 lớp, đạt 95,1%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

PLAN = r"(?:{shares.plans}|KH)(?: {shares.plan_tails})*"
# The plan first: what stands before it, between it and the value, and before the percent.
LED = shaped(rf"\b{PLAN}\s$", re.IGNORECASE)
CARRIED_OUT = shaped(r"^[^\d.()]{0,30}[,;]\s?(?:{shares.carried_out} )+[^\d.;(),]{0,30}$")
REACHES = regex(r"^[^\d.;(),]{0,30},?\s?\(?(?:đạt|bằng)\s(?:tỷ lệ\s)?$")
# The plan in a bracket behind the value.
IN_BRACKET = shaped(rf"^[^\d.;()]{{0,24}}\(\s?(?:so với )?{PLAN}:?\s$", re.IGNORECASE)
BEHIND_BRACKET = regex(r"^[^\d()]{0,24}\)\s?,?\s?(?:đạt|bằng|hoàn thành)\s(?:tỷ lệ\s)?$")
# "kết nạp 5.216 đoàn viên trên chỉ tiêu 5.000, đạt 104,3%"
OUT_OF = shaped(
    rf"^[^\d.;()]{{0,24}}?(?:,\s|\s(?=trên|so))(?:(?:{{shares.held_against}})\s)?{PLAN}(?:\slà)?\s$",
    re.IGNORECASE,
)
BEHIND_SLASH = shaped(rf"^\s?/\s?{PLAN}\s$", re.IGNORECASE)
# "trồng 740 ha, bằng 118,4% kế hoạch 625 ha", also with the plan in a bracket.
OF_PLAN = shaped(rf"^\s(?:so với )?{PLAN}\s\(?$", re.IGNORECASE)
# "bằng 59,8% kế hoạch của nguồn này (7.350 tỷ đồng)": the plan in its bracket, with its name.
NAMED_PLAN = shaped(rf"^\s(?:so với )?{PLAN}(?:\s[^\W\d_]+){{0,6}}\s\($", re.IGNORECASE)
COMES_TO = regex(r"(?:đạt|bằng)\s(?:tỷ lệ\s)?$")
# A sentence that opens with the plan, and what it comes to behind it.
PLAN_OPENS = shaped(
    rf"^\s*(?:So với\s|[^.;,:\d]{{0,24}}\s)?{PLAN}\b[^.;,:\d]{{0,40}}\s\(?$", re.IGNORECASE
)
COMES_OUT = shaped(
    r"^[^\d.;(),]{0,24}\)?[,;]\s(?:[^\W\d_]+\s){0,3}?"
    r"(?:{shares.comes_out}\s)(?:là\s|đạt\s|bằng\s)?$",
    re.IGNORECASE,
)
GIVEN = shaped(rf"[;,]\s[^.;,:\d]{{0,40}}\b(?:giao|{PLAN})(?:\s[^\W\d_]+){{0,3}}\s", re.IGNORECASE)
SUCH = shaped(r"[;,]\s(?:{shares.comes_out}|tiến độ)\s(?:như vậy\s|đó\s)?(?:là|đạt)\s")
PLAN_TOLD = shaped(rf"\b(?:{PLAN}|được giao|giao)\b[^.;:,\d]{{0,60}}\s$", re.IGNORECASE)
OF_ITS_PLAN = shaped(rf"\s?%?\s(?:so với )?{PLAN}(?=\s*[.;,(])", re.IGNORECASE)
TWO = 2
OF_OTHER = shaped(r"\s?(?:so với )?{shares.no_plans}\b")


def bare_plans(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    """Every percent that a sentence says of a value and its plan; the plan is the whole."""
    text, numbers = draft.text, draft.numbers(passage)
    yield from _named(draft, passage)
    yield from _told_before(draft, passage)
    yield from _told_behind(draft, passage)
    yield from _plan_before(draft, passage)
    for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _percent_between(text, one, two, three):
            yield _ratio(draft, passage, part=one, whole=three, percent=two)
        if not three.percent or one.percent or two.percent or OF_OTHER.match(text, three.end):
            continue
        if any(num.whole is not None or num.high for num in (one, two, three)):
            continue
        if not _of_one_kind(one, two):
            continue
        between, told = text[one.end : two.start], text[two.end : three.start]
        if LED.search(text[passage.start : one.start]):
            if CARRIED_OUT.match(between) and REACHES.match(told):
                yield _ratio(draft, passage, part=two, whole=one, percent=three)
        elif ((BEHIND_SLASH.match(between) or OUT_OF.match(between)) and REACHES.match(told)) or (
            IN_BRACKET.match(between) and BEHIND_BRACKET.match(told)
        ):
            yield _ratio(draft, passage, part=one, whole=two, percent=three)


def _named(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    """A percent with its plan in the bracket behind, of the last value of its kind before it."""
    text, numbers = draft.text, draft.numbers(passage)
    for at, (percent, plan) in enumerate(pairwise(numbers)):
        if percent.unit != "percent" or not NAMED_PLAN.match(text[percent.end : plan.start]):
            continue
        begin = max(text.rfind(";", passage.start, percent.start), passage.start)
        before = [num for num in numbers[:at] if num.start >= begin and _of_one_kind(num, plan)]
        told = COMES_TO.search(text, begin, percent.start)
        if told is None or len(before) != 1 or _any_odd(before[0], percent, plan):
            continue
        if text.rfind("(", begin, before[0].start) <= text.rfind(")", begin, before[0].start):
            yield _ratio(draft, passage, part=before[0], whole=plan, percent=percent)


def _told_before(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    """``Doanh thu cả năm 2.370 tỷ đồng. Kế hoạch đặt ra 2.250 tỷ đồng, nên mức hoàn thành là
    103,5%``: of the one value of its kind in the sentence before; and ``So với dự toán tỉnh giao cả
    năm (14.260 tỷ đồng), tổng thu bằng 85,5%``.
    """
    text, numbers = draft.text, draft.numbers(passage)
    if len(numbers) < TWO or not numbers[1].percent or _any_odd(*numbers[:TWO]):
        return
    plan, percent = numbers[:TWO]
    opens, told = text[passage.start : plan.start], text[plan.end : percent.start]
    if not PLAN_OPENS.match(opens) or not COMES_OUT.match(told):
        return
    before = [num for one in draft.before(passage)[-1:] for num in draft.numbers(one)]
    like = [num for num in before if _of_one_kind(num, plan) and not _any_odd(num)]
    if len({num.main.value for num in like}) == 1 and not like[0].main.hedge:
        yield _ratio(draft, passage, part=like[0], whole=plan, percent=percent)


def _plan_before(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    """``Dự toán thu năm nay tỉnh giao 5.150 tỷ đồng. Đến hết tháng 9 đã thu được 3.864 tỷ đồng,
    như vậy mới thực hiện được 75,0% dự toán``: of the one number of the sentence before.
    """
    text, numbers, before = draft.text, draft.numbers(passage), draft.before(passage)[-1:]
    plans = draft.numbers(before[0]) if before else []
    percents = [num for num in numbers if num.percent and OF_ITS_PLAN.match(text, num.main.end)]
    if len(plans) != 1 or len(percents) != 1 or _any_odd(plans[0], *percents):
        return
    plan, percent = plans[0], percents[0]
    if plan.percent or PLAN_TOLD.search(text, before[0].start, plan.start) is None:
        return
    like = [num for num in numbers if num.end <= percent.start and _of_one_kind(num, plan)]
    if like and not _any_odd(like[0]) and like[0].main.value <= plan.main.value * TWO:
        yield _ratio(draft, passage, part=like[0], whole=plan, percent=percent)


def _told_behind(draft: Draft, passage: Passage) -> Iterator[Ratio]:
    """``Năm tháng được 652,4 triệu kWh; Tổng công ty giao cả năm 1.690 triệu kWh, tiến độ như vậy
    là 38,6%``.
    """
    text, numbers = draft.text, draft.numbers(passage)
    for value, plan, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not percent.percent or _any_odd(value, plan, percent) or not _of_one_kind(value, plan):
            continue
        if GIVEN.fullmatch(text, value.end, plan.start) and SUCH.fullmatch(
            text, plan.end, percent.start
        ):
            yield _ratio(draft, passage, part=value, whole=plan, percent=percent)


def _any_odd(*numbers: Num) -> bool:
    return any(num.whole is not None or num.high or num.unit is None for num in numbers)


def _percent_between(text: str, part: Num, percent: Num, plan: Num) -> bool:
    """Whether a value, its percent and the plan that it is of follow each other."""
    if not percent.percent or part.percent or plan.percent:
        return False
    if any(num.whole is not None or num.high for num in (part, percent, plan)):
        return False
    told = REACHES.match(text[part.end : percent.start])
    return bool(told and OF_PLAN.match(text[percent.end : plan.start])) and _of_one_kind(part, plan)


def _of_one_kind(one: Num, other: Num) -> bool:
    if one.unit is None or other.unit is None:
        return one.factor == other.factor
    return one.unit == other.unit and one.noun == other.noun


def _ratio(draft: Draft, passage: Passage, *, part: Num, whole: Num, percent: Num) -> Ratio:
    return Ratio(
        part=part.main,
        whole=whole.main,
        percent=percent.main,
        said=f"{draft.text[part.start : part.main.end]}/{draft.text[whole.start : whole.main.end]}",
        amounts=amounts_at(passage, part.main, whole.main, percent.main),
        sure=not (draft.doubtful or any(one.main.hedge for one in (part, whole, percent))),
    )
