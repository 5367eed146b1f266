"""From where a value stands to a verdict: at the end, and on the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scoring.rules.goal import SATISFIED, Goal, Place
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.score import REACHED, Verdict
from tiendo.scoring.rules.span import End, Span, at
from tiendo.scoring.rules.timeline import Extent, Standing
from tiendo.scoring.rules.usable import Refused

AT_END = {
    Place.SHORT: Verdict.MISSED,
    Place.OVER: Verdict.MISSED,
    Place.MEET: Verdict.MET,
    Place.EXCEED: Verdict.EXCEEDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``due_by_now``: what a cumulative value should have reached by its own end."""

    verdict: Verdict
    rule: str
    due_by_now: Fraction | None = None


def judgement(
    target: Target, goal: Goal, now: Standing, *, over: bool, scheme: Scheme
) -> Judgement:
    """The verdict on what stands. Raises Refused where a range does not allow one."""
    span = now.value.span
    match now.extent:
        case Extent.WHOLE:
            rule = "whole-value" if over else "year-end-estimate"
            return Judgement(verdict=AT_END[_placed(goal, span)], rule=rule)
        case Extent.PART:
            return _part(target, goal, now, over=over, scheme=scheme)
    if over and now.extent is Extent.STATE:
        raise Refused("not-whole")
    satisfied = _placed(goal, span) in SATISFIED
    rule = "interim-state" if now.extent is Extent.STATE else "forecast"
    return Judgement(verdict=Verdict.ON_COURSE if satisfied else Verdict.BEHIND, rule=rule)


def _placed(goal: Goal, span: Span) -> Place:
    place = goal.place_of(span)
    if place is None:
        raise Refused("ends-differ")
    return place


def _part(target: Target, goal: Goal, now: Standing, *, over: bool, scheme: Scheme) -> Judgement:
    """A sum that is not whole yet: settled already, or measured against the straight line."""
    settled = _settled(target, goal, now.value.span)
    if settled is not None:
        return settled
    if over:
        raise Refused("not-whole")
    due = goal.bound * now.share
    pace = _rising(due, scheme) if goal.fails_low else _capped(due, scheme)
    low, high = pace(now.value.span.low), pace(now.value.span.high)
    if low is not high:
        raise Refused("ends-differ")
    return Judgement(verdict=low, rule="straight-line", due_by_now=due)


def _settled(target: Target, goal: Goal, span: Span) -> Judgement | None:
    """What can no longer change: sums of what is done do not fall back."""
    if target.measure is Measure.CHANGE:
        return None
    place = goal.place_of(span)
    if place is Place.OVER:
        return Judgement(verdict=Verdict.MISSED, rule="beyond-repair")
    stands = place is not None and AT_END[place] in REACHED
    if stands and place is not None and not goal.fails_high and goal.bound > 0:
        return Judgement(verdict=AT_END[place], rule="reached-stands")
    return None


def _rising(due: Fraction, scheme: Scheme) -> Callable[[End], Verdict]:
    """On course from ``due`` on; off course far below it."""

    def pace(value: End) -> Verdict:
        if value >= at(due):
            return Verdict.ON_COURSE
        far = due > 0 and value < at(due * scheme.off_course_below)
        return Verdict.OFF_COURSE if far else Verdict.BEHIND

    return pace


def _capped(due: Fraction, scheme: Scheme) -> Callable[[End], Verdict]:
    """On course up to ``due``; off course far above it."""

    def pace(value: End) -> Verdict:
        if value <= at(due):
            return Verdict.ON_COURSE
        far = due > 0 and value > at(due / scheme.off_course_below)
        return Verdict.OFF_COURSE if far else Verdict.BEHIND

    return pace
