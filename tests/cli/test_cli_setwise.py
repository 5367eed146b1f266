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

from tests.scale.made import made
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


def test_a_data_set_read_again_is_the_same(folder: Path) -> None:
    data = build(made(5, communes=3, indicators=4))
    again = store.read(folder)
    assert (again.observations, again.rows) == (data.observations, data.rows)
    assert (again.targets, again.known) == (data.targets, data.known)
    assert again.as_of == date(2023, 1, 20)


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
