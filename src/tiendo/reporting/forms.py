"""The forms in which a line's figures are written, and what each rests on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tiendo.facts.figure import Measure
from tiendo.reporting.amounts import counted, in_scale, scale_of, share
from tiendo.reporting.facts import Line, Source
from tiendo.reporting.grammar import course_words, plan_words, says, table
from tiendo.reporting.naming import deed
from tiendo.scoring.rules.saying import rank_words
from tiendo.scoring.rules.scheme import says as scored
from tiendo.scoring.rules.wording import (
    amount,
    goal_words,
    move_words,
    number,
    period_words,
    phrase,
)
from tiendo.vocabulary.periods import parse_period

Form = Callable[[Line], str | None]


def value(line: Line) -> str | None:
    """“ước đạt 1.806,4 tỷ đồng”; as the score says it where it is no single amount."""
    score, target = line.score, line.score.target
    if not score.result or score.period is None or score.status is None:
        return None
    plain = target.measure in (Measure.LEVEL, Measure.SHARE) and score.high is None
    if score.value is None or not plain:
        return score.result.removeprefix(period_words(parse_period(score.period))).strip()
    reached = "stands-at" if target.indicator.better.value == "lower" else "reached"
    return scored("status", score.status.value) + phrase(reached, quantity(line, score.value))


def quantity(line: Line, value: Decimal) -> str:
    """An amount of a line with its unit."""
    target, words = line.score.target, line.unit_text or line.score.target.unit_text or ""
    if target.unit == "count":
        size, words = counted(words)
        return f"{number(value / size)} {words}".strip() + (f"/{target.per}" if target.per else "")
    return amount(value, target.unit, per=target.per)


def count(line: Line) -> str | None:
    """“33 hợp tác xã”, “ước 842 đảng viên mới”, where the name tells what was done to them."""
    score, target = line.score, line.score.target
    if target.unit != "count" or target.per or target.measure is not Measure.LEVEL:
        return None
    told = deed(line, line.unit_text or target.unit_text or "")
    if told is None or score.value is None or score.status is None or score.high is not None:
        return None
    return scored("status", score.status.value) + told.before + quantity(line, score.value)


def percent(line: Line) -> str | None:
    """“bằng 76,9%”, “mới bằng 54,5%” where it is behind."""
    reached = share(line)
    if reached is None:
        return None
    slow = line.verdict.value in ("behind", "off_course")
    return says("phrase", "percent-slow" if slow else "percent").format(x=reached)


def change(line: Line) -> str | None:
    """“tăng 4,3%”; none where the value itself is that growth."""
    if line.change is None:
        return None
    return move_words(line.change.value, line.change.unit)


def goal(line: Line) -> str:
    """“từ 2.350 tỷ đồng trở lên”."""
    target, words = line.score.target, line.unit_text
    longer = (target.unit_text or "").startswith(f"{words} ")
    return goal_words(
        replace(target, source="", unit_text=words if words and longer else target.unit_text)
    )


def course(line: Line) -> str:
    """“bảo đảm tiến độ”, “đã vượt kế hoạch năm”."""
    return course_words(line.verdict.value, summed=share(line) is not None, plan=plan_words(line))


def left(line: Line) -> str | None:
    """What is still to be done: “543,6 tỷ đồng”."""
    score = line.score
    if share(line) is None or score.value is None or score.value >= score.target.value:
        return None
    return quantity(line, score.target.value - score.value)


def due(line: Line) -> str | None:
    """What should stand by now: “1.762,5 tỷ đồng”; of whole things as many as reach it."""
    score = line.score
    if score.due_by_now is None or share(line) is None:
        return None
    return quantity(line, whole(line, score.due_by_now))


def whole(line: Line, due: Decimal) -> Decimal:
    """The first whole number that is enough, where the value and the target are whole things."""
    target, value = line.score.target, line.score.value
    things = target.unit == "count" and target.per is None
    if not things or value is None or value % 1 or target.value % 1:
        return due
    lower = target.indicator.better.value == "lower"
    return due.to_integral_value(ROUND_FLOOR if lower else ROUND_CEILING)


def rank(line: Line) -> str | None:
    return rank_words(line.rank.value, line.rank.of, group=False) if line.rank else None


def cell_value(line: Line) -> str | None:
    """None where the value is of another time than the target's."""
    score, scale = line.score, scale_of(line)
    if score.period is None or not of_its_time(line, score.period):
        return None
    if score.value is not None and score.high is None and score.target.measure is not Measure.RANK:
        return in_scale(score.value, scale)
    words = value(line) or ""
    for lead in table("lead").values():
        words = words.removeprefix(lead["says"] + " ")
    for trail in table("trail").values():
        words = words.removesuffix(trail["says"])
    return words.removesuffix(scale.words).strip() or None


def of_its_time(line: Line, period: str) -> bool:
    return parse_period(line.score.target.period).contains(parse_period(period))


def cell_goal(line: Line) -> str:
    """With the sign of its bound: ≥2.350."""
    target, scale = line.score.target, scale_of(line)
    if target.high is not None:
        return f"{in_scale(target.value, scale)} - {in_scale(target.high, scale)}"
    sign = says("sign", target.op.value)
    return sign + in_scale(target.value, scale)


def cell_last(line: Line) -> str | None:
    return in_scale(line.last.value, scale_of(line)) if line.last else None


def cell_percent(line: Line) -> str | None:
    reached = share(line)
    return reached.removesuffix("%") if reached else None


def cell_change(line: Line) -> str | None:
    """The percent of the same period: 104,3; for points and places the move itself."""
    if line.change is None:
        return None
    if line.change.unit == "percent":
        return number(100 + line.change.value)
    return move_words(line.change.value, line.change.unit)


def verdict(line: Line) -> str:
    return scored("verdict", line.verdict.value)


def document(line: Line) -> str | None:
    """The document that says the value: “Báo cáo số 401-BC/TU ngày 05/10/2023”."""
    return line.sources[0].document if line.sources else None


FORMS: Mapping[str, Form] = {
    "value": value, "count": count, "percent": percent, "change": change, "goal": goal,
    "course": course, "left": left, "due": due, "rank": rank, "n": cell_value, "n-goal": cell_goal,
    "n-last": cell_last, "n-percent": cell_percent, "n-change": cell_change, "verdict": verdict,
    "document": document,
}  # fmt: skip
Sources = Callable[[Line], tuple[Source, ...]]


def of_goal(line: Line) -> tuple[Source, ...]:
    return line.goal_sources


def of_both(line: Line) -> tuple[Source, ...]:
    return line.sources + line.goal_sources


def of_change(line: Line) -> tuple[Source, ...]:
    return line.change_sources


def of_last(line: Line) -> tuple[Source, ...]:
    return line.last_sources


def of_rank(line: Line) -> tuple[Source, ...]:
    return line.rank_sources


# What a form rests on; the others rest on the value's own records.
SOURCES: Mapping[str, Sources] = {
    "percent": of_both, "n-percent": of_both, "left": of_both, "due": of_both, "course": of_both,
    "verdict": of_both, "goal": of_goal, "n-goal": of_goal, "change": of_change,
    "n-change": of_change, "n-last": of_last, "rank": of_rank,
}  # fmt: skip
