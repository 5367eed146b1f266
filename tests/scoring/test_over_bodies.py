"""The past of a merged body: sums and means of its parts, derived, or refused with the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.facts.figure import Measure, Op
from tiendo.facts.lineage import BodyEvent, EventKind
from tiendo.facts.series import Observation, Status
from tiendo.scoring.rules.joined import Joined, Unjoined, refusal_words
from tiendo.scoring.rules.lineage import ancestors, parts_on
from tiendo.scoring.rules.over_bodies import How, OverBodies, over_bodies, says, table, weight_name
from tiendo.scoring.rules.past import past_of
from tiendo.vocabulary.indicators import catalogue

MERGED = date(2025, 7, 1)
PARTS = ("ha-nam", "nam-dinh", "ninh-binh-2025")
MERGER = BodyEvent(kind=EventKind.MERGED, on=MERGED, before=PARTS, after=("ninh-binh",), ref="a")
SUM = over_bodies("budget-revenue")
MEAN = over_bodies("grdp-per-head")


def said(value: str | Decimal, period: str = "2023", **more) -> Observation:
    given = {"measure": Measure.LEVEL, "unit": "VND", "known_on": date(2024, 2, 1)} | more
    return Observation(period=period, value=Decimal(value), **given)


def each(*values: Observation | None) -> dict[str, list[Observation]]:
    return {body: [one] if one else [] for body, one in zip(PARTS, values, strict=True)}


def past(over: OverBodies, seen, weights=None, events=(MERGER,), body="ninh-binh"):
    return past_of(over, body, events, seen, weights)


def refused(found) -> str:
    (one,) = found
    assert isinstance(one, Unjoined)
    return one.rule


# --- the table ---------------------------------------------------------------------------------


def test_every_indicator_of_the_catalogue_says_how_it_adds_over_bodies():
    assert list(table("over")) == list(catalogue())


@pytest.mark.parametrize("row", table("over").values(), ids=lambda row: row["id"])
def test_each_row_gives_its_reason_and_its_weight(row):
    over = over_bodies(row["id"])
    assert over.reason
    assert over.reason_en
    assert "{" not in over.reason + over.reason_en
    assert (over.how is How.MEAN) == (over.weight is not None)
    assert over.weight is None or over.weight in catalogue()
    assert over.how is not How.MEAN or catalogue()[row["id"]].adds != "sum"
    assert over.how is not How.SUM or catalogue()[row["id"]].unit not in (
        "percent",
        "per_mille",
        "point",
    )


def test_what_weights_a_mean_adds_up_itself():
    weights = {row["weight"] for row in table("over").values() if row.get("weight")}
    assert all(over_bodies(weight).how is How.SUM for weight in weights)
    assert all(weight_name(weight) and weight_name(weight, english=True) for weight in weights)


# --- which bodies -------------------------------------------------------------------------------

RENAMED = BodyEvent(
    kind=EventKind.RENAMED, on=date(2026, 4, 30), before=("ninh-binh",), after=("tp",), ref="b"
)


@pytest.mark.parametrize(
    ("body", "day", "bodies"),
    [
        ("tp", date(2026, 5, 1), ("tp",)),
        ("tp", date(2026, 4, 29), ("ninh-binh",)),
        ("tp", date(2025, 6, 30), PARTS),
        ("ninh-binh", date(2025, 7, 1), ("ninh-binh",)),
        ("ha-nam", date(2020, 1, 1), ("ha-nam",)),
    ],
)
def test_the_parts_of_a_body_on_a_day(body, day, bodies):
    assert parts_on(body, day, (MERGER, RENAMED)).bodies == bodies


def test_ancestors_are_all_that_came_before():
    assert set(ancestors("tp", (MERGER, RENAMED))) == {"ninh-binh", *PARTS}


def test_a_body_has_no_parts_before_it_was_founded():
    founded = BodyEvent(kind=EventKind.FOUNDED, on=date(2024, 1, 1), after=("a",))
    assert parts_on("a", date(2023, 1, 1), (founded,)).bodies == ()


# --- sums and means ------------------------------------------------------------------------------

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=6, allow_nan=False)
whole = st.integers(min_value=1, max_value=10**9).map(Decimal)


@given(st.tuples(amounts, amounts, amounts))
def test_a_sum_is_the_exact_sum_of_its_parts(values):
    (one,) = past(SUM, each(*map(said, values)))
    assert one.value == sum(values)
    assert not one.rounded
    assert [i.observation.value for i in one.inputs] == list(values)
    assert [i.body for i in one.inputs] == list(PARTS)


@given(st.tuples(amounts, amounts, amounts), st.tuples(whole, whole, whole))
def test_a_mean_lies_between_its_parts_and_gives_back_the_whole(values, people):
    weights = each(*(said(n, unit="count") for n in people))
    (one,) = past(MEAN, each(*map(said, values)), weights)
    assert min(values) <= one.exact <= max(values)
    whole_value = sum(Fraction(v) * Fraction(n) for v, n in zip(values, people, strict=True))
    assert one.exact * Fraction(sum(people)) == whole_value
    assert abs(Fraction(one.value) - one.exact) <= Fraction(1, 200)
    assert all(i.weight is not None for i in one.inputs)


@given(st.lists(st.sampled_from(list(Status)), min_size=3, max_size=3), amounts)
def test_derived_never_claims_to_be_official(statuses, value):
    found = past(SUM, each(*(said(value, status=status) for status in statuses)))
    for one in found:
        if isinstance(one, Joined):
            assert one.status == "derived"
            assert one.inputs_status in statuses
        else:
            assert one.rule == "status-differs"
    assert (len(set(statuses)) == 1) == isinstance(found[0], Joined)


@given(st.permutations(PARTS), st.tuples(amounts, amounts, amounts))
def test_the_order_in_which_parts_are_known_changes_nothing(order, values):
    seen = each(*map(said, values))
    again = {body: seen[body] for body in order}
    assert past(SUM, seen) == past(SUM, again)


def test_units_of_one_family_are_joined_in_one_unit():
    seen = each(said("1", unit="tonne"), said("500", unit="kg"), said("2", unit="tonne"))
    (one,) = past(over_bodies("rice-output"), seen)
    assert (one.value, one.unit) == (Decimal("3.5"), "tonne")


def test_both_numbers_of_a_ratio_are_summed():
    ratio = {"measure": Measure.RATIO, "unit": "count"}
    seen = each(
        said("10", of=Decimal(20), **ratio),
        said("3", of=Decimal(5), **ratio),
        said("7", of=Decimal(7), **ratio),
    )
    (one,) = past(over_bodies("new-rural-communes"), seen)
    assert (one.exact, one.of) == (20, 32)


def test_weights_of_the_year_serve_a_part_of_it_and_are_named():
    seen = each(*(said(v, "2023-9M") for v in ("10", "20", "30")))
    weights = each(*(said(n, "2023", unit="count") for n in ("1", "1", "2")))
    (one,) = past(MEAN, seen, weights)
    assert one.value == Decimal("22.5")
    assert {i.weight.period for i in one.inputs} == {"2023"}


def test_a_mean_that_no_decimal_holds_says_that_it_is_rounded():
    weights = each(*(said("1", unit="count") for _ in PARTS))
    (one,) = past(MEAN, each(said("1"), said("0"), said("0")), weights)
    assert one.rounded
    assert one.value == Decimal("0.33")


def test_a_renamed_body_goes_on_with_its_figures_ranks_too():
    rank = said("3", measure=Measure.RANK, unit="place")
    (one,) = past_of(over_bodies("pci"), "tp", (RENAMED,), {"ninh-binh": [rank]})
    assert (one.how, one.value, one.status) == (How.SAME, 3, "derived")


# --- what is refused ------------------------------------------------------------------------------

REFUSALS = {
    "a part is missing": ("part-missing", SUM, each(said("1"), None, said("3"))),
    "price bases differ": (
        "prices-differ", over_bodies("grdp"),
        each(said("1"), said("2", base_year=2010), said("3")),
    ),
    "estimates among official figures": (
        "status-differs", SUM, each(said("1"), said("2", status=Status.ESTIMATED), said("3")),
    ),
    "unlike units": ("units-differ", SUM, each(said("1"), said("2", unit="USD"), said("3"))),
    "unlike denominators": (
        "units-differ", over_bodies("rice-yield"),
        each(said("1", per="ha"), said("2", per="vụ"), said("3", per="ha")),
    ),
    "a bound": ("not-exact", SUM, each(said("1"), said("2", op=Op.GT), said("3"))),
    "a range": (
        "not-exact", SUM,
        each(said("1"), said("2", high=Decimal(3), op=Op.RANGE), said("3")),
    ),
    "ranks": (
        "rank", SUM, each(*(said(n, measure=Measure.RANK, unit="place") for n in ("1", "2", "3"))),
    ),
    "changes": (
        "relative", SUM,
        each(*(said(n, measure=Measure.CHANGE, unit="percent") for n in ("1", "2", "3"))),
    ),
    "no weights": ("weight-missing", MEAN, each(said("1"), said("2"), said("3"))),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "over", "seen"), REFUSALS.values(), ids=REFUSALS)
def test_what_does_not_add_is_refused_with_the_reason(rule, over, seen):
    found = past(over, seen)
    assert refused(found) == rule
    names = {"nam-dinh": "tỉnh Nam Định"}
    for english in (False, True):
        words = refusal_words(found[0], names, "dân số", english=english)
        assert words
        assert "{" not in words
        assert not {"VND", "official", "–"} & set(words.replace(",", " ").split()) or english
    assert rule != "part-missing" or "tỉnh Nam Định" in refusal_words(found[0], names, "")


def test_an_indicator_that_does_not_add_gives_nothing_and_says_why():
    assert past(over_bodies("pci"), each(said("1"), said("2"), said("3"))) == []
    assert "công bố" in over_bodies("pci").reason
    assert "số hộ dân" in over_bodies("poverty-rate").reason
    assert over_bodies("điều chưa ai biết").reason == says("reason", "not-stated")


def test_a_part_of_a_split_body_is_not_guessed():
    split = BodyEvent(
        kind=EventKind.SPLIT, on=date(2004, 1, 1), before=("can-tho-cu",), after=("hau-giang", "ct")
    )
    found = past_of(SUM, "hau-giang", (split,), {"can-tho-cu": [said("9", "2003")]})
    assert refused(found) == "came-by-split"


def test_a_merged_body_with_a_part_that_was_split_off_is_refused():
    split = BodyEvent(
        kind=EventKind.SPLIT, on=date(1997, 1, 1), before=("ha-nam-ninh",), after=("ha-nam", "x")
    )
    found = past(SUM, each(None, said("2", "1996"), None), events=(MERGER, split))
    assert refused(found) == "came-by-split"
    assert found[0].bodies == ("ha-nam",)


def test_a_period_that_the_body_itself_states_is_left_to_it():
    seen = each(said("1"), said("2"), said("3")) | {"ninh-binh": [said("7")]}
    assert past(SUM, seen) == []


def test_a_body_that_took_in_its_neighbour_is_a_part_of_itself_before():
    took_in = BodyEvent(kind=EventKind.MERGED, on=MERGED, before=("a", "b"), after=("a",))
    seen = {"a": [said("1")], "b": [said("2")]}
    (one,) = past_of(SUM, "a", (took_in,), seen)
    assert one.value == 3
    later = {"a": [said("5", known_on=date(2025, 9, 1))], "b": [said("2")]}
    assert past_of(SUM, "a", (took_in,), later) == []  # restated for what it is now


def test_a_period_after_the_merger_is_no_past():
    assert past(SUM, each(said("1", "2025"), said("2", "2025"), said("3", "2025"))) == []
    (half,) = past(SUM, each(*(said("1", "2025-H1") for _ in PARTS)))
    assert half.value == 3


def test_figures_at_both_prices_are_joined_each_with_its_own():
    seen = {body: [said("1"), said("2", base_year=2010)] for body in PARTS}
    assert {(one.base_year, one.value) for one in past(over_bodies("grdp"), seen)} == {
        (None, 3),
        (2010, 6),
    }
