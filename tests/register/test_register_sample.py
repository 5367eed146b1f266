"""The sample province from its files to the register, with the real reader."""

from __future__ import annotations

import random
from datetime import date

import pytest
import yaml
from made import snapshot

from tiendo.register import selectors
from tiendo.register.models import Document, Evidence, Match, Plan, Proposal, State
from tiendo.register.services import register_reading, register_readings
from tiendo.scoring import judge

pytestmark = pytest.mark.django_db
MOMENTS = (date(2023, 10, 20), date(2023, 12, 18), date(2024, 1, 31))


@pytest.fixture
def plan(sample_register) -> Plan:
    return Plan.objects.get(document__number="27-NQ/TU")


@pytest.fixture(scope="session")
def expected(sample):
    return yaml.safe_load((sample / "verdicts.yaml").read_text(encoding="utf-8"))


def test_the_resolution_holds_33_targets_in_15_groups(plan):
    assert plan.targets.count() == plan.declared_targets == 33
    assert plan.groups.count() == plan.declared_groups == 15
    assert (plan.remark, plan.period, plan.body.slug) == ("", "2023", "song-mai")


def test_the_targets_are_those_of_the_table_made_by_hand(plan, expected):
    read = {t.ordinal: t for t in selectors.targets_of(plan)}
    for row in expected["verdicts"]:
        target = read[row["n"]]
        high = target.high_value
        said = (target.group.ordinal, target.op, float(target.value), high and float(high))
        assert said == (row["group"], row["op"], row["value"], row["high"]), row["words"]
        assert (target.period, target.unit) == ("2023", row["unit"])


@pytest.mark.parametrize("moment", ["nine_months", "year_report", "end"])
def test_the_verdicts_made_by_hand_come_out_of_the_files(plan, expected, moment):
    day = date.fromisoformat(str(expected["as_of"][moment]))
    listed = selectors.targets_of(plan)
    known = selectors.observations_by_target(listed, as_of=day)
    found = {
        target.ordinal: judge(selectors.facts_of(target), known[target.pk], as_of=day).verdict
        for target in listed
    }
    wanted = {row["n"]: row["at"][moment]["verdict"] for row in expected["verdicts"]}
    assert {n: verdict.value for n, verdict in found.items()} == wanted


def test_every_group_names_a_body_that_answers_for_it(plan):
    assert [g.responsible_text for g in plan.groups.all() if g.responsible is None] == []


def test_every_quote_stands_in_its_document(sample_register):
    texts = {document.pk: document.text for document in Document.objects.all()}
    for evidence in Evidence.objects.all():
        assert texts[evidence.document_id][evidence.start : evidence.end] == evidence.quote


def test_the_planted_contradictions_are_found(plan):
    wanted = {"budget-revenue": "2.241 tỷ đồng", "exports": "263,8 triệu USD"}
    for indicator, words in wanted.items():
        target = plan.targets.get(indicator__slug=indicator)
        quotes = [p.evidence.quote for p in selectors.contradictions_of(target)]
        assert any(words in quote for quote in quotes), indicator


def test_the_official_figures_take_the_place_of_the_estimates(plan):
    revenue = plan.targets.get(indicator__slug="budget-revenue")
    history = {
        day: [
            one.value / 10**9
            for one in selectors.observations_for(revenue, as_of=day)
            if one.period == "2023" and one.measure == "level"
        ]
        for day in MOMENTS[1:]
    }
    assert [[str(v) for v in values] for values in history.values()] == [["2412"], ["2436.8"]]


def test_programmes_and_the_next_year_have_plans_of_their_own(sample_register):
    periods = {p.document.number: p.period for p in selectors.plans()}
    assert periods["39-NQ/TU"] == "2024"
    assert {"31-CTr/TU", "32-CTr/TU", "33-CTr/TU"} <= set(periods)


def test_the_units_report_of_themselves(sample_register):
    about = {d.number: d.about.slug for d in Document.objects.exclude(number="")}
    assert about["215-BC/HU"] == "nam-pha"
    assert about["188-BC/ĐUK"] == "dang-uy-khoi"
    assert about["312/BC-SNN"] == "song-mai"


def test_documents_find_each_other(sample_register):
    year = Document.objects.get(number="456-BC/TU")
    cited = {link.target.number for link in selectors.links_from(year) if link.target}
    assert "27-NQ/TU" in cited


def test_only_what_nobody_decided_waits(sample_register):
    waiting = Proposal.objects.filter(state=State.PROPOSED)
    assert not waiting.filter(match__in=["", Match.NEW, Match.REVISION, Match.SAME]).exists()
    assert not waiting.filter(note="").exists()


def test_registered_again_nothing_changes(sample_register, sample_readings):
    before = snapshot()
    for reading in sample_readings:
        assert not register_reading(reading, by="ai khác").new
    assert snapshot() == before


def known() -> dict[str, list[str]]:
    """What is known in the end of each target that nothing contradicts."""
    listed = list(selectors.targets())
    found = selectors.observations_by_target(listed, as_of=MOMENTS[-1])
    settled = [target for target in listed if not selectors.contradictions_of(target)]
    return {
        target.slug: sorted(
            f"{one.period} {one.measure} {one.value} {one.status}" for one in found[target.pk]
        )
        for target in settled
    }


def test_many_at_once_are_entered_oldest_first_whatever_the_order(sample_bodies, sample_readings):
    from django.db import transaction

    seen = []
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(sample_readings, len(sample_readings))
        point = transaction.savepoint()
        list(register_readings(shuffled, by="An"))
        seen.append(snapshot())
        transaction.savepoint_rollback(point)
    assert seen[0] == seen[1]


def test_one_at_a_time_the_newest_first_knows_the_same_in_the_end(sample_bodies, sample_readings):
    from django.db import transaction

    point = transaction.savepoint()
    list(register_readings(sample_readings, by="An"))
    wanted = known()
    transaction.savepoint_rollback(point)
    for reading in sorted(sample_readings, key=lambda r: str(r.published_on), reverse=True):
        register_reading(reading, by="An")
    found = known()
    both = wanted.keys() & found.keys()
    assert len(both) > 50
    assert {slug: found[slug] for slug in both} == {slug: wanted[slug] for slug in both}
