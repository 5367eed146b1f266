"""What must hold of the way to a target: profiles, pace, contradictions, settled changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from scored_facts import AFTER, AUTUMN, seen, target

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Observation, Status, Target
from tiendo.scoring import FINAL, Score, Verdict, judge
from tiendo.scoring.rules.trajectory import Milestone

AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=2)
POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=1000, places=2)
COURSE = [Verdict.OFF_COURSE, Verdict.BEHIND, Verdict.ON_COURSE, Verdict.MET, Verdict.EXCEEDED]
FLOORS = st.sampled_from([Op.EQ, Op.GE, Op.GT])
BETTER = st.sampled_from(list(Better))
ADDS = st.sampled_from(list(Adds))
ON_THE_WAY = {"known_on": date(2023, 10, 5)}
PERIODS = ["2022-9M", "2022", "2022-H1", "2022-Q3", "2021", "2023-H1", "2023-Q3", "2023-9M"]
POINTS = st.lists(
    st.builds(
        Milestone,
        period=st.sampled_from(["2023-Q1", "2023-H1", "2023-Q3", "2023-9M", "2023", "2022", "??"]),
        value=AMOUNTS,
        unit=st.sampled_from([None, "percent", "count", "ha"]),
    ),
    max_size=4,
)


@st.composite
def known(draw: st.DrawFn) -> list[Observation]:
    values = draw(st.dictionaries(st.sampled_from(PERIODS), AMOUNTS, max_size=6))
    statuses = st.sampled_from(list(Status))
    return [
        seen(value, period=period, known_on=date(2023, 10, 5), status=draw(statuses))
        for period, value in values.items()
    ]


def of(goal: Any, adds: Adds, **fields: Any) -> Target:
    return target(goal, adds=adds, op=fields.pop("op", Op.GE), **fields)


@given(AMOUNTS, ADDS, BETTER, st.sampled_from(list(Op)), known(), POINTS)
def test_no_trajectory_and_no_past_crashes_a_verdict(
    goal: Decimal, adds: Adds, better: Better, op: Op, past: list[Observation], points: list
) -> None:
    high = goal + 1 if op is Op.RANGE else None
    wanted = target(goal, adds=adds, better=better, op=op, high=high)
    score = judge(wanted, past, as_of=AUTUMN, trajectory=points)
    assert score.reason.endswith(".")
    assert "{" not in score.reason + score.reason_en + score.pace + score.pace_en


@given(AMOUNTS, ADDS, known(), POINTS, st.randoms())
def test_the_order_of_values_and_of_points_changes_nothing(
    goal: Decimal, adds: Adds, past: list[Observation], points: list, random: Any
) -> None:
    turned, mixed = list(points), list(past)
    random.shuffle(turned)
    random.shuffle(mixed)
    wanted = of(goal, adds)
    assert judge(wanted, past, as_of=AUTUMN, trajectory=points) == judge(
        wanted, mixed, as_of=AUTUMN, trajectory=turned
    )


@given(POSITIVE, POSITIVE, POSITIVE, st.sampled_from(["2023-9M", "2023-H1"]), known(), POINTS)
def test_more_is_never_further_behind_whatever_the_profile(
    goal: Decimal, one: Decimal, other: Decimal, period: str, past: list[Observation], points: list
) -> None:
    before = [o for o in past if o.period.startswith("202") and not o.period.startswith("2023")]
    for adds in (Adds.SUM, Adds.LAST):
        wanted = of(goal, adds)
        low, high = (
            judge(
                wanted,
                [*before, seen(value, period=period, **ON_THE_WAY)],
                as_of=AUTUMN,
                trajectory=points,
            ).verdict
            for value in sorted((one, other))
        )
        assert COURSE.index(low) <= COURSE.index(high)


@given(POSITIVE, POSITIVE, known(), POINTS, FLOORS, st.integers(2, 10**9))
def test_no_verdict_on_the_way_flips_by_the_unit(
    goal: Decimal, value: Decimal, past: list[Observation], points: list, op: Op, factor: int
) -> None:
    before = [o for o in past if not o.period.startswith("2023")]

    def score(by: int) -> Score:
        scaled = [seen(o.value * by, period=o.period, known_on=o.known_on) for o in before]
        laid = [
            Milestone(
                period=p.period, value=p.value if p.unit == "percent" else p.value * by, unit=p.unit
            )
            for p in points
        ]
        now = seen(value * by, period="2023-9M", **ON_THE_WAY)
        wanted = of(goal * by, Adds.SUM, op=op)
        return judge(wanted, [*scaled, now], as_of=AUTUMN, trajectory=laid)

    one, other = score(1), score(factor)
    assert (one.verdict, one.profile, one.rules) == (other.verdict, other.profile, other.rules)


@given(AMOUNTS, ADDS, known(), POINTS)
def test_a_floor_is_never_missed_on_the_way(
    goal: Decimal, adds: Adds, past: list[Observation], points: list
) -> None:
    score = judge(of(goal, adds), past, as_of=AUTUMN, trajectory=points)
    assert score.verdict is not Verdict.MISSED


@given(AMOUNTS, ADDS, BETTER, known(), POINTS)
def test_at_the_end_no_profile_counts(
    goal: Decimal, adds: Adds, better: Better, past: list[Observation], points: list
) -> None:
    whole = seen("5", period="2023")
    wanted = of(goal, adds, better=better)
    plain = judge(wanted, [whole], as_of=AFTER)
    others = [o for o in past if not o.period.startswith("2023")]
    assert judge(wanted, [*others, whole], as_of=AFTER, trajectory=points).verdict is plain.verdict


@given(POSITIVE, POSITIVE)
def test_who_keeps_the_needed_pace_arrives(goal: Decimal, value: Decimal) -> None:
    now = seen(value, period="2023-9M", **ON_THE_WAY)
    score = judge(of(goal, Adds.SUM), [now], as_of=AUTUMN)
    if score.pace_needed is None:
        assert score.verdict in FINAL
        return
    assert abs(value + 3 * score.pace_needed - goal) <= Decimal("0.015")


@given(st.integers(1, 100), st.integers(1, 100), POSITIVE, POSITIVE)
def test_last_year_lays_down_its_own_share(
    part: int, rest: int, goal: Decimal, value: Decimal
) -> None:
    past = [seen(part, period="2022-9M", **ON_THE_WAY), seen(part + rest, period="2022")]
    past[1] = seen(part + rest, period="2022", known_on=date(2023, 1, 10))
    now = seen(value, period="2023-9M", **ON_THE_WAY)
    score = judge(of(goal, Adds.SUM), [*past, now], as_of=AUTUMN)
    due = Fraction(goal) * Fraction(part, part + rest)
    if score.verdict not in FINAL:
        assert score.profile == "last_year"
        assert (score.verdict is Verdict.ON_COURSE) is (Fraction(value) >= due)


@given(st.lists(POSITIVE, min_size=3, max_size=3), POSITIVE)
def test_parts_that_add_up_never_contradict_and_others_always_do(
    parts: list[Decimal], off: Decimal
) -> None:
    quarters = [seen(p, period=f"2023-Q{n}", **ON_THE_WAY) for n, p in enumerate(parts, 1)]
    wanted = of("100000", Adds.SUM)
    for difference in (Decimal(0), off):
        whole = seen(sum(parts) + difference, period="2023-9M", **ON_THE_WAY)
        score = judge(wanted, [*quarters, whole], as_of=AUTUMN)
        assert bool(score.conflicts) is bool(difference)
        assert ("parts-differ" in score.rules) is bool(difference)


@given(POSITIVE, POSITIVE, st.integers(1, 99))
def test_a_fall_is_lost_early_only_when_the_year_has_passed_it(
    base: Decimal, value: Decimal, percent: int
) -> None:
    wanted = target(
        percent,
        unit="percent",
        indicator_unit="count",
        measure=Measure.CHANGE,
        direction=Direction.DOWN,
        basis=Basis.PREVIOUS_YEAR,
        better=Better.LOWER,
        adds=Adds.SUM,
        op=Op.GE,
    )
    past = [seen(base, period="2022", known_on=date(2023, 1, 10))]
    past += [seen("1", period="2022-9M", **ON_THE_WAY), seen(value, period="2023-9M", **ON_THE_WAY)]
    lost = Fraction(value) > Fraction(base) * (100 - percent) / 100
    assert (judge(wanted, past, as_of=AUTUMN).verdict is Verdict.MISSED) is lost
