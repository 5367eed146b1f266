"""Scores without a verdict on the value: not due, no data, or not comparable, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.judged import LANGUAGES, baseline, names
from tiendo.scoring.rules.saying import result, said
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import Score, Verdict
from tiendo.scoring.rules.timeline import Standing
from tiendo.scoring.rules.wording import day_words, goal_words, period_words
from tiendo.vocabulary.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Why:
    """The rule that forbids a verdict, with what differs."""

    rule: str
    detail: str = ""
    detail_en: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An observation that cannot be compared, and why."""

    seen: Observation
    why: Why


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
    """Not judged: what is known cannot be compared with the target."""
    seen = why.seen
    try:
        when: Period | None = parse_period(seen.period)
    except PeriodUnreadable:
        when = None
    score = _cannot(
        target,
        as_of,
        due,
        why.why,
        when=[period_words(when, english=e) if when else _quoted(seen.period) for e in LANGUAGES],
        result=[said(target, seen, english=e) for e in LANGUAGES],
    )
    return replace(
        score,
        period=seen.period or None,
        status=seen.status,
        inputs=(seen.ref,) if seen.ref else (),
        sources=(seen.source,) if seen.source else (),
    )


def unclear(target: Target, as_of: date, due: Period, now: Standing, rule: str) -> Score:
    """Not judged: the value is comparable, and yet allows no one verdict."""
    value = now.value
    score = _cannot(
        target,
        as_of,
        due,
        _why(rule, value.remarks),
        when=[period_words(value.said_of, english=e) for e in LANGUAGES],
        result=[result(target, value, english=e) for e in LANGUAGES],
    )
    return replace(
        score,
        rules=(rule, *value.remarks),
        period=str(value.said_of),
        status=value.status,
        inputs=value.refs,
        sources=value.sources,
    )


def _why(rule: str, remarks: tuple[str, ...]) -> Why:
    if "sources-differ" not in remarks:
        return Why(rule)
    told = [says("rule", "sources-differ", english=english) for english in LANGUAGES]
    return Why(rule, *told)


def _quoted(written: str) -> str:
    return f"“{written}”" if written else ""


def _cannot(
    target: Target, as_of: date, due: Period, why: Why, *, when: list[str], result: list[str]
) -> Score:
    words = []
    for english in LANGUAGES:
        detail = why.detail_en if english else why.detail
        told = says("rule", why.rule, english=english) + (f" ({detail})" if detail else "")
        parts = names(target, due, due, english) | {"when": when[english]}
        phrase = says("phrase", "cannot_judge", english=english)
        sentence = phrase.format(**parts, result=result[english], why=told)
        words.append(" ".join(sentence.split()) + ".")
    return Score(
        target=target,
        as_of=as_of,
        verdict=Verdict.CANNOT_JUDGE,
        rules=(why.rule,),
        reason=words[0],
        reason_en=words[1],
        baseline=baseline(target, due, english=False),
        baseline_en=baseline(target, due, english=True),
        result=f"{when[0]} {result[0]}".strip(),
        result_en=f"{when[1]}: {result[1]}",
    )
