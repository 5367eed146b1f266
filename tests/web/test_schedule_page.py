"""The page of report schedules, and the note to who is responsible."""

from __future__ import annotations

from datetime import date

import pytest
from building import Register
from django.test import Client
from persons import enter, person
from test_english import Left

from tiendo.drafts.models import Draft, ReportSchedule, ScheduledReport
from tiendo.drafts.scheduling import run_schedules
from tiendo.register.access import keeper
from tiendo.register.models import AuditEvent

pytestmark = pytest.mark.django_db
ADD = {"act": "add", "kind": "year", "day": "10", "after": "1", "responsible": "an"}


@pytest.fixture
def an(register: Register) -> Client:
    """Signed in as who writes the province's reports."""
    return enter(Client(), person("an", "contributor", body=register.plan.document.issuer))


@pytest.fixture
def editor(register: Register, client: Client) -> Client:
    return enter(client, person("giu-so", "editor"))


def drafted(register: Register, an: Client, editor: Client) -> Draft:
    home = register.plan.document.issuer.slug
    assert editor.post("/lich-bao-cao/", {**ADD, "body": home}).status_code == 302
    ReportSchedule.objects.update(starts_on=date(2023, 1, 1))
    done = [one for one in run_schedules(as_of=date(2024, 1, 31), by=keeper("lịch")) if one.draft]
    assert [str(one.period) for one in done] == ["2023"]
    return Draft.objects.get()


def test_a_schedule_is_set_drafts_and_tells_its_person(
    register: Register, an: Client, editor: Client, django_assert_max_num_queries
) -> None:
    draft = drafted(register, an, editor)
    home = an.get("/").content.decode()
    assert "1 báo cáo soạn theo lịch đang chờ bạn nhận:" in home
    assert f"/soat/{draft.slug}/" in home
    assert "đang chờ bạn" not in editor.get("/").content.decode()
    assert "đang chờ bạn" not in Client().get("/").content.decode()

    with django_assert_max_num_queries(16):
        page = an.get("/lich-bao-cao/").content.decode()
    assert "chờ bạn" in page
    assert "ngày 10 tháng sau kỳ · an phụ trách" in page
    assert "Đặt lịch</button>" not in page  # who writes sets no schedule
    assert "style=" not in page
    taken = an.post("/lich-bao-cao/", {"act": "take", "du-thao": draft.slug}, follow=True)
    assert "an đã nhận" in taken.content.decode()
    assert "đang chờ bạn" not in an.get("/").content.decode()
    assert ScheduledReport.objects.get().taken_by == "an"


def test_what_is_refused_is_said_and_leaves_nothing(
    register: Register, an: Client, editor: Client
) -> None:
    before = AuditEvent.objects.count()
    home = register.plan.document.issuer.slug
    assert an.post("/lich-bao-cao/", {**ADD, "body": home}).status_code == 403
    wrong = editor.post("/lich-bao-cao/", {**ADD, "body": home, "responsible": "ai-do"})
    assert wrong.status_code == 400
    page = wrong.content.decode()
    assert "Không có tài khoản “ai-do” đang mở" in page
    assert 'value="ai-do"' in page
    assert editor.post("/lich-bao-cao/", {"act": "gì đó"}).status_code == 400
    assert AuditEvent.objects.count() == before


def test_a_schedule_is_ended_by_who_may_set_it(
    register: Register, an: Client, editor: Client
) -> None:
    drafted(register, an, editor)
    slug = ReportSchedule.objects.get().slug
    assert an.post("/lich-bao-cao/", {"act": "end", "lich": slug}).status_code == 403
    assert editor.post("/lich-bao-cao/", {"act": "end", "lich": slug}).status_code == 302
    assert "Chưa đặt lịch nào." in editor.get("/lich-bao-cao/").content.decode()


def test_the_page_speaks_english(register: Register, an: Client, editor: Client) -> None:
    drafted(register, an, editor)
    for client in (an, editor):
        client.get("/lich-bao-cao/")  # what was said of acts before
        client.cookies["django_language"] = "en"
        left = Left()
        left.feed(client.get("/lich-bao-cao/").content.decode())
        assert [one for one in left.found if not one.endswith("· Tiến Độ")] == []
