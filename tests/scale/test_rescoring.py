"""One observation more: the same answers as if all were judged again, and only those told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.scale.conftest import data_of
from tests.scale.made import made
from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation, Status
from tiendo.scale.building import build
from tiendo.scale.engines import engine
from tiendo.scale.question import Question
from tiendo.scale.rescoring import AT, Board, taken_in
from tiendo.scale.scoring import scored

QUESTION = Question(as_of=date(2023, 1, 20))


def added(subject: str, period: str, value: int, status: Status) -> Observation:
    unit = next(one.target.unit for one in data_of(3).targets if one.subject == subject)
    return Observation(
        period=period, measure=Measure.LEVEL, value=Decimal(value), unit=unit,
        known_on=date(2023, 1, 19), status=status,
    )  # fmt: skip


@pytest.mark.parametrize("period", ["2022", "2022-12", "2021", "2022-9M"])
def test_the_board_is_as_if_all_were_judged_again(period: str):
    data = data_of(3)
    board = Board(data, QUESTION)
    facts = made(3)
    known = {subject: list(seen) for subject, seen in facts.known.items()}
    for subject in list(known)[:6]:
        seen = added(subject, period, 123, Status.REVISED)
        before = dict(board.answers)
        told = board.add(subject, seen)
        known[subject].append(seen)
        assert {n: a for n, a in board.answers.items() if a != before[n]} == told
    again = build(replace(facts, known=known))
    lite = engine("sqlite")
    lite.load(again.observations, again.rows)
    whole = scored(again, lite, QUESTION).answers
    lite.close()
    board.close()
    assert board.answers == whole


def test_a_row_stands_until_a_surer_one_of_its_period():
    rows = [row for row in data_of(3).observations if row[AT["series"]] == 0]
    last = rows[-1]
    day = last[AT["known_on"]] + 30
    new = list(last)
    new[AT["weight"]], new[AT["known_on"]] = 30_000_000 + day, day
    found = taken_in(rows, tuple(new))
    assert found[-1] == tuple(new)
    assert found[-2][AT["until"]] == min(day, last[AT["until"]])
    assert found[:-2] == rows[:-1]


def test_two_rows_equally_sure_that_differ_are_refused():
    row = data_of(3).observations[0]
    other = (*row[: AT["value"]], row[AT["value"]] + 1, *row[AT["value"] + 1 :])
    with pytest.raises(ValueError, match="equally sure"):
        taken_in([row], other)
