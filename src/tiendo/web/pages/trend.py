"""A target's observations as a sparkline and as a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.facts import series
from tiendo.facts.figure import Measure
from tiendo.register.models import Amendment, Observation, Target
from tiendo.web import words
from tiendo.web.charts.series import NARROW, WIDE, Goal, Point, series_chart
from tiendo.web.charts.sparkline import sparkline
from tiendo.web.pages.placing import Derived, Placed, on_axis, placed
from tiendo.web.pages.target_page import Chart


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


def chart(
    target: series.Target,
    seen: Sequence[Observation],
    *,
    name: str,
    derived: Sequence[Derived] = (),
    label: str = "",
    levels: Sequence[Step] = (),
) -> Chart | None:
    """The observations over time with the target's line; None where nothing can be drawn.

    ``derived`` values stand apart from what was observed; ``label`` says what they are. Where
    the target had other ``levels`` before its line has steps.
    """
    shown = placed(target, seen)
    divisor, unit = words.axis(target.unit, target.value, target.unit_text)
    points = in_time(shown, in_force(seen), derived_points(target, derived, divisor), divisor)
    if not points:
        return None
    worked_out = [p for p in points if p.derived]
    drawn = gettext("%(name)s qua các kỳ: %(told)s. Bảng số ở dưới.") % {
        "name": name,
        "told": "; ".join(filter(None, (told(shown), told_derived(worked_out, label)))),
    }
    columns = target.indicator.adds is series.Adds.SUM and target.measure is Measure.LEVEL
    wide, narrow = (
        SafeString(
            series_chart(
                points,
                goal(target, divisor, stepped(levels, shown, divisor)),
                label=drawn,
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
        derived=label if worked_out else "",
    )


def in_time(
    shown: Sequence[Placed],
    force: set[int],
    derived: Sequence[tuple[tuple[date, date], Point]],
    divisor: Decimal,
) -> list[Point]:
    """What was observed and what was derived, in the order of the periods."""
    own = [
        (
            (one.record.ends_on, one.record.starts_on),
            point(one, divisor, current=one.record.pk in force),
        )
        for one in shown
    ]
    return [found for _, found in sorted([*derived, *own], key=lambda pair: pair[0])]


def derived_points(
    target: series.Target, derived: Sequence[Derived], divisor: Decimal
) -> list[tuple[tuple[date, date], Point]]:
    found = []
    for one in derived:
        value = on_axis(target, one.fact)
        if value is None:
            continue
        value /= divisor
        label = words.short_period(one.fact.period)
        found.append(
            (one.ends, Point(label=label, value=value, shown=words.number(value), derived=True))
        )
    return found


def told_derived(points: Sequence[Point], label: str) -> str:
    """Derived values in words, behind what they are."""
    values = "; ".join(f"{p.label.replace(chr(10), ' ')}: {p.shown}" for p in points)
    return f"{label}: {values}" if values else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A level of a target, from a day on (the first one: always)."""

    since: date
    value: Decimal


def steps_of(target: Target, known: Sequence[Amendment], as_of: date) -> list[Step]:
    """The levels that a target had by a day, in the order of force; none where it had one."""
    later = [one for one in known if one.known_on <= as_of and one.holds_from <= as_of]
    if not later:
        return []
    first = Step(since=date.min, value=target.value)
    return [first, *(Step(since=one.holds_from, value=one.value) for one in later)]


def stepped(
    levels: Sequence[Step], shown: Sequence[Placed], divisor: Decimal
) -> dict[str, Decimal]:
    """The level at the end of each period that is drawn; nothing where it never changed."""
    found: dict[str, Decimal] = {}
    for one in shown:
        held = [step for step in levels if step.since <= one.record.ends_on]
        if held:
            found[words.short_period(one.record.period)] = held[-1].value / divisor
    return found if len(set(found.values())) > 1 else {}


def goal(
    target: series.Target, divisor: Decimal, levels: Mapping[str, Decimal] | None = None
) -> Goal:
    said = gettext("Kế hoạch: %s") % words.asked(target)
    if levels:
        before = words.number(next(iter(levels.values())))
        said = gettext("Kế hoạch: %(before)s, nay %(now)s") % {
            "before": before,
            "now": words.asked(target),
        }
    return Goal(
        levels=levels or {},
        value=target.value / divisor,
        high=target.high / divisor if target.high is not None else None,
        shown=said,
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
