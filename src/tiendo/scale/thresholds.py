"""A goal as whole numbers: below, above and between which a value misses, meets or exceeds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tiendo.scoring.rules.goal import Goal

# Values, bounds and sums of a year stay well inside 64 bits, their products inside 128.
LARGEST = 10**15


class TooWide(ValueError):
    """No whole number of the scale holds the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """``Goal.place`` for whole numbers; None where no value lies there."""

    short_below: int | None = None
    over_above: int | None = None
    exceed_below: int | None = None
    exceed_above: int | None = None


def whole(value: Fraction, scale: int) -> int:
    """The value times 10 to ``scale``. Raises TooWide.

    >>> whole(Fraction(7, 2), 1)
    35
    """
    scaled: int = value.numerator * 10**scale
    found, rest = divmod(scaled, value.denominator)
    if rest or abs(found) > LARGEST:
        raise TooWide(str(value))
    return found


def thresholds(goal: Goal, scale: int) -> Thresholds:
    """The places of a goal among whole numbers of a scale. Raises TooWide."""
    low = None if goal.low is None else whole(goal.low, scale)
    high = None if goal.high is None else whole(goal.high, scale)
    first = None if low is None else low + goal.strict  # the least value that is not below
    last = None if high is None else high - goal.strict
    exceed_above = None if goal.fails_high else last
    if low is not None and high is None and goal.better >= 0:
        exceed_above = low
    return Thresholds(
        short_below=_lowered(goal, first, low) if goal.fails_low else None,
        over_above=_raised(goal, last, high) if goal.fails_high else None,
        exceed_below=None if goal.fails_low else first,
        exceed_above=exceed_above,
    )


def _lowered(goal: Goal, first: int | None, low: int | None) -> int | None:
    """The least value that does not miss, the tolerance counted in."""
    if first is None or low is None or not goal.tolerance:
        return first
    return min(first, ceil(low - abs(low) * goal.tolerance / 100))


def _raised(goal: Goal, last: int | None, high: int | None) -> int | None:
    if last is None or high is None or not goal.tolerance:
        return last
    return max(last, floor(high + abs(high) * goal.tolerance / 100))
