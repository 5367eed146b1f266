"""Confidences say what they are worth: fitted on first sight, held out, kept under a ceiling."""

from __future__ import annotations

import json
import re
from datetime import date
from math import log

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from evaluation.calibrating import DOUBTS, calibration, fitted, held_out, written
from evaluation.logistic import Row, fit, share, solve
from evaluation.reliability import Said, reliability, table
from evaluation.run import CALIBRATION, FLOOR, apart, gold_files
from evaluation.score import Score, load, score
from evaluation.sighting import Sight, counted, judged, sights, signed
from tiendo.reading.weighing import doubts

SEEN = sights()


def test_said_and_right_lie_no_further_apart_than_the_ceiling():
    ceilings = yaml.safe_load(FLOOR.read_text(encoding="utf-8"))[CALIBRATION]
    assert apart(calibration(SEEN), ceilings) == []


def test_nine_in_ten_are_right_of_what_is_said_to_be_nine_tenths_sure():
    known = calibration(SEEN)["all"]
    nine = next(b for b in known.bins if b.least == 0.9)
    assert nine.right == pytest.approx(nine.said, abs=0.03)
    assert known.bins[0].right < nine.right <= known.bins[-1].right


def test_the_table_of_doubts_is_what_the_fit_gives():
    for name, (worth, right, count) in fitted(SEEN).items():
        row = doubts()[name]
        assert (row["worth"], row["seen"]) == (f"{worth:.2f}", f"{right}/{count}"), name


def test_writing_the_table_again_changes_nothing_but_the_day():
    text = DOUBTS.read_text(encoding="utf-8")
    again = written(text, fitted(SEEN), date(2030, 12, 1))
    day = re.compile(r"\d{4}-\d\d-\d\d")
    assert day.sub("", again) == day.sub("", text)
    assert set(day.findall(again)) == {"2030-12-01"}


def test_a_sign_that_the_table_lacks_is_refused():
    with pytest.raises(ValueError, match="0 dòng nothing"):
        written("", {"nothing": (0.0, 0, 0)}, date(2026, 12, 1))


def test_sights_speak_of_our_own_passages_and_of_known_signs():
    gold = {name: {p["id"] for p in load(path)} for name, path in gold_files().items()}
    assert all(one.passage in gold[one.set] for one in SEEN if one.set in gold)
    assert {one.set for one in SEEN} & gold.keys()
    assert {sign for one in SEEN for sign in one.signs} <= doubts().keys()
    assert all(doubts()[sign]["kind"] == one.kind for one in SEEN for sign in one.signs)
    assert all(one.count for one in SEEN)


@pytest.mark.parametrize("sets", [False, True])
def test_every_item_of_a_last_reader_is_judged_once(sets):
    last = {(one.set, one.kind): one.reader for one in SEEN}
    count = sum(one.count for one in SEEN if last[one.set, one.kind] == one.reader)
    said = [one for kind in ("figures", "tasks") for one in held_out(SEEN, kind, sets=sets)]
    kinds = {one.kind for one in SEEN}
    assert sum(one.count for one in said) < count
    assert sum(o.count for kind in kinds for o in held_out(SEEN, kind, sets=sets)) == count


def gold(**more):
    figure = {"role": "result", "measure": "level", "value": 5, "unit": "count", "words": []}
    return figure | {"quote": "5 xã"} | more


def reading(**more):
    """A reading of "có 5 xã" with one figure; ``more`` are fields that differ from the gold."""
    figure = gold(start=3, end=7, indicator="xã", signs=["period-open"], rule="figures")
    return {"text": "có 5 xã", "figures": [figure | more], "unread": [], "warnings": []}


@pytest.mark.parametrize(
    ("asked", "read", "right"),
    [
        ({}, {}, True),
        ({}, {"value": 6}, False),
        ({"period": "2023"}, {}, False),
        ({}, {"period": "2023"}, False),
        ({"period": "2023"}, {"period": "2023"}, True),
        ({"words": ["thôn"]}, {}, False),
    ],
)
def test_a_figure_is_right_if_a_person_could_take_it_as_it_stands(asked, read, right):
    passage = {"id": "a", "text": "có 5 xã", "figures": [gold(**asked)]}
    assert [(kind, ok) for kind, _, ok in judged(passage, reading(**read))] == [("figures", right)]


def test_what_is_optional_is_neither_right_nor_wrong():
    passage = {"id": "a", "text": "có 5 xã", "figures": [gold(optional=True)]}
    assert list(judged(passage, reading())) == []


def test_figures_of_tables_and_items_that_nobody_asked_for_are_counted_by_kind():
    passage = {"id": "a", "text": "có 5 xã", "figures": [], "tasks": []}
    task = {"start": 0, "end": 7, "owners": [], "signs": ["task-nobody"]}
    found = reading(rule="column.plan", signs=[]) | {"tasks": [task]}
    assert list(counted("own", "now", passage, found)) == [
        Sight(set="own", passage="a", kind="tables", reader="now", signs=(), right=0, wrong=1),
        Sight(
            set="own", passage="a", kind="tasks", reader="now", signs=("task-nobody",),
            right=0, wrong=1,
        ),
    ]  # fmt: skip


def test_a_passage_is_read_with_the_signs_of_its_items():
    passage = load(gold_files()["fifth"])[0]
    found = signed(passage)
    assert all(set(f["signs"]) <= doubts().keys() for f in found["figures"])
    assert any(f["signs"] for f in found["figures"])
    json.dumps([one.as_json() for one in counted("fifth", "now", passage, found)])


def test_unread_and_warnings_are_counted():
    passage = {"id": "a", "text": "có 5 xã", "figures": []}
    unread = {"start": 3, "end": 4, "quote": "5", "rule": "r", "reason": "x"}
    result = score([passage], {"a": reading() | {"unread": [unread], "warnings": [{}, {}]}})
    assert (result.unread, result.warnings) == (1, 2)
    assert (Score().unread, Score().warnings) == (0, 0)


def test_said_beside_right():
    known = reliability(
        [
            Said(sure=0.9, right=8, wrong=2),
            Said(sure=0.6, right=3, wrong=2),
            Said(sure=0.9, right=0, wrong=0),
        ]
    )
    assert (known.count, known.right) == (15, pytest.approx(11 / 15))
    assert known.ece == pytest.approx((10 * 0.1 + 5 * 0.0) / 15)
    assert known.brier == pytest.approx((8 * 0.01 + 2 * 0.81 + 3 * 0.16 + 2 * 0.36) / 15)
    assert [b.count for b in known.bins] == [5, 10]
    assert "from 0.90" in table({"figures": known})


def test_nothing_said_is_no_error():
    assert (reliability([]).ece, reliability([]).count) == (0.0, 0)


def test_a_fit_finds_the_odds_and_leaves_out_what_would_add_to_them():
    rows = [
        Row(parts=frozenset(("k",)), right=90, wrong=10),
        Row(parts=frozenset(("k", "bad")), right=50, wrong=50),
        Row(parts=frozenset(("k", "good")), right=99, wrong=1),
    ]
    found = fit(rows, ["k"], ["bad", "good"], ridge=1e-9)
    assert found["good"] == 0.0
    assert share(found["k"]) == pytest.approx(189 / 200)
    assert found["k"] + found["bad"] == pytest.approx(0.0, abs=1e-6)


def test_a_sign_seen_twice_says_less_than_one_seen_often():
    rows = [Row(parts=frozenset(("k",)), right=90, wrong=10)]
    seldom = fit([*rows, Row(parts=frozenset(("k", "s")), right=1, wrong=1)], ["k"], ["s"], 2.0)
    often = fit([*rows, Row(parts=frozenset(("k", "s")), right=50, wrong=50)], ["k"], ["s"], 2.0)
    assert -log(9) < often["s"] < seldom["s"] < 0


@given(st.lists(st.floats(-3, 3), min_size=1, max_size=5))
def test_equations_are_solved(wanted):
    size = len(wanted)
    matrix = [[float(size + 1) if i == j else 1.0 for j in range(size)] for i in range(size)]
    right = [sum(a * b for a, b in zip(line, wanted, strict=True)) for line in matrix]
    assert solve(matrix, right) == pytest.approx(wanted, abs=1e-9)
