"""From where a value stands to a verdict: at the end, and on the way there."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.scoring.rules.goal import SATISFIED, Goal, Place
from tiendo.scoring.rules.profile import LAST_YEAR, TRAJECTORY, Due, Way, due_for
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
    """``due``: what should stand with the value at hand, and by which profile."""

    verdict: Verdict
    rule: str
    due: Due | None = None
    remarks: tuple[str, ...] = ()

    @property
    def due_by_now(self) -> Fraction | None:
        return None if self.due is None else self.due.value


def judgement(way: Way, now: Standing, *, over: bool) -> Judgement:
    """The verdict on what stands. Raises Refused where a range does not allow one."""
    span = now.value.span
    match now.extent:
        case Extent.WHOLE:
            rule = "whole-value" if over else "year-end-estimate"
            return Judgement(verdict=AT_END[_placed(way.goal, span)], rule=rule)
        case Extent.PART:
            return _part(way, now, over=over)
    if over and now.extent is Extent.STATE:
        raise Refused("not-whole")
    satisfied = _placed(way.goal, span) in SATISFIED
    if now.extent is Extent.STATE:
        return _state(way, now, satisfied=satisfied)
    return Judgement(verdict=Verdict.ON_COURSE if satisfied else Verdict.BEHIND, rule="forecast")


def _placed(goal: Goal, span: Span) -> Place:
    place = goal.place_of(span)
    if place is None:
        raise Refused("ends-differ")
    return place


def _part(way: Way, now: Standing, *, over: bool) -> Judgement:
    """A sum that is not whole yet: settled already, or measured against its profile."""
    found = None if way.target.measure is Measure.CHANGE else settled(way.goal, now.value.span)
    if found is not None:
        return found
    if over:
        raise Refused("not-whole")
    due, remarks = due_for(way, now)
    assert due is not None
    return _measured(way, now, due, remarks)


def _state(way: Way, now: Standing, *, satisfied: bool) -> Judgement:
    """A value at a time: what satisfies the target is on course, the rest as far as it came."""
    due, remarks = due_for(way, now)
    if satisfied:
        return Judgement(verdict=Verdict.ON_COURSE, rule="interim-state", due=due)
    if due is None:
        return Judgement(verdict=Verdict.BEHIND, rule="interim-state", remarks=remarks)
    return _measured(way, now, due, remarks)


def _measured(way: Way, now: Standing, due: Due, remarks: tuple[str, ...]) -> Judgement:
    span = now.value.span
    low, high = (_pace(way, now, due, end) for end in (span.low, span.high))
    if low is not high:
        raise Refused("ends-differ")
    return Judgement(verdict=low, rule=_rule(due, now), due=due, remarks=remarks)


def _rule(due: Due, now: Standing) -> str:
    if due.profile == TRAJECTORY:
        return "trajectory"
    if due.profile == LAST_YEAR:
        return "last-year"
    if now.extent is Extent.PART:
        return "straight-line"
    return "interim-state" if due.start is None else "line-from-start"


def _pace(way: Way, now: Standing, due: Due, value: End) -> Verdict:
    """On course from what is due on; off course where far less of the way lies behind."""
    far = way.scheme.off_course_below
    if now.extent is Extent.PART and not way.goal.fails_low:
        return _capped(due.value, far, value)
    along = 1 if way.goal.fails_low else -1
    if value.times(Fraction(along)) >= at(due.value * along):
        return Verdict.ON_COURSE
    if due.start is None or (due.value - due.start) * along <= 0:
        return Verdict.BEHIND
    least = due.start + (due.value - due.start) * far
    off = value.times(Fraction(along)) < at(least * along)
    return Verdict.OFF_COURSE if off else Verdict.BEHIND


def _capped(due: Fraction, far: Fraction, value: End) -> Verdict:
    """On course up to ``due``; off course far above it."""
    if value <= at(due):
        return Verdict.ON_COURSE
    off = due > 0 and value > at(due / far)
    return Verdict.OFF_COURSE if off else Verdict.BEHIND


def settled(goal: Goal, span: Span) -> Judgement | None:
    """What can no longer change: sums of what is done do not fall back."""
    place = goal.place_of(span)
    if place is Place.OVER and goal.bound >= 0:
        return Judgement(verdict=Verdict.MISSED, rule="beyond-repair")
    stands = place is not None and AT_END[place] in REACHED
    if stands and place is not None and not goal.fails_high and goal.bound > 0:
        return Judgement(verdict=AT_END[place], rule="reached-stands")
    return None
