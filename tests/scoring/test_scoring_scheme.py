"""The tables of scoring hold what the rules ask of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tiendo.facts.series import Status
from tiendo.scoring.rules.scheme import conversion, scheme, table
from tiendo.scoring.rules.score import OPEN, Verdict
from tiendo.vocabulary.periods import Precision

RULES = Path(__file__).parents[2] / "src" / "tiendo" / "scoring" / "rules"
KINDS = ["setting", "verdict", "status", "rule", "scale", "unit", "period", "phrase"]
SPOKEN = ["verdict", "status", "rule", "unit", "period", "phrase"]


def words_of_the_code() -> set[str]:
    """Every string constant of the rules."""
    trees = [ast.parse(path.read_text("utf-8")) for path in RULES.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_rows_with_a_source(kind: str) -> None:
    assert table(kind)
    assert all(row["source"] for row in table(kind).values())


@pytest.mark.parametrize("kind", SPOKEN)
def test_every_row_that_is_said_is_said_in_both_languages(kind: str) -> None:
    for row in table(kind).values():
        assert isinstance(row["says"], str)
        assert isinstance(row["says_en"], str)


def test_verdicts_and_statuses_have_their_words() -> None:
    assert set(table("verdict")) == {verdict.value for verdict in Verdict}
    assert set(table("status")) == {status.value for status in Status}


def test_every_precision_of_a_period_has_its_words() -> None:
    said = {"day-on" if p is Precision.DAY else p.value for p in Precision}
    assert said <= set(table("period"))


def test_every_open_verdict_has_its_sentence() -> None:
    for verdict in OPEN:
        assert f"straight-line-{verdict.value}" in table("phrase")
    for rule in ("interim-state", "forecast"):
        assert {f"{rule}-on_course", f"{rule}-behind"} <= set(table("phrase"))


def test_no_rule_is_written_down_that_the_code_does_not_use() -> None:
    composed = {f"{kind}-{way}" for kind in ("point", "range") for way in ("higher", "lower")}
    composed |= {"point-neither", "range-neither"}
    assert set(table("rule")) <= words_of_the_code() | composed


def test_the_tolerance_is_off() -> None:
    assert scheme().tolerance_percent == 0


@pytest.mark.parametrize(
    ("unit", "to", "factor"),
    [("km", "m", 1000), ("kg", "tonne", None), ("VND", "USD", None), ("percent", "per_mille", 10),
     ("percent", "percentage_point", None), ("count", "count", 1), ("point", "index", None)],
)  # fmt: skip
def test_only_units_of_one_kind_convert(unit: str, to: str, factor: int | None) -> None:
    found = conversion(unit, to)
    if (unit, to) == ("kg", "tonne"):
        assert found is not None
        assert found * 1000 == 1
    else:
        assert found == factor
