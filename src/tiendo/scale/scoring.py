"""Scores of a data set: set-wise by an engine, what it leaves over by the pure rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from tiendo.errors import InvalidFact
from tiendo.scale.answers import Answer, answer_by_rules, answer_of
from tiendo.scale.building import DataSet, Row
from tiendo.scale.columns import TARGETS, names
from tiendo.scale.engines import Engine
from tiendo.scale.question import Question
from tiendo.scoring.rules.judge import judge

AT = {name: place for place, name in enumerate(names(TARGETS))}
# What must be alike for values of bodies to be ranked: columns of targets.
FIELD = ("parent", "line", "starts", "ends")


class HasRows(Protocol):
    """Rows of targets by their numbers: a data set, or some of one."""

    @property
    def rows(self) -> Sequence[Row] | Mapping[int, Row]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """``answers`` by the number of the target. ``by_rules`` of them came from the pure rules."""

    answers: dict[int, Answer]
    by_rules: int


def scored(data: DataSet, engine: Engine, question: Question) -> Scores:
    """Every target asked for, judged: none is left out. ``engine`` holds the rows of ``data``.

    Raises InvalidFact for an earlier day than that of the data set: what stood then is not in it.
    """
    check_day(data, question.as_of)
    found: dict[int, Answer] = {}
    left: list[int] = []
    for row in engine.scores(question, data.scheme):
        answer = of_row(data, row)
        if answer is None:
            left.append(row[0])
        else:
            found[row[0]] = answer
    found |= {number: ruled(data, number, question) for number in left}
    return Scores(answers=with_ranks(data, found, left), by_rules=len(left))


def check_day(data: DataSet, as_of: date) -> None:
    """Raises InvalidFact for an earlier day than that of the data set."""
    if data.as_of is not None and as_of < data.as_of:
        raise InvalidFact(
            f"Bộ dữ liệu là của ngày {data.as_of:%d/%m/%Y}",
            do="Chọn ngày ấy hoặc muộn hơn, hay xuất lại bộ dữ liệu",
        )


def of_row(data: DataSet, row: Sequence[object]) -> Answer | None:
    """The answer of a row of scores; None where the rules must say."""
    number = row[0]
    assert isinstance(number, int)
    target = data.rows[number]
    bound, moves = target[AT["bound"]], target[AT["moves"]]
    assert bound is not None
    assert moves is not None
    return answer_of(tuple(row), scale=data.scales[number], bound=bound, moves=moves)


def ruled(data: DataSet, number: int, question: Question) -> Answer:
    one = data.targets[number]
    return answer_by_rules(
        judge(
            one.target,
            data.known.get(one.subject, ()),
            as_of=question.as_of,
            trajectory=one.trajectory,
            scheme=data.scheme,
        )
    )


def with_ranks(data: DataSet, found: dict[int, Answer], left: Iterable[int]) -> dict[int, Answer]:
    """The answers with those ranked anew that stand beside one that the rules judged."""
    fields = {field_of(data, number, found[number]) for number in left} - {None}
    if not fields:
        return found
    beside: dict[object, list[int]] = defaultdict(list)
    for number, answer in found.items():
        field = field_of(data, number, answer)
        if field in fields:
            beside[field].append(number)
    for numbers in beside.values():
        found |= ranked(data, {number: found[number] for number in numbers})
    return found


def field_of(data: HasRows, number: int, answer: Answer) -> tuple[object, ...] | None:
    """What a target is ranked in; None where it is not."""
    row = data.rows[number]
    if answer.value is None or not row[AT["ranked"]] or row[AT["parent"]] == -1:
        return None
    return (*(row[AT[name]] for name in FIELD), answer.starts, answer.ends)


def ranked(data: HasRows, answers: dict[int, Answer]) -> dict[int, Answer]:
    """Answers of one field with their places; a body counts once (``verdict.sql``, ranks)."""
    worth = {}
    for number, answer in answers.items():
        assert answer.value is not None
        worth[number] = answer.value * (data.rows[number][AT["ranked"]] or 0)
    ones = [worth[number] for number in answers if data.rows[number][AT["lead"]]]
    return {
        number: replace(
            answer,
            rank=1 + sum(one > worth[number] for one in ones),
            shared=sum(one == worth[number] for one in ones),
            among=len(ones),
        )
        for number, answer in answers.items()
    }
