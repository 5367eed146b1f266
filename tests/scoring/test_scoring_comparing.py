"""Comparisons between bodies: the table of hand-worked cases, and what must always hold."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.errors import InvalidFact
from tiendo.facts.series import Better
from tiendo.scoring.cases import run
from tiendo.scoring.rules.comparing.contribution import contributions
from tiendo.scoring.rules.comparing.indices import index_named
from tiendo.scoring.rules.comparing.ranking import ranking
from tiendo.scoring.rules.comparing.rollup import By, roll_up
from tiendo.scoring.rules.comparing.words import table

TABLE = Path(__file__).parents[2] / "evaluation" / "comparisons.jsonl"
LINES = TABLE.read_text("utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]

NAMES = st.sampled_from(["Cà Mau", "Bạc Liêu", "Hậu Giang", "Sóc Trăng", "Đồng Tháp", "An Giang"])
AMOUNTS = st.integers(-50, 50).map(Fraction)
KNOWN = st.dictionaries(NAMES, AMOUNTS, min_size=1)
VALUES = st.dictionaries(NAMES, st.one_of(st.none(), AMOUNTS), min_size=1)
DIRECTIONS = st.sampled_from([Better.HIGHER, Better.LOWER])


@pytest.mark.parametrize("line", LINES, ids=[case["id"] for case in CASES])
def test_every_comparison_is_as_worked_out_by_hand(line: str) -> None:
    case = json.loads(line)
    (answer,) = run([line])
    expected = case["expect"]
    assert ("error" in answer) is expected.pop("error", False)
    assert {field: answer[field] for field in expected} == expected
    assert case["why"].strip()


@pytest.mark.parametrize("answer", [one for one in run(LINES) if "error" not in one])
def test_every_comparison_is_said_in_sentences(answer: dict) -> None:
    for reason in (answer["reason"], answer["reason_en"]):
        assert reason.endswith(".")
        assert "{" not in reason
        assert "  " not in reason


def test_ids_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 80


@given(VALUES, DIRECTIONS)
def test_everyone_is_ranked_or_named_and_ranks_leave_room_for_those_that_share(
    values: dict[str, Fraction | None], better: Better
) -> None:
    found = ranking(values, better)
    assert {one.name for one in found.placed} | set(found.unranked) == set(values)
    for one in found.placed:
        sign = -1 if better is Better.HIGHER else 1
        ahead = [other for other in found.placed if other.value * sign < one.value * sign]
        assert one.rank == len(ahead) + 1
        assert one.shared == sum(other.value == one.value for other in found.placed)


@given(KNOWN, DIRECTIONS, st.integers(1, 10**9))
def test_no_rank_changes_by_the_unit_or_the_order(
    values: dict[str, Fraction], better: Better, factor: int
) -> None:
    plain = ranking(values, better)
    turned = ranking({n: values[n] * factor for n in reversed(list(values))}, better)
    assert [(one.name, one.rank) for one in plain.placed] == [
        (one.name, one.rank) for one in turned.placed
    ]


@given(KNOWN, DIRECTIONS, st.data())
def test_a_greater_value_is_never_ranked_worse_where_more_is_better(
    values: dict[str, Fraction], better: Better, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(values)))
    gain = data.draw(st.integers(0, 20)) * (1 if better is Better.HIGHER else -1)
    before, after = ranking(values, better), ranking(values | {name: values[name] + gain}, better)
    assert after.at(name).rank <= before.at(name).rank  # type: ignore[union-attr]


@given(KNOWN, KNOWN, DIRECTIONS)
def test_moves_are_given_only_among_the_same_bodies(
    values: dict[str, Fraction], before: dict[str, Fraction], better: Better
) -> None:
    found = ranking(values, better, before)
    same = set(values) == set(before)
    assert all((one.moved is not None) is same for one in found.placed)
    assert bool(found.moves_refused) is not same


@given(KNOWN, st.data())
def test_shares_and_the_rest_make_the_whole(
    values: dict[str, Fraction], data: st.DataObject
) -> None:
    whole = data.draw(st.integers(1, 200).map(Fraction))
    found = contributions(values, whole=whole)
    assert sum(one.share for one in found.units) + found.rest / whole == 1


@given(KNOWN, KNOWN)
def test_points_of_growth_add_up_to_the_growth(
    values: dict[str, Fraction], then: dict[str, Fraction]
) -> None:
    before = {name: then.get(name, Fraction(7)) for name in values}
    try:
        found = contributions(values, before=before)
    except InvalidFact:
        assert sum(values.values()) <= 0
        return
    if found.growth is not None:
        points = [one.growth for one in found.units]
        assert sum(point for point in points if point is not None) == found.growth


@given(KNOWN, st.data())
def test_weights_are_shares_of_one_and_the_mean_lies_between(
    values: dict[str, Fraction], data: st.DataObject
) -> None:
    weights = {name: Fraction(data.draw(st.integers(0, 9))) for name in values}
    if not any(weights.values()):
        with pytest.raises(InvalidFact):
            roll_up(values, By.MEAN, weights=weights)
        return
    found = roll_up(values, By.MEAN, weights=weights)
    assert sum(found.weights.values()) == 1
    assert found.value is not None
    assert min(values.values()) <= found.value <= max(values.values())
    tenfold = roll_up(values, By.MEAN, weights={n: w * 10 for n, w in weights.items()})
    assert tenfold == found


@given(VALUES)
def test_nothing_missing_is_passed_over_in_a_sum(values: dict[str, Fraction | None]) -> None:
    found = roll_up(values, By.SUM)
    lacking = sorted(name for name, value in values.items() if value is None)
    assert list(found.missing) == lacking
    assert (found.value is None) is bool(lacking)


def test_indices_are_those_of_the_catalogue_and_found_by_their_names() -> None:
    from tiendo.vocabulary.indicators import catalogue

    assert set(table("index")) <= set(catalogue())
    for id in table("index"):
        assert index_named(catalogue()[id].name)["id"] == id  # type: ignore[index]


@pytest.mark.parametrize("kind", ["say", "index"])
def test_every_row_has_its_source(kind: str) -> None:
    assert all(row["source"] for row in table(kind).values())
