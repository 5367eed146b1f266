"""A score stands as long as it says: time alone changes none before that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored_facts import seen, target
from test_scoring_properties import any_observation, any_target

from tiendo.facts.series import Adds, Observation, Status, Target
from tiendo.scoring import Score, judge
from tiendo.scoring.rules.lasting import unchanged_until

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
# Observations that bear days of their own, as documents do.
LISTED = st.lists(st.builds(lambda one, day: replace(one, known_on=day), any_observation(), DAYS))


def told(score: Score) -> tuple[Any, ...]:
    """What a row of a scoreboard shows of a score."""
    return (
        score.verdict, score.value, score.high, score.period, score.status,
        score.percent_of_target, score.gap, score.change, score.previous, score.inputs,
    )  # fmt: skip


@given(any_target(), LISTED, DAYS, st.integers(0, 1200))
def test_nothing_changes_until_the_day_that_is_named(
    goal: Target, known: list[Observation], as_of: date, later: int
) -> None:
    until = unchanged_until(goal, known, as_of)
    day = as_of + timedelta(days=later)
    if until is not None:
        assert until >= as_of
        day = min(day, until)
    assert told(judge(goal, known, as_of=day)) == told(judge(goal, known, as_of=as_of))


PERIODS = ["2022", "2022-9M", "2023-Q1", "2023-H1", "2023-9M", "2023-10", "2023"]


@given(
    st.integers(-50, 50),
    st.sampled_from(list(Adds)),
    st.dictionaries(
        st.sampled_from(PERIODS),
        st.tuples(st.integers(-50, 50), DAYS, st.sampled_from(list(Status))),
    ),
    DAYS,
)
def test_what_is_said_of_a_year_stands_to_the_last_day_that_is_named(
    value: int, adds: Adds, said: dict[str, tuple[int, date, Status]], as_of: date
) -> None:
    """Values that belong together, where a verdict comes about: day by day to the end."""
    goal = target(value, adds=adds)
    known = [
        seen(number, period=period, known_on=day, status=status)
        for period, (number, day, status) in said.items()
    ]
    until = unchanged_until(goal, known, as_of) or as_of + timedelta(days=400)
    first = told(judge(goal, known, as_of=as_of))
    step = max(1, (until - as_of).days // 12)
    days = [*range(0, (until - as_of).days, step), (until - as_of).days]
    for day in days:
        assert told(judge(goal, known, as_of=as_of + timedelta(days=day))) == first


# As of, until: of a target of 2023 with an estimate of the year, known on 12 December.
TURNS = {
    date(2022, 6, 1): date(2022, 12, 31),  # not yet begun
    date(2023, 11, 5): date(2023, 11, 30),  # from December on a value of the year may count
    date(2023, 12, 11): date(2023, 12, 11),  # tomorrow it is known
    date(2023, 12, 12): date(2023, 12, 30),  # the last day of the year
    date(2023, 12, 31): date(2023, 12, 31),  # tomorrow the year is over
    date(2024, 1, 1): None,
}


@pytest.mark.parametrize("as_of", TURNS)
def test_the_days_on_which_a_score_may_turn(as_of: date) -> None:
    known = [seen("10", status=Status.ESTIMATED, known_on=date(2023, 12, 12))]
    assert unchanged_until(target("12"), known, as_of) == TURNS[as_of]
