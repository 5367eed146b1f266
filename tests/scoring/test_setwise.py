"""``tiendo score`` over the whole register: the same verdicts as the scoreboard's, with places."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from registered import Register

from tiendo.cli.main import main
from tiendo.register.access import Grant, Viewer
from tiendo.register.models import Body, BodyLink, Observation, Target
from tiendo.scoring import Verdict
from tiendo.scoring.models import Trajectory
from tiendo.scoring.selectors import scoreboard
from tiendo.scoring.services import override_verdict

DAY = date(2024, 2, 1)


@pytest.fixture
def register(db: None) -> Register:
    """A province with three districts below it, each with the same indicator."""
    made = Register()
    whole = made.target("thu", "100")
    made.observe(whole, "100", date(2024, 1, 10))
    for name, value in zip("abc", ("40", "35", "40"), strict=True):
        district = Body.objects.create(slug=f"huyen-{name}", name=f"huyện {name}", kind="district")
        BodyLink.objects.create(parent=made.body, child=district, valid_from=date(2020, 1, 1))
        one = made.target(f"thu-{name}", "38")
        Target.objects.filter(pk=one.pk).update(body=district, indicator=whole.indicator)
        one.refresh_from_db()
        seen = made.observe(one, value, date(2024, 1, 10))
        Observation.objects.filter(pk=seen.pk).update(body=district, indicator=whole.indicator)
    return made


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    assert main(["score", "--as-of", "2024-02-01", "--format", "json", *words]) == 0
    return {one["target"]: one for one in json.loads(capsys.readouterr().out)["scores"]}


def test_verdicts_are_those_of_the_scoreboard(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "--engine", "duckdb")
    board = scoreboard(register.plan, DAY)
    assert {slug: one["verdict"] for slug, one in found.items()} == {
        one.record.slug: one.score.verdict.value for one in board.targets
    }
    assert {one["by"] for one in found.values()} == {"engine"}


def test_a_verdict_of_a_person_stands_beside_that_of_the_rules(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    by = Viewer(name="Bình", grants=(Grant(role="approver"),))
    override_verdict(target="thu-a", verdict=Verdict.MISSED, reason="thử", by=by, as_of=DAY)
    one = told(capsys, "--body", "huyen-a")["thu-a"]
    assert (one["verdict"], one["decided"]) == ("exceeded", "missed")
    assert main(["score", "--as-of", "2024-02-01", "--body", "huyen-a"]) == 0
    assert "(người" in capsys.readouterr().out


def test_a_trajectory_is_followed_as_on_the_scoreboard(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    one = register.target("trồng", "100")
    Target.objects.filter(pk=one.pk).update(period="2023/2032")
    register.observe(one, "20", date(2024, 1, 10))
    assert told(capsys, "--engine", "sqlite")["trồng"]["verdict"] == "on_course"
    Trajectory.objects.create(
        target=one, reason="giao", since=DAY, by="An", at=timezone.now(),
        points=[{"period": "2023", "value": "50"}, {"period": "2032", "value": "100"}],
    )  # fmt: skip
    assert told(capsys, "--engine", "sqlite")["trồng"]["verdict"] == "off_course"


def test_districts_have_places_among_each_other(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "--body", register.body.slug)
    places = {slug: (one["rank"], one["shared"], one["among"]) for slug, one in found.items()}
    assert places["thu-a"] == places["thu-c"] == (1, 2, 3)
    assert places["thu-b"] == (3, 1, 3)
    assert places["thu"] == (None, None, None)
    assert set(told(capsys, "--body", "huyen-a")) == {"thu-a"}


def test_the_register_leaves_as_a_data_set_that_answers_alike(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bo"
    assert main(["export", "bo-du-lieu", "--as-of", "2024-02-01", "-o", str(folder)]) == 0
    assert told(capsys, "--data", str(folder)) == told(capsys, "--engine", "sqlite")


def test_the_sentences_are_those_of_the_scoreboard(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the register, from a data set, from what is kept, and in a file."""
    board = {one.record.slug: one.score.reason for one in scoreboard(register.plan, DAY).targets}
    folder = tmp_path / "bo"
    assert main(["export", "bo-du-lieu", "--as-of", "2024-02-01", "-o", str(folder)]) == 0
    judged = told(capsys, "--reasons")
    assert {slug: one["reason"] for slug, one in judged.items()} == board
    assert told(capsys, "--reasons", "--data", str(folder)) == judged
    assert main(["score", "--data", str(folder), "--keep"]) == 0
    capsys.readouterr()
    assert told(capsys, "--reasons", "--data", str(folder)) == judged
    file = tmp_path / "diem.csv"
    assert (
        main(["score", "--as-of", "2024-02-01", "--reasons", "--format", "csv", "-o", str(file)])
        == 0
    )
    with file.open(encoding="utf-8") as lines:
        assert {one["target"]: one["reason"] for one in csv.DictReader(lines)} == board
