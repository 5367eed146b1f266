"""Rests and gaps that are right but for their unit: "giao 428 tỷ đồng, mới phân bổ 351 tỷ đồng, còn
77 triệu đồng chưa phân bổ".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from tiendo.checking.draft import Draft
from tiendo.checking.gaps.changed_units import UNITS, ChangedUnit
from tiendo.checking.gaps.slipped_gaps import DOWN, LED, LEFT, REACH, UP
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.gaps_told import more_by
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.sums.exchanging import digits, sharp

FEWEST = 2  # digits


def scaled_rests(draft: Draft) -> Iterator[ChangedUnit]:
    """Every such rest or gap between the two amounts right before it."""
    for _, group in groupby(draft.passages, key=attrgetter("block")):
        amounts = [num for one in group for num in draft.numbers(one) if _money(draft, num)]
        for one, other, by in zip(amounts, amounts[1:], amounts[2:], strict=False):
            near = by.start - one.start < REACH and len(digits(draft.text, by)) >= FEWEST
            if near and _only_scaled(one, other, by) and _led(draft.text, by):
                yield ChangedUnit(by, one)


def _money(draft: Draft, num: Num) -> bool:
    exact = sharp(num) or more_by(draft.text, num.start)  # "cao hơn 935 triệu đồng"
    return num.unit in UNITS and num.per is None and exact


def _led(text: str, by: Num) -> bool:
    led = text[max(0, by.start - LED) : by.start]
    return any(shape.search(led) for shape in (UP, DOWN, LEFT))


def _only_scaled(one: Num, other: Num, by: Num) -> bool:
    """Whether two amounts of one written unit lie a thousand or a million times as far apart."""
    if not (one.unit == other.unit == by.unit and one.factor == other.factor != by.factor):
        return False
    gap = abs(one.main.value - other.main.value)
    return gap != by.main.value and gap / by.main.value in SLIPS
