"""One target as a row of whole numbers."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scale.bodies import Numbered
from tiendo.scale.rows import RULES, SUM, month_number
from tiendo.scale.terms import has_start, moves_of, ranked, stand_of
from tiendo.scale.thresholds import Thresholds, TooWide, thresholds, whole
from tiendo.scoring.rules.goal import goal_of
from tiendo.scoring.rules.periods import DAY, calendar, whole_months
from tiendo.scoring.rules.scheme import Scheme
from tiendo.vocabulary.periods import Period, previous_year, whole_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a target stands in the data set: its numbers, and what is known of its series."""

    target: int
    series: int
    line: int
    plan: int
    scale: int
    lead: bool
    known_from: date | None
    others_from: date | None
    others_until: int | None


def target_row(
    target: Target, due: Period | None, body: Numbered, at: Line, scheme: Scheme, *, steered: bool
) -> tuple[int | None, ...]:
    """The row of ``columns.yaml``. ``steered``: by a given trajectory, which the rules follow."""
    stand = RULES if steered or due is None else stand_of(target, scheme)
    year = due.start.year if due is not None and is_year(due) else 0
    if stand == SUM and not year:
        stand = RULES
    goal = goal_of(target, scheme.tolerance_percent)
    try:
        places = thresholds(goal, at.scale)
        low, high = (None if one is None else whole(one, at.scale) for one in (goal.low, goal.high))
        bound = whole(goal.bound, at.scale)
    except TooWide:
        stand, places, low, high, bound = RULES, Thresholds(), None, None, 0
    in_percent = target.measure is not Measure.RANK and target.unit != "place" and bound > 0
    return (
        at.target,
        at.series,
        body.number,
        body.parent,
        at.line,
        at.plan,
        0 if due is None else due.start.toordinal(),
        0 if due is None else due.end.toordinal(),
        year,
        stand,
        low,
        high,
        bound,
        int(goal.fails_low),
        int(goal.fails_high),
        *astuple(places),
        int(in_percent),
        moves_of(target),
        int(has_start(target, scheme)),
        goal.better,
        ranked(target),
        int(at.lead),
        None if at.known_from is None else at.known_from.toordinal(),
        None if at.others_from is None else at.others_from.toordinal(),
        at.others_until,
        *course(due),
    )


def due_of(target: Target, scheme: Scheme) -> Period | None:
    """When the target is due; None where its period cannot be read."""
    try:
        return calendar(target.period, scheme)
    except PeriodUnreadable:
        return None


def is_year(due: Period) -> bool:
    year = whole_year(due.start.year)
    return (due.start, due.end) == (year.start, year.end)


def course(due: Period | None) -> tuple[int, int, int, int, int, int, int]:
    """Days that the way is measured from, in the order of their columns; first month, months."""
    if due is None or due.start.year < 3:
        return 0, 0, 0, 0, 0, 0, 0
    back = previous_year(due).end.toordinal()
    from_month = month_number(due.start)
    months = whole_months(due.start, due.end + DAY) or 0
    eve = due.start.toordinal() - 1
    if due.months > 12:
        return back, eve, 0, 0, 0, from_month, months
    before = previous_year(due)
    starts, ends = before.start.toordinal(), before.end.toordinal()
    return back, eve, starts, ends, starts - 1, from_month, months
