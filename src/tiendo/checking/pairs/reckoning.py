"""What a pair of numbers gives, as a share or as a change, and whether a percent is that."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.reckoned_pairs import plain_number
from tiendo.checking.written import HUNDRED, Range

# Percents of fewer digits differ in one by chance.
DIGITS = 3


def computed(part: Num, whole: Num, way: str) -> Decimal | None:
    """The percent that a part is of a whole, or that it is more; None of nothing."""
    if not whole.main.value:
        return None
    share = part.main.value / whole.main.value * HUNDRED
    return share - HUNDRED if way else share


def holds(part: Num, whole: Num, percent: Num, way: str) -> bool:
    """Whether the percent follows, as exactly as all is written."""
    share = part.main.range.percent_of(whole.main.range)
    if share is None:
        return True
    if way:
        share = Range(share.low - HUNDRED, share.high - HUNDRED)
        share = share if way == "tăng" else share.times(Decimal(-1))
    return share.meets(percent.main.range)


def slipped(right: Decimal, said: Decimal, *, digits: int = DIGITS) -> bool:
    """Whether one slip of the hand makes the percent of the right one, of so many digits."""
    if transposed(right, said):
        return True
    a, b = f"{right:f}", f"{said:f}"
    if min(len(each.replace(".", "")) for each in (a, b)) < digits:
        return False
    if len(a) != len(b):
        return longer_by_one(a, b)
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 or exchanged(a, b)


def longer_by_one(one: str, other: str) -> bool:
    """Whether a digit before the comma is one too many or too few.

    >>> longer_by_one("8.1", "18.1"), longer_by_one("8.1", "8.11")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    whole = range(long.index(".") if "." in long else len(long))
    return any(f"{long[:at]}{long[at + 1 :]}" == short for at in whole)


def exchanged(one: str, other: str) -> bool:
    """Whether two digits of a number stand in each other's place, noughts too.

    >>> exchanged("10.6", "16.0"), exchanged("10.6", "16.6")
    (True, False)
    """
    if len(one) != len(other):
        return False
    apart = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(apart) == len(("x", "y")) and apart[0] == apart[1][::-1]


def explained(around: Sequence[Num], percent: Num, pair: tuple[Num, Num]) -> bool:
    """Whether any other pair near by gives the percent, as a share or as a change."""
    plain = [num for num in around if plain_number(num)]
    for one, two in combinations(plain, 2):
        if (one, two) == pair or (two, one) == pair or one.unit != two.unit:
            continue
        if _gives(one, two, percent):
            return True
    own = percent.main.range
    rates = [num for num in around if num.percent and not num.high and num is not percent]
    if any((b.main.range - a.main.range).meets(own) or (a.main.range - b.main.range).meets(own)
           for a, b in combinations(rates, 2)):  # fmt: skip
        return True
    return any(
        num.whole is not None
        and (share := num.main.range.percent_of(num.whole.range)) is not None
        and (share.meets(own) or Range(HUNDRED - share.high, HUNDRED - share.low).meets(own))
        for num in around
    )


def _gives(one: Num, two: Num, percent: Num) -> bool:
    return any(
        holds(a, b, percent, way)
        for a, b in ((one, two), (two, one))
        for way in ("", "tăng", "giảm")
    )
