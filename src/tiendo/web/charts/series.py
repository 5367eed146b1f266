"""A target's observations over time, with the line that the target draws.

Sums over time stand as columns from zero, states as points on a line. An
estimate is hollow, a superseded value faint, a derived one dashed; each point carries its value in
words, so that the picture can be read without the axis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tiendo.web.charts.scale import Scale, domain
from tiendo.web.charts.svg import drawing, element, path, text

Tick = Callable[[Decimal], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One observation: ``label`` names its period on the axis (two lines), ``shown`` its value."""

    label: str
    value: Decimal
    shown: str
    estimated: bool = False
    superseded: bool = False
    derived: bool = False  # worked out from others, not observed


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is asked for, in the axis's scale; ``high`` makes it a band.

    ``levels``: what was asked for at each label of the axis, where that changed; then the line
    has steps, ``value`` is the last of them, and its words stand over the first.
    """

    value: Decimal
    shown: str
    high: Decimal | None = None
    levels: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    width: int
    height: int
    left: int = 56
    right: int = 16
    top: int = 34
    bottom: int = 46

    @property
    def inner(self) -> int:
        return self.width - self.left - self.right


WIDE = Size(width=1080, height=350)
NARROW = Size(width=344, height=290, left=44, right=10)
COLUMN = 64
# A superseded dot stands beside the one in force, not under its words.
ASIDE = 22


def series_chart(
    points: Sequence[Point],
    goal: Goal | None,
    *,
    label: str,
    columns: bool,
    size: Size,
    tick: Tick = str,
) -> str:
    """The chart as one SVG image whose title is ``label``; empty without points.

    ``tick`` writes the values of the axis in the reader's notation.
    """
    if not points:
        return ""
    places = slots(points, size)
    values = [p.value for p in points] + goal_values(goal)
    grid = domain(values, from_zero=columns)
    bottom, top = Decimal(size.height - size.bottom), Decimal(size.top)
    scale = Scale(low=grid[0], high=grid[-1], bottom=bottom, top=top)
    marks = _columns if columns else _line
    return drawing(
        size.width,
        size.height,
        label,
        *_grid(grid, scale, size, tick),
        *_band(goal, scale, size),
        *marks(points, places, scale, size),
        *_goal_line(goal, scale, size, room_at_left(points, goal)),
        *_steps(goal, places, scale, size),
        *_values(points, places, scale, [] if columns else goal_values(goal)),
        *_periods(places, size),
        class_="chart",
    )


def slots(points: Sequence[Point], size: Size) -> dict[str, Decimal]:
    """The middle of each period's slot, in the order given; one period, one slot."""
    labels = list(dict.fromkeys(p.label for p in points))
    width = Decimal(size.inner) / len(labels)
    return {label: size.left + width * i + width / 2 for i, label in enumerate(labels)}


def goal_values(goal: Goal | None) -> list[Decimal]:
    if goal is None:
        return []
    return [v for v in (goal.value, goal.high, *goal.levels.values()) if v is not None]


def _grid(grid: Sequence[Decimal], scale: Scale, size: Size, tick: Tick) -> Iterator[str]:
    for value in grid:
        y = scale.at(value)
        end = size.width - size.right
        base = "axis" if value == 0 else "grid"
        yield element("line", x1=size.left, x2=end, y1=y, y2=y, class_=base)
        yield text(tick(value), x=size.left - 8, y=y + 4, class_="tick", text_anchor="end")


def _band(goal: Goal | None, scale: Scale, size: Size) -> Iterator[str]:
    if goal and goal.high is not None:
        top, bottom = scale.at(goal.high), scale.at(goal.value)
        yield element(
            "rect", x=size.left, y=top, width=size.inner, height=bottom - top, class_="band"
        )


def room_at_left(points: Sequence[Point], goal: Goal | None) -> bool:
    """Whether the goal's words stand freer over the first point than over the last."""
    if goal is None:
        return True
    line = max(goal_values(goal))
    return abs(points[0].value - line) >= abs(points[-1].value - line)


def _goal_line(goal: Goal | None, scale: Scale, size: Size, left: bool) -> Iterator[str]:
    if goal is None:
        return
    end = size.width - size.right
    ends = [v for v in (goal.value, goal.high) if v is not None]
    for value in ends if not goal.levels else []:
        y = scale.at(value)
        yield element("line", x1=size.left, x2=end, y1=y, y2=y, class_="goal")
    left = left or bool(goal.levels)
    y = scale.at(next(iter(goal.levels.values()), max(ends)))
    x, end_at = (size.left + 4, "start") if left else (end - 4, "end")
    yield text(goal.shown, x=x, y=y - 7, class_="goal-words", text_anchor=end_at)


def _steps(
    goal: Goal | None, places: Mapping[str, Decimal], scale: Scale, size: Size
) -> Iterator[str]:
    """The line of a target whose level changed: one path along the slots."""
    if goal is None or not goal.levels:
        return
    half = Decimal(size.inner) / len(places) / 2
    corners: list[tuple[Decimal, Decimal]] = []
    value = next(iter(goal.levels.values()))
    for label, x in places.items():
        value = goal.levels.get(label, value)
        y = scale.at(value)
        corners += [(x - half, y), (x + half, y)]
    yield element("path", d=path(corners), class_="goal steps")


def _columns(
    points: Sequence[Point], places: dict[str, Decimal], scale: Scale, size: Size
) -> Iterator[str]:
    slot = Decimal(size.inner) / len(places)
    wide = min(Decimal(COLUMN), slot * Decimal("0.62"))
    base = scale.at(max(scale.low, Decimal(0)))
    for point in sorted(points, key=lambda p: not p.superseded):
        x, y = places[point.label], scale.at(point.value)
        top, high = min(y, base), abs(base - y)
        if point.superseded:
            yield element("line", x1=x - wide / 2, x2=x + wide / 2, y1=y, y2=y, class_="was")
            continue
        yield element(
            "rect", x=x - wide / 2, y=top, width=wide, height=high, class_=kind("column", point)
        )


def _line(
    points: Sequence[Point], places: dict[str, Decimal], scale: Scale, _: Size
) -> Iterator[str]:
    for derived, class_ in ((True, "line derived"), (False, "line")):
        current = [
            (places[p.label], scale.at(p.value))
            for p in points
            if not p.superseded and p.derived is derived
        ]
        if len(current) > 1:
            yield element("path", d=path(current), class_=class_)
    for point in sorted(points, key=lambda p: not p.superseded):
        x, y = places[point.label] - ASIDE * point.superseded, scale.at(point.value)
        yield element(
            "circle", cx=x, cy=y, r=4 if point.superseded else 6, class_=kind("dot", point)
        )


def _values(
    points: Sequence[Point], places: dict[str, Decimal], scale: Scale, avoid: Sequence[Decimal]
) -> Iterator[str]:
    """Values above their points, or below where they would lie on a line to ``avoid``."""
    for point in points:
        if point.superseded:
            continue
        y = scale.at(point.value)
        above = y - 13
        crossed = any(abs(scale.at(line) - (above - 5)) < 11 for line in avoid)
        yield text(
            point.shown,
            x=places[point.label],
            y=y + 25 if crossed else above,
            class_="value",
            text_anchor="middle",
        )


def kind(shape: str, point: Point) -> str:
    if point.superseded:
        return f"{shape} superseded"
    if point.derived:
        return f"{shape} derived"
    return f"{shape} estimated" if point.estimated else shape


def _periods(places: dict[str, Decimal], size: Size) -> Iterator[str]:
    for label, x in places.items():
        for row, words in enumerate(label.split("\n")):
            y = size.height - size.bottom + 20 + 17 * row
            yield text(words, x=x, y=y, class_="period", text_anchor="middle")
