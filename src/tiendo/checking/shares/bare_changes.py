"""Rises and falls beside bare numbers: "từ 8.000 lên 12.000 dân, tức tăng 50%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pasts import FROM, TO
from tiendo.checking.pairs.reckoned_pairs import OWN_CHANGE, in_list
from tiendo.checking.pairs.standing import plan_led
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

# Between the later value and its change, and before and behind the value of the year before.
TOLD = shaped(
    r"^[^.;:\d]{0,24}?(?:,|\(|{shares.that_is})[^.;:\d]{0,12}?"
    r"(?P<way>tăng|giảm)\s(?:khoảng\s)?$"
)
BEFORE = shaped(r"^[^\d.;,()]{0,30}\({pasts.named}(?:[^()\d]{0,20}|\snăm\s\d{4}:?\s)$")
# "Số doanh nghiệp 48, tăng 20% so với cùng kỳ (40 doanh nghiệp)"
RISES = regex(r"^[^.;:\d]{0,30}?,\s(?P<way>tăng|giảm)\s(?:khoảng\s)?$")
THEN = shaped(
    r"^\s?%?\s?so (?:với )?(?:ước |số )?(?:thực hiện )?"
    r"(?:{pasts.named}|đầu nhiệm kỳ|năm (?:19|20)\d\d)[^().;\d]{0,24}(?:(?:19|20)\d\d\s?)?"
    r"\((?!\s?{parts.aside})[^()\d]{0,24}$"
)
# "tăng 8,3% so với mức 468 nghìn tấn của cùng kỳ"
OF_MARK = regex(r"^\s?%?\s?so (?:với )?(?:mức |con số |số )?$")
OF_THEN = shaped(r"\s(?:của |ở |trong )?(?:{pasts.named}|năm (?:19|20)\d\d)")
# "năm 2014 là 1,5 triệu lượt; sau hai năm tăng 44%": a change over the time between both.
OVER = shaped(
    r"^(?:\s[^\W\d_]+){0,3}[;,]\s(?:như vậy,?\s|tức là\s)?{shares.over_time}\s(?:đã\s)?"
    r"(?P<way>tăng|giảm)\s$"
)
AT_YEAR = regex(r"\bnăm (?P<year>(?:19|20)\d\d)\b(?=[^.;]*$)", re.IGNORECASE)
AT_START = shaped(r"\b{shares.starts}\b[^;.]*$", re.IGNORECASE)
# "nâng mức thu từ 135 lên 138 tỷ đồng, tăng 4,9% so với thực hiện 2017": from another value.
OTHER_BASE = shaped(r"\s?%?\s?so (?:với )?(?:số )?(?:ước )?{shares.set_bases}\b")
NEAR = 50
BEHIND = regex(r"^[^()\d]{0,16}\)\s?,?\s(?P<way>tăng|giảm)\s$")


@dataclass(frozen=True, slots=True)
class BareChange:
    """``later`` and ``earlier`` with the percent said of them; ``way``: "tăng" or "giảm"."""

    earlier: Num
    later: Num
    percent: Num
    way: str

    @property
    def holds(self) -> bool:
        """Whether the percent may follow, and goes the way of the two values."""
        one, two = self.earlier.main, self.later.main
        rises = two.value > one.value
        if two.value == one.value or not one.value:
            return True  # of nothing there is no percent
        if rises != (self.way == "tăng"):
            return False
        gap = two.range - one.range if rises else one.range - two.range
        share = Range(max(gap.low, Decimal(0)), gap.high).percent_of(one.range)
        return share is None or share.meets(self.percent.main.range)

    @property
    def computed(self) -> Decimal:
        """The percent that follows, upwards."""
        base = self.earlier.main.value
        return (self.later.main.value - base) / base * HUNDRED


def _in_unit(one: Num, two: Num) -> Num:
    """``từ 135 lên 138 tỷ đồng``: a bare number in the unit of the one behind it."""
    if one.unit is not None or two.factor == one.factor:
        return one
    main = replace(one.main, value=one.main.value * two.factor, step=one.main.step * two.factor)
    return replace(one, main=main, factor=two.factor)


def _in_plan(text: str, passage: Passage, one: Num, percent: Num) -> bool:
    """``đạt 30,8% kế hoạch (1.500 người), giảm 59,0% so với …``: the change is not the plan's."""
    return ")" in text[one.end : percent.start] and plan_led(text[passage.start : one.start])


def _then(text: str, percent: Num, base: Num) -> bool:
    """Whether the number behind a percent is told as the value of the time before."""
    between = text[percent.end : base.start]
    if OWN_CHANGE.match(text, base.end):
        return False  # "so với cùng kỳ (khách quốc tế 142.600 lượt, tăng 16,2%; …)": a part
    if THEN.match(between):
        return True
    return OF_MARK.match(between) is not None and OF_THEN.match(text, base.end) is not None


def _earlier(text: str, passage: Passage, one: Num, two: Num) -> Num | None:
    """The earlier of two values by the years before them, or by "đầu nhiệm kỳ"."""
    before = text[max(passage.start, one.start - NEAR) : one.start], text[one.end : two.start]
    years = [found["year"] if (found := AT_YEAR.search(led)) else "" for led in before]
    if AT_START.search(before[1]):
        return two
    if not all(years) or years[0] == years[1]:
        return None
    return one if years[0] < years[1] else two


def bare_changes(draft: Draft, passage: Passage) -> Iterator[BareChange]:
    """Every change of a sentence between two plain numbers, the percent right behind them."""
    numbers = draft.numbers(passage)
    text = draft.text
    for (one, two), third in zip(pairwise(numbers), numbers[2:], strict=False):
        if third.unit is not None or two.unit == "percent":
            told = RISES.match(text[one.end : two.start]) if two.unit == "percent" else None
            if (
                told is not None and not (one.percent or third.percent or one.whole or third.whole)
                and not (one.high or two.high or third.high) and third.main.value > 0
                and one.unit in (None, third.unit) and not _in_plan(text, passage, one, two)
                and _then(text, two, third) and not in_list(text, passage, one, two)
            ):  # fmt: skip
                yield BareChange(third, one, two, told["way"])
                continue
        if third.unit != "percent" or one.percent or two.percent or third.high:
            continue
        if one.whole or two.whole or one.high or two.high or not one.main.value > 0:
            continue
        over = OVER.match(text[two.end : third.start]) if one.unit == two.unit else None
        earlier = _earlier(text, passage, one, two) if over is not None else None
        if over is not None and earlier is not None:
            yield BareChange(earlier, two if earlier is one else one, third, over["way"])
        elif FROM.search(text[passage.start : one.start]) and TO.match(text[one.end : two.start]):
            told = TOLD.match(text[two.end : third.start])
            other = OTHER_BASE.match(text, third.end)
            if told is not None and other is None and one.unit in (None, two.unit):
                yield BareChange(_in_unit(one, two), two, third, told["way"])
        elif BEFORE.match(text[one.end : two.start]) and two.unit in (None, one.unit):
            told = BEHIND.match(text[two.end : third.start])
            if told is not None:
                yield BareChange(two, one, third, told["way"])
