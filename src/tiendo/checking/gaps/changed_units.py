"""A change that is right but for the unit of one of its two values.

"phạt tiền 71 cơ sở với tổng số 418,5 triệu đồng. So với cùng kỳ, số tiền phạt tăng 22,6% (cùng
kỳ 341,4 tỷ đồng)": in one unit the percent follows to its last digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.pairs.reckoned_pairs import plain_number, way_of
from tiendo.checking.pairs.reckoning import DIGITS
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

UNITS = ("VND", "USD", "tonne")
BRACKET = shaped(r"^\s?%?[^\d()]{0,40}\({pasts.named}[^\d()]{0,24}$")
CHANGE = regex(r"[^.;:()\d]{0,30},\s(?P<way>tăng|giảm)\s(?:thêm\s)?")
OPENED = regex(r"\s?(?:,\s)?\((?:\+|-|tăng |giảm |tương ứng |bằng )?")
BEFORE = 2  # sentences, in which the later value may stand


@dataclass(frozen=True, slots=True)
class ChangedUnit:
    """``earlier`` with the percent is a change to ``later``, were one of them in another unit."""

    earlier: Num
    later: Num


def changed_units(draft: Draft) -> Iterator[ChangedUnit]:
    """Every change whose earlier value, in a bracket behind it, is off by a thousand."""
    for passage in draft.passages:
        if "%" not in passage.text or "(" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for percent, earlier in pairwise(numbers):
            if percent.unit != "percent" or percent.high or earlier.unit not in UNITS:
                continue
            if not BRACKET.match(draft.text[percent.end : earlier.start]):
                continue
            later = _later(draft, passage, percent, earlier)
            if later is not None:
                yield ChangedUnit(earlier, later)


def changes_by(draft: Draft) -> Iterator[ChangedUnit]:
    """Every value whose change, an amount and its percent, follows only in another unit of it:
    "2.113 tỷ đồng, tăng 434 triệu đồng (25,85%)".
    """
    for passage in draft.passages:
        if "%" not in passage.text or "(" not in passage.text:
            continue
        numbers = draft.numbers(passage)
        for value, by, percent in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if value.unit not in UNITS or by.unit != value.unit or percent.unit != "percent":
                continue
            if not (plain_number(value) and plain_number(by)) or percent.high:
                continue
            told = CHANGE.fullmatch(draft.text, value.end, by.start)
            if told is None or not OPENED.fullmatch(draft.text, by.end, percent.start):
                continue
            if len(percent.main.value.normalize().as_tuple().digits) >= DIGITS and _only_scaled(
                value, by, percent, told["way"]
            ):
                yield ChangedUnit(value, by)


def _only_scaled(value: Num, by: Num, percent: Num, way: str) -> bool:
    """Whether a value gives the percent only a thousand or a million times as large or small."""
    if _of_change(value, by, percent, way, Decimal(1)):
        return False
    return any(_of_change(value, by, percent, way, scale) for scale in SLIPS)


def _of_change(value: Num, by: Num, percent: Num, way: str, scale: Decimal) -> bool:
    now, gap = value.main.range.times(scale), by.main.range
    share = gap.percent_of(now - gap if way == "tăng" else now + gap)
    return share is not None and percent.main.range.meets(share)


def _later(draft: Draft, passage: Passage, percent: Num, earlier: Num) -> Num | None:
    """The one value before a change from which, in another unit, it follows."""
    way = way_of(draft.text[max(passage.start, percent.start - 30) : percent.start])
    if not way or len(percent.main.value.normalize().as_tuple().digits) < DIGITS:
        return None
    near = [*draft.before(passage, BEFORE), passage]
    told = [num for each in near for num in draft.numbers(each) if num.end <= percent.start]
    found = [num for num in told if num.unit == earlier.unit and plain_number(num)]
    if any(_follows(num, earlier, percent, way) for num in found):
        return None
    return next(
        (num for num in reversed(found) for scale in SLIPS
         if _follows(num, earlier, percent, way, Range(scale, scale))), None,
    )  # fmt: skip


def _follows(later: Num, earlier: Num, percent: Num, way: str, scale: Range | None = None) -> bool:
    one = later.main.range.times(scale.low) if scale else later.main.range
    share = one.percent_of(earlier.main.range)
    if share is None:
        return False
    gap = Range(share.low - HUNDRED, share.high - HUNDRED)
    gap = gap if way == "tăng" else Range(-gap.high, -gap.low)
    return percent.main.range.meets(gap)
