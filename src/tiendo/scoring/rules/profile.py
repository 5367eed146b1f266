"""What should stand by now: by a given trajectory, by last year's course, or on a straight line.

The profile that a person gave counts first; then the share that the same months made
of the whole of last year; else the share of the time. Each is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiendo.facts.figure import Basis, Measure
from tiendo.facts.series import Adds, Target
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.goal import Goal
from tiendo.scoring.rules.merge import Key, merged
from tiendo.scoring.rules.periods import DAY, elapsed
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.timeline import Extent, Standing
from tiendo.scoring.rules.trajectory import Milestone, course_of
from tiendo.scoring.rules.usable import Refused, Usable, is_cumulative
from tiendo.vocabulary.periods import Period, previous_year

TRAJECTORY, LAST_YEAR, STRAIGHT_LINE = "trajectory", "last_year", "straight_line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """``value``: what should stand when the value at hand does, in the target's terms.

    ``start``: where the way began, 0 for sums; None where nobody knows. ``share`` of the
    way that should be behind us, where the profile is one of shares.
    """

    value: Fraction
    profile: str
    start: Fraction | None
    share: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """All that a profile is worked out from."""

    target: Target
    goal: Goal
    due: Period
    values: Sequence[Usable]
    points: Sequence[Milestone]
    scheme: Scheme

    def on_a_line(self, due: Due, after: date) -> Fraction | None:
        """What stands before a day on the straight line of ``due``; None off it."""
        if due.profile != STRAIGHT_LINE or due.start is None:
            return None
        return due.start + (self.goal.bound - due.start) * elapsed(self.due, after)


def course_before(way: Way, after: date, start: Fraction | None) -> Fraction | None:
    """What the given trajectory wants before a day; None where it says nothing of it."""
    course = course_of(way.target, way.goal, way.due, way.points, way.scheme)
    return course.before(after, start, way.due.start) if course.lines else None


def due_for(way: Way, now: Standing) -> tuple[Due | None, tuple[str, ...]]:
    """What should stand with the value at hand, and what is to be remarked on the profile."""
    start = start_of(way, now)
    remarks: tuple[str, ...] = ()
    if way.points:
        try:
            course = course_of(way.target, way.goal, way.due, way.points, way.scheme)
        except Refused as error:
            remarks = (error.rule,)
        else:
            told = course.at(now.value.period, start, way.due.start)
            if told is not None:
                return Due(value=told, profile=TRAJECTORY, start=start), course.remarks
            remarks = ("trajectory-no-point",)
    return _by_shares(way, now, start), remarks


def _by_shares(way: Way, now: Standing, start: Fraction | None) -> Due | None:
    """Last year's course, else a straight line; None where nobody knows where it began."""
    if start is None or (way.goal.better == 0 and now.extent is Extent.STATE):
        return None
    bound = way.goal.bound
    beyond = start >= bound if way.goal.fails_low else start <= bound
    if now.extent is Extent.STATE and beyond:
        return Due(value=bound, profile=STRAIGHT_LINE, start=None)
    share = last_year_share(way, now)
    profile = LAST_YEAR if share is not None else STRAIGHT_LINE
    if share is None:
        share = elapsed(way.due, now.value.period.end + DAY)
    return Due(value=start + (bound - start) * share, profile=profile, start=start, share=share)


def start_of(way: Way, now: Standing) -> Fraction | None:
    """Where the way to the target begins: nothing for sums, what stood before for stocks."""
    if now.extent is Extent.PART:
        return Fraction(0)
    target = way.target
    if target.indicator.adds is not Adds.LAST or way.scheme.is_growth(target.indicator.name):
        return None
    if target.measure is Measure.CHANGE:
        from_eve = target.basis is Basis.PREVIOUS_YEAR and "from-levels" in now.value.remarks
        return Fraction(0) if from_eve else None
    if target.measure not in (Measure.LEVEL, Measure.SHARE, Measure.RATIO):
        return None
    return ending(merged(way.values), way.due.start - DAY)


def ending(values: Mapping[Key, Usable], end: date) -> Fraction | None:
    """The surest value of a stock at the end of a day."""
    found = [one for one in values.values() if one.period.end == end]
    best = max(found, key=lambda v: (v.rank, v.known_on, v.period.months), default=None)
    return None if best is None else best.span.point


def last_year_share(way: Way, now: Standing) -> Fraction | None:
    """The share that the same part made of the whole of last year; None unless 0 to 1.

    Of a stock it is the share of the year's way from where the year before ended.
    """
    if way.target.measure is Measure.CHANGE or way.due.months > 12:
        return None
    before = previous_year(way.due)
    until = previous_year(now.value.period).end
    if is_cumulative(way.target, way.scheme):
        sums = accumulate(before.start, firmed(merged(way.values)))
        part, whole = (_point(sums.get(end + DAY)) for end in (until, before.end))
        start: Fraction | None = Fraction(0)
    else:
        values = merged(way.values)
        part, whole = ending(values, until), ending(values, before.end)
        start = ending(values, before.start - DAY)
    if part is None or whole is None or start is None or whole == start:
        return None
    share = (part - start) / (whole - start)
    toward = (whole > start) == (way.goal.bound > start) or start == 0
    return share if toward and 0 < share <= 1 else None


def _point(value: Usable | None) -> Fraction | None:
    return None if value is None else value.span.point
