"""A profile given by a person: what should stand after each of its points, and between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Observation, Target
from tiendo.scoring.rules.goal import SATISFIED, Goal
from tiendo.scoring.rules.merge import Key, key
from tiendo.scoring.rules.periods import DAY, elapsed, period_of, stretch
from tiendo.scoring.rules.scheme import Scheme, conversion
from tiendo.scoring.rules.span import at, exactly
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.usable import RATES, Refused, Usable, is_cumulative
from tiendo.vocabulary.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What should stand by the end of ``period``; of a sum, also what it should bring.

    ``unit`` None is the target's; percent of a target that is no rate is the percent of
    the target. A change is written along the target's direction, as the target is.
    """

    period: str
    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What should stand before each day; ``exact`` holds for whole periods by themselves.

    Between two days of ``by_day`` the course is a straight line where ``lines``.
    """

    by_day: Mapping[date, Fraction]
    exact: Mapping[Key, Fraction] = field(default_factory=dict)
    lines: bool = True
    remarks: tuple[str, ...] = ()

    def at(self, period: Period, start: Fraction | None, since: date) -> Fraction | None:
        """What should stand at the end of ``period``; ``start`` stood at ``since``."""
        told = self.exact.get((period.start, period.end))
        if told is not None or not self.lines:
            return told
        return self.before(period.end + DAY, start, since)

    def before(self, after: date, start: Fraction | None, since: date) -> Fraction | None:
        points = dict(self.by_day)
        if start is not None:
            points.setdefault(since, start)
        if after in points:
            return points[after]
        earlier = [day for day in points if day < after]
        later = [day for day in points if day > after]
        if not earlier or not later:
            return None
        first, last = max(earlier), min(later)
        share = elapsed(stretch(first, last - DAY), after)
        return points[first] + (points[last] - points[first]) * share


def course_of(
    target: Target, goal: Goal, due: Period, points: Sequence[Milestone], scheme: Scheme
) -> Course:
    """The course that the points lay. Raises Refused where they do not lead to the target.

    Points of a sum are read as their periods say (a quarter brings its own); where those
    do not add up to the target and the points as they stand do, they are sums to date.
    """
    listed = [_laid(target, goal, due, point, scheme) for point in points]
    laid = {key(one): one for one in listed}
    end = due.end + DAY
    _agree([(key(one), _value(one)) for one in listed])
    if not is_cumulative(target, scheme):
        by_day = _by_day(listed, agree=_on_a_line(target, scheme))
        _leads(goal, by_day, end)
        exact = {at: _value(one) for at, one in laid.items()}
        lines = _on_a_line(target, scheme)
        return Course(by_day={end: goal.bound} | by_day, exact=exact, lines=lines)
    sums = accumulate(due.start, laid)
    added = {after: _value(one) for after, one in sums.items() if due.start < after <= end}
    reached = all(one.period.end + DAY in added for one in listed)
    if reached and _fits(goal, added, end):
        return Course(by_day={end: goal.bound} | added)
    by_day = _by_day(listed, agree=True)
    _leads(goal, by_day, end)
    return Course(by_day={end: goal.bound} | by_day, remarks=("trajectory-to-date",))


def _by_day(listed: Sequence[Usable], *, agree: bool) -> dict[date, Fraction]:
    """What stands before each day; ``agree``: two points of one day must say the same."""
    by_day = [(one.period.end + DAY, _value(one)) for one in sorted(listed, key=key)]
    if agree:
        _agree(by_day)
    return dict(by_day)


def _agree(points: Sequence[tuple[object, Fraction]]) -> None:
    """Raises Refused where one place has two values."""
    if len(dict(points)) < len(set(points)):
        raise Refused("trajectory-differs")


def _on_a_line(target: Target, scheme: Scheme) -> bool:
    """Whether what lies between two points may be read off the line between them."""
    stock = target.indicator.adds is Adds.LAST and target.measure is not Measure.RANK
    return stock and not scheme.is_growth(target.indicator.name)


def _laid(target: Target, goal: Goal, due: Period, point: Milestone, scheme: Scheme) -> Usable:
    seen = Observation(
        period=point.period,
        measure=target.measure,
        value=point.value,
        unit=point.unit or target.unit,
        known_on=date.min,
    )
    try:
        period = period_of(target, seen, scheme)
    except PeriodUnreadable as error:
        raise Refused("trajectory-unread") from error
    first = due.start if is_cumulative(target, scheme) else due.start - DAY
    if not first <= period.end <= due.end:
        raise Refused("trajectory-unread")
    return Usable(
        period=period,
        span=exactly(_scaled(target, goal, point)),
        status=seen.status,
        known_on=seen.known_on,
    )


def _scaled(target: Target, goal: Goal, point: Milestone) -> Fraction:
    if point.unit == "percent" and target.unit not in (*RATES, "percentage_point"):
        return goal.bound * Fraction(point.value) / 100
    factor = conversion(point.unit or target.unit, target.unit)
    if factor is None:
        raise Refused("trajectory-unread")
    return Fraction(point.value) * factor


def _value(one: Usable) -> Fraction:
    return one.span.low.value


def _fits(goal: Goal, by_day: Mapping[date, Fraction], end: date) -> bool:
    """Whether the course leads to the target: to its bound or to what satisfies it."""
    if not by_day:
        return False
    if end in by_day:
        return by_day[end] == goal.bound or goal.place(at(by_day[end])) in SATISFIED
    return 0 <= by_day[max(by_day)] / goal.bound <= 1 if goal.bound else not any(by_day.values())


def _leads(goal: Goal, by_day: Mapping[date, Fraction], end: date) -> None:
    if not by_day or (end in by_day and not _fits(goal, by_day, end)):
        raise Refused("trajectory-short")
