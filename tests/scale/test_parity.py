"""One meaning, many engines: all answer as the pure rules do, to the last digit, every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.scale.conftest import data_of, judged
from tests.scale.made import DAYS
from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Target
from tiendo.scale.building import build
from tiendo.scale.engines import Engine, engine
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scale.question import Question
from tiendo.scale.scoring import AT, field_of, ruled, scored
from tiendo.scoring.case_reading import parse_line, read_case
from tiendo.scoring.rules.comparing.ranking import ranking

SEEDS = (0, 1)
CASES = Path("evaluation/verdicts.jsonl")


def alone(answer):
    """The answer without what the bodies beside it make of it."""
    return replace(answer, rank=None, shared=None, among=None, by="rules")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_engine_answers_as_the_rules_do(any_engine: Engine, seed: int):
    data = data_of(seed)
    any_engine.load(data.observations, data.rows)
    for day in DAYS:
        question = Question(as_of=day)
        found = scored(data, any_engine, question).answers
        assert [alone(found[number]) for number in range(len(data.targets))] == list(
            judged(seed, question)
        )


def test_every_engine_gives_the_same_rows_twice(any_engine: Engine):
    data = data_of(1)
    any_engine.load(data.observations, data.rows)
    first = engine("sqlite")
    first.load(data.observations, data.rows)
    for day in DAYS[:4]:
        rows = any_engine.scores(Question(as_of=day), data.scheme)
        assert rows == any_engine.scores(Question(as_of=day), data.scheme)
        assert rows == first.scores(Question(as_of=day), data.scheme)
    first.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_duckdb_in_slices_gives_the_rows_of_the_whole(seed: int, monkeypatch: pytest.MonkeyPatch):
    """What is over apart from what is coming, few targets at a time, rows copied out of files."""
    from tiendo.scale.engines import duck

    monkeypatch.setattr(duck, "MANY", 10)
    monkeypatch.setattr(duck, "MANY_COPIED", 10)
    data, lite, machine = data_of(seed), engine("sqlite"), engine("duckdb")
    for one in (lite, machine):
        one.load(data.observations, data.rows)
    for day in DAYS:
        question = Question(as_of=day)
        assert len(machine.parts(question)) > 1
        assert machine.scores(question, data.scheme) == lite.scores(question, data.scheme)
    lite.close()
    machine.close()


def test_the_made_up_facts_try_what_they_should():
    """Nearly every way to a verdict; most of it set-wise, and a part that only rules can judge."""
    data, lite = data_of(0), engine("sqlite")
    lite.load(data.observations, data.rows)
    rows = [row for day in DAYS for row in lite.scores(Question(as_of=day), data.scheme)]
    lite.close()
    verdicts = Counter(row[1] for row in rows)
    assert verdicts["rules"] < len(rows) / 2
    assert set(verdicts) >= {"exceeded", "met", "missed", "on_course", "behind", "off_course"}
    assert {row[2] for row in rows} >= {
        "whole-value", "beyond-repair", "straight-line", "last-year", "line-from-start",
        "interim-state", "not-whole", "other-period",
    }  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_bodies_are_ranked_as_the_rules_rank_them(day: date):
    data, lite = data_of(0), engine("sqlite")
    lite.load(data.observations, data.rows)
    found = scored(data, lite, Question(as_of=day)).answers
    lite.close()
    fields: dict[object, list[int]] = {}
    for number, answer in found.items():
        fields.setdefault(field_of(data, number, answer), []).append(number)
    fields.pop(None, None)
    for numbers in fields.values():
        leads = [number for number in numbers if data.rows[number][AT["lead"]]]
        better = data.targets[leads[0]].target.indicator.better
        by_rules = ranking({str(number): found[number].value for number in leads}, better)
        for one in by_rules.placed:
            answer = found[int(one.name)]
            assert (answer.rank, answer.shared, answer.among) == (one.rank, one.shared, by_rules.of)


def test_the_hand_worked_cases_come_out_alike(any_engine: Engine):
    cases = [read_case(parse_line(line)) for line in CASES.read_text("utf-8").splitlines()]
    days: dict[date, list[Assigned]] = {}
    known = {}
    for number, case in enumerate(cases):
        if case.target is not None:
            known[str(number)] = case.observations
            one = Assigned(
                target=case.target, body="b", subject=str(number), part=str(number),
                trajectory=case.trajectory,
            )  # fmt: skip
            days.setdefault(case.as_of, []).append(one)
    setwise = 0
    for day, targets in days.items():
        data = build(Facts(bodies=[Body(id="b", name="B")], targets=targets, known=known))
        any_engine.load(data.observations, data.rows)
        question = Question(as_of=day)
        found = scored(data, any_engine, question)
        setwise += len(targets) - found.by_rules
        for number, answer in found.answers.items():
            assert alone(answer) == ruled(data, number, question)
    assert setwise >= 100


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_products_of_great_amounts_are_compared_exactly(any_engine: Engine, beyond: int):
    """Due by last year's course is 7/9 of the target: one unit in 10¹⁵ decides."""
    revenue = Indicator(
        id="thu", name="thu ngân sách", unit="VND", better=Better.HIGHER, adds=Adds.SUM
    )
    great = 900_000_000_000_000
    said = {"2022-9M": great * 7 // 9, "2022": great, "2023-9M": great * 7 // 9 + beyond}
    seen = [
        Observation(
            period=period, measure=Measure.LEVEL, value=Decimal(value), unit="VND",
            known_on=date(2023, 10, 5),
        )
        for period, value in said.items()
    ]  # fmt: skip
    target = Target(
        indicator=revenue, measure=Measure.LEVEL, value=Decimal(great), unit="VND", period="2023",
        op=Op.GE,
    )  # fmt: skip
    data = build(
        Facts(
            bodies=[Body(id="b", name="B")],
            targets=[Assigned(target=target, body="b", subject="s")],
            known={"s": seen},
        )
    )
    any_engine.load(data.observations, data.rows)
    question = Question(as_of=date(2023, 10, 20))
    found = scored(data, any_engine, question)
    assert found.by_rules == 0
    assert found.answers[0].rule == "last-year"
    assert found.answers[0].verdict.value == ("behind" if beyond < 0 else "on_course")
    assert alone(found.answers[0]) == ruled(data, 0, question)
