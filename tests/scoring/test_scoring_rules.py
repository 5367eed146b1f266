"""Scores beside their verdict: trend, explanation, tally, tolerance, remarks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from scored_facts import AFTER, AUTUMN, seen, target

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Status
from tiendo.scoring import Scheme, Verdict, compound, explain, judge, tally
from tiendo.scoring.rules.goal import Place, goal_of
from tiendo.scoring.rules.span import Span, as_decimal, at, rounded, stated

REVENUE = target(
    "955000000000",
    unit="VND",
    op=Op.GE,
    adds=Adds.SUM,
    name="thu ngân sách",
    source="Nghị quyết số 32-NQ/TU ngày 5/12/2022",
)


def test_the_baseline_is_named_with_its_document() -> None:
    score = judge(REVENUE, [seen("978000000000", unit="VND")], as_of=AFTER)
    assert score.baseline == (
        "từ 955 tỷ đồng trở lên theo Nghị quyết số 32-NQ/TU ngày 5/12/2022, năm 2023"
    )
    assert "Nghị quyết số 32-NQ/TU" in score.reason


def test_an_estimate_is_marked_as_such() -> None:
    known = seen("978000000000", unit="VND", status=Status.ESTIMATED)
    score = judge(REVENUE, [known], as_of=AFTER)
    assert score.estimated
    assert "ước đạt 978 tỷ đồng" in score.reason


def test_the_inputs_are_the_observations_that_were_used() -> None:
    on_the_way = judge(
        target("1000", adds=Adds.SUM),
        [seen("500", period="2023-H1", ref="h1", known_on=date(2023, 7, 5)),
         seen("300", period="2023-Q3", ref="q3", known_on=date(2023, 10, 5))],
        as_of=AUTUMN,
    )  # fmt: skip
    assert on_the_way.inputs == ("h1", "q3")
    assert on_the_way.due_by_now == 750


@pytest.mark.parametrize(
    ("unit", "measure", "before", "now", "change", "kind"),
    [
        ("VND", Measure.LEVEL, "2286", "2412", "5.51", "percent"),
        ("percent", Measure.LEVEL, "14.86", "12.48", "-2.38", "percentage_point"),
        ("place", Measure.RANK, "31", "28", "3", "place"),
        ("count", Measure.LEVEL, "0", "3", None, None),
        ("count", Measure.LEVEL, "-2", "3", None, None),
    ],
)
def test_the_change_on_the_same_period(
    unit: str, measure: Measure, before: str, now: str, change: str | None, kind: str | None
) -> None:
    known = [
        seen(before, period="2022", unit=unit, measure=measure),
        seen(now, unit=unit, measure=measure),
    ]
    score = judge(target("5", unit=unit, measure=measure), known, as_of=AFTER)
    if change is None:
        assert score.change is None
    else:
        assert score.change is not None
        assert (score.change.value, score.change.unit) == (Decimal(change), kind)
        assert score.change.since == "2022"


def test_a_change_that_only_a_report_states_is_used() -> None:
    known = [
        seen("2412", unit="VND"),
        seen(
            "5.5",
            unit="percent",
            measure=Measure.CHANGE,
            direction=Direction.UP,
            basis=Basis.PREVIOUS_YEAR,
        ),
    ]
    score = judge(target("2350", unit="VND"), known, as_of=AFTER)
    assert score.change is not None
    assert (score.change.value, score.change.unit) == (Decimal("5.5"), "percent")


def test_an_explanation_goes_from_target_to_verdict() -> None:
    known = seen("978000000000", unit="VND", source="Báo cáo số 456-BC/TU")
    steps = explain(judge(REVENUE, [known], as_of=AFTER))
    assert [step.label for step in steps] == [
        "Chỉ tiêu", "Kết quả", "Căn cứ", "Quy tắc", "Quy tắc", "Phép so", "Đánh giá",
    ]  # fmt: skip
    assert [step.rule for step in steps if step.rule] == ["floor-ge", "whole-value"]
    assert steps[2].text == "Báo cáo số 456-BC/TU"
    assert steps[5].text == "978 tỷ đồng > 955 tỷ đồng"
    assert steps[-1].text == "vượt"


def test_the_arithmetic_of_the_course_is_shown() -> None:
    known = seen("418600000", unit="USD", period="2023-9M", known_on=date(2023, 10, 5))
    score = judge(target("620000000", unit="USD", adds=Adds.SUM), [known], as_of=AUTUMN)
    assert score.comparison == "418,6 triệu USD < 620 triệu USD × 75% = 465 triệu USD"


def test_a_tally_says_how_many_and_names_those_not_judged() -> None:
    scores = [
        judge(target("10"), [seen("12")], as_of=AFTER),
        judge(target("10"), [seen("10")], as_of=AFTER),
        judge(target("10"), [seen("9")], as_of=AFTER),
        judge(target("25", unit="percent", name="tỷ lệ đô thị hóa"), [], as_of=AFTER),
    ]
    counted = tally(scores)
    assert (counted.reached, counted.total) == (2, 4)
    assert counted.unjudged == ("tỷ lệ đô thị hóa",)
    assert counted.sentence == (
        "Đạt và vượt 2/4 chỉ tiêu (1 vượt, 1 đạt); 1 không đạt; "
        "1 chưa có số liệu: tỷ lệ đô thị hóa."
    )
    assert counted.sentence_en.startswith("2 of 4 targets met or exceeded")


def test_a_tally_of_nothing_says_so() -> None:
    assert tally([]).sentence == "Chưa có chỉ tiêu nào."


@pytest.mark.parametrize(
    ("falls", "verdict"),
    [
        (("6", "7", "8"), Verdict.EXCEEDED),
        (("5", "7", "8"), Verdict.MET),
        (("4", "7", "8"), Verdict.MISSED),
    ],
)
def test_a_fall_in_all_three_criteria_fails_with_one(
    falls: tuple[str, ...], verdict: Verdict
) -> None:
    parts = []
    for name, fall in zip(("số vụ", "số người chết", "số người bị thương"), falls, strict=True):
        change = {"unit": "percent", "measure": Measure.CHANGE, "direction": Direction.DOWN}
        wanted = target("5", op=Op.GE, name=name, better=Better.LOWER, **change)
        parts.append(judge(wanted, [seen(fall, **change)], as_of=AFTER))
    whole = compound(parts)
    assert whole.verdict is verdict
    assert "số người bị thương" in whole.reason


def test_the_tolerance_is_off_until_an_office_sets_it() -> None:
    wanted, known = target("100", op=Op.GE), [seen("99")]
    assert judge(wanted, known, as_of=AFTER).verdict is Verdict.MISSED
    lenient = judge(wanted, known, as_of=AFTER, scheme=Scheme(tolerance_percent=Fraction(1)))
    assert (lenient.verdict, lenient.rules[-1]) == (Verdict.MET, "tolerance")
    stricter = Scheme(tolerance_percent=Fraction(1, 2))
    assert judge(wanted, known, as_of=AFTER, scheme=stricter).verdict is Verdict.MISSED


def test_a_target_without_a_readable_period_is_not_judged() -> None:
    score = judge(target("5", period="đến cuối nhiệm kỳ"), [seen("6")], as_of=AFTER)
    assert score.verdict is Verdict.CANNOT_JUDGE
    assert "đến cuối nhiệm kỳ" in score.reason


def test_values_per_unlike_things_are_not_compared() -> None:
    wanted = target("52", unit="VND", per="người")
    assert judge(wanted, [seen("53", unit="VND", per="Người")], as_of=AFTER).verdict is (
        Verdict.EXCEEDED
    )
    refused = judge(wanted, [seen("53", unit="VND", per="hộ")], as_of=AFTER)
    assert (refused.verdict, refused.rules) == (Verdict.CANNOT_JUDGE, ("unlike-per",))


@pytest.mark.parametrize(
    ("value", "decimal"),
    [
        (Fraction(1, 8), "0.125"),
        (Fraction(7, 3), "2.33"),
        (Fraction(-1, 200), "-0.005"),
        (Fraction(10**30), str(10**30)),
    ],
)
def test_quotients_are_exact_or_rounded_to_two_places(value: Fraction, decimal: str) -> None:
    assert as_decimal(value) == Decimal(decimal)


def test_rounding_is_half_away_from_zero() -> None:
    halves = [Fraction(5, 1000), Fraction(-5, 1000), Fraction(4, 1000)]
    assert [str(rounded(h, Decimal("0.01"))) for h in halves] == ["0.01", "-0.01", "0.00"]


def test_a_bound_is_every_value_beyond_it() -> None:
    over_seven = stated(Decimal(7), None, Op.GT)
    goal = goal_of(target("7", op=Op.GT))
    assert goal.place_of(over_seven) is Place.EXCEED
    assert goal.place_of(stated(Decimal(7), None, Op.LT)) is Place.SHORT
    assert goal_of(target("8")).place_of(over_seven) is None
    assert over_seven.minus(over_seven) == Span(
        over_seven.low.plus(over_seven.high.times(Fraction(-1))),
        over_seven.high.plus(over_seven.low.times(Fraction(-1))),
    )
    assert at(7) < over_seven.low < at(Decimal("7.0000001"))
