"""Scores made from judgements: the numbers, and the sentence that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.course import Judgement
from tiendo.scoring.rules.goal import Goal
from tiendo.scoring.rules.saying import result, said, span_words
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.span import QUOTIENT_PLACES, Span, as_decimal
from tiendo.scoring.rules.timeline import Extent, Standing
from tiendo.scoring.rules.usable import RATES
from tiendo.scoring.rules.wording import (
    amount,
    between,
    day_words,
    goal_words,
    percent,
    percent_places,
    period_words,
)
from tiendo.vocabulary.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Refusal:
    """An observation that cannot be compared, and the rule that says so."""

    rule: str
    seen: Observation
    detail: str = ""
    detail_en: str = ""


def judged(
    target: Target, goal: Goal, now: Standing, found: Judgement, *, as_of: date, due: Period
) -> Score:
    """The score of a target that could be judged."""
    value = now.value
    words = [_sentence(target, goal, now, found, due, english=e) for e in (False, True)]
    finite = value.attained is None and not (value.span.low.infinite or value.span.high.infinite)
    remarks = value.remarks if value.span.point is not None else (*value.remarks, "ends-agree")
    exact = percent_of(target, goal, now)
    gap = gap_of(goal, value.span) if value.attained is None else None
    return Score(
        target=target,
        as_of=as_of,
        verdict=found.verdict,
        rules=(*_rules(target, goal), found.rule, *remarks),
        reason=_ended(words[0], remarks, english=False),
        reason_en=_ended(words[1], remarks, english=True),
        baseline=baseline(target, due, english=False),
        baseline_en=baseline(target, due, english=True),
        value=as_decimal(value.span.low.value) if finite else None,
        high=as_decimal(value.span.high.value) if finite and value.span.point is None else None,
        period=str(value.said_of),
        status=value.status,
        percent_of_target=None if exact is None else percent_places(exact, QUOTIENT_PLACES),
        gap=None if gap is None else as_decimal(gap),
        due_by_now=None if found.due_by_now is None else as_decimal(found.due_by_now),
        inputs=value.refs,
        sources=value.sources,
        comparison=comparison(target, goal, now, found),
        result=f"{period_words(value.said_of)} {result(target, value)}",
        result_en=f"{period_words(value.said_of, english=True)}: "
        f"{result(target, value, english=True)}",
    )


def _rules(target: Target, goal: Goal) -> tuple[str, ...]:
    return ("change", goal.rule) if target.measure is Measure.CHANGE else (goal.rule,)


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
    if found.due_by_now is not None:
        point = span.low if goal.fails_low else span.high
        sign = _sign((point.value > found.due_by_now) - (point.value < found.due_by_now))
        right = f"{_amount(target, goal.bound)} × {percent(now.share * 100)}"
        due = found.due_by_now
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


def _sentence(
    target: Target, goal: Goal, now: Standing, found: Judgement, due: Period, *, english: bool
) -> str:
    id = found.verdict.value
    if now.extent is not Extent.WHOLE:
        id = f"{found.rule}-{id}"
    exact = percent_of(target, goal, now)
    gap = gap_of(goal, now.value.span) if now.value.attained is None else None
    told = says("phrase", id, english=english).format(
        **_names(target, now.value.said_of, due, english),
        result=result(target, now.value, english=english),
        percent=_percent_words(target, exact, now, english),
        gap=_gap_words(target, gap, english),
        due=_due_words(target, found, english),
        share=percent(now.share * 100, english=english),
    )
    return " ".join(told.split())


def _names(target: Target, when: Period, due: Period, english: bool) -> dict[str, Any]:
    name = target.indicator.name
    words = period_words(when, english=english)
    return {
        "name": name[:1].upper() + name[1:],
        "plain_name": name,
        "when": "" if not english and words in name else words,
        "target_when": period_words(due, english=english),
        "goal": goal_words(target, english=english),
    }


def _percent_words(target: Target, exact: Fraction | None, now: Standing, english: bool) -> str:
    if exact is None or now.value.attained is not None:
        return ""
    if target.unit in (*RATES, "percentage_point", "times", "index", "point"):
        return ""
    if target.measure is Measure.CHANGE:
        return ""
    words = percent(exact, english=english)
    return says("phrase", "percent-of-target", english=english).format(x=words)


def _gap_words(target: Target, gap: Fraction | None, english: bool) -> str:
    """How far off, in points where the target is a rate; nothing where it is nothing."""
    if not gap or target.measure is Measure.RANK:
        return ""
    unit = "percentage_point" if target.unit in ("percent", "percentage_point") else target.unit
    words = amount(abs(gap), unit, unit_text=target.unit_text, english=english)
    return says("phrase", "lower-by" if gap < 0 else "higher-by", english=english).format(x=words)


def _due_words(target: Target, found: Judgement, english: bool) -> str:
    if found.due_by_now is None:
        return ""
    rounded_due: Decimal = as_decimal(found.due_by_now)
    return amount(rounded_due, target.unit, unit_text=target.unit_text, english=english)


def _ended(sentence: str, remarks: tuple[str, ...], *, english: bool) -> str:
    """The sentence with how the value was understood, and its full stop."""
    told = [says("rule", remark, english=english) for remark in dict.fromkeys(remarks)]
    return "; ".join([sentence, *told]) + "."


def baseline(target: Target, due: Period | None, *, english: bool) -> str:
    """What the verdict is measured by: the target, its document and its period."""
    words = goal_words(target, english=english)
    return words if due is None else f"{words}, {period_words(due, english=english)}"


def unjudged(
    target: Target, as_of: date, verdict: Verdict, id: str, due: Period | None = None
) -> Score:
    """A score without a value: not due, no data, or no period to judge by."""
    words = [
        says("phrase", id, english=english).format(
            plain_name=target.indicator.name,
            goal=goal_words(target, english=english),
            target_when="" if due is None else period_words(due, english=english),
            as_of=day_words(as_of),
            as_of_en=as_of.isoformat(),
            period=target.period,
        )
        for english in (False, True)
    ]
    return Score(
        target=target,
        as_of=as_of,
        verdict=verdict,
        rules=() if due is not None else ("period-unread",),
        reason=f"{words[0]}.",
        reason_en=f"{words[1]}.",
        baseline=baseline(target, due, english=False),
        baseline_en=baseline(target, due, english=True),
    )


def refused(target: Target, as_of: date, due: Period, why: Refusal) -> Score:
    """A score that cannot be judged, with the value that could not be used."""
    words = [_refusal(target, due, why, english=english) for english in (False, True)]
    return Score(
        target=target,
        as_of=as_of,
        verdict=Verdict.CANNOT_JUDGE,
        rules=(why.rule,),
        reason=words[0],
        reason_en=words[1],
        baseline=baseline(target, due, english=False),
        baseline_en=baseline(target, due, english=True),
        period=why.seen.period or None,
        status=why.seen.status,
        inputs=(why.seen.ref,) if why.seen.ref else (),
        sources=(why.seen.source,) if why.seen.source else (),
        result=said(target, why.seen),
        result_en=said(target, why.seen, english=True),
    )


def _refusal(target: Target, due: Period, why: Refusal, *, english: bool) -> str:
    detail = why.detail_en if english else why.detail
    told = says("rule", why.rule, english=english) + (f" ({detail})" if detail else "")
    try:
        when = period_words(parse_period(why.seen.period), english=english)
    except PeriodUnreadable:
        when = f"“{why.seen.period}”" if why.seen.period else ""
    names = _names(target, due, due, english) | {"when": when}
    sentence = says("phrase", "cannot_judge", english=english).format(
        **names, result=said(target, why.seen, english=english), why=told
    )
    return " ".join(sentence.split()) + "."
