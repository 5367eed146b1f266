"""The scoreboard of a plan: groups, order, tally, day, and who may see what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from registered import Register

from tiendo.facts.series import Status
from tiendo.scoring import Verdict
from tiendo.scoring.selectors import Scoreboard, scoreboard

pytestmark = pytest.mark.django_db
OCTOBER, DECEMBER, JANUARY = date(2023, 10, 20), date(2023, 12, 20), date(2024, 1, 31)


@pytest.fixture
def register(db: None) -> Register:
    made = Register()
    growth = made.target("tang", "100")
    forest = made.target("rung", "4200", group=2)
    made.target("do-thi", "25", group=2)
    made.observe(growth, "80", date(2023, 10, 5), period="2023-9M")
    made.observe(growth, "104", date(2023, 12, 18), status=Status.ESTIMATED)
    made.observe(growth, "99", date(2024, 1, 10))
    made.observe(forest, "4200", date(2024, 1, 5))
    return made


def verdicts(board: Scoreboard) -> list[str]:
    return [one.verdict.value for one in board.targets]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2022, 12, 31), ["not_due", "not_due", "not_due"]),
        (OCTOBER, ["on_course", "no_data", "no_data"]),
        (DECEMBER, ["exceeded", "no_data", "no_data"]),
        (JANUARY, ["missed", "met", "no_data"]),
    ],
)
def test_a_board_shows_what_was_known_on_its_day(
    register: Register, as_of: date, expected: list[str]
) -> None:
    assert verdicts(scoreboard(register.plan, as_of)) == expected


def test_groups_stand_in_the_order_of_the_document_with_their_tallies(register: Register) -> None:
    board = scoreboard(register.plan, JANUARY)
    assert [(g.record.ordinal, g.tally.reached, g.tally.total) for g in board.groups] == [
        (1, 0, 1),
        (2, 1, 2),
    ]
    assert board.tally.sentence == (
        "Đạt và vượt 1/3 chỉ tiêu; 1 không đạt; 1 chưa có số liệu: do-thi."
    )


def test_a_score_names_its_baseline_and_what_it_rests_on(register: Register) -> None:
    growth = scoreboard(register.plan, JANUARY).targets[0]
    assert "27-NQ/TU" in growth.score.baseline
    used = [one.slug for one in growth.records if one.slug in growth.score.inputs]
    assert used == [growth.score.inputs[0]]
    assert growth.target.ref == growth.record.slug


def test_what_a_secret_document_says_is_not_judged_for_everyone(register: Register) -> None:
    urban = register.plan.targets.get(slug="do-thi")
    register.observe(urban, "26", date(2024, 1, 20), secret=True)
    assert verdicts(scoreboard(register.plan, JANUARY))[2] == "no_data"


def test_the_number_of_queries_does_not_grow_with_the_plan(
    register: Register, django_assert_num_queries: Any
) -> None:
    for n in range(20):
        target = register.target(f"them-{n}", "10")
        register.observe(target, "10", date(2024, 1, 5))
    with django_assert_num_queries(6):  # one more where a series is sparse
        board = scoreboard(register.plan, JANUARY)
    assert board.tally.counts[Verdict.MET] == 21
