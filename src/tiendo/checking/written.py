"""A number as it is written: how exactly, and what it may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

HALF, HUNDRED, ONE = Decimal("0.5"), Decimal(100), Decimal(1)
# So many numbers of drafts are kept in their spelling.
KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class Range:
    """The values that a rounded number may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> Range:
        return Range(*sorted((self.low * factor, self.high * factor)))

    def percent_of(self, whole: Range) -> Range | None:
        """This as a percent of ``whole``; None where that has no meaning."""
        if whole.low <= 0 or self.low < 0:
            return None
        return Range(self.low / whole.high * HUNDRED, self.high / whole.low * HUNDRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A number of the text: ``value`` in the base unit, ``step`` the worth of its last digit."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    exact: bool = False  # counted things come whole
    hedge: str = ""  # "about", "over", "under"

    @property
    def range(self) -> Range:
        """What it may stand for: rounded half up or half even, and as far as it is hedged."""
        half = Decimal(0) if self.exact else self.step * HALF
        if not self.hedge:
            return Range(self.value - half, self.value + half)
        loose = max(self.last_place, self.step)
        low = self.value - (loose if self.hedge in ("about", "under") else half)
        high = self.value + (loose if self.hedge in ("about", "over") else half)
        if self.hedge == "over" and loose < self.value / 10:
            high += loose  # "hơn 20%" of 21,2
        return Range(low, high)

    @property
    def last_place(self) -> Decimal:
        """The worth of the last digit that is no zero: what a hedged number is round to."""
        digits = self.value.normalize().as_tuple()
        exponent = digits.exponent if isinstance(digits.exponent, int) else 0
        place = ONE.scaleb(exponent)
        return place if len(digits.digits) > 1 else place / 10

    def rounded(self, value: Decimal) -> Decimal:
        """``value`` as this number is written: with as many decimals."""
        return round_to(value, self.step)


def rest_of(share: Range) -> Range:
    """What is left of a hundred: of 27.2 percent 72.8."""
    return Range(HUNDRED - share.high, HUNDRED - share.low)


def is_share(percent: Written, part: Written, whole: Written) -> bool:
    """Whether a percent is what a part is of a whole, as exactly as all three are written."""
    share = part.range.percent_of(whole.range)
    return share is not None and percent.range.meets(share)


def round_to(value: Decimal, step: Decimal) -> Decimal:
    """``value`` to whole steps, half up."""
    return (value / step).quantize(ONE, rounding=ROUND_HALF_UP) * step


@lru_cache(KEPT)
def spelled(value: Decimal) -> str:
    """A number without noughts behind its decimals, and never with an exponent: "4200"."""
    return f"{value.normalize():f}"


@lru_cache(KEPT)
def scientific(value: Decimal) -> str:
    """A number without noughts at its end: "4.2E+3"."""
    return str(value.normalize())


@lru_cache(KEPT)
def shuffled(value: Decimal) -> str:
    """What ``scientific`` writes, in one order: two numbers share it that exchange digits."""
    return "".join(sorted(scientific(value)))


def one_digit_apart(one: Decimal, other: Decimal) -> bool:
    """``1,9`` and ``1,5``, ``70`` and ``77``."""
    a, b = spelled(one), spelled(other)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by a scale only: 4.200 and 4.200.000.000."""
    return one.normalize().as_tuple().digits == other.normalize().as_tuple().digits


def plain(value: Decimal, step: Decimal) -> Decimal:
    """``value`` with the decimals of ``step``."""
    exponent = step.normalize().as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return value.quantize(ONE.scaleb(places), rounding=ROUND_HALF_UP)
