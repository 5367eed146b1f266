"""Values and plans that are written in two ways: a percent and a ratio, a bare number and a rate.

"chỉ tiêu là có từ 85% chi bộ trở lên …; qua kiểm tra, 26/31 chi bộ thực hiện được, tương ứng
83,9%"; "Số tiêu chí bình quân mỗi xã là 16,7; mục tiêu đề ra là 17 tiêu chí/xã".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

REACH = 90
# Between a ratio and its own percent: "26/31 chi bộ thực hiện được, tương ứng 83,9%".
OWN_PERCENT = shaped(r"[^.;:\d]{0,40}?(?:\(|,\s)(?:{verdicts.percent_leads}\s)?")
# Between a plan and the ratio that came of it.
BROKEN = regex(r"\.\s|\n")
STANDS = shaped(r"\b{verdicts.stands_at}\s$", re.IGNORECASE)
PER = regex(r"\s?/.*$")


def percents_of_ratios(numbers: Sequence[Num], text: str) -> Iterator[tuple[Num, Num]]:
    """A percent that is planned, and that of the ratio behind it, as the ratio gives it."""
    for plan, ratio, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if plan.unit != "percent" or percent.unit != "percent" or ratio.whole is None:
            continue
        if BROKEN.search(text, plan.end, ratio.start) or ratio.whole.value <= 0:
            continue
        if OWN_PERCENT.fullmatch(text, ratio.main.end, percent.start) is None and (
            OWN_PERCENT.fullmatch(text, ratio.end, percent.start) is None
        ):
            continue
        told = percent.main.range
        if told.low <= ratio.main.value / ratio.whole.value * HUNDRED <= told.high:
            yield plan, percent


def bare_values(draft: Draft, passage: Passage) -> Iterator[tuple[Num, Num]]:
    """A number whose clause names what the plan right behind it counts, and the plan."""
    for value, plan in pairwise(draft.numbers(passage)):
        if value.unit is not None or value.whole is not None or value.high:
            continue
        counted = PER.sub("", plan.unit_text).strip().lower()
        before = draft.text[max(passage.start, value.start - REACH) : value.start]
        clause = re.split(r"[,;:(]\s?|\.\s", before)[-1]
        both_bare = plan.unit is None and "." not in draft.text[value.end : plan.start]
        named = plan.unit == "count" and bool(counted) and counted in clause.lower()
        if not named and not both_bare:
            continue
        if STANDS.search(clause) and not words("reckoned.past").search(clause):
            yield plan, value
