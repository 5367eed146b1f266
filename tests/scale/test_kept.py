"""Scores kept beside a data set: the same answers as judged, by unit, and one observation more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.scale.made import made, with_ids
from tiendo.errors import InvalidFact, TiendoError
from tiendo.scale import store
from tiendo.scale.adding import Adding
from tiendo.scale.building import build
from tiendo.scale.engines import engine
from tiendo.scale.keeping import fresh, keep
from tiendo.scale.kept import Kept
from tiendo.scale.question import Question
from tiendo.scale.records import Record, records
from tiendo.scale.scoring import scored
from tiendo.scoring.rules.scheme import scheme
from tiendo.vocabulary.periods import parse_period

DAY = date(2022, 11, 20)


def judged(folder: Path) -> dict[str, Record]:
    """Every target of a data set, by its id, as it is judged without what is kept."""
    data, lite = store.read(folder), engine("sqlite")
    lite.load(list(data.observations), list(data.rows))
    found = scored(data, lite, Question(as_of=DAY))
    lite.close()
    return {one["target"]: one for one in records(data, found)}


def by_id(rows: list[Record]) -> dict[str, Record]:
    return {one["target"]: one for one in rows}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "bo"
    store.write(build(with_ids(made(2), DAY)), folder)
    keep(store.read(folder), DAY, folder).close()
    return folder


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """A data set whose scores are kept."""
    return Path(shutil.copytree(made_once, tmp_path / "bo"))


@pytest.fixture
def kept(folder: Path) -> Iterator[Kept]:
    found = fresh(folder, DAY, scheme())
    assert found is not None
    yield found
    found.close()


def test_what_is_kept_is_what_is_judged(folder: Path, kept: Kept) -> None:
    rows, by_rules = kept.records(Question(as_of=DAY))
    assert by_id(rows) == judged(folder)
    assert by_rules == sum(one["by"] == "rules" for one in rows) > 0


def test_a_unit_has_its_own_with_its_places_in_the_whole(folder: Path, kept: Kept) -> None:
    every = judged(folder)
    names = {place.number: name for name, place in kept.bodies.items()}
    for bodies, period in (((2, 4), None), ((0, 8), "2022"), ((3, 3), "2021")):
        wanted = Question(as_of=DAY, bodies=bodies, period=parse_period(period) if period else None)
        within = {names[number] for number in range(bodies[0], bodies[1] + 1)}
        assert by_id(kept.records(wanted)[0]) == {
            ref: one for ref, one in every.items()
            if one["body"] in within and period in (None, one["due"])
        }  # fmt: skip


@pytest.mark.parametrize("period", ["2022-H1", "2022", "2021", "2022-10"])
def test_one_observation_more_is_as_if_all_were_judged_again(
    folder: Path, kept: Kept, period: str
) -> None:
    before = by_id(kept.records(Question(as_of=DAY))[0])
    adding, told = Adding(kept, scheme()), {}
    for target in sorted(before)[:9]:
        new = adding.add(
            {"target": target, "period": period, "value": "123", "unit": before[target]["unit"],
             "status": "official", "known_on": "2022-11-19"}
        )  # fmt: skip
        told |= by_id(kept.records_of(new))
    adding.close()
    after = by_id(kept.records(Question(as_of=DAY))[0])
    assert {ref for ref, one in after.items() if one != before[ref]} <= set(told)
    assert after == judged(folder)
    again = fresh(folder, DAY, scheme())
    assert again is not None
    assert by_id(again.records(Question(as_of=DAY))[0]) == after
    again.close()


def test_what_was_added_is_part_of_the_data_set_and_of_what_is_kept_next(
    folder: Path, kept: Kept
) -> None:
    adding = Adding(kept, scheme())
    adding.add({"target": "ct-0", "period": "2022", "value": "7", "known_on": "2022-11-20"})
    adding.close()
    data = store.read(folder)
    assert isinstance(data.rows, list)
    store.write(data, folder)
    again = keep(store.read(folder), DAY, folder)
    assert by_id(again.records(Question(as_of=DAY))[0]) == judged(folder)
    assert not again.added
    again.close()


@pytest.mark.parametrize("spoiled", ["facts", "rows", "added", "settings", "day", "answers"])
def test_what_no_longer_fits_is_not_believed(folder: Path, spoiled: str) -> None:
    rules, day = scheme(), DAY
    if spoiled == "settings":
        rules = replace(rules, off_course_below=rules.off_course_below / 2)
    elif spoiled == "day":
        day = date(2022, 11, 21)
    elif spoiled == "answers":
        (folder / "scores" / "newer.jsonl").unlink()
    elif spoiled == "added":
        line = '{"subject": "xa1/i1", "known": [{"period": "2022", "value": "1"}]}\n'
        (folder / "added.jsonl").write_text(line, encoding="utf-8")
    else:
        name = {"facts": "facts.jsonl", "rows": "observations.parquet"}[spoiled]
        with (folder / name).open("ab") as into:
            into.write(b"\n")
    assert fresh(folder, day, rules) is None


def test_another_day_is_refused(kept: Kept) -> None:
    with pytest.raises(InvalidFact, match="20/11/2022"):
        kept.records(Question(as_of=date(2022, 11, 21)))


def test_an_earlier_day_than_the_data_set_is_not_kept(folder: Path) -> None:
    with pytest.raises(InvalidFact, match="20/11/2022"):
        keep(store.read(folder), date(2022, 1, 1), folder)


def test_a_folder_without_scores_is_said(tmp_path: Path) -> None:
    with pytest.raises(TiendoError, match="chưa giữ điểm"):
        Kept(tmp_path)


def test_a_target_that_is_not_there_is_said(kept: Kept) -> None:
    adding = Adding(kept, scheme())
    with pytest.raises(TiendoError, match="khong-co"):
        adding.add({"target": "khong-co", "period": "2022", "value": "1"})
    adding.close()
