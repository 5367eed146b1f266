"""Who may see and check which drafts: the right at the draft's body, and the clearance."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tiendo.drafts.acts import CHECK, CHOOSE, SCHEDULE
from tiendo.drafts.models import Draft, ReportSchedule, ScheduledReport
from tiendo.register import rights
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.errors import NotFound
from tiendo.register.models import Body, Secrecy
from tiendo.register.selectors import bodies


def drafts_of(to: Viewer) -> QuerySet[Draft]:
    """The drafts that a viewer may see; of others nothing is said, not even that they are."""
    condition = Q(pk__in=[])
    for grant in to.grants:
        if rights.has(grant.role, CHECK):
            reached = Q() if grant.bodies is None else Q(body__in=grant.bodies)
            condition |= reached & Q(secrecy__in=[Secrecy.OPEN, *grant.levels])
    return Draft.objects.filter(condition).select_related("body")


def draft_of(slug: str, *, to: Viewer, lock: bool = False) -> Draft:
    """A draft that ``to`` may see and check. Raises NotFound."""
    found = drafts_of(to).filter(slug=slug)
    if lock:
        found = found.select_for_update(of=("self",))
    draft = found.first()
    if draft is None:
        raise NotFound("Không có dự thảo này", where=slug, do="Xem danh sách ở trang Soát dự thảo")
    return draft


def body_to_check(slug: str, *, by: Viewer, secrecy: str) -> Body:
    """The body that ``by`` sends a draft for. Raises NotFound, NotAllowed."""
    body = bodies().filter(slug=slug).first()
    if body is None:
        raise NotFound("Không có cơ quan này trong danh mục", where=slug, do="Chọn trong danh sách")
    require(by, CHECK, body)
    if secrecy not in levels_at(body, to=by):
        raise NotFound("Mức mật này vượt mức được cấp", where=body.name, do="Chọn mức khác")
    return body


def levels_at(body: Body, *, to: Viewer) -> tuple[str, ...]:
    """How secret a draft for a body may be, so that its sender still sees it."""
    held = [g.levels for g in to.grants if rights.has(g.role, CHECK) and g.reaches(body.pk)]
    return (Secrecy.OPEN.value, *max(held, key=len, default=()))


def bodies_to_check(to: Viewer) -> list[Body]:
    return [body for body in bodies() if allowed(to, CHECK, body)]


def body_to_choose(slug: str, *, by: Viewer) -> Body:
    """The body whose checks ``by`` chooses. Raises NotFound, NotAllowed."""
    body = bodies().filter(slug=slug).first()
    if body is None:
        raise NotFound("Không có cơ quan này trong danh mục", where=slug)
    require(by, CHOOSE, body)
    return body


def body_to_schedule(slug: str, *, by: Viewer) -> Body:
    """The body whose reports ``by`` puts on a schedule. Raises NotFound, NotAllowed."""
    body = bodies().filter(slug=slug).first()
    if body is None:
        raise NotFound("Không có cơ quan này trong danh mục", where=slug)
    require(by, SCHEDULE, body)
    return body


def schedule_of(slug: str, *, by: Viewer) -> ReportSchedule:
    """A schedule that ``by`` may end. Raises NotFound, NotAllowed."""
    found = ReportSchedule.objects.select_related("body").filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có lịch này", where=slug, do="Xem danh sách ở trang Lịch báo cáo")
    require(by, SCHEDULE, found.body)
    return found


def schedules_of(to: Viewer) -> QuerySet[ReportSchedule]:
    """The schedules in force of bodies whose drafts a viewer may see."""
    found = ReportSchedule.objects.filter(ended_on__isnull=True).select_related("body")
    return found.filter(reached(to))


def scheduled_for(to: Viewer) -> QuerySet[ScheduledReport]:
    """What schedules drafted and is still there, of drafts that a viewer may see."""
    return ScheduledReport.objects.filter(draft__in=drafts_of(to)).select_related(
        "draft", "schedule__body"
    )


def waiting_for(to: Viewer) -> QuerySet[ScheduledReport]:
    """Drafted for this very person, and not taken yet."""
    return scheduled_for(to).filter(schedule__responsible=to.name, taken_at__isnull=True)


def reached(to: Viewer) -> Q:
    condition = Q(pk__in=[])
    for grant in to.grants:
        if rights.has(grant.role, CHECK):
            if grant.bodies is None:
                return Q()
            condition |= Q(body__in=grant.bodies)
    return condition
