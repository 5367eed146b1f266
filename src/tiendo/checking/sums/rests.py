"""What is left of a whole, told as more than the part leaves: "486/512 đơn …; còn 36 đơn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import alike
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import Range, Written

# Before what is left, and before the part that is not.
LEFT = shaped(
    r"[,;]\s(?:{sums.by_now} )?{sums.left}"
    r"(?: {sums.left_tails}| {sums.left_to}(?:\s[^\W\d_]+){0,3})?\s$"
)
DONE = shaped(r"\b{sums.done}\s$")
WHOLE = shaped(
    r"\b(?:{sums.before_whole}|kế hoạch(?: \S+){0,3}|(?:dự toán|chỉ tiêu)(?: \S+){0,2}"
    r"|toàn \S+ có)\s$",
    re.IGNORECASE,
)
REACH = 60


@dataclass(frozen=True, slots=True)
class Rest:
    """``left`` is more than ``whole`` is above ``part``."""

    whole: Written
    part: Written
    left: Num


def rests(draft: Draft) -> Iterator[Rest]:
    """Every rest of a sentence that is more than can be left."""
    for passage in draft.passages:
        if "còn" not in passage.text:
            continue
        numbers = [num for num in draft.numbers(passage) if not num.percent and not num.high]
        for at, left in enumerate(numbers[1:], 1):
            before = numbers[at - 1]
            if left.whole is not None or not LEFT.search(draft.text, before.end, left.start):
                continue
            if left.start - before.end > REACH or not alike(before, left):
                continue
            pair = _pair(draft.text, numbers[:at])
            if pair is not None and _more(*pair, left) and not _between(numbers[:at], left):
                yield Rest(*pair, left)


def _pair(text: str, before: list[Num]) -> tuple[Written, Written] | None:
    """The whole and the part of it, in one ratio or one behind the other."""
    part = before[-1]
    if part.whole is not None:
        return part.whole, part.main
    if len(before) < 2 or before[-2].whole is not None or not alike(before[-2], part):
        return None
    whole = before[-2]
    if not DONE.search(text, whole.end, part.start) or ";" in text[whole.end : part.start]:
        return None
    return (whole.main, part.main) if WHOLE.search(text[: whole.start][-REACH:]) else None


def _between(before: list[Num], left: Num) -> bool:
    """Whether a rest is just what lies between two other numbers of its sentence."""
    ones = [one for num in before for one in (num.main, num.whole) if one is not None]
    return any(a.value - b.value == left.main.value for a in ones for b in ones)


def _more(whole: Written, part: Written, left: Num) -> bool:
    """Whether what is left is more than the whole less the part, as exactly as all is written."""
    if any(one.hedge for one in (whole, part, left.main)) or part.value >= whole.value:
        return False
    rest: Range = whole.range - part.range
    return rest.high < left.main.range.low <= whole.value and rest.low > Decimal(0)
