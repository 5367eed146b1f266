"""A small logistic regression: log-odds as a sum, each part drawn towards nothing.

Plain Python: a dozen columns and some hundred rows need no library. Parts that would
add to the odds are left out, one at a time: what is here called a sign of doubt may only
take from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

STEPS, CLOSE = 60, 1e-10
Vector = list[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Items with the same parts: how many were right and wrong, and what they weigh."""

    parts: frozenset[str]
    right: float
    wrong: float


def fit(
    rows: Sequence[Row], free: Sequence[str], doubts: Sequence[str], ridge: float
) -> dict[str, float]:
    """The worth of each part; ``free`` ones take any value, ``doubts`` none above nothing.

    ``ridge`` is what a doubt's squared worth costs: 2 is a normal prior with a deviation
    of 0.7, so that a sign seen three times says little.
    """
    kept = list(doubts)
    while True:
        names = [*free, *kept]
        found = dict(zip(names, _newton(rows, names, len(free), ridge), strict=True))
        above = max(kept, key=lambda name: found[name], default=None)
        if above is None or found[above] <= 0:
            return dict.fromkeys(doubts, 0.0) | found
        kept.remove(above)


def share(odds: float) -> float:
    """The share right that log-odds stand for."""
    return 1 / (1 + exp(-odds))


def _newton(rows: Sequence[Row], names: Sequence[str], free: int, ridge: float) -> Vector:
    worth = [0.0] * len(names)
    cost = [1e-6 if at < free else ridge for at in range(len(names))]
    held = [([at for at, name in enumerate(names) if name in row.parts], row) for row in rows]
    for _ in range(STEPS):
        slope = [-c * w for c, w in zip(cost, worth, strict=True)]
        curve = [[c if i == j else 0.0 for j in range(len(names))] for i, c in enumerate(cost)]
        for columns, row in held:
            expected = share(sum(worth[at] for at in columns))
            count = row.right + row.wrong
            for i in columns:
                slope[i] += row.right - count * expected
                for j in columns:
                    curve[i][j] += count * expected * (1 - expected)
        step = solve(curve, slope)
        worth = [w + s for w, s in zip(worth, step, strict=True)]
        if max(map(abs, step)) < CLOSE:
            break
    return worth


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> Vector:
    """The vector that ``matrix`` (symmetric, positive) takes to ``right``.

    >>> solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0])
    [1.0, 0.5]
    """
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [b - factor * a for a, b in zip(rows[at], rows[below], strict=True)]
    out = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][k] * out[k] for k in range(at + 1, size))
        out[at] = (rows[at][size] - known) / rows[at][at]
    return out
