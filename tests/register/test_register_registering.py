"""Entering documents: once, whole or not at all, the same after a crash."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from made import item, report, resolution, revenue, snapshot

from tiendo.errors import DocumentUnreadable, EvidenceMismatch, TiendoError
from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Identity,
    Meeting,
    Person,
    Shortcoming,
    Task,
)
from tiendo.register import audit, models
from tiendo.register.errors import ActUnknown, AppendOnly
from tiendo.register.models import (
    AuditEvent,
    Document,
    DocumentLink,
    Evidence,
    Proposal,
    State,
)
from tiendo.register.services import (
    Registered,
    register_file,
    register_reading,
    register_readings,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]


def enter(*made, **options):
    return [register_reading(one, by="An", **options) for one in made]


def everything():
    """One item of each kind."""
    return report(
        revenue("2412"),
        item("Nghị quyết số 27-NQ/TU", CitedDocument, number="27-NQ/TU", relation="reviews"),
        item(
            "Hội nghị lần thứ 12 khóa XX",
            Meeting,
            name="Hội nghị lần thứ 12",
            body="Ban Chấp hành Đảng bộ tỉnh",
            ordinal=12,
            term="XX",
        ),
        item(
            "Sở Y tế phối hợp UBND tỉnh rà soát trước 31/12/2023",
            Task,
            action="rà soát",
            owners=("Sở Y tế", "Tổ công tác"),
            contributors=("UBND tỉnh",),
            due=date(2023, 12, 31),
        ),
        item("Giải ngân còn chậm", Shortcoming, text="Giải ngân còn chậm"),
        item(
            "tặng Bằng khen cho Sở Y tế", Commendation, award="Bằng khen", recipients=("Sở Y tế",)
        ),
        item("ông Lê Văn Khoa, Bí thư", Person, name="Lê Văn Khoa", positions=("Bí thư",)),
        number="64-BC/TU",
    )


def test_each_item_becomes_a_record_and_a_proposal_with_its_evidence():
    (done,) = enter(everything())
    counts = {
        name: getattr(models, name).objects.count()
        for name in ("Task", "Meeting", "Shortcoming", "Commendation", "PersonMention")
    }
    assert set(counts.values()) == {1}
    assert Proposal.objects.filter(state=State.ACCEPTED, decided_by="An").count() == 7
    document = Document.objects.get()
    for evidence in Evidence.objects.all():
        assert document.text[evidence.start : evidence.end] == evidence.quote
    assert (done.observations, done.tasks, done.proposals, done.new) == (1, 1, 0, True)


def test_a_task_keeps_its_words_and_knows_the_bodies_among_its_owners():
    enter(everything())
    task = models.Task.objects.get()
    assert task.owners_text == ["Sở Y tế", "Tổ công tác"]
    assert [body.slug for body in task.owners.all()] == ["so-y-te"]
    assert [body.slug for body in task.contributors.all()] == ["ubnd-tinh"]
    assert task.due == date(2023, 12, 31)


def test_registering_twice_changes_nothing():
    made = [resolution(), everything()]
    enter(*made)
    before, events = snapshot(), AuditEvent.objects.count()
    again = enter(*made)
    assert snapshot() == before
    assert AuditEvent.objects.count() == events
    assert [one.new for one in again] == [False, False]


def test_one_document_leaves_one_audit_entry():
    enter(resolution())
    event = AuditEvent.objects.get(act="document.register")
    assert (event.by, event.slug, event.data["targets"]) == ("An", "nghi-quyet-27", 4)


def test_a_reading_whose_quotes_do_not_stand_leaves_nothing_behind():
    made = report(revenue("10"))
    moved = dataclasses.replace(made, text="x" + made.text)
    with pytest.raises(EvidenceMismatch):
        enter(moved)
    assert not Document.objects.exists()
    assert not Evidence.objects.exists()
    assert not AuditEvent.objects.filter(act="document.register").exists()


def test_a_failure_late_in_the_act_leaves_nothing_behind(monkeypatch):
    enter(resolution())
    before = snapshot()
    monkeypatch.setattr(audit, "REGISTER_DOCUMENT", "no.such.act")
    with pytest.raises(ActUnknown):
        enter(everything())
    assert snapshot() == before


def test_of_many_a_failed_one_is_set_apart_and_the_oldest_goes_first():
    broken = dataclasses.replace(report(revenue("10"), name="hong.docx"), text="")
    done = list(register_readings([everything(), broken, resolution()], by="An"))
    assert [one.document for one in done if isinstance(one, Registered)] == [
        "nghi-quyet-27",
        "bao-cao-2023-10-05",
    ]
    (failed,) = [one for one in done if isinstance(one, TiendoError)]
    assert str(failed).startswith("hong.docx")


def test_two_files_of_one_name_have_two_ids():
    first, second = enter(
        report(revenue("10"), name="a.docx"), report(revenue("11"), name="a.docx")
    )
    assert first.document == "a"
    assert second.document.startswith("a-")


def test_proposals_only_enter_nothing_but_say_what_they_would_be():
    enter(resolution())
    before = models.Observation.objects.count(), models.Task.objects.count()
    (done,) = enter(everything(), accept=False)
    assert (models.Observation.objects.count(), models.Task.objects.count()) == before
    mine = Proposal.objects.filter(document__slug=done.document)
    assert {p.state for p in mine} == {State.PROPOSED}
    assert {p.match for p in mine} == {"new"}
    enter(report(revenue("2412"), day=date(2023, 12, 18)))
    assert {p.state for p in mine.all()} == {State.PROPOSED}  # no later document accepts them


def cites(number: str, name: str, **fields):
    return report(item(f"theo {number}", CitedDocument, number=number, **fields), name=name)


@pytest.mark.parametrize("first", ["citing", "cited"])
def test_a_citation_finds_its_document_whichever_came_first(first):
    pair = [cites("27 - NQ/TU", "a.docx"), resolution()]
    enter(*(pair if first == "citing" else reversed(pair)))
    assert DocumentLink.objects.get().target.slug == "nghi-quyet-27"


def test_the_date_tells_two_documents_of_one_number_apart():
    older = resolution(name="cu.docx", issued_on=date(2017, 5, 1))
    enter(older, resolution(), cites("27-NQ/TU", "a.docx", issued_on=date(2017, 5, 1)))
    assert DocumentLink.objects.get().target.slug == "cu"


def test_a_document_does_not_cite_itself():
    enter(dataclasses.replace(cites("9-BC/TU", "a.docx"), identity=Identity(number="9-BC/TU")))
    assert not DocumentLink.objects.exists()
    assert Proposal.objects.get().note == "Chính văn bản này"


def meeting(quote: str, **fields):
    return item(quote, Meeting, **({"name": "Hội nghị lần thứ 12", "ordinal": 12} | fields))


def test_one_meeting_told_of_twice_is_one_and_completes_itself():
    committee = {"body": "Ban Chấp hành Đảng bộ tỉnh"}
    enter(
        report(meeting("Hội nghị 12", term="XX", **committee), name="a.docx"),
        report(meeting("hội nghị", held_on=date(2022, 12, 6), **committee), name="b.docx"),
        report(meeting("Hội nghị cũ", term="XIX", **committee), name="c.docx"),
        report(meeting("Hội nghị khối", term="XX", body="Đảng ủy Khối"), name="d.docx"),
    )
    one = models.Meeting.objects.get(term="XX", body__slug="tinh-uy")
    assert one.held_on == date(2022, 12, 6)
    assert one.mentions.count() == 2
    assert models.Meeting.objects.count() == 3


def test_meetings_without_an_ordinal_are_told_apart_by_name_and_day():
    spring, autumn = date(2023, 3, 1), date(2023, 9, 1)
    enter(
        report(
            meeting("Hội nghị A", name="Hội nghị giao ban", ordinal=None, held_on=spring),
            meeting("Hội nghị B", name="Hội nghị giao ban", ordinal=None, held_on=autumn),
            meeting("Hội nghị C", name="hội nghị Giao ban", ordinal=None, held_on=spring),
        )
    )
    assert [m.mentions.count() for m in models.Meeting.objects.order_by("held_on")] == [2, 1]


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path):
    path = tmp_path / "rong.docx"
    path.write_bytes(b"")
    with pytest.raises(DocumentUnreadable):
        register_file(path, by="An")
    assert not Document.objects.exists()


def test_a_file_is_read_and_entered_once(tmp_path):
    path = tmp_path / "tin.txt"
    path.write_text("Năm 2023, thu ngân sách nhà nước đạt 2.412 tỷ đồng.\n", encoding="utf-8")
    first, second = (register_file(path, by="An") for _ in range(2))
    assert (first.new, second.new) == (True, False)
    assert Document.objects.get().name == "tin.txt"


def test_the_trail_is_only_added_to():
    enter(resolution())
    event = AuditEvent.objects.first()
    with pytest.raises(AppendOnly):
        event.save()
    with pytest.raises(AppendOnly):
        event.delete()


def test_an_act_has_one_name():
    with pytest.raises(ActUnknown):
        audit.register("document.register", "Lần nữa")


# Registers three documents in a home of its own; with an argument it is killed in the
# middle of the second one's transaction.
PROGRAM = """
import json, os, signal, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from pathlib import Path
from made import report, resolution, revenue, snapshot
from datetime import date
from tiendo.register.services import load_bodies, register_readings
from tiendo.register.services.deciding import Desk
load_bodies(Path(sys.argv[1]))
if len(sys.argv) > 2:
    calm, calls = Desk.look_again, []
    def killed(self):
        calls.append(1)
        calm(self)
        if len(calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
    Desk.look_again = killed
made = [
    report(revenue("2436.8", estimated=False), day=date(2024, 1, 10)),
    report(revenue("2412"), day=date(2023, 12, 18)),
    resolution(),
]
list(register_readings(made, by="An"))
print(json.dumps(snapshot()))
"""


def run(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    here = Path(__file__).parent
    env = {k: v for k, v in os.environ.items() if k != "TIENDO_DATABASE"} | {
        "TIENDO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "tiendo.site.settings",
        "PYTHONPATH": os.pathsep.join([str(here), os.environ.get("PYTHONPATH", "")]),
    }
    call = [sys.executable, "-c", PROGRAM, str(here / "bodies.yaml"), *more]
    return subprocess.run(call, env=env, capture_output=True, text=True, check=False)


def test_killed_in_the_middle_and_run_again_gives_the_same_register(new_home):
    whole = run(new_home("whole"))
    assert whole.returncode == 0, whole.stderr
    home = new_home("killed")
    killed = run(home, "kill")
    assert killed.returncode == -signal.SIGKILL
    again = run(home)
    assert again.returncode == 0, again.stderr
    assert again.stdout == whole.stdout
