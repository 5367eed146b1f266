"""A target's observations as a sparkline and as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds
from tiendo.register.models import Observation, Target
from tiendo.web import words
from tiendo.web.charts.series import NARROW, WIDE, Goal, Point, series_chart
from tiendo.web.charts.sparkline import sparkline
from tiendo.web.pages.target_page import Chart

# Measures that say how big a thing is; a percent of the plan is not on its axis.
DRAWN = {
    Measure.LEVEL: {Measure.LEVEL, Measure.SHARE, Measure.RATIO},
    Measure.SHARE: {Measure.LEVEL, Measure.SHARE},
    Measure.RATIO: {Measure.LEVEL, Measure.RATIO},
}


def comparable(target: Target, seen: Sequence[Observation]) -> list[Observation]:
    """Observations on the target's own axis, oldest first: same kind, unit and price base."""
    kinds = DRAWN.get(Measure(target.measure), {Measure(target.measure)})
    return [
        one
        for one in seen
        if Measure(one.measure) in kinds
        and one.unit == target.unit
        and (one.base_year or target.base_year) == target.base_year
    ]


def in_force(seen: Sequence[Observation]) -> list[Observation]:
    """Those that no later one stands for."""
    replaced = {one.supersedes_id for one in seen}
    return [one for one in seen if one.pk not in replaced]


def along(target: Target, one: Observation) -> Decimal:
    """The value along the target's direction: a rise where a fall is due is negative."""
    opposite = target.direction and one.direction and one.direction != target.direction
    return -one.value if opposite else one.value


def small_trend(target: Target, seen: Sequence[Observation]) -> SafeString:
    """The sparkline of a row; its words name every value."""
    shown = in_force(comparable(target, seen))
    told = "; ".join(f"{words.period(one.period)}: {observed(one)}" for one in shown)
    label = gettext("Diễn biến: %s") % told
    return SafeString(sparkline([along(target, o) for o in shown], target.value, label=label))


def observed(one: Observation | Target) -> str:
    """A record's value in words."""
    return words.stated(
        measure=one.measure,
        value=one.value,
        unit=one.unit,
        high=one.high_value,
        of=one.of_value,
        op=one.op,
        direction=one.direction,
        unit_text=one.unit_text or None,
        per=one.per or None,
    )


def chart(target: Target, seen: Sequence[Observation], *, asked: str) -> Chart | None:
    """The observations over time with the target's line; None where nothing can be drawn."""
    shown = comparable(target, seen)
    if not shown:
        return None
    divisor, unit = words.axis(target.unit, target.value, target.unit_text or None)
    force = {one.pk for one in in_force(seen)}
    points = [point(target, one, divisor, one.pk in force) for one in shown]
    high = target.high_value
    goal = Goal(
        value=target.value / divisor,
        high=high / divisor if high is not None else None,
        shown=gettext("Kế hoạch: %s") % asked,
    )
    label = alternative(target, shown)
    columns = target.indicator.adds == Adds.SUM and target.measure == Measure.LEVEL
    wide, narrow = (
        SafeString(
            series_chart(points, goal, label=label, columns=columns, size=size, tick=words.number)
        )
        for size in (WIDE, NARROW)
    )
    return Chart(
        wide=wide,
        narrow=narrow,
        axis=gettext("Đơn vị: %s.") % unit if unit else "",
        estimates=any(p.estimated for p in points),
        superseded=any(p.superseded for p in points),
    )


def point(target: Target, one: Observation, divisor: Decimal, current: bool) -> Point:
    value = along(target, one) / divisor
    return Point(
        label=words.short_period(one.period),
        value=value,
        shown=words.number(value),
        estimated=one.status == "estimated",
        superseded=not current,
    )


def alternative(target: Target, shown: Sequence[Observation]) -> str:
    """The picture in words."""
    told = "; ".join(f"{words.period(one.period)}: {observed(one)}" for one in shown)
    return gettext("%(name)s qua các kỳ: %(told)s. Bảng số ở dưới.") % {
        "name": words.capital(target.name),
        "told": told,
    }
