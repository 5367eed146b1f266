"""What was read from pictures waits for a person, whatever it is and whoever issued it."""

from __future__ import annotations

from datetime import date

import pytest
from made import item, report, resolution, revenue

from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Meeting,
    Person,
    Remark,
    Shortcoming,
    Task,
)
from tiendo.facts.reading import RECOGNISED, Reading
from tiendo.register import models
from tiendo.register.access import Grant, Viewer
from tiendo.register.models import Document, Proposal, State
from tiendo.register.services import accept_proposal, register_reading, register_readings
from tiendo.register.services.registering import SCANNED

EDITOR = Viewer(name="Bình", grants=(Grant(role="editor"),))
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
SCAN = (Remark(rule=RECOGNISED, message="Trang 1 là ảnh"),)
RECORDS = (
    "Plan", "Target", "Observation", "Task", "Meeting", "DocumentLink", "Shortcoming",
    "Commendation", "PersonMention",
)  # fmt: skip


def scanned_report(**fields) -> Reading:
    """One item of each kind, read from a picture."""
    return report(
        revenue("2412"),
        item("Nghị quyết số 27-NQ/TU", CitedDocument, number="27-NQ/TU"),
        item("Hội nghị lần thứ 12", Meeting, name="Hội nghị lần thứ 12"),
        item("Sở Y tế rà soát", Task, action="rà soát", owners=("Sở Y tế",)),
        item("Giải ngân còn chậm", Shortcoming, text="Giải ngân còn chậm"),
        item("tặng Bằng khen", Commendation, award="Bằng khen", recipients=("Sở Y tế",)),
        item("ông Lê Văn Khoa, Bí thư", Person, name="Lê Văn Khoa", positions=("Bí thư",)),
        warnings=SCAN,
        **fields,
    )


def entered() -> dict[str, int]:
    counts = {name: getattr(models, name).objects.count() for name in RECORDS}
    return {name: count for name, count in counts.items() if count}


READINGS = {
    "a report of the province": lambda: scanned_report(),
    "a resolution": lambda: resolution(warnings=SCAN),
    "a press page": lambda: scanned_report(issuer=None, kind=None),
    "a report of a district": lambda: scanned_report(issuer="Huyện ủy Bằng Lâm", number="7-BC/HU"),
}


@pytest.mark.parametrize("kind", READINGS)
def test_nothing_of_a_scan_enters_by_itself(kind):
    done = register_reading(READINGS[kind](), by="An")
    assert entered() == {}
    assert done.recognised
    assert done.proposals == Proposal.objects.filter(state=State.PROPOSED).count() > 0
    assert Document.objects.get().accepted_by == ""
    assert all(SCANNED in one.note for one in Proposal.objects.all())


def test_the_same_reading_from_a_text_enters():
    done = register_reading(report(revenue("2412")), by="An")
    assert (done.recognised, done.observations, done.proposals) == (False, 1, 0)


def test_what_becomes_known_later_does_not_pull_a_scan_in():
    scan = report(revenue("2412", indicator="thu ngân sách"), warnings=SCAN, day=date(2023, 10, 5))
    done = list(register_readings([scan, resolution(), report(revenue("2500"))], by="An"))
    assert [one.recognised for one in done].count(True) == 1
    assert not models.Observation.objects.filter(document__accepted_by="").exists()
    waiting = Proposal.objects.get(document__accepted_by="")
    assert waiting.state == State.PROPOSED


def test_a_person_takes_one_item_and_the_others_go_on_waiting():
    register_reading(scanned_report(), by="An")
    figure = Proposal.objects.get(kind="figure")
    accept_proposal(proposal_id=figure.pk, by=EDITOR)
    assert entered() == {"Observation": 1}
    assert models.Observation.objects.get().accepted_by == "Bình"
    assert Proposal.objects.filter(state=State.PROPOSED).count() == 6
