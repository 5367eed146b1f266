"""How many, how much each, and how much in all: "426 suất quà, mỗi suất 700 nghìn đồng, trị giá
298,2 triệu đồng".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pairing import SLIPS
from tiendo.checking.sums.moves import moved
from tiendo.checking.wordlists import shaped

# What makes an amount that of each, by the words before it.
EACH = shaped(r"\b{shares.each}\s(?:[^\W\d_]+\s){0,4}(?:là |được |hỗ trợ )?$")
REACH, MONEY = 40, "VND"
# The product may be off by so much: the amounts are rounded.
NEAR = Decimal("0.02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """``count`` times ``each`` is ``total`` but for its unit."""

    count: Num
    each: Num
    total: Num
    right: Decimal


def wrong_products(draft: Draft) -> Iterator[Product]:
    """Every total of a sentence that fits its product in another unit of money, and only so."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        money = [num for num in numbers if num.unit == MONEY and not num.high]
        if len(money) > 1:
            for each in money:
                before = draft.text[max(passage.start, each.start - REACH) : each.start]
                if each.per is not None or EACH.search(before):
                    yield from _product(draft.text, each, numbers, money)


def _product(
    text: str, each: Num, numbers: Sequence[Num], money: Sequence[Num]
) -> Iterator[Product]:
    counts = [
        num
        for num in numbers
        if num.unit == "count" and not num.high and num.main.value > 1 and num.whole is None
    ]
    pairs = [(count, total) for count in counts for total in money if total is not each]
    if any(_fits(count, each, total, Decimal(1)) for count, total in pairs):
        return
    found = [
        (count, total)
        for count, total in pairs
        if any(_fits(count, each, total, slip) for slip in SLIPS)
    ]
    if len(found) == 1 and _told_together(text, each, *found[0]):
        count, total = found[0]
        right = count.main.value * each.main.value
        yield Product(count=count, each=each, total=total, right=right)


def _told_together(text: str, each: Num, count: Num, total: Num) -> bool:
    """Whether the three may be one product: in one clause, and the total no rise."""
    first, last = sorted((each.start, count.start, total.start))[::2]
    return not moved(text, total.start) and ";" not in text[first:last]


def _fits(count: Num, each: Num, total: Num, scale: Decimal) -> bool:
    right = count.main.value * each.main.value * scale
    return abs(right - total.main.value) <= NEAR * total.main.value
