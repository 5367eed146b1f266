"""From values to pixels, and where the grid lines go."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Values from ``low`` to ``high`` onto pixels ``bottom`` to ``top`` (top is the smaller)."""

    low: Decimal
    high: Decimal
    bottom: Decimal
    top: Decimal

    def at(self, value: Decimal) -> Decimal:
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def step_for(extent: Decimal, lines: int) -> Decimal:
    """A round step that cuts ``extent`` into about ``lines`` parts.

    >>> step_for(Decimal(2400), 4)
    Decimal('1E+3')
    """
    rough = extent / lines
    power = Decimal(10) ** rough.adjusted()
    return next(step * power for step in STEPS if step * power >= rough)


def ticks(low: Decimal, high: Decimal, lines: int = 4) -> list[Decimal]:
    """Round values that enclose both ends, evenly spaced.

    >>> [int(t) for t in ticks(Decimal(0), Decimal(2412))]
    [0, 1000, 2000, 3000]
    """
    if low == high:
        low, high = low - abs(low) / 10 - 1, high + abs(high) / 10 + 1
    step = step_for(high - low, lines)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * n for n in range(int(first), int(last) + 1)]


def domain(values: list[Decimal], *, from_zero: bool) -> list[Decimal]:
    """Grid lines around the values; columns start at nothing, lines need not."""
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    elif low != high:
        room = (high - low) / 8
        keep = low >= 0
        low, high = low - room, high + room
        low = max(low, Decimal(0)) if keep else low
    return ticks(low, high)
