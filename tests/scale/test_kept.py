"""Scores kept for a day: the same rows as judged, by unit, with what was judged again on top."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.scale.conftest import data_of
from tiendo.errors import InvalidFact, TiendoError
from tiendo.scale.engines import engine
from tiendo.scale.kept import Kept, keep
from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import scheme
from tiendo.vocabulary.periods import parse_period

DAY = date(2022, 11, 20)


@pytest.fixture
def machine() -> Any:
    data, found = data_of(2), engine("duckdb")
    found.load(data.observations, data.rows)
    yield found
    found.close()


@pytest.fixture
def kept(machine: Any, tmp_path: Path) -> Any:
    found = keep(machine, DAY, scheme(), tmp_path / "diem")
    yield found
    found.close()


def test_what_is_kept_is_what_was_judged(machine: Any, kept: Kept) -> None:
    assert kept.scores(Question(as_of=DAY)) == machine.scores(Question(as_of=DAY), scheme())


def test_a_unit_has_its_own_rows_with_its_places_in_the_whole(machine: Any, kept: Kept) -> None:
    every = {row[0]: row for row in machine.scores(Question(as_of=DAY), scheme())}
    for asked in (
        Question(as_of=DAY, bodies=(2, 4)),
        Question(as_of=DAY, bodies=(0, 8), period=parse_period("2022")),
        Question(as_of=DAY, plan=0),
        Question(as_of=DAY, bodies=(3, 3), period=parse_period("2019")),
    ):
        judged = [row[0] for row in machine.scores(asked, scheme())]
        assert kept.scores(asked) == [every[target] for target in judged]


def test_what_is_judged_again_stands_in_place_of_what_was_kept(kept: Kept) -> None:
    first, *others = kept.scores(Question(as_of=DAY))
    newer = (first[0], "met", *first[2:])
    kept.take([newer])
    assert kept.scores(Question(as_of=DAY)) == [newer, *others]


def test_another_day_is_refused(kept: Kept) -> None:
    with pytest.raises(InvalidFact, match="20/11/2022"):
        kept.scores(Question(as_of=date(2022, 11, 21)))


def test_a_directory_without_scores_is_said(tmp_path: Path) -> None:
    with pytest.raises(TiendoError, match="không giữ điểm"):
        Kept(tmp_path)


def test_what_lay_there_before_is_gone(machine: Any, kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "diem" / "scores-099.parquet").write_bytes(b"")
    again = keep(machine, DAY, scheme(), tmp_path / "diem")
    assert again.scores(Question(as_of=DAY)) == kept.scores(Question(as_of=DAY))
    again.close()
