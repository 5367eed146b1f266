"""What must hold of every verdict, whatever the numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored_facts import AFTER, AUTUMN, seen, target

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Observation, Status, Target
from tiendo.scoring import Verdict, explain, judge

AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=2)
POSITIVE = st.decimals(min_value=Decimal("0.01"), max_value=1000, places=2)
OPS = st.sampled_from([Op.EQ, Op.GE, Op.GT, Op.LE, Op.LT])
WORST_TO_BEST = [Verdict.MISSED, Verdict.MET, Verdict.EXCEEDED]
COURSE = [Verdict.OFF_COURSE, Verdict.BEHIND, Verdict.ON_COURSE, Verdict.MET, Verdict.EXCEEDED]
UNITS = [
    "percent",
    "percentage_point",
    "VND",
    "USD",
    "ha",
    "m2",
    "count",
    "place",
    "point",
    "times",
]
PERIODS = ["2022", "2023", "2023-Q1", "2023-H1", "2023-Q3", "2023-9M", "2023-10", "2023-12-31"]
PERIODS += ["2021/2025", "2022-12-15/2023-12-14", "", "hôm qua"]


@st.composite
def any_target(draw: st.DrawFn) -> Target:
    value, other = draw(AMOUNTS), draw(AMOUNTS)
    op = draw(st.sampled_from(list(Op)))
    return target(
        min(value, other),
        high=max(value, other) if op is Op.RANGE else None,
        op=op,
        unit=draw(st.sampled_from(UNITS)),
        indicator_unit=draw(st.sampled_from(UNITS)),
        measure=draw(st.sampled_from(list(Measure))),
        better=draw(st.sampled_from(list(Better))),
        adds=draw(st.sampled_from(list(Adds))),
        direction=draw(st.sampled_from([None, *Direction])),
        basis=draw(st.sampled_from([None, *Basis])),
        base_year=draw(st.sampled_from([None, 2010])),
        of=draw(st.sampled_from([None, Decimal(0), Decimal(63)])),
        period=draw(st.sampled_from(PERIODS)),
        name=draw(st.sampled_from(["chỉ số thử", "tốc độ tăng trưởng", "giải ngân"])),
    )


@st.composite
def any_observation(draw: st.DrawFn) -> Observation:
    value, other = draw(AMOUNTS), draw(AMOUNTS)
    op = draw(st.sampled_from(list(Op)))
    return seen(
        min(value, other),
        high=max(value, other) if op is Op.RANGE else None,
        op=op,
        unit=draw(st.sampled_from(UNITS)),
        period=draw(st.sampled_from(PERIODS)),
        known_on=draw(st.sampled_from([date.min, date(2023, 7, 5), date(2023, 10, 5), AFTER])),
        measure=draw(st.sampled_from(list(Measure))),
        status=draw(st.sampled_from(list(Status))),
        direction=draw(st.sampled_from([None, *Direction])),
        basis=draw(st.sampled_from([None, *Basis])),
        base_year=draw(st.sampled_from([None, 2010, 2020])),
        of=draw(st.sampled_from([None, Decimal(0), Decimal(63), Decimal(34)])),
        ref=draw(st.sampled_from(["", "a", "b"])),
    )


DAYS = st.sampled_from([date(2022, 6, 1), AUTUMN, date(2023, 12, 20), AFTER])


@given(any_target(), st.lists(any_observation(), max_size=5), DAYS)
def test_nothing_crashes_and_every_score_can_be_explained(
    goal: Target, known: list[Observation], as_of: date
) -> None:
    score = judge(goal, known, as_of=as_of)
    for english in (False, True):
        assert explain(score, english=english)[-1].text
    assert score.reason.endswith(".")
    assert "{" not in score.reason + score.reason_en


@given(any_target(), st.lists(any_observation(), max_size=5), DAYS, st.randoms())
def test_the_order_of_the_observations_changes_nothing(
    goal: Target, known: list[Observation], as_of: date, random: object
) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(goal, shuffled, as_of=as_of) == judge(goal, known, as_of=as_of)


@given(any_target(), st.lists(any_observation(), max_size=5), DAYS)
def test_what_was_not_yet_known_does_not_count(
    goal: Target, known: list[Observation], as_of: date
) -> None:
    past = [one for one in known if one.known_on <= as_of]
    assert judge(goal, known, as_of=as_of) == judge(goal, past, as_of=as_of)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from([Op.EQ, Op.GE, Op.GT]))
def test_more_is_never_judged_worse_where_more_is_better(
    goal: Decimal, one: Decimal, other: Decimal, op: Op
) -> None:
    low, high = sorted((one, other))
    wanted = target(goal, op=op)
    worse, better = (judge(wanted, [seen(v)], as_of=AFTER).verdict for v in (low, high))
    assert WORST_TO_BEST.index(worse) <= WORST_TO_BEST.index(better)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from([Op.EQ, Op.LE, Op.LT]))
def test_less_is_never_judged_worse_where_less_is_better(
    goal: Decimal, one: Decimal, other: Decimal, op: Op
) -> None:
    low, high = sorted((one, other))
    wanted = target(goal, op=op, better=Better.LOWER)
    better, worse = (judge(wanted, [seen(v)], as_of=AFTER).verdict for v in (low, high))
    assert WORST_TO_BEST.index(worse) <= WORST_TO_BEST.index(better)


@given(POSITIVE, POSITIVE, POSITIVE, st.sampled_from([Op.EQ, Op.GE, Op.GT]))
def test_more_is_never_further_behind_on_the_way(
    goal: Decimal, one: Decimal, other: Decimal, op: Op
) -> None:
    low, high = sorted((one, other))
    wanted = target(goal, op=op, adds=Adds.SUM)
    nine_months = {"period": "2023-9M", "known_on": date(2023, 10, 5)}
    worse, better = (
        judge(wanted, [seen(v, **nine_months)], as_of=AUTUMN).verdict for v in (low, high)
    )
    assert COURSE.index(worse) <= COURSE.index(better)


@given(
    AMOUNTS,
    AMOUNTS,
    OPS,
    st.sampled_from(
        [
            ("km", "m", 1000),
            ("tonne", "kg", 1000),
            ("ha", "m2", 10000),
            ("percent", "per_mille", 10),
        ]
    ),
)
def test_the_same_value_in_another_unit_has_the_same_score(
    goal: Decimal, value: Decimal, op: Op, units: tuple[str, str, int]
) -> None:
    large, small, factor = units
    wanted = target(goal, op=op, unit=large)
    direct = judge(wanted, [seen(value, unit=large)], as_of=AFTER)
    scaled = judge(wanted, [seen(value * factor, unit=small)], as_of=AFTER)
    assert (scaled.verdict, scaled.percent_of_target, scaled.gap) == (
        direct.verdict,
        direct.percent_of_target,
        direct.gap,
    )


@given(AMOUNTS, AMOUNTS, OPS, st.integers(min_value=1, max_value=10**12))
def test_target_and_value_scaled_alike_keep_their_verdict(
    goal: Decimal, value: Decimal, op: Op, factor: int
) -> None:
    plain = judge(target(goal, op=op), [seen(value)], as_of=AFTER)
    scaled = judge(target(goal * factor, op=op), [seen(value * factor)], as_of=AFTER)
    assert (scaled.verdict, scaled.percent_of_target) == (plain.verdict, plain.percent_of_target)


@given(POSITIVE, POSITIVE, st.sampled_from([Op.EQ, Op.GE, Op.GT]), st.integers(1, 364))
def test_a_floor_is_never_missed_before_the_last_month(
    goal: Decimal, value: Decimal, op: Op, days: int
) -> None:
    as_of = date(2023, 1, 1) + timedelta(days=days)
    known = seen(value, period=as_of.isoformat(), known_on=as_of)
    for adds in (Adds.SUM, Adds.LAST):
        score = judge(target(goal, op=op, adds=adds), [known], as_of=as_of)
        assert as_of == date(2023, 12, 31) or score.verdict is not Verdict.MISSED


@given(POSITIVE, POSITIVE)
def test_a_percent_never_reads_100_where_the_value_is_another(
    goal: Decimal, value: Decimal
) -> None:
    score = judge(target(goal, op=Op.GE), [seen(value)], as_of=AFTER)
    assert (score.percent_of_target == 100) == (value == goal)


@given(AMOUNTS, AMOUNTS)
def test_no_percent_is_given_of_a_base_of_zero_or_less(goal: Decimal, value: Decimal) -> None:
    score = judge(target(goal), [seen(value)], as_of=AFTER)
    assert score.gap == value - goal
    assert (score.percent_of_target is None) == (goal <= 0 or value < 0)


@given(AMOUNTS, POSITIVE, POSITIVE, OPS)
def test_a_range_is_judged_only_as_both_its_ends_are(
    low: Decimal, width: Decimal, goal: Decimal, op: Op
) -> None:
    wanted = target(goal, op=op)
    both = {judge(wanted, [seen(v)], as_of=AFTER).verdict for v in (low, low + width)}
    score = judge(wanted, [seen(low, high=low + width, op=Op.RANGE)], as_of=AFTER)
    if len(both) == 1:
        assert score.verdict in both
    else:
        assert score.verdict in (Verdict.CANNOT_JUDGE, Verdict.MET)
        assert score.verdict is Verdict.CANNOT_JUDGE or Verdict.MISSED not in both


@given(POSITIVE, POSITIVE, POSITIVE)
def test_an_official_value_counts_whichever_came_last(
    goal: Decimal, official: Decimal, estimate: Decimal
) -> None:
    final = seen(official, known_on=date(2024, 1, 10))
    for day in (date(2023, 12, 18), date(2024, 1, 20)):
        guess = seen(estimate, known_on=day, status=Status.ESTIMATED)
        score = judge(target(goal), [guess, final], as_of=AFTER)
        assert (score.value, score.status) == (official, Status.OFFICIAL)


@given(st.lists(POSITIVE, min_size=4, max_size=4), POSITIVE)
def test_quarters_add_up_to_the_same_score_as_the_year(parts: list[Decimal], goal: Decimal) -> None:
    quarters = [
        seen(part, period=f"2023-Q{n}", known_on=date(2024, 1, 5))
        for n, part in enumerate(parts, start=1)
    ]
    wanted = target(goal, adds=Adds.SUM, op=Op.GE)
    whole = judge(wanted, [seen(sum(parts, Decimal(0)))], as_of=AFTER)
    summed = judge(wanted, quarters, as_of=AFTER)
    assert (summed.verdict, summed.value, summed.period) == (whole.verdict, whole.value, "2023")


@pytest.mark.parametrize("value", ["0", "-1", "1"])
def test_a_change_from_nothing_is_refused_not_invented(value: str) -> None:
    wanted = target(
        "5",
        unit="percent",
        measure=Measure.CHANGE,
        direction=Direction.DOWN,
        indicator_unit="count",
    )
    known = [seen("0", period="2022"), seen(value)]
    score = judge(wanted, known, as_of=AFTER)
    assert score.verdict is Verdict.CANNOT_JUDGE
    assert "base-not-positive" in score.rules
