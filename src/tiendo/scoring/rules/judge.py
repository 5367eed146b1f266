"""Judge a target by what was known on a day: the one door of scoring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.adding import with_conflicts, with_pace
from tiendo.scoring.rules.course import judgement
from tiendo.scoring.rules.derived import changes
from tiendo.scoring.rules.goal import goal_of
from tiendo.scoring.rules.judged import judged
from tiendo.scoring.rules.periods import calendar
from tiendo.scoring.rules.previous import previous_period_change
from tiendo.scoring.rules.profile import Way
from tiendo.scoring.rules.scheme import Scheme, order
from tiendo.scoring.rules.scheme import scheme as default_scheme
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.settled_change import settled_change
from tiendo.scoring.rules.timeline import Extent, standing
from tiendo.scoring.rules.trajectory import Milestone
from tiendo.scoring.rules.trend import same_period_change
from tiendo.scoring.rules.unjudged import Refusal, Why, refused, unclear, unjudged
from tiendo.scoring.rules.usable import Refused, Usable, usable
from tiendo.vocabulary.periods import Period


def judge(
    target: Target,
    observations: Sequence[Observation],
    *,
    as_of: date,
    trajectory: Sequence[Milestone] = (),
    scheme: Scheme | None = None,
) -> Score:
    """The verdict on ``target`` by what was known on ``as_of``, with its reason.

    ``trajectory``: what a person laid down to stand on the way; else the way of last
    year is the measure where it is known, else a straight line (``rules.profile``).

    Pure and exact: the same observations in any order give the same score. Nothing
    is missed before its period is over unless it can no longer be met, or a year-end
    estimate of the whole says so; what was not yet known does not count.
    """
    rules = scheme or default_scheme()
    known = sorted((o for o in observations if o.known_on <= as_of), key=_order)
    try:
        due = calendar(target.period, rules)
    except PeriodUnreadable:
        return unjudged(target, as_of, Verdict.CANNOT_JUDGE, "target-period-unread")
    if as_of < due.start:
        return unjudged(target, as_of, Verdict.NOT_DUE, "not_due", due)
    if not known:
        return unjudged(target, as_of, Verdict.NO_DATA, "no_data", due)
    return _judge(target, due, known, as_of, tuple(trajectory), rules)


def _judge(
    target: Target,
    due: Period,
    known: Sequence[Observation],
    as_of: date,
    points: Sequence[Milestone],
    scheme: Scheme,
) -> Score:
    values, refusals = compared(target, known, scheme)
    goal = goal_of(target, scheme.tolerance_percent)
    try:
        now = standing(target, due, values, as_of, scheme)
    except Refused as error:
        return refused(target, as_of, due, most_telling(error, due, known, refusals, scheme))
    way = Way(target=target, goal=goal, due=due, values=values, points=points, scheme=scheme)
    try:
        found = None
        if now.extent is Extent.STATE:
            found = settled_change(target, goal, due, known, as_of, scheme)
        found = found or judgement(way, now, over=as_of > due.end)
    except Refused as error:
        return unclear(target, as_of, due, now, error.rule)
    score = with_pace(judged(way, now, found, as_of=as_of), way, now, found)
    score = with_conflicts(score, target, due, values, scheme)
    if goal.tolerance and found.verdict is Verdict.MET:
        score = _tolerated(score, target, now.value)
    period = now.value.period
    return replace(
        score,
        change=same_period_change(target, period, values, known, scheme),
        previous=previous_period_change(target, period, values, scheme),
    )


def compared(
    target: Target, known: Sequence[Observation], scheme: Scheme
) -> tuple[list[Usable], list[Refusal]]:
    """Every observation in the target's terms, or why it cannot be."""
    values: list[Usable] = []
    refusals: list[Refusal] = []
    for seen in known:
        try:
            values.append(usable(target, seen, scheme))
        except Refused as error:
            refusals.append(refusal(seen, error))
        except PeriodUnreadable:
            refusals.append(Refusal(seen, Why("period-unread")))
    if target.measure is Measure.CHANGE:
        stated = {(one.period.start, one.period.end) for one in values}
        try:
            worked_out = changes(target, known, scheme)
        except Refused as error:
            said = [o for o in known if o.measure in (Measure.LEVEL, Measure.SHARE, Measure.RANK)]
            refusals.append(refusal(said[-1], error))
        else:
            values += [o for o in worked_out if (o.period.start, o.period.end) not in stated]
    return values, refusals


def refusal(seen: Observation, error: Refused) -> Refusal:
    return Refusal(seen, Why(error.rule, error.detail, error.detail_en))


def most_telling(
    error: Refused,
    due: Period,
    known: Sequence[Observation],
    refusals: Sequence[Refusal],
    scheme: Scheme,
) -> Refusal:
    """Why nothing stands for the period: what was refused within it, else what is missing."""
    not_used = [one.seen for one in refusals]
    fit = [seen for seen in known if seen not in not_used]
    missing = refusal(last_by(due, fit or known, scheme), error)
    return min([missing, *(r for r in refusals if _within(due, r, scheme))], key=_telling)


def last_by(due: Period, known: Sequence[Observation], scheme: Scheme) -> Observation:
    """The last that had ended when the target's period did: what came later, or long before,
    is not what somebody looks for. Where nothing had, the last of all."""
    ends = {id(seen): _end(seen, scheme) for seen in known}
    by_then = [seen for seen in known if ends[id(seen)] <= due.end]
    return max(by_then or known, key=lambda seen: (ends[id(seen)], *_order(seen)))


def _end(seen: Observation, scheme: Scheme) -> date:
    try:
        return calendar(seen.period, scheme).end
    except PeriodUnreadable:
        return date.min


def _tolerated(score: Score, target: Target, value: Usable) -> Score:
    """The score with the tolerance named, where only it makes the target met."""
    place = goal_of(target).place_of(value.span)
    strict = place is not None and place.name in ("MEET", "EXCEED")
    return score if strict else replace(score, rules=(*score.rules, "tolerance"))


def _within(due: Period, refusal: Refusal, scheme: Scheme) -> bool:
    try:
        return due.contains(calendar(refusal.seen.period, scheme))
    except PeriodUnreadable:
        return True


def _telling(refusal: Refusal) -> tuple[int, str, str]:
    """The most telling refusal first: as the rules stand in the scheme."""
    return order("rule")[refusal.why.rule], refusal.seen.period, repr(refusal.seen)


def _order(seen: Observation) -> tuple[str, str]:
    """Any order of the observations is this one."""
    return seen.period, repr(seen)
