"""Scores made from judgements: the numbers, and the sentence that holds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tiendo.facts.figure import Measure
from tiendo.facts.series import Target
from tiendo.scoring.rules.approximate import about
from tiendo.scoring.rules.course import Judgement
from tiendo.scoring.rules.goal import Goal
from tiendo.scoring.rules.measured import comparison, gap_of, percent_of
from tiendo.scoring.rules.profile import Way
from tiendo.scoring.rules.saying import result
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.span import QUOTIENT_PLACES, as_decimal
from tiendo.scoring.rules.timeline import Extent, Standing
from tiendo.scoring.rules.usable import RATES
from tiendo.scoring.rules.wording import (
    amount,
    goal_words,
    percent,
    percent_places,
    period_words,
)
from tiendo.vocabulary.periods import Period

# Every sentence is made twice: in Vietnamese, then in English.
LANGUAGES = (False, True)
# Where less is better, “vượt” needs a word more; a better rank does not.
LOWER = frozenset(Measure) - {Measure.RANK}


def judged(way: Way, now: Standing, found: Judgement, *, as_of: date) -> Score:
    """The score of a target that could be judged."""
    value = now.value
    target, goal, due = way.target, way.goal, way.due
    words = [_sentence(target, goal, now, found, due, english=e) for e in LANGUAGES]
    finite = value.attained is None and not (value.span.low.infinite or value.span.high.infinite)
    remarks = remarks_on(now, found)
    exact = None if on_base(found) else percent_of(target, goal, now)
    gap = gap_of(goal, value.span) if value.attained is None and not on_base(found) else None
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
        profile=None if found.due is None else found.due.profile,
        inputs=value.refs,
        sources=value.sources,
        comparison=comparison(target, goal, now, found),
        result=f"{period_words(value.said_of)} {result(target, value)}",
        result_en=f"{period_words(value.said_of, english=True)}: "
        f"{result(target, value, english=True)}",
    )


def on_base(found: Judgement) -> bool:
    """Whether the whole of last year decided: the part's own change is then no measure."""
    return "whole-base" in found.remarks


def remarks_on(now: Standing, found: Judgement) -> tuple[str, ...]:
    """How the value was understood, then how its profile was."""
    ends = () if now.value.span.point is not None else ("ends-agree",)
    return (*now.value.remarks, *ends, *found.remarks)


def _rules(target: Target, goal: Goal) -> tuple[str, ...]:
    return ("change", goal.rule) if target.measure is Measure.CHANGE else (goal.rule,)


def _sentence(
    target: Target, goal: Goal, now: Standing, found: Judgement, due: Period, *, english: bool
) -> str:
    id = found.verdict.value
    if now.extent is not Extent.WHOLE:
        id = f"{found.rule}-{id}"
    elif found.verdict is Verdict.EXCEEDED and goal.better < 0 and target.measure in LOWER:
        id = "exceeded-lower"
    stated = now.value.attained is None and not on_base(found)
    exact = percent_of(target, goal, now)
    gap = gap_of(goal, now.value.span) if stated else None
    told = says("phrase", id, english=english).format(
        **names(target, now.value.said_of, due, english),
        result=result(target, now.value, english=english),
        percent=_percent_words(target, exact, now, english),
        gap=_gap_words(target, gap, english),
        due=_due_words(target, found, english),
        share=percent(_share(now, found) * 100, english=english),
    )
    return " ".join(told.split())


def _share(now: Standing, found: Judgement) -> Fraction:
    """The share of the way that should lie behind, else that of the time."""
    share = None if found.due is None else found.due.share
    return now.share if share is None else share


def names(target: Target, when: Period, due: Period, english: bool) -> dict[str, Any]:
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
    if target.measure is Measure.CHANGE or target.high is not None:
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
    return about(rounded_due, target.unit, unit_text=target.unit_text, english=english)


def _ended(sentence: str, remarks: tuple[str, ...], *, english: bool) -> str:
    """The sentence with how the value was understood, and its full stop."""
    told = [says("rule", remark, english=english) for remark in dict.fromkeys(remarks)]
    return "; ".join([sentence, *told]) + "."


def baseline(target: Target, due: Period | None, *, english: bool) -> str:
    """What the verdict is measured by: the target, its document and its period."""
    words = goal_words(target, english=english)
    return words if due is None else f"{words}, {period_words(due, english=english)}"
