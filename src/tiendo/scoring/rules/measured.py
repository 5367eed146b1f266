"""How a value stands to its target in numbers: percent, distance, the line of arithmetic."""

from __future__ import annotations

from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scoring.rules.course import Judgement
from tiendo.scoring.rules.goal import Goal
from tiendo.scoring.rules.saying import span_words
from tiendo.scoring.rules.span import Span
from tiendo.scoring.rules.timeline import Standing
from tiendo.scoring.rules.wording import amount, between, percent


def percent_of(target: Target, goal: Goal, now: Standing) -> Fraction | None:
    """The value in percent of the bound to be reached; None where that would mislead."""
    if now.value.attained is not None:
        return now.value.attained
    point = now.value.span.point
    meaningless = target.measure is Measure.RANK or target.unit == "place"
    if meaningless or point is None or point < 0 or goal.bound <= 0:
        return None
    return point / goal.bound * 100


def gap_of(goal: Goal, span: Span) -> Fraction | None:
    """Value less target; zero inside a range, else from its nearest end."""
    point = span.point
    if point is None:
        return None
    if goal.low is not None and (goal.high is None or point < goal.low):
        return point - goal.low
    if goal.high is not None and (goal.low is None or point > goal.high):
        return point - goal.high
    return Fraction(0)


def comparison(target: Target, goal: Goal, now: Standing, found: Judgement) -> str:
    """The line of arithmetic: 418,6 triệu USD < 620 triệu USD × 75% = 465 triệu USD."""
    span = now.value.span
    value = percent(now.value.attained) if now.value.attained is not None else None
    left = value or _bare(target, span)
    if found.due_by_now is not None and found.rule != "interim-state":
        point = span.low if goal.fails_low else span.high
        sign = _sign((point.value > found.due_by_now) - (point.value < found.due_by_now))
        due = found.due_by_now
        if found.rule != "straight-line":
            return f"{_bare(target, span)} {sign} {_amount(target, due)}"
        right = f"{_amount(target, goal.bound)} × {percent(now.share * 100)}"
        if value is not None:
            return f"{left} {sign} {percent(now.share * 100)}"
        return f"{left} {sign} {right} = {_amount(target, due)}"
    if value is not None:
        assert now.value.attained is not None
        return f"{left} {_sign((now.value.attained > 100) - (now.value.attained < 100))} 100%"
    if span.point is None:
        return f"{left}; {_bounds(target, goal)}"
    if goal.low is not None and goal.high is not None and goal.low != goal.high:
        inside = goal.low <= span.point <= goal.high
        return f"{left} {'∈' if inside else '∉'} [{_bounds(target, goal)}]"
    return f"{left} {_sign((span.point > goal.bound) - (span.point < goal.bound))} " + _amount(
        target, goal.bound
    )


def _sign(order: int) -> str:
    return ("=", ">", "<")[order]


def _bare(target: Target, span: Span) -> str:
    if span.point is not None:
        return _amount(target, span.point)
    return span_words(target, span)


def _amount(target: Target, value: Fraction) -> str:
    return amount(value, target.unit, unit_text=target.unit_text, per=target.per)


def _bounds(target: Target, goal: Goal) -> str:
    if goal.low is None or goal.high is None:
        return _amount(target, goal.bound)
    unit_text, per = target.unit_text, target.per
    return between(goal.low, goal.high, target.unit, unit_text=unit_text, per=per)
