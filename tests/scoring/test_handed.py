"""What the targets of units come to together, beside the one above: summed, averaged, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Better, Indicator, Target
from tiendo.scoring.rules.handed import Against, Share, over_as_said, reason, says, together
from tiendo.scoring.rules.over_bodies import over_bodies

REVENUE, POOR, GROWTH = (
    Indicator(id=id, name=id, unit=unit, better=Better.HIGHER, adds=Adds.SUM)
    for id, unit in (
        ("budget-revenue", "VND"),
        ("grdp-per-head", "VND"),
        ("grdp-growth", "percent"),
    )
)


def goal(value: str, of: Indicator = REVENUE, **more) -> Target:
    given_ = {"measure": Measure.LEVEL, "unit": of.unit, "period": "2023"} | more
    if "high" in given_:
        given_["high"] = Decimal(given_["high"])
    return Target(indicator=of, value=Decimal(value), **given_)


def shares(*values: str, of: Indicator = REVENUE, **more) -> list[Share]:
    return [Share(target=goal(value, of, **more)) for value in values]


@pytest.mark.parametrize(
    ("whole", "parts", "total", "against", "difference"),
    [
        (goal("100"), ["40", "60"], "100", Against.EQUAL, "0"),
        (goal("100"), ["40", "59.9"], "99.9", Against.LESS, "-0.1"),
        (goal("100"), ["40", "61"], "101", Against.MORE, "1"),
        (goal("100", high="110"), ["40", "65"], "105", Against.EQUAL, "0"),
        (goal("100", high="110"), ["40", "75"], "115", Against.MORE, "5"),
        (goal("0.3"), ["0.1", "0.2"], "0.3", Against.EQUAL, "0"),
    ],
)
def test_a_sum_stands_beside_the_whole_to_the_last_digit(whole, parts, total, against, difference):
    found = together(whole, shares(*parts), over_bodies("budget-revenue"))
    assert (found.total, found.against, found.difference) == (
        Decimal(total), against, Decimal(difference),
    )  # fmt: skip


def test_ranges_add_up_at_both_ends():
    found = together(goal("10"), shares("4", "6", high="8"), over_bodies("budget-revenue"))
    assert (found.total, found.high) == (10, 16)


@pytest.mark.parametrize(
    ("parts", "weights", "total", "against"),
    [
        (["50", "60"], ["1", "1"], "55", Against.EQUAL),
        (["50", "60"], ["3", "1"], "52.5", Against.LESS),
        (["50", "60"], ["1", "3"], "57.5", Against.MORE),
    ],
)
def test_a_ratio_is_a_mean_weighted_by_its_denominator(parts, weights, total, against):
    given_ = [
        Share(target=goal(value, POOR), weight=Decimal(weight))
        for value, weight in zip(parts, weights, strict=True)
    ]
    found = together(goal("55", POOR), given_, over_bodies("grdp-per-head"))
    assert (found.total, found.against, found.refusal) == (Decimal(total), against, "")


@pytest.mark.parametrize(
    ("parts", "against"),
    [(["56", "60"], Against.MORE), (["50", "54"], Against.LESS), (["55", "55"], Against.EQUAL),
     (["50", "60"], None)],
)  # fmt: skip
def test_without_weights_a_mean_lies_between_its_least_and_its_greatest(parts, against):
    found = together(goal("55", POOR), shares(*parts, of=POOR), over_bodies("grdp-per-head"))
    assert found.against is against
    assert bool(found.refusal) is (against is None)
    assert (found.total, found.difference) == (None, None)


@pytest.mark.parametrize(
    ("whole", "parts", "over", "words"),
    [
        (goal("7", GROWTH), shares("7", of=GROWTH), "grdp-growth", "thống kê tính lại"),
        (goal("7"), shares("7"), "khong-co-trong-bang", ""),
        (goal("7"), shares("7", unit="USD"), "budget-revenue", "đơn vị tính khác nhau"),
        (goal("7"), shares("7", base_year=2010), "budget-revenue", "năm gốc"),
        (goal("7", measure=Measure.CHANGE), shares("7"), "budget-revenue", "Mức tăng, giảm"),
        (goal("7", measure=Measure.RANK), shares("7"), "budget-revenue", "Thứ hạng"),
    ],
)
def test_what_does_not_add_is_refused_with_its_reason(whole, parts, over, words):
    found = together(whole, parts, over_bodies(over))
    assert (found.total, found.against) == (None, None)
    assert words in found.refusal
    assert reason(found)
    assert reason(found, english=True)


def test_without_shares_there_is_nothing_to_say():
    assert together(goal("7"), [], over_bodies("budget-revenue")) is None


@pytest.mark.parametrize("how", ["sum", "mean", "none"])
def test_the_keeper_of_the_catalogue_has_the_last_word(how):
    over = over_as_said("budget-revenue", how)
    found = together(goal("100"), shares("40", "60"), over)
    assert (found.total is not None) is (how == "sum")
    assert says(f"said-{how}") == over.reason


@given(st.lists(st.decimals(0, 10**9, places=3), min_size=1, max_size=9), st.randoms())
def test_the_order_of_units_changes_nothing(values, random):
    parts = shares(*map(str, values))
    mixed = random.sample(parts, len(parts))
    over = over_bodies("budget-revenue")
    assert together(goal("100"), parts, over) == together(goal("100"), mixed, over)
