"""Reports on schedule: drafted on their day, once, told to a person; nothing is sent."""

from __future__ import annotations

from datetime import date

import pytest
from persons import person

from tiendo.cli.main import main
from tiendo.drafts import scheduling
from tiendo.drafts.access import scheduled_for, waiting_for
from tiendo.drafts.due import due_by
from tiendo.drafts.models import Draft, ReportSchedule, ScheduledReport
from tiendo.drafts.scheduling import ScheduleInvalid, run_schedules, set_schedule, take_scheduled
from tiendo.drafts.services import remove_draft
from tiendo.people.access import viewer_of
from tiendo.reading.formats import open_bytes
from tiendo.register.access import Viewer, keeper
from tiendo.register.errors import NotAllowed, WrongState
from tiendo.register.models import AuditEvent, Body
from tiendo.register.services import Registered

pytestmark = pytest.mark.django_db
KEEPER = keeper("giữ sổ")
SEPTEMBER = date(2023, 10, 6)


def acts() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("act", flat=True))


@pytest.fixture
def province(sample_register: list[Registered]) -> Viewer:
    """The sample's register, and the person who writes its reports."""
    home = Body.objects.get(slug="tinh-uy")
    return viewer_of(person("an", "contributor", body=home), verified=True)


def schedule(kind: str = "nine-months", **more: object) -> ReportSchedule:
    told = {"body": "tinh-uy", "day": 5, "after": True, "responsible": "an"}
    return set_schedule(kind=kind, by=KEEPER, starts_on=date(2023, 1, 1), **told | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "day", "after", "by", "found"),
    [
        ("month", 31, False, date(2023, 3, 1), ["2023-01", "2023-02"]),
        ("quarter", 25, False, date(2023, 12, 24), ["2023-Q1", "2023-Q2", "2023-Q3"]),
        ("half", 23, False, date(2023, 12, 31), ["2023-H1"]),
        ("nine-months", 5, True, date(2023, 10, 4), []),
        ("year", 10, True, date(2024, 1, 10), ["2022", "2023"]),
    ],
)
def test_what_is_due_follows_the_calendar(
    kind: str, day: int, after: bool, by: date, found: list[str]
) -> None:
    done = due_by(kind, day, after=after, since=date(2023, 1, 1), by=by)
    assert [str(period) for period, _ in done] == found


def test_a_report_is_drafted_on_its_day_once(province: Viewer) -> None:
    schedule()
    before = len(acts())
    assert list(run_schedules(as_of=date(2023, 10, 4), by=KEEPER)) == []
    (done,) = run_schedules(as_of=SEPTEMBER, by=KEEPER)
    assert done.draft is not None
    assert acts()[before:] == ["draft.check", "schedule.draft"]
    version = done.draft.versions.get()
    text = open_bytes(bytes(version.data), version.name).text
    assert "9 THÁNG ĐẦU NĂM 2023" in text
    assert version.name == "bao-cao-2023-9M-tinh-uy.docx"
    assert list(run_schedules(as_of=SEPTEMBER, by=KEEPER)) == []
    assert len(acts()) == before + 2

    remove_draft(draft=done.draft.slug, by=province)
    assert list(run_schedules(as_of=date(2023, 10, 20), by=KEEPER)) == []
    assert ScheduledReport.objects.get().draft is None


def test_the_responsible_person_is_told_until_it_is_taken(province: Viewer) -> None:
    schedule()
    elsewhere = Body.objects.get(slug="so-tai-chinh")
    stranger = viewer_of(person("binh", "contributor", body=elsewhere), verified=True)
    (done,) = run_schedules(as_of=SEPTEMBER, by=KEEPER)
    assert done.draft is not None
    assert [one.draft for one in waiting_for(province)] == [done.draft]
    assert list(scheduled_for(stranger)) == []
    before = len(acts())
    with pytest.raises(WrongState):
        take_scheduled(draft=done.draft.slug, by=stranger)
    assert len(acts()) == before
    take_scheduled(draft=done.draft.slug, by=province)
    assert acts()[before:] == ["schedule.take"]
    assert list(waiting_for(province)) == []
    with pytest.raises(WrongState):
        take_scheduled(draft=done.draft.slug, by=province)


def test_a_unit_of_the_plan_reports_on_its_own_targets(sample_register: list[Registered]) -> None:
    unit = Body.objects.get(name="Sở Y tế")
    person("an", "contributor", body=unit)
    schedule(body=unit.slug)
    (done,) = run_schedules(as_of=SEPTEMBER, by=KEEPER)
    assert done.draft is not None
    text = open_bytes(bytes(done.draft.versions.get().data), "x.docx").text
    assert "chỉ tiêu do Sở Y tế chủ trì" in text
    assert "SỞ Y TẾ" in text


def test_one_that_cannot_be_made_stops_no_other_and_is_tried_again(province: Viewer) -> None:
    schedule()
    other = Body.objects.create(slug="noi-khac", name="Nơi khác", kind="office")
    person("chi", "contributor", body=other)
    schedule("quarter", body="noi-khac", responsible="chi")
    done = list(run_schedules(as_of=SEPTEMBER, by=KEEPER))
    assert {(one.schedule.body.slug, bool(one.draft)) for one in done} == {
        ("noi-khac", False), ("tinh-uy", True),
    }  # fmt: skip
    assert all("chưa có kế hoạch" in one.why for one in done if one.draft is None)
    assert {one.schedule.body.slug for one in run_schedules(as_of=SEPTEMBER, by=KEEPER)} == {
        "noi-khac"
    }


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "week"}, "Không có loại báo cáo “week”"),
        ({"day": 32}, "không phải ngày trong tháng"),
        ({"responsible": "ai-do"}, "Không có tài khoản “ai-do”"),
        ({"responsible": "khach"}, "chưa có vai trò"),
    ],
)
def test_a_schedule_that_cannot_be_kept_is_refused_and_leaves_nothing(
    province: Viewer, wrong: dict[str, object], why: str
) -> None:
    person("khach", "reader")
    before = len(acts())
    with pytest.raises(ScheduleInvalid, match=why):
        schedule(**wrong)  # type: ignore[arg-type]
    assert len(acts()) == before
    assert not ReportSchedule.objects.exists()


def test_only_who_keeps_a_body_sets_its_schedule(province: Viewer) -> None:
    with pytest.raises(NotAllowed):
        set_schedule(body="tinh-uy", kind="year", day=5, responsible="an", by=province)
    made = schedule()
    with pytest.raises(NotAllowed):
        scheduling.end_schedule(schedule=made.slug, by=province)
    scheduling.end_schedule(schedule=made.slug, by=KEEPER)
    with pytest.raises(WrongState):
        scheduling.end_schedule(schedule=made.slug, by=KEEPER)
    assert acts()[-2:] == ["schedule.set", "schedule.end"]
    assert list(run_schedules(as_of=SEPTEMBER, by=KEEPER)) == []


def test_a_new_schedule_takes_the_place_of_the_old_one(province: Viewer) -> None:
    old = schedule()
    new = schedule(day=7)
    old.refresh_from_db()
    assert old.ended_on is not None
    assert ReportSchedule.objects.get(ended_on__isnull=True) == new


def test_the_command_sets_runs_and_lists(
    province: Viewer, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ["schedule", "add", "tinh-uy", "nine-months", "--responsible", "an"]
    assert main([*add, "--day", "5", "--after", "--from", "2023-01-01"]) == 0
    assert main(["schedule", "run", "--as-of", "2023-10-06"]) == 0
    said = capsys.readouterr().out
    assert "Đã soạn cho an: " in said
    assert f"/soat/{Draft.objects.get().slug}/" in said
    assert main(["schedule", "run", "--as-of", "2023-10-06"]) == 0
    assert "Không có báo cáo nào đến ngày mà chưa soạn." in capsys.readouterr().out
    assert main(["schedule", "list"]) == 0
    assert "còn chờ an: bao-cao-2023-9M-tinh-uy.docx" in capsys.readouterr().out
    assert main([*add[:3], "week", *add[4:]]) == 2
