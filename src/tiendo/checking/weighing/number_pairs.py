"""Pairs of numbers of which the later may tell the earlier again: "đội ngũ thêm 375 chị em" and
"kết nạp mới 357 hội viên".

Whether they are one is for weighing (number_evidence.py); here only what could not be is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.exchanged_again import ORDERING, ORDERS
from tiendo.checking.retelling.judged_again import (
    OPENS,
    counted_behind,
    has_risen,
    in_judging_part,
    slip_of,
)
from tiendo.checking.retelling.one_slip import moved_between
from tiendo.checking.retelling.rare_words import of_one_rate
from tiendo.checking.retelling.recopying import digits, jumbled
from tiendo.checking.retelling.retold import TAKEN_UP
from tiendo.checking.retelling.told_numbers import RAISED, Told, bare_numbers, every_number
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import spelled

# An earlier version of a report is hardly further off than this.
FAR = Decimal("0.33")
# So many digits are a slip of others wherever they stand.
SHORT, LONG, MANY = 2, 3, 4
COUNT = "count"
LAST_PART = 0.6
BY_HOW_MUCH = shaped(r"\b{weighing.gaps}\s$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class NumberPair:
    """A number that may be a slip, and one before it that it may tell again."""

    draft: Draft
    odd: Told
    first: Told
    judged: bool
    ordered: bool
    sums_up: bool
    taken: bool

    @cached_property
    def values(self) -> tuple[Decimal, Decimal]:
        return self.odd.num.main.value, self.first.num.main.value

    @cached_property
    def near(self) -> Decimal:
        """How far the one lies from the other: 0.02 of 408 and 400."""
        low, high = sorted(self.values)
        return (high - low) / high

    @cached_property
    def slip(self) -> bool:
        """Whether one slip of the hand lies between them, or the same digits in another order."""
        return slip_of(self.odd, self.first) or self.in_other_order

    @cached_property
    def in_other_order(self) -> bool:
        """``18.264`` and ``18.642``: all digits, and as many."""
        one, other = self.values
        same = jumbled(one) == jumbled(other) and len(str(one)) == len(str(other))
        return same and len(digits(one)) >= MANY

    @property
    def placed(self) -> bool:
        """Whether the odd one stands where numbers are told again."""
        return self.judged or self.ordered or self.sums_up or self.taken

    @cached_property
    def late(self) -> bool:
        return self.odd.num.start > LAST_PART * len(self.draft.text)


def number_pairs(draft: Draft) -> Iterator[NumberPair]:
    """Every such pair of a draft, by the later number."""
    told = [one for one in every_number(draft) if not one.num.high and one.num.main.value]
    told += counted_behind(draft, told)
    by_unit: dict[str | None, list[Told]] = {}
    by_digits: dict[tuple[str, str], list[Told]] = {}
    for one in sorted([*told, *_bare(draft)], key=_value):
        by_unit.setdefault(one.num.unit or COUNT, []).append(one)
        for form in _forms(one):
            by_digits.setdefault((one.num.unit or COUNT, form), []).append(one)
    often = Counter((one.num.unit, one.num.main.value) for one in told)
    for odd in sorted(told, key=_start):
        again = often[odd.num.unit, odd.num.main.value] > 1
        if (again and len(digits(odd.num.main.value)) >= LONG) or _to_be_raised(odd):
            continue
        unit = odd.num.unit or COUNT
        yield from _pairs_of(draft, odd, by_unit[unit], by_digits)


def _bare(draft: Draft) -> Iterator[Told]:
    """Counts behind their name: "hồ sơ đang xử lý 1.524"."""
    for one in bare_numbers(draft):
        if len(digits(one.num.main.value)) >= LONG:
            yield one


def _value(one: Told) -> Decimal:
    return one.num.main.value


def _start(one: Told) -> int:
    return one.num.start


def _forms(one: Told) -> set[str]:
    """What a number and a slip of it share: its digits in any order, all of them but one."""
    written = spelled(one.num.main.value)
    typed = {f"{written[:at]}?{written[at + 1 :]}" for at in range(len(written))}
    return {"".join(sorted(digits(one.num.main.value))), *typed}


def _slips_of(odd: Told, by_digits: Mapping[tuple[str, str], Sequence[Told]]) -> list[Told]:
    """The numbers of its unit of which one may be a slip, by their values."""
    unit = odd.num.unit or COUNT
    found = {one.num.start: one for form in _forms(odd) for one in by_digits[unit, form]}
    return sorted(found.values(), key=_value)


def _pairs_of(
    draft: Draft, odd: Told, alike: Sequence[Told],
    by_digits: Mapping[tuple[str, str], Sequence[Told]],
) -> Iterator[NumberPair]:  # fmt: skip
    judged = in_judging_part(draft, odd)
    ordered = bool(ORDERS.search(odd.heading) or ORDERING.search(odd.passage.text))
    sums_up = OPENS.match(odd.passage.text) is not None
    taken = TAKEN_UP.match(odd.phrase) is not None
    value = odd.num.main.value
    if not (judged or ordered or sums_up or taken):
        if len(digits(value)) < SHORT:
            return
        alike = _slips_of(odd, by_digits)
    for first in alike[bisect_left(alike, value / 10, key=_value) :]:
        if first.num.main.value > value * 10:
            return
        if not (sums_up or _told_before(first, odd)) or first.passage is odd.passage:
            continue
        pair = NumberPair(
            draft=draft, odd=odd, first=first, judged=judged, ordered=ordered,
            sums_up=sums_up, taken=taken,
        )  # fmt: skip
        if _may_be_one(pair):
            yield pair


def _may_be_one(pair: NumberPair) -> bool:
    odd, first = pair.odd, pair.first
    one, other = pair.values
    if (
        one == other
        or not (pair.slip or (pair.placed and pair.near <= FAR))
        or _rounds(odd, other)
        or _rounds(first, one)
    ):
        return False
    if not of_one_rate(first.num.per, odd.num.per) or _of_nation(odd) != _of_nation(first):
        return False
    if _without(odd) != _without(first):
        return False
    return not moved_between(pair.draft, first, odd)


def _told_before(first: Told, odd: Told) -> bool:
    """Whether a number stands before another one, in another paragraph."""
    return first.num.start < odd.num.start and first.passage.block != odd.passage.block


def _to_be_raised(odd: Told) -> bool:
    """``nâng tổng số lên 46 trường``: no result, but what it is to become; "vượt 462 tỷ đồng": by
    how much.
    """
    raised = RAISED.search(odd.lead) is not None and not has_risen(odd)
    return raised or BY_HOW_MUCH.search(odd.before) is not None


def _of_nation(one: Told) -> bool:
    return words("nation").search(one.before) is not None


def _without(one: Told) -> bool:
    """Whether it leaves something out: "nếu trừ tiền sử dụng đất, thu nội địa đạt 2.373"."""
    return words("remainders.without").search(one.lead) is not None


def _rounds(odd: Told, value: Decimal) -> bool:
    """Whether a number may stand for a value, rounded: "gần 2,2 triệu" of 2.184.000."""
    span = odd.num.main.range
    return span.low <= value <= span.high
