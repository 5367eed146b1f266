"""Our gold is well-formed, and the readings stay above the floor."""

from __future__ import annotations

import unicodedata

import pytest
import yaml

from evaluation.run import FLOOR, below, evaluate, gold_files
from evaluation.score import Score, load, score

FILES = gold_files()


@pytest.mark.parametrize("name", FILES)
def test_readings_stay_above_the_floor(name):
    result = evaluate(FILES[name])
    assert below({name: result}, yaml.safe_load(FLOOR.read_text(encoding="utf-8"))) == []
    assert result.bad_spans == 0


@pytest.mark.parametrize("name", FILES)
def test_every_gold_quote_stands_in_its_text(name):
    for passage in load(FILES[name]):
        assert unicodedata.is_normalized("NFC", passage["text"])
        for figure in passage["figures"]:
            assert figure["quote"] in passage["text"], passage["id"]
            assert {"role", "measure", "value", "unit", "words"} <= figure.keys()


def test_a_fall_is_named():
    fallen = below({"dev": Score()}, {"dev": {"figure_strict": 0.9}})
    assert fallen == ["dev: figure_strict 0.0000 < 0.9000"]


def test_a_missed_and_a_spare_figure_are_counted():
    gold = {
        "role": "result",
        "measure": "level",
        "value": 5,
        "unit": "count",
        "quote": "5 xã",
        "words": [],
    }
    passage = {"id": "a", "text": "có 5 xã", "figures": [gold]}
    wrong = gold | {"value": 6, "start": 3, "end": 7, "indicator": "xã"}
    reading = {"text": "có 5 xã", "figures": [wrong]}
    result = score([passage], {"a": reading})
    count = result.counts["figure_strict"]
    assert (count.found, count.spare, count.missed) == (0, 1, 1)
    assert result.counts["figure_value"].f1 == 0.0
    assert (
        score([passage], {"a": {"text": "có 5 xã", "figures": [wrong | {"value": 5}]}})
        .counts["figure_whole"]
        .f1
        == 1.0
    )
