"""Facts of the made-up country for the pure rules: a sample of it must come out alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Target
from tiendo.scale.answers import answer_by_rules, answer_of
from tiendo.scale.building import DataSet, build
from tiendo.scale.columns import OBSERVATIONS, TARGETS, names
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scale.question import Question
from tiendo.scoring.rules.judge import judge
from tiendo.scoring.rules.periods import stretch
from tiendo.scoring.rules.scheme import scheme
from tiendo.vocabulary.periods import Period

OPS = {0: Op.GE, 1: Op.LE, 2: Op.EQ, 3: Op.RANGE, 4: Op.GT}
SENSES = {1: Better.HIGHER, -1: Better.LOWER, 0: Better.NEITHER}


def judged_alike(machine: Any, *days: date, many: int = 60) -> int:
    """How many targets of a sample were compared; raises AssertionError where one differs."""
    count = machine.connection.execute("select max(series) from targets").fetchall()[0][0]
    compared = 0
    for series in random.Random(7).sample(range(count), many // 10):
        rows = asked(machine, OBSERVATIONS, series)
        seen = [observation(row) for row in rows]
        for day in days:
            question = Question(as_of=day, series=(series, series))
            scores = {row[0]: row for row in machine.scores(question, scheme())}
            for row in asked(machine, TARGETS, series):
                by_rules = answer_by_rules(judge(target(row), seen, as_of=day))
                found = answer_of(
                    scores[row["target"]], scale=0, bound=row["bound"], moves=row["moves"]
                )
                assert found is not None, row
                for name in ("verdict", "rule", "value", "percent_of_target", "gap", "change"):
                    assert getattr(found, name) == getattr(by_rules, name), (row, day, name)
                compared += 1
    return compared


def asked(machine: Any, table: str, series: int) -> list[dict[str, Any]]:
    return asked_of(machine.connection, table, table, series)


def asked_of(connection: Any, source: str, table: str, series: int) -> list[dict[str, Any]]:
    """The rows of a series in ``source``, by the names of the columns of ``table``."""
    found = connection.execute(f"select * from {source} where series = {series} order by all")
    return [dict(zip(names(table), row, strict=True)) for row in found.fetchall()]


def period(row: dict[str, Any]) -> Period:
    return stretch(date.fromordinal(row["starts"]), date.fromordinal(row["ends"]))


def observation(row: dict[str, Any]) -> Observation:
    return Observation(
        period=str(period(row)), measure=Measure.LEVEL, value=Decimal(row["value"]), unit="VND",
        known_on=date.fromordinal(row["known_on"]),
    )  # fmt: skip


def target(row: dict[str, Any]) -> Target:
    op = OPS[row["line"] % 5]
    low = row["low"] if row["low"] is not None else row["high"]
    indicator = Indicator(
        id="i", name="số", unit="VND", better=SENSES[row["ranked"]],
        adds=Adds.SUM if row["stand"] == 1 else Adds.LAST,
    )  # fmt: skip
    return Target(
        indicator=indicator, measure=Measure.LEVEL, value=Decimal(low), unit="VND",
        period=str(period(row)), op=op, high=Decimal(row["high"]) if op is Op.RANGE else None,
    )  # fmt: skip


def yearly(listed: Sequence[Sequence[Decimal]]) -> tuple[DataSet, Callable[[], object]]:
    """Stocks with ten yearly values and a target each, as a data set and for the rules."""
    indicator = Indicator(id="i", name="số", unit="ha", better=Better.HIGHER, adds=Adds.LAST)
    known = {
        str(number): [
            Observation(
                period=str(2016 + at), measure=Measure.LEVEL, value=value, unit="ha",
                known_on=date(2017 + at, 1, 15),
            )
            for at, value in enumerate(values)
        ]
        for number, values in enumerate(listed)
    }  # fmt: skip
    due = Target(
        indicator=indicator, measure=Measure.LEVEL, value=Decimal(140), unit="ha",
        period="2021/2030", op=Op.GE,
    )  # fmt: skip
    targets = [Assigned(target=due, body=number, subject=number) for number in known]
    data = build(
        Facts(bodies=[Body(id=one, name=one) for one in known], targets=targets, known=known)
    )
    day = date(2026, 2, 1)
    return data, lambda: [judge(due, seen, as_of=day) for seen in known.values()]
