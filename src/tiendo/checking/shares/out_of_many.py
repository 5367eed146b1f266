"""Shares of so many out of so many: "98 trong 126 xã đã được công nhận, tương ứng 77,8% số xã";
and rates by their own name behind two numbers: "có 81.450 ngày giường và đã sử dụng 78.245 ngày;
công suất sử dụng giường là 96,1%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.ratio import Ratio, amounts_at
from tiendo.checking.pairs.reckoned_pairs import alike, plain_number
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.saying import as_written
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

OUT_OF = regex(r"(?:\s[^\W\d_]+){0,3}\strong\s(?:tổng số\s|số\s)?$")
TAKES = shaped(
    r"[^.;:\d]{2,70},\s(?:mới\s|chỉ\s)?(?:{sums.says_share}|tương đương|tức|tức là)"
    r"(?: {sums.says_share_tails})?\s$",
    re.IGNORECASE,
)
OWN_RATE = shaped(r"[^.;,:\d]{0,40}[;,]\s{shares.own_rates}\b[^.;,:\d]{0,40}\s(?:là|đạt|bằng)\s$")


def out_of_many(draft: Draft) -> Iterator[Ratio]:
    """Every such percent; of rates by their name those that one slip of the digits explains."""
    for passage in draft.passages:
        if "%" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for one, two, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if not percent.percent or percent.high or percent.main.hedge:
                continue
            if not (plain_number(one) and plain_number(two)) or one.main.hedge or two.main.hedge:
                continue
            between, told = draft.text[one.end : two.start], draft.text[two.end : percent.start]
            if OUT_OF.fullmatch(draft.text[one.main.end : two.start]) and TAKES.fullmatch(told):
                if one.main.value < two.main.value and (alike(one, two) or one.unit is None):
                    yield _ratio(draft, passage, one, two, percent)
            elif OWN_RATE.fullmatch(told) and alike(one, two) and ";" not in between:
                part, whole = sorted((one, two), key=lambda num: num.main.value)
                if _slip(part, whole, percent):
                    yield _ratio(draft, passage, part, whole, percent)


def _slip(part: Num, whole: Num, percent: Num) -> bool:
    right = as_written(part.main.value / whole.main.value * HUNDRED, percent.main)
    said = percent.main.value
    return percent.main.step < 1 and (transposed(right, said) or slipped(right, said))


def _ratio(draft: Draft, passage: Passage, part: Num, whole: Num, percent: Num) -> Ratio:
    return Ratio(
        part=part.main,
        whole=whole.main,
        percent=percent.main,
        said=f"{draft.text[part.start : part.main.end]}/{draft.text[whole.start : whole.main.end]}",
        amounts=amounts_at(passage, part.main, whole.main, percent.main),
        sure=False,
    )
