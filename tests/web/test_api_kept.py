"""The API of scores out of what is kept beside an exported data set."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from building import Register
from django.test import Client

from tiendo.register.access import Grant, Viewer
from tiendo.register.chain import standing_head
from tiendo.scale import store
from tiendo.scale.keeping import keep
from tiendo.scoring import Verdict
from tiendo.scoring.services import override_verdict
from tiendo.web.api.asking import Asked
from tiendo.web.api.gathering import gathered
from tiendo.web.api.keeping import kept_for, say_state

pytestmark = pytest.mark.django_db
SCORES = "/api/v1/scores"
DAY = "as_of=2023-12-31"
CHAIR = Viewer(name="chu-tich", grants=(Grant(role="approver"),))


def got(client: Client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.fixture
def kept(register: Register, tmp_path: Path, settings) -> Path:
    """The register exported, its scores kept, and the site told of it."""
    folder = tmp_path / "bo"
    before = standing_head()
    store.write(gathered(date(2023, 12, 31)), folder)
    assert say_state(folder, before)
    keep(store.read(folder), date(2023, 12, 31), folder).close()
    settings.TIENDO_SCORES = str(folder)
    return folder


@pytest.mark.parametrize("more", ["", "&period=2023", "&plan=27-nq-tu", "&limit=1"])
def test_what_is_kept_answers_as_if_judged(
    kept: Path, client: Client, settings, monkeypatch, more: str
):
    address = f"{SCORES}?{DAY}{more}"
    settings.TIENDO_SCORES = ""
    judged = got(client, address)
    settings.TIENDO_SCORES = str(kept)
    monkeypatch.setattr("tiendo.web.api.scores.gathered", None)  # nothing is judged any more
    told = got(client, address)
    assert told == judged
    assert told["scores"]
    while told["next"]:
        told = got(client, told["next"])
    last = got(client, f"{SCORES}?{DAY}{more.replace('&limit=1', '')}")["scores"][-1]
    assert told["scores"][-1] == last


def test_what_is_kept_is_not_believed_once_the_register_changed(
    kept: Path, register: Register
) -> None:
    guest, asked = Viewer(), Asked(as_of=date(2023, 12, 31))
    with kept_for(asked, guest) as found:
        assert found is not None
    with kept_for(replace(asked, as_of=date(2024, 1, 1)), guest) as found:
        assert found is None
    (kept / "facts.jsonl").touch()
    with kept_for(asked, guest) as found:
        assert found is None
    assert say_state(kept, standing_head())
    override_verdict(target="27-nq-tu-1", verdict=Verdict.MET, reason="Rà soát", by=CHAIR)
    with kept_for(asked, guest) as found:
        assert found is None


def test_who_signed_in_is_judged_for(kept: Path) -> None:
    """What is kept is of what guests may see; others may see more."""
    with kept_for(Asked(as_of=date(2023, 12, 31)), CHAIR) as found:
        assert found is None
