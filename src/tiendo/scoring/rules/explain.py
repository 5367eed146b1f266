"""A score step by step: the same lines in the web, the terminal and exports."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.scoring.rules.adding import conflict_words
from tiendo.scoring.rules.approximate import about
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.score import Change, Score
from tiendo.scoring.rules.wording import day_words, move_words, period_words
from tiendo.vocabulary.periods import parse_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """``label`` says which step; ``rule`` is the id of the rule that it applies, or empty."""

    label: str
    text: str
    rule: str = ""


def explain(score: Score, *, english: bool = False) -> tuple[Step, ...]:
    """Target, result, evidence, rules, comparison, trend and verdict, in this order."""
    steps = [_step("target", score.baseline_en if english else score.baseline, english)]
    if score.result:
        steps.append(_step("result", score.result_en if english else score.result, english))
    steps += [_step("evidence", name, english) for name in score.sources or score.inputs]
    for rule in dict.fromkeys(score.rules):
        steps.append(_step("rule", says("rule", rule, english=english), english, rule))
    if score.comparison:
        steps.append(_step("comparison", score.comparison, english))
    steps += on_the_way(score, english=english)
    steps += [
        _step("conflict", conflict_words(score.target, one, english=english), english)
        for one in score.conflicts
    ]
    if score.change is not None:
        steps.append(_step("trend", change_words(score.change, english=english), english))
    if score.previous is not None:
        steps.append(_step("previous", change_words(score.previous, english=english), english))
    verdict = says("verdict", score.verdict.value, english=english)
    steps.append(_step("verdict", verdict, english))
    return tuple(steps)


def on_the_way(score: Score, *, english: bool = False) -> list[Step]:
    """What should stand on the day, and the pace needed from now on; none once it is settled."""
    steps = []
    if score.due_today is not None:
        target = score.target
        unit_text, per = target.unit_text, target.per
        words = about(score.due_today, target.unit, unit_text=unit_text, per=per, english=english)
        day = score.as_of.isoformat() if english else day_words(score.as_of)
        told = says("phrase", "due-by", english=english).format(x=words, day=day)
        steps.append(_step("today", told, english))
    if score.pace:
        steps.append(_step("pace", score.pace_en if english else score.pace, english))
    return steps


def change_words(change: Change, *, english: bool = False) -> str:
    """“tăng 5,5% (năm 2022)”."""
    since = period_words(parse_period(change.since), english=english)
    return f"{move_words(change.value, change.unit, english=english)} ({since})"


def _step(kind: str, text: str, english: bool, rule: str = "") -> Step:
    return Step(label=says("phrase", f"explain-{kind}", english=english), text=text, rule=rule)
