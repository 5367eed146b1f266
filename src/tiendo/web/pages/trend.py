"""A target's observations as a sparkline and as a chart.

What may stand on the target's axis is what scoring may compare with it: one rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.errors import PeriodUnreadable
from tiendo.facts import series
from tiendo.facts.figure import Measure
from tiendo.register.models import Observation, Target
from tiendo.register.selectors.plans import observation_fact
from tiendo.scoring.rules.scheme import scheme
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.usable import Refused, usable
from tiendo.web import words
from tiendo.web.charts.series import NARROW, WIDE, Goal, Point, series_chart
from tiendo.web.charts.sparkline import sparkline
from tiendo.web.pages.target_page import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An observation with its value in the target's terms: unit, measure, direction."""

    record: Observation
    value: Decimal


def placed(target: series.Target, seen: Sequence[Observation]) -> list[Placed]:
    """The observations that have one value on the target's axis, in their order."""
    return list(_placed(target, seen))


def _placed(target: series.Target, seen: Sequence[Observation]) -> Iterator[Placed]:
    for one in seen:
        try:
            known = usable(target, observation_fact(one), scheme())
        except (Refused, PeriodUnreadable):
            continue
        point = known.span.point
        if point is not None and known.attained is None:
            yield Placed(record=one, value=as_decimal(point))


def in_force(seen: Sequence[Observation]) -> set[int]:
    """Keys of those that no later one stands for."""
    return {one.pk for one in seen} - {one.supersedes_id for one in seen}


def told(shown: Sequence[Placed]) -> str:
    """Every value in words, for those who do not see the picture."""
    return "; ".join(f"{words.period(p.record.period)}: {observed(p.record)}" for p in shown)


def small_trend(target: series.Target, seen: Sequence[Observation]) -> SafeString:
    """The sparkline of a row, of the observations in force."""
    shown = placed(target, seen)
    label = gettext("Diễn biến: %s") % told(shown)
    return SafeString(sparkline([p.value for p in shown], target.value, label=label))


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


def chart(target: series.Target, seen: Sequence[Observation], *, name: str) -> Chart | None:
    """The observations over time with the target's line; None where nothing can be drawn."""
    shown = placed(target, seen)
    if not shown:
        return None
    divisor, unit = words.axis(target.unit, target.value, target.unit_text)
    force = in_force(seen)
    points = [point(one, divisor, current=one.record.pk in force) for one in shown]
    label = gettext("%(name)s qua các kỳ: %(told)s. Bảng số ở dưới.") % {
        "name": name,
        "told": told(shown),
    }
    columns = target.indicator.adds is series.Adds.SUM and target.measure is Measure.LEVEL
    wide, narrow = (
        SafeString(
            series_chart(
                points,
                goal(target, divisor),
                label=label,
                columns=columns,
                size=size,
                tick=words.number,
            )
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


def goal(target: series.Target, divisor: Decimal) -> Goal:
    return Goal(
        value=target.value / divisor,
        high=target.high / divisor if target.high is not None else None,
        shown=gettext("Kế hoạch: %s") % words.asked(target),
    )


def point(one: Placed, divisor: Decimal, *, current: bool) -> Point:
    value = one.value / divisor
    return Point(
        label=words.short_period(one.record.period),
        value=value,
        shown=words.number(value),
        estimated=one.record.status == series.Status.ESTIMATED,
        superseded=not current,
    )
