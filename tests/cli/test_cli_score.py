"""``tiendo score --cases``: verdicts without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tiendo.cli.main import main

CASES = Path(__file__).resolve().parents[2] / "evaluation" / "verdicts.jsonl"


def test_hand_worked_cases_are_answered_as_expected(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--cases", str(CASES)]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    assert [(a["id"], a["verdict"]) for a in answers] == [
        (c["id"], c["expect"]["verdict"]) for c in cases
    ]


def test_a_line_that_is_no_case_is_named_and_the_others_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = CASES.read_text("utf-8").splitlines()[0]
    path = tmp_path / "cases.jsonl"
    path.write_text(f"không phải JSON\n{good}\n", encoding="utf-8")
    assert main(["score", "--cases", str(path)]) == 2
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert "dòng 1" in first["error"]
    assert second["verdict"]


def test_a_missing_file_of_cases_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--cases", "khong-co.jsonl"]) == 2
    assert "khong-co.jsonl" in capsys.readouterr().err
