"""The table of hand-worked cases: a new case is a new line of evaluation/verdicts.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tiendo.scoring.cases import run
from tiendo.scoring.rules.score import Verdict

TABLE = Path(__file__).parents[2] / "evaluation" / "verdicts.jsonl"
LINES = TABLE.read_text("utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("line", LINES, ids=[case["id"] for case in CASES])
def test_every_case_is_judged_as_worked_out_by_hand(line: str) -> None:
    expected = json.loads(line)["expect"]
    (answer,) = run([line])
    assert {field: answer[field] for field in expected} == expected, answer["reason"]


def test_the_table_is_large_and_its_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids)) >= 250


def test_every_case_says_why_and_every_verdict_occurs() -> None:
    assert all(case["why"].strip() for case in CASES)
    assert {case["expect"]["verdict"] for case in CASES} == {verdict.value for verdict in Verdict}


@pytest.mark.parametrize("answer", list(run(LINES)), ids=lambda answer: answer["id"])
def test_every_reason_is_one_finished_sentence_in_both_languages(answer: dict) -> None:
    for reason in (answer["reason"], answer["reason_en"]):
        assert reason.endswith(".")
        assert "{" not in reason
        assert "  " not in reason
        assert reason[0].isupper()
