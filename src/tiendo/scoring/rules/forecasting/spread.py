"""How far forecasts miss: intervals and chances out of the misses of the past (split conformal).

No shape of the errors is assumed: of n past misses the one of rank ⌈(n + 1) × level⌉ is how far
the interval reaches (Angelopoulos & Bates 2023, 1.1). Trials that overlap tell less than their
number, and the rank is raised for it (``overlap``). Exact, and a pencil can check it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil

from tiendo.scoring.rules.forecasting.result import LEVEL, Miss


def reach(misses: Sequence[Miss], *, relative: bool, level: int = LEVEL) -> Fraction | None:
    """How far an interval reaches: a factor where ``relative``, else an amount.

    None where the misses are too few: four for 80%.
    """
    sizes = sorted(size(one, relative=relative) for one in misses)
    rank = ceil(Fraction((len(sizes) + 1) * level, 100))
    if rank > len(sizes):
        return None
    wider = ceil(Fraction((len(sizes) + 1) * level, 100) * overlap(misses))
    return sizes[min(wider, len(sizes)) - 1]


def overlap(misses: Sequence[Miss]) -> Fraction:
    """By how much the level is raised because trials look at the same months: 1 where none do.

    n trials of ``span`` steps, one a step, tell of (n + span - 1) / span stretches apart, not of
    n: their misses are alike, and the greatest of a longer past are not among them. With e of them
    the level is raised by one part in e²: fitted on other series than it is measured on
    (docs/measurements.md).
    """
    span = max((one.span for one in misses), default=1)
    if span == 1:
        return Fraction(1)
    return 1 + Fraction(span, len(misses) + span - 1) ** 2


def size(miss: Miss, *, relative: bool) -> Fraction:
    if not relative:
        return abs(miss.actual - miss.forecast)
    factor = miss.actual / miss.forecast
    return max(factor, 1 / factor)


def ends(value: Fraction, far: Fraction, *, relative: bool) -> tuple[Fraction, Fraction]:
    return (value / far, value * far) if relative else (value - far, value + far)


def chance(
    misses: Sequence[Miss],
    value: Fraction,
    meets: Callable[[Fraction], bool],
    *,
    relative: bool,
) -> Fraction:
    """The chance that what comes ``meets``: the past misses laid on the forecast.

    Never 0 or 1: n misses cannot tell less than one in n + 1.
    """
    outcomes = [
        value * (one.actual / one.forecast) if relative else value + one.actual - one.forecast
        for one in misses
    ]
    good = sum(meets(one) for one in outcomes)
    return (good + Fraction(1, 2)) / (len(outcomes) + 1)


def mean_miss(misses: Sequence[Miss], *, relative: bool) -> Fraction:
    """The mean miss, in percent of what came where ``relative``, else in the unit."""
    total = sum((abs(one.actual - one.forecast) for one in misses), Fraction(0))
    if not relative:
        return total / len(misses)
    return total * 100 / sum((one.actual for one in misses), Fraction(0))


def held(misses: Sequence[Miss], *, relative: bool) -> tuple[int, int]:
    """How many outcomes the interval of their own time held, of how many.

    Of its own time: made of the misses that were known when the forecast was made.
    """
    inside = asked = 0
    for one in misses:
        before = [other for other in misses if other.origin + other.span <= one.origin]
        far = reach(before, relative=relative)
        if far is not None:
            asked += 1
            inside += size(one, relative=relative) <= far
    return inside, asked
