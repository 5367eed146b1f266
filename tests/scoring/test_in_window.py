"""Judging looks at a window of time: what stands outside of it changes no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from scored_facts import seen, target
from test_lasting import told

from tiendo.facts import series
from tiendo.facts.figure import Basis, Direction, Measure
from tiendo.facts.series import Adds, Status
from tiendo.register.models import Observation, Target
from tiendo.register.selectors.in_window import SPARSE, observation_records, window_of
from tiendo.scoring import Score, Verdict, judge
from tiendo.vocabulary.periods import parse_period

PARTS = ("", "-Q1", "-H1", "-9M", "-Q3", "-06", "-12", "-12-31")
# In the time of the targets below, and long before or after.
NEAR = [f"{year}{part}" for year in range(2021, 2026) for part in PARTS]
FAR = [f"{year}{part}" for year in (*range(2010, 2021), 2026, 2027) for part in PARTS]
FAR += ["2016/2020", "2021/2025", "2024/2025", "2022-12-15/2023-12-14"]
DUE = ["2023", "2024", "2023-Q3", "2021/2025", "2023-9M", "2024-06"]
KNOWN = st.dates(date(2021, 6, 1), date(2024, 12, 31))
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
MEASURES = st.sampled_from([Measure.LEVEL, Measure.LEVEL, Measure.LEVEL, Measure.CHANGE])


@st.composite
def observed(draw: st.DrawFn, measure: Measure, unit: str) -> list[series.Observation]:
    """One value each of many periods, some of them out of every window."""
    near = draw(st.sets(st.sampled_from(NEAR), min_size=SPARSE, max_size=20))
    periods = near | draw(st.sets(st.sampled_from(FAR), min_size=1, max_size=20))
    statuses = st.sampled_from(list(Status))
    change = {"direction": Direction.UP, "basis": Basis.SAME_PERIOD}
    return [
        seen(
            draw(st.integers(-30, 90)),
            unit=unit,
            measure=measure,
            period=period,
            known_on=draw(KNOWN),
            status=draw(statuses),
            ref=f"s-{number}",
            **(change if measure is Measure.CHANGE else {}),
        )
        for number, period in enumerate(sorted(periods))
    ]


@st.composite
def reported(draw: st.DrawFn) -> list[series.Observation]:
    """As reports come: the same parts of every year, some of them left out, all known in time."""
    parts = draw(st.sampled_from([("-H1", ""), ("-Q1", "-H1", "-9M", ""), ("-06", "-12")]))
    every = [f"{year}{part}" for year in range(2017, 2025) for part in parts]
    left = draw(st.sets(st.sampled_from(every), max_size=4))
    return [
        seen(
            draw(st.integers(1, 90)),
            period=period,
            known_on=parse_period(period).end + timedelta(days=9),
            ref=f"r-{number}",
        )
        for number, period in enumerate(every)
        if period not in left
    ]


@st.composite
def goals(draw: st.DrawFn) -> series.Target:
    measure = draw(MEASURES)
    change: dict[str, Any] = {}
    if measure is Measure.CHANGE:
        change = {
            "unit": "percent",
            "indicator_unit": "count",
            "direction": Direction.UP,
            "basis": draw(st.sampled_from([Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR, None])),
        }
    return target(
        draw(st.integers(-30, 200)),
        measure=measure,
        adds=draw(st.sampled_from(list(Adds))),
        period=draw(st.sampled_from(DUE)),
        **change,
    )


def record(one: series.Observation) -> Observation:
    """As the register has it, as far as choosing looks."""
    when = parse_period(one.period)
    return Observation(
        slug=one.ref, key=f"{one.measure} {when}", indicator_id=1, body_id=1, period=str(when),
        starts_on=when.start, ends_on=when.end, status=one.status.value, known_on=one.known_on,
    )  # fmt: skip


def goal_record(goal: series.Target) -> Target:
    when = parse_period(goal.period)
    return Target(pk=1, indicator_id=1, body_id=1, starts_on=when.start, ends_on=when.end)


def looked_at(
    goal: series.Target, known: Sequence[series.Observation], others: Sequence[series.Target] = ()
) -> list[series.Observation]:
    """Those of a target's observations that judging is handed, ``others`` beside it."""
    by_slug = {one.ref: one for one in known}
    wanted = [goal_record(goal), *map(goal_record, others)]
    handed = observation_records(wanted, known=[record(one) for one in known])
    return [by_slug[one.slug] for one in handed[1]]


def found(score: Score) -> tuple[Any, ...]:
    """What a score says; where nothing can be used, not which value is named to say so."""
    way = (score.profile, score.due_by_now, score.due_today)
    return (score.verdict,) if score.verdict is Verdict.CANNOT_JUDGE else (*told(score), *way)


@settings(max_examples=200)
@given(goals(), st.data(), DAYS)
def test_judging_by_the_window_is_judging_by_all(
    goal: series.Target, data: st.DataObject, as_of: date
) -> None:
    measure = data.draw(st.sampled_from([Measure.LEVEL, goal.measure]))
    unit = "percent" if measure is Measure.CHANGE else "count"
    known = [one for one in data.draw(observed(measure, unit)) if one.known_on <= as_of]
    handed = looked_at(goal, known)
    assert found(judge(goal, handed, as_of=as_of)) == found(judge(goal, known, as_of=as_of))


@settings(max_examples=300)
@given(
    st.integers(1, 200),
    st.sampled_from([Adds.LAST, Adds.LAST, Adds.SUM, Adds.MEAN]),
    st.sampled_from(["2023", "2024"]),
    reported(),
    st.dates(date(2023, 3, 1), date(2025, 1, 31)),
)
def test_a_row_of_years_is_judged_by_those_that_its_way_needs(
    value: int, adds: Adds, period: str, said: list[series.Observation], as_of: date
) -> None:
    goal = target(value, adds=adds, period=period)
    known = [one for one in said if one.known_on <= as_of]
    handed = looked_at(goal, known)
    assert found(judge(goal, handed, as_of=as_of)) == found(judge(goal, known, as_of=as_of))


@settings(max_examples=200)
@given(goals(), goals(), st.data(), DAYS)
def test_another_target_beside_it_widens_the_window_and_changes_nothing(
    goal: series.Target, other: series.Target, data: st.DataObject, as_of: date
) -> None:
    known = [o for o in data.draw(observed(Measure.LEVEL, "count")) if o.known_on <= as_of]
    alone, beside = looked_at(goal, known), looked_at(goal, known, [other])
    assert found(judge(goal, alone, as_of=as_of)) == found(judge(goal, beside, as_of=as_of))


def test_the_window_reaches_as_long_back_as_the_target_lasts_and_a_year_more() -> None:
    ends = {"2023": (2021, 2023), "2021/2025": (2015, 2025), "2023-Q3": (2021, 2023)}
    for period, (since, until) in ends.items():
        window = window_of([goal_record(target(1, period=period))])
        assert (window.since, window.until.year) == (date(since, 1, 1), until), period


def test_last_years_way_begins_where_the_year_before_it_ended() -> None:
    """A stock of 10, 20, 40 at the ends of years: half of it was due by June."""
    ends = {"2020": 5, "2021": 10, "2022-Q1": 12, "2022-H1": 15, "2022-9M": 16, "2022": 20,
            "2023-Q1": 25, "2023-H1": 28}  # fmt: skip
    known = [
        seen(value, period=period, ref=period, known_on=parse_period(period).end)
        for period, value in ends.items()
    ]
    handed = looked_at(goal := target(40), known)
    assert [one.ref for one in handed] == list(ends)[1:]
    score = judge(goal, handed, as_of=date(2023, 7, 20))
    assert (score.profile, score.due_by_now) == ("last_year", 30)


def test_a_series_of_few_values_is_looked_at_as_a_whole() -> None:
    goal = target(50)
    old = [seen(1, period=str(year), ref=f"s-{year}") for year in range(2012, 2018)]
    few = [seen(1, period=f"2023-0{month}", ref=f"m-{month}") for month in range(1, SPARSE)]
    one_more = seen(1, period="2023-09", ref="m-9")
    assert looked_at(goal, [*old, *few]) == [*old, *few]
    assert looked_at(goal, [*old, *few, one_more]) == [*few, one_more]


def test_a_value_that_a_person_found_wrong_is_not_looked_at() -> None:
    known = [record(seen(1, period=f"2023-0{month}", ref=f"m-{month}")) for month in range(1, 9)]
    for one in known:
        setattr(one, "wrong_now", one.slug == "m-3")  # noqa: B010 - annotated by history_of
    found = observation_records([goal_record(target(1))], known=known)
    assert [one.slug for one in found[1]] == [f"m-{month}" for month in (1, 2, 4, 5, 6, 7, 8)]
