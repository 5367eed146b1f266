"""Whether a stated percent, rise or fall follows from two values, as exactly as all is written."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Range, Written, scientific, shuffled
from tiendo.facts.figure import Direction, Measure

LED = 16
FALLING = shaped(r"\b{reckoned.falls}\s$", re.IGNORECASE)
PERCENTS = ("percent", "percentage_point")


def hedged(amount: Amount) -> bool:
    return amount.main is None or bool(amount.main.hedge) or amount.figure.high is not None


def differs(stated: Amount) -> bool:
    """Whether it says how much more or less, and not what part."""
    return stated.figure.measure is Measure.CHANGE


def sign(stated: Amount) -> int:
    """Which way a change goes: as its figure says, or the word before it in a cell of a table."""
    falls = stated.figure.direction is Direction.DOWN
    return -1 if falls or _falling(stated) else 1


def _falling(stated: Amount) -> bool:
    """``| giảm 13,0% |``: of a column headed "Tăng, giảm"."""
    main = stated.main
    return (
        main is not None
        and FALLING.search(stated.text, max(0, main.start - LED), main.start) is not None
    )


def transposed(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by the order of two neighbouring digits: 9,8 and 8,9."""
    if shuffled(one) != shuffled(other):
        return False
    a, b = scientific(one), scientific(other)
    places = [at for at, digit in enumerate(a) if digit != b[at]]
    if len(places) != 2:
        return False
    first, second = places
    near = second - first == 1 or (second - first == 2 and a[first + 1] == ".")
    return near and (a[first], a[second]) == (b[second], b[first])


def replace_value(said: Written, value: Decimal) -> Written:
    return replace(said, value=value)


def fits(stated: Amount, part: Amount, whole: Amount, scale: Decimal) -> bool:
    """Whether ``stated`` may be the share, the rise or the fall, as exactly as all is written."""
    return stated.main is None or fits_written(stated.main, stated, part, whole, scale)


def fits_written(
    said: Written, stated: Amount, part: Amount, whole: Amount, scale: Decimal = Decimal(1)
) -> bool:
    """As ``fits``, with another number in the place of what is stated."""
    one, two = part.main, whole.main
    if one is None or two is None:
        return True
    first, second = one.range.times(scale), two.range
    rates = part.figure.unit in PERCENTS
    if stated.figure.unit == "times":
        share = first.percent_of(second)
        return share is None or said.range.times(HUNDRED).meets(share)
    if stated.figure.unit not in PERCENTS:
        return said.range.times(Decimal(sign(stated))).meets(first - second)
    if rates and differs(stated) and _points(said, stated, first - second):
        return True
    share = first.percent_of(second)
    if share is None:
        return True
    if differs(stated):
        share = Range(share.low - HUNDRED, share.high - HUNDRED)
        return said.range.times(Decimal(sign(stated))).meets(share)
    return said.range.meets(share)


def _points(said: Written, stated: Amount, gap: Range) -> bool:
    return said.range.times(Decimal(sign(stated))).meets(gap)


def reckoned(stated: Amount, part: Amount, whole: Amount) -> Decimal | None:
    """What follows from ``part`` and ``whole``; a fall is positive where a fall is stated."""
    one, two = part.figure.value, whole.figure.value
    if not two:
        return None
    if stated.figure.unit == "times":
        return one / two
    if stated.figure.unit not in PERCENTS:
        return (one - two) * sign(stated)
    rates = part.figure.unit in PERCENTS
    if differs(stated):
        gap = one - two if rates else (one - two) / two * HUNDRED
        return gap * sign(stated)
    return one / two * HUNDRED
