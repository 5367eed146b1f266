"""Facts as rows: thresholds are the goal's own places, and what is no number goes to the rules."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scale.conftest import data_of
from tests.scale.made import made
from tiendo.errors import InvalidFact
from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Target
from tiendo.scale.bodies import numbered
from tiendo.scale.columns import columns
from tiendo.scale.engines import EngineMissing, engine
from tiendo.scale.facts import Body
from tiendo.scale.question import BEFORE, Question
from tiendo.scale.scoring import scored
from tiendo.scale.slices import MANY, Family, parts, slices
from tiendo.scale.thresholds import Thresholds, thresholds
from tiendo.scoring.rules.goal import Place, goal_of
from tiendo.scoring.rules.span import at


def place_by(found: Thresholds, value: int) -> Place:
    """The place as the SQL text finds it."""
    if found.short_below is not None and value < found.short_below:
        return Place.SHORT
    if found.over_above is not None and value > found.over_above:
        return Place.OVER
    below = found.exceed_below is not None and value < found.exceed_below
    above = found.exceed_above is not None and value > found.exceed_above
    return Place.EXCEED if below or above else Place.MEET


@given(
    st.sampled_from(list(Op)), st.sampled_from(list(Better)), st.integers(-40, 40),
    st.integers(0, 15), st.integers(-90, 90), st.sampled_from(["0", "2", "7.5"]),
    st.sampled_from([Measure.LEVEL, Measure.RANK]),
)  # fmt: skip
def test_thresholds_are_the_places_of_the_goal(op, better, low, width, value, tolerance, measure):
    indicator = Indicator(id="i", name="số", unit="count", better=better, adds=Adds.LAST)
    target = Target(
        indicator=indicator, measure=measure, value=Decimal(low), unit="count", period="2023",
        op=op, high=Decimal(low + width) if op is Op.RANGE else None,
    )  # fmt: skip
    goal = goal_of(target, Fraction(tolerance))
    assert place_by(thresholds(goal, 1), value) is goal.place(at(Fraction(value, 10)))


def test_rows_have_the_columns_of_the_table():
    data = data_of(0)
    assert {len(row) for row in data.observations} == {len(columns("observations"))}
    assert {len(row) for row in data.rows} == {len(columns("targets"))}
    assert data.observations == sorted(data.observations, key=lambda row: (row[0], row[3], row[2]))


def test_no_target_is_left_out_and_the_count_says_who_judged():
    data, lite = data_of(0), engine("sqlite")
    lite.load(data.observations, data.rows)
    found = scored(data, lite, Question(as_of=date(2023, 1, 20)))
    lite.close()
    assert sorted(found.answers) == list(range(len(made(0).targets)))
    assert found.by_rules == sum(one.by == "rules" for one in found.answers.values()) > 0


def test_all_below_a_body_have_the_numbers_that_follow():
    tree = [
        Body(id="b", name="B", parent="a"),
        Body(id="a", name="A"),
        Body(id="c", name="C", parent="b"),
    ]
    found = numbered([*tree, Body(id="d", name="D", parent="a")])
    spans = {id: (one.number, one.last, one.parent) for id, one in found.items()}
    assert spans == {"a": (0, 3, -1), "b": (1, 2, 0), "c": (2, 2, 1), "d": (3, 3, 0)}


def test_bodies_in_a_ring_are_refused():
    with pytest.raises(InvalidFact, match="vòng"):
        numbered([Body(id="a", name="A", parent="b"), Body(id="b", name="B", parent="a")])


def family(parent: int, over: int, coming: int = 0, apart: int = 1) -> Family:
    series = (over + coming) // 10
    first = parent * 10_000
    return Family(
        parent=parent, over=over, coming=coming, series=series, first=first,
        last=first + series * apart - 1, starts=740_000 if coming else None,
    )  # fmt: skip


def test_slices_keep_families_whole_and_scattered_ones_apart():
    families = [family(0, 500, apart=2000)] + [family(one, MANY * 2 // 5) for one in range(1, 6)]
    asked = Question(as_of=date(2023, 1, 1))
    assert [one.parents for one in slices(asked, families, MANY)] == [(1, 2), (3, 4), (5, 5)]
    (apart,) = slices(asked, families, MANY, scattered=True)
    assert apart.parents == (0, 0)
    assert apart.scattered


def test_every_target_is_in_one_part():
    """Scattered families are asked once, of the others what is over apart from what is coming."""
    apart = (0, 3, 4, 7)
    families = [family(one, 60, 20 * (one % 3), 9 if one in apart else 1) for one in range(9)]
    found = parts(Question(as_of=date(2023, 1, 1)), families, 100, 50)
    asked = [
        (one.parent, ended)
        for part in found
        for one in families
        if part.parents[0] <= one.parent <= part.parents[1]
        for ended in (True, False)
        if part.ended in (None, ended) and (one.over if ended else one.coming)
    ]
    wanted = [(one.parent, True) for one in families]
    wanted += [(one.parent, False) for one in families if one.coming]
    assert sorted(asked) == sorted(wanted)
    assert all(part.scattered == (part.ended is None) for part in found)
    assert all(part.since == 740_000 - BEFORE for part in found if part.ended is False)


def test_an_earlier_day_than_the_data_set_is_refused():
    from dataclasses import replace

    data, lite = replace(data_of(0), as_of=date(2023, 1, 20)), engine("sqlite")
    with pytest.raises(InvalidFact, match="20/01/2023"):
        scored(data, lite, Question(as_of=date(2022, 1, 1)))
    lite.close()


def test_an_engine_that_is_not_there_is_said():
    with pytest.raises(EngineMissing, match="duckdb"):
        engine("oracle")


def test_engines_are_not_imported_for_reading_or_scoring_by_sqlite():
    code = (
        "import sys, tiendo.reading, tiendo.checking, tiendo.cli.score, tiendo.scale.scoring\n"
        "from tiendo.scale.engines import engine\n"
        "engine('sqlite').close()\n"
        "print(sorted({'duckdb', 'pyarrow', 'pyspark', 'django'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_spark_is_reached_from_a_program_without_a_file():
    code = (
        "import __main__, sys\n"
        "from tiendo.scale.engines.spark import named_main\n"
        "with named_main():\n    import pyspark.sql.connect.session\n"
        "print(hasattr(__main__, '__file__'))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
