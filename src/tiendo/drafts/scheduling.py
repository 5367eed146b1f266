"""The acts on report schedules: set one, end it, draft what is due, take a draft over.

Nothing is sent: a draft waits where the responsible person finds it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tiendo.drafts import acts
from tiendo.drafts.access import body_to_schedule, schedule_of, scheduled_for
from tiendo.drafts.due import due_by, kinds
from tiendo.drafts.models import Draft, ReportSchedule, ScheduledReport
from tiendo.drafts.scheduled import file_for
from tiendo.drafts.services import check_draft
from tiendo.errors import TiendoError
from tiendo.people.access import viewer_of
from tiendo.register import audit
from tiendo.register.access import Viewer, allowed
from tiendo.register.errors import WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Body
from tiendo.vocabulary.periods import Period


class ScheduleInvalid(TiendoError):
    """A schedule that cannot be kept: no such report or day, nobody to be told."""

    code = "schedule-invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A report that was due: its draft, or why there is none yet."""

    schedule: ReportSchedule
    period: Period
    due: date
    draft: Draft | None = None
    why: str = ""


def set_schedule(
    *, body: str, kind: str, day: int, responsible: str, by: Viewer, after: bool = False,
    starts_on: date | None = None,
) -> ReportSchedule:  # fmt: skip
    """Lay down that a body writes a kind of report; the one before, if any, ends.

    Raises NotFound, NotAllowed, ScheduleInvalid. Leaves one audit entry.
    """
    if kind not in kinds():
        raise ScheduleInvalid(f"Không có loại báo cáo “{kind}”", do=f"Chọn: {', '.join(kinds())}")
    if not 1 <= day <= 31:
        raise ScheduleInvalid(f"“{day}” không phải ngày trong tháng", do="Chọn từ 1 đến 31")
    today = timezone.localdate()
    with writing():
        at = body_to_schedule(body, by=by)
        check_person(responsible, at)
        before = ReportSchedule.objects.filter(body=at, kind=kind, ended_on__isnull=True)
        told = {"day": day, "after": after, "responsible": responsible}
        old = list(before.values("day", "after", "responsible"))
        before.update(ended_on=today, ended_by=by.name)
        made = ReportSchedule.objects.create(
            slug=secrets.token_urlsafe(9).replace("_", "-"), body=at, kind=kind, day=day,
            after=after, responsible=responsible, starts_on=starts_on or today, by=by.name,
            at=timezone.now(),
        )  # fmt: skip
        audit.record(
            act=acts.SET_SCHEDULE, on=at, by=by.name, before=old[0] if old else None,
            after={"kind": kind, **told},
        )  # fmt: skip
    return made


def check_person(name: str, body: Body) -> None:
    """Raises ScheduleInvalid for who could not open the draft."""
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise ScheduleInvalid(
            f"Không có tài khoản “{name}” đang mở", do="Lập tài khoản bằng tiendo user add"
        )
    if not allowed(viewer_of(user, verified=True), acts.CHECK, body):
        raise ScheduleInvalid(
            f"{name} chưa có vai trò soạn, soát dự thảo ở cơ quan này", where=body.name,
            do="Cấp vai trò người nhập liệu, thẩm tra, duyệt hoặc giữ sổ ở đó",
        )  # fmt: skip


def end_schedule(*, schedule: str, by: Viewer) -> ReportSchedule:
    """A schedule drafts nothing any more. Raises NotFound, NotAllowed, WrongState. One entry."""
    with writing():
        found = schedule_of(schedule, by=by)
        if found.ended_on is not None:
            raise WrongState("Lịch này đã thôi từ trước", do="Tải lại trang")
        found.ended_on, found.ended_by = timezone.localdate(), by.name
        found.save(update_fields=["ended_on", "ended_by"])
        audit.record(act=acts.END_SCHEDULE, on=found.body, by=by.name, before={"kind": found.kind})
    return found


def run_schedules(*, as_of: date, by: Viewer) -> Iterator[Ran]:
    """Draft every report that is due by a day and not drafted yet, each by itself.

    One that cannot be made is told with the reason, stops no other and is tried again.
    """
    for one in ReportSchedule.objects.filter(ended_on__isnull=True).select_related(
        "body__speaks_for"
    ):
        done = set(one.made.values_list("period", flat=True))
        for period, due in due_by(
            one.kind, one.day, after=one.after, since=one.starts_on, by=as_of
        ):  # fmt: skip
            if str(period) in done:
                continue
            try:
                draft = draft_scheduled(one, period, due, as_of=as_of, by=by)
            except TiendoError as error:
                yield Ran(schedule=one, period=period, due=due, why=str(error))
            else:
                yield Ran(schedule=one, period=period, due=due, draft=draft)


def draft_scheduled(
    schedule: ReportSchedule, period: Period, due: date, *, as_of: date, by: Viewer
) -> Draft:
    """The draft of a schedule's report, checked and kept, once. Raises NothingToReport,
    WrongState where it was made meanwhile. Leaves an entry for the draft and one for this."""
    data = file_for(schedule.body, period, as_of)
    name = f"bao-cao-{str(period).replace('/', '-')}-{schedule.body.slug}.docx"
    with transaction.atomic():
        draft = check_draft(data=data, name=name, by=by, body=schedule.body.slug)
        made, new = ScheduledReport.objects.get_or_create(
            schedule=schedule, period=str(period),
            defaults={"due": due, "draft": draft, "at": timezone.now()},
        )  # fmt: skip
        if not new:
            raise WrongState("Báo cáo này vừa được lập", where=made.period)
        audit.record(
            act=acts.DRAFT_SCHEDULED, on=acts.thing(draft), by=by.name,
            data={"kind": schedule.kind, "period": str(period), "for": schedule.responsible},
        )  # fmt: skip
    return draft


def take_scheduled(*, draft: str, by: Viewer) -> ScheduledReport:
    """A person takes a drafted report over: it waits no longer.

    Raises NotFound, WrongState. Leaves one audit entry.
    """
    with writing():
        found = scheduled_for(by).filter(draft__slug=draft).select_related("draft").first()
        if found is None or found.draft is None or found.taken_at is not None:
            raise WrongState("Báo cáo này không còn chờ ai nhận", do="Tải lại trang")
        found.taken_by, found.taken_at = by.name, timezone.now()
        found.save(update_fields=["taken_by", "taken_at"])
        audit.record(
            act=acts.TAKE_SCHEDULED, on=acts.thing(found.draft), by=by.name,
            data={"period": found.period},
        )  # fmt: skip
    return found
