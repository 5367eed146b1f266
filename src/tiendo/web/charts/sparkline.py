"""A trend as small as a word: it stands in a row of the scoreboard."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tiendo.web.charts.scale import Scale
from tiendo.web.charts.svg import drawing, element, path

WIDTH, HEIGHT, MARGIN = 104, 30, 5


def sparkline(values: Sequence[Decimal], goal: Decimal | None, *, label: str) -> str:
    """The values from left to right, the last one marked, the target as a dashed line.

    Empty for fewer than two values: one point is no trend.
    """
    if len(values) < 2:
        return ""
    reach = [*values, goal] if goal is not None else list(values)
    low, high = min(reach), max(reach)
    if low == high:
        low, high = low - 1, high + 1
    scale = Scale(low=low, high=high, bottom=Decimal(HEIGHT - MARGIN), top=Decimal(MARGIN))
    gap = Decimal(WIDTH - 2 * MARGIN) / (len(values) - 1)
    spots = [(MARGIN + gap * i, scale.at(v)) for i, v in enumerate(values)]
    x, y = spots[-1]
    parts = [element("path", d=path(spots), class_="line"), element("circle", cx=x, cy=y, r=3)]
    if goal is not None:
        at = scale.at(goal)
        parts.insert(0, element("line", x1=0, x2=WIDTH, y1=at, y2=at, class_="goal"))
    return drawing(WIDTH, HEIGHT, label, *parts, class_="spark")
