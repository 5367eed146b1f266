"""The sample province after its year: amended, handed down, given by two, carried out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tiendo.reading import read_file
from tiendo.register.access import keeper
from tiendo.register.models import Match, Proposal, State, Target
from tiendo.register.selectors.baselines import other_baselines
from tiendo.register.selectors.coverage import coverage
from tiendo.register.selectors.parts import candidates_for
from tiendo.register.services import accept_proposal, register_reading
from tiendo.register.services.handing import hand_down
from tiendo.scoring.handed import handed_down
from tiendo.scoring.selectors import judged_targets, scoreboard

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 1)
NUMBERS = ("39-NQ/TU", "41-NQ/TU")
BY = keeper("Bình")


@pytest.fixture
def later(sample: Path) -> list[object]:
    return [read_file(path) for path in sorted((sample / "plans-in-time").iterdir())]


@pytest.fixture
def in_time(sample_register: object, later: list[object]) -> None:
    for one in later:
        register_reading(one, by="thử")


def goal(number: int) -> Target:
    return Target.objects.get(slug=f"39-nq-tu-2023-{number:02}")


def test_two_levels_are_offered_and_the_verdicts_of_2023_stay(in_time: None) -> None:
    offers = Proposal.objects.filter(match=Match.AMENDMENT, state=State.PROPOSED)
    assert [(p.evidence.quote, p.note) for p in offers.order_by("ordinal")] == [
        ("xuống còn trên 585 triệu USD", "Mức trước: trên 610 triệu USD (39-NQ/TU, chỉ tiêu 5)"),
        ("lên 1.180 đảng viên", "Mức trước: từ 1.150 đảng viên (39-NQ/TU, chỉ tiêu 17)"),
    ]
    for one in offers:
        accept_proposal(proposal_id=one.pk, by=BY)
    (exports,) = judged_targets([goal(5)], as_of=DAY)
    assert f"{exports.target.value:f}" == "585000000"
    plan = Target.objects.get(slug="27-nq-tu-2022-01").plan
    assert scoreboard(plan, date(2024, 1, 31)).tally.reached == 24


def test_two_set_the_revenue_and_units_are_given_their_parts(in_time: None) -> None:
    (other,) = other_baselines(goal(3))
    assert other.plan.document.number == "15/QĐ-UBND"
    forest = goal(7)
    found = candidates_for(forest)
    assert [one.body.slug for one in found] == ["dang-lung", "nam-pha"]
    for one in found:
        hand_down(whole=forest.slug, part=one.slug, reason="giao", by=BY)
    (judged,) = judged_targets([forest], as_of=DAY)
    together = handed_down(judged, as_of=DAY)
    assert together.together is not None
    assert (together.together.total, together.together.difference) == (1460, -2840)
    assert len(together.without) == 6


def test_each_central_resolution_has_its_programme_and_lacks_its_plans(in_time: None) -> None:
    rows = {row.root.number: row for row in coverage(as_of=DAY).rows}
    done = {number: sorted(d.number for d in row.root.carriers) for number, row in rows.items()}
    assert done == {
        "27-NQ/TW": ["31-CTr/TU"], "28-NQ/TW": ["32-CTr/TU"], "29-NQ/TW": ["33-CTr/TU"],
        "45-KL/TW": ["98-KH/TU"], "27-NQ/TU": [], "39-NQ/TU": ["05-KH/HU", "07-KH/HU"],
    }  # fmt: skip
    assert [len(row.missing) for row in rows.values()] == [8, 10, 10, 10, 10, 10]


@pytest.mark.parametrize("first", ["39-NQ/TU", "41-NQ/TU"])
def test_whichever_comes_first_the_same_is_offered(
    first: str, sample_bodies: None, sample_readings: list[object], later: list[object]
) -> None:
    both = [one for one in (*sample_readings, *later) if one.identity.number in NUMBERS]
    for one in sorted(both, key=lambda reading: reading.identity.number != first):
        register_reading(one, by="thử")
    offers = Proposal.objects.filter(match=Match.AMENDMENT, state=State.PROPOSED)
    assert [one.target.ordinal for one in offers.order_by("ordinal")] == [5, 17]
    assert Target.objects.count() == 17
