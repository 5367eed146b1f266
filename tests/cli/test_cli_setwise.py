"""``tiendo score`` over many targets: one answer whatever the engine, the form or the source."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.scale.made import made, with_ids
from tiendo.cli.main import main
from tiendo.scale import store
from tiendo.scale.building import build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data set on disk."""
    from dataclasses import replace

    facts = replace(made(5, communes=3, indicators=4), as_of=date(2023, 1, 20))
    store.write(build(facts), tmp_path / "bo")
    return tmp_path / "bo"


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["score", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_data_set_is_read_as_it_lies(folder: Path) -> None:
    data = build(made(5, communes=3, indicators=4))
    again = store.read(folder)
    assert not isinstance(again.rows, list)
    assert (list(again.observations), list(again.rows)) == (data.observations, data.rows)
    assert (list(again.targets), list(again.scales)) == (data.targets, data.scales)
    assert (dict(again.known), again.bodies) == (data.known, data.bodies)
    assert (again.plans, again.as_of) == (data.plans, date(2023, 1, 20))


@pytest.mark.parametrize("spoiled", ["facts changed", "no places", "other settings"])
def test_what_no_longer_fits_its_facts_is_made_again_from_them(folder: Path, spoiled: str) -> None:
    from dataclasses import replace
    from fractions import Fraction

    from tiendo.scoring.rules.scheme import scheme

    rules = scheme()
    if spoiled == "facts changed":
        with (folder / "facts.jsonl").open("a", encoding="utf-8") as facts:
            facts.write("{}\n")
    elif spoiled == "no places":
        (folder / "places.parquet").unlink()
    else:
        rules = replace(rules, tolerance_percent=Fraction(5))
    again = store.read(folder, rules)
    data = build(made(5, communes=3, indicators=4), rules)
    assert isinstance(again.rows, list)
    assert (again.observations, again.rows) == (data.observations, data.rows)
    assert (again.targets, again.known) == (data.targets, data.known)


def test_only_what_is_left_to_the_rules_is_read_from_the_facts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tiendo.scale import held
    from tiendo.scale.engines import engine
    from tiendo.scale.question import Question
    from tiendo.scale.scoring import scored

    seen: list[int] = []
    plain = held.as_known
    monkeypatch.setattr(held, "as_known", lambda one: seen.append(1) or plain(one))
    data = store.read(folder)
    machine = engine("duckdb")
    machine.read(str(folder))
    found = scored(data, machine, Question(as_of=date(2023, 1, 20)))
    machine.close()
    assert 0 < len(seen) == found.by_rules < len(found.answers)


def test_engines_answer_alike(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lite = answered(capsys, "--data", str(folder))
    duck = answered(capsys, "--data", str(folder), "--engine", "duckdb")
    assert lite == duck
    assert lite["as_of"] == "2023-01-20"
    assert len(lite["scores"]) == lite["setwise"] + lite["by_rules"] == len(store.read(folder).rows)


def test_a_body_is_asked_for_with_all_below(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = answered(capsys, "--data", str(folder), "--body", "tinh")
    commune = answered(capsys, "--data", str(folder), "--body", "xa1", "--period", "2022")
    assert {one["body"] for one in whole["scores"]} == {"tinh", "xa0", "xa1", "xa2"}
    assert {(one["body"], one["due"]) for one in commune["scores"]} == {("xa1", "2022")}


def test_csv_and_parquet_hold_the_exact_amounts_of_json(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answered(capsys, "--data", str(folder))["scores"]
    assert main(["score", "--data", str(folder), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    out = tmp_path / "diem.parquet"
    assert main(["score", "--data", str(folder), "--format", "parquet", "-o", str(out)]) == 0
    kept = parquet.read_table(out).to_pylist()
    for one, row, other in zip(told, rows, kept, strict=True):
        assert one["verdict"] == row["verdict"] == other["verdict"]
        if one["value"] is not None:
            assert Decimal(str(one["value"])) == Decimal(row["value"]) == Decimal(other["value"])


def test_the_table_says_who_judged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--data", str(folder), "--engine", "sqlite"]) == 0
    assert "không bỏ sót" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--body", "khong-co"], "khong-co"),
        (["--plan", "khong-co"], "khong-co"),
        (["--format", "parquet"], "-o"),
        (["--engine", "spark"], "--where"),
        (["--as-of", "2022-01-01"], "20/01/2023"),
        (["--period", "2023-Q9"], "2023-Q9"),
    ],
)
def test_what_cannot_be_answered_is_said(
    folder: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--data", str(folder), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_no_data_set_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--data", str(tmp_path)]) == 2
    assert "tiendo export" in capsys.readouterr().err


def test_kept_scores_answer_as_judged_ones(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = answered(capsys, "--data", str(folder))
    assert main(["score", "--data", str(folder), "--keep"]) == 0
    assert "20/01/2023" in capsys.readouterr().out
    monkeypatch.setattr(store, "read", None)  # nothing is read of the data set again
    assert answered(capsys, "--data", str(folder)) == judged
    commune = answered(capsys, "--data", str(folder), "--body", "xa1", "--period", "2022")
    wanted = [one for one in judged["scores"] if (one["body"], one["due"]) == ("xa1", "2022")]
    assert commune["scores"] == wanted


def test_what_was_added_is_told_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bo"
    facts = with_ids(made(5, communes=3, indicators=4), date(2023, 1, 20))
    store.write(build(facts), folder)
    assert main(["score", "--data", str(folder), "--keep"]) == 0
    capsys.readouterr()
    before = {one["target"]: one for one in answered(capsys, "--data", str(folder))["scores"]}
    ref, unit = next((ref, one["unit"]) for ref, one in before.items() if one["value"])
    more = tmp_path / "them.jsonl"
    line = {"target": ref, "period": before[ref]["due"], "value": "987654", "unit": unit,
            "status": "revised", "known_on": "2023-01-19"}  # fmt: skip
    more.write_text(json.dumps(line) + "\n", encoding="utf-8")
    told = answered(capsys, "--data", str(folder), "--add", str(more))["scores"]
    after = {one["target"]: one for one in answered(capsys, "--data", str(folder))["scores"]}
    assert {one["target"]: one for one in told} == {
        ref: one for ref, one in after.items() if one != before[ref]
    }
    again = answered(capsys, "--data", str(folder), "--engine", "sqlite")["scores"]
    assert {one["target"]: one for one in again} == after


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--keep"], "--data"), (["--add", "x.jsonl"], "--data")],
)
def test_keeping_needs_a_data_set(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *words]) == 2
    assert said in capsys.readouterr().err


def test_nothing_is_added_to_what_is_not_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--data", str(folder), "--add", "-"]) == 2
    assert "--keep" in capsys.readouterr().err
