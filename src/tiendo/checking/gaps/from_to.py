"""Rises and falls told with the two values between which they lie.

"số đảng viên bị kỷ luật giảm 18 trường hợp, từ 221 còn 203": the first and the last lie so far
apart, and the last is the lesser where it is said to have fallen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import shaped

# Right before the gap, between it and the first value, and between the two values.
MOVES = shaped(
    r"\b(?:(?P<up>{gaps.went_up})|{gaps.went_down})\s(?:được\s|thêm\s|tới\s)?$", re.IGNORECASE
)
FROM = shaped(
    r"^(?:\s(?!(?:tăng|giảm|đạt|nâng|nhưng|và)\b)[^\W\d_]+){0,3}[,(]?\s\(?từ\s(?:{gaps.from_levels}\s)?$",
    re.IGNORECASE,
)
TO = shaped(
    r"^(?:\s[^\W\d_]+){0,6}?,?\s(?:{gaps.up_to})\s(?:{gaps.from_levels}\s)?$", re.IGNORECASE
)
TWO = 2
MOST = 5  # so many times the first the last may be at most


@dataclass(frozen=True, slots=True)
class FromTo:
    """``by`` is not what lies between ``first`` and ``last``; ``right`` is what last should be."""

    by: Num
    first: Num
    last: Num
    right: Decimal


def gaps_from_to(draft: Draft) -> Iterator[FromTo]:
    """Every such rise or fall whose values lie otherwise."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        for by, first, last in zip(numbers, numbers[1:], numbers[2:], strict=False):
            moves = MOVES.search(draft.text, passage.start, by.start)
            if moves is None or not _plain(by, first, last):
                continue
            if not FROM.match(draft.text[by.end : first.start]):
                continue
            if not TO.match(draft.text[first.end : last.start]):
                continue
            way = 1 if moves["up"] else -1
            right = first.main.range + by.main.range.times(Decimal(way))
            near = first.main.value < last.main.value * MOST and last.main.value < (
                first.main.value * MOST
            )
            if near and not right.meets(last.main.range):
                yield FromTo(by, first, last, first.main.value + way * by.main.value)


def _plain(by: Num, first: Num, last: Num) -> bool:
    """Whether all three are values of one kind, or bare between that of the gap."""
    if any(one.whole is not None or one.high or one.main.hedge for one in (by, first, last)):
        return False
    if by.percent != first.percent or by.percent != last.percent:
        return False
    if by.unit == "percent":
        return False  # "giảm 18% từ 22% còn 18%": of what the first is
    if by.main.step < first.main.step:
        return False  # "điểm tăng 0,41, từ vị trí 31 xuống 47": of something finer
    units = {one.unit for one in (by, first, last)} - {None}
    return len(units) < TWO and all(one.factor == by.factor for one in (first, last))
