"""Facts of many fields are made by an ``__init__`` of our own: they act as any frozen dataclass."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace
from decimal import Decimal

import pytest

from tiendo.errors import InvalidFact
from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import CHANGE, LEVEL, RANGE, RESULT, Figure
from tiendo.facts.items import Task

EVIDENCE = Evidence(start=4, end=7, quote="8,5")


def figure(**given: object) -> Figure:
    told = {"role": RESULT, "indicator": "GRDP", "measure": LEVEL, "value": Decimal("8.5")}
    return Figure(**told | {"unit": "percent", "evidence": EVIDENCE} | given)  # type: ignore[arg-type]


def test_every_field_is_what_was_given_or_its_default() -> None:
    made, task = figure(per="người"), Task(evidence=EVIDENCE, action="rà soát")
    assert (made.indicator, made.value, made.per, made.high) == (
        "GRDP",
        Decimal("8.5"),
        "người",
        None,
    )
    assert (task.action, task.owners, task.due) == ("rà soát", (), None)
    assert all(hasattr(made, field.name) for field in fields(Figure))


def test_it_compares_copies_and_travels_by_value() -> None:
    made = figure(doubts=("unlisted",))
    assert made == figure()  # doubts are no part of it
    assert hash(made) == hash(figure())
    assert pickle.loads(pickle.dumps(made)) == made
    assert replace(made, measure=CHANGE).measure is CHANGE
    assert type(made) is Figure


def test_it_stays_frozen_and_whole() -> None:
    with pytest.raises(FrozenInstanceError):
        figure().unit = "ha"  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"Figure\.__init__\(\) missing"):
        Figure(role=RESULT)  # type: ignore[call-arg]
    with pytest.raises(InvalidFact):
        figure(op=RANGE)
