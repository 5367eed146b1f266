"""Numbers told twice side by side, where one of the two is another the second time: "46 vụ, làm
chết 28 người", then "64 vụ tai nạn và 28 người chết".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import digits, mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import Told, told_numbers

# Two numbers of a pair stand no further apart; a number of one digit is the same by chance.
NEAR, LEAST = 60, 2


@dataclass(frozen=True, slots=True)
class Pair:
    """``same`` is told twice; ``other`` beside it may not be."""

    same: Told
    other: Told

    @property
    def follows(self) -> bool:
        return self.other.num.start > self.same.num.start


def told_side_by_side(draft: Draft) -> Iterator[Retold]:
    """The later of two numbers that stand beside the same number, a slip of the hand apart."""
    seen: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for pair in _pairs(draft):
        key = (_kind(pair.same.num), pair.same.num.main.value, _kind(pair.other.num))
        for earlier in seen[key]:
            if earlier.follows == pair.follows and _slipped(draft, earlier, pair):
                yield Retold(odd=pair.other.num, right=earlier.other.num, sure=False)
                break
        seen[key].append(pair)


def _pairs(draft: Draft) -> Iterator[Pair]:
    for one, two in pairwise(told_numbers(draft)):
        near = one.passage is two.passage and two.num.start - one.num.end <= NEAR
        if near and all(map(_usable, (one, two))):
            yield Pair(one, two)
            yield Pair(two, one)


def _usable(one: Told) -> bool:
    num = one.num
    plain = num.unit is not None and not (num.percent or num.high or num.whole or num.main.hedge)
    return plain and len(digits(num.main.value)) >= LEAST and not one.another


def _kind(num: Num) -> tuple[str | None, str]:
    return num.unit, num.unit_text.lower().split()[0] if num.unit == "count" else ""


def _slipped(draft: Draft, earlier: Pair, later: Pair) -> bool:
    one, other = earlier.other, later.other
    if one.passage.block == other.passage.block or not _of_one_time(earlier, later):
        return False
    a, b = one.num.main.value, other.num.main.value
    return a != b and (_turned(a, b) or mistyped(a, b)) and not _told_again(draft, earlier, b)


def _turned(one: Decimal, other: Decimal) -> bool:
    return swapped(one, other) or str(one) == str(other)[::-1]


def _of_one_time(earlier: Pair, later: Pair) -> bool:
    return one_time(earlier.other, later.other) and one_time(earlier.same, later.same)


def _told_again(draft: Draft, earlier: Pair, value: Decimal) -> bool:
    """Whether the other value stands in the first sentence too: it tells both of two things."""
    return any(num.main.value == value for num in draft.numbers(earlier.other.passage))
