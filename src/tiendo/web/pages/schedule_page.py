"""Report schedules of bodies and what they drafted; the note about it on the first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from tiendo.drafts.access import bodies_to_check, scheduled_for, schedules_of, waiting_for
from tiendo.drafts.acts import SCHEDULE
from tiendo.drafts.due import kinds
from tiendo.drafts.models import ReportSchedule, ScheduledReport
from tiendo.register.access import Viewer, allowed
from tiendo.web import words
from tiendo.web.links import Link, to_draft, to_draft_file
from tiendo.web.words import capital

SHOWN = 50  # drafts of schedules; older ones are in the list of drafts
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    slug: str
    body: str
    name: str
    meta: str
    ends: bool  # whether the viewer may end it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A report that a schedule drafted. ``mine``: it waits for the viewer."""

    slug: str
    link: Link
    file: str
    body: str
    meta: str
    waits: bool
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePage:
    """``bodies`` and ``kinds``: what a new schedule may be of; no bodies, no form."""

    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    bodies: Choices
    kinds: Choices


def page(to: Viewer) -> SchedulePage:
    return SchedulePage(
        rows=tuple(row(one, to) for one in scheduled_for(to)[:SHOWN]),
        lines=tuple(line(one, to) for one in schedules_of(to)),
        bodies=tuple(
            (body.slug, body.name) for body in bodies_to_check(to) if allowed(to, SCHEDULE, body)
        ),
        kinds=tuple((id, kind_name(id)) for id in kinds()),
    )


def kind_name(id: str) -> str:
    return {
        "month": gettext("Báo cáo tháng"),
        "quarter": gettext("Báo cáo quý"),
        "half": gettext("Báo cáo 6 tháng đầu năm"),
        "nine-months": gettext("Báo cáo 9 tháng"),
        "year": gettext("Báo cáo năm"),
    }.get(id, capital(id))


def line(one: ReportSchedule, to: Viewer) -> Line:
    when = (
        gettext("ngày %(day)s tháng sau kỳ") if one.after else gettext("ngày %(day)s tháng cuối kỳ")
    )
    who = gettext("%(name)s phụ trách") % {"name": one.responsible}
    return Line(
        slug=one.slug, body=one.body.name, name=kind_name(one.kind),
        meta=f"{when % {'day': one.day}} · {who}", ends=allowed(to, SCHEDULE, one.body),
    )  # fmt: skip


def row(one: ScheduledReport, to: Viewer) -> Row:
    assert one.draft is not None
    waits = one.taken_at is None
    state = (
        gettext("chờ %(name)s nhận") % {"name": one.schedule.responsible}
        if waits
        else gettext("%(name)s đã nhận") % {"name": one.taken_by}
    )
    told = (gettext("đến ngày %s") % words.day(one.due), state)
    return Row(
        slug=one.draft.slug,
        link=Link(words=one.draft.name, href=to_draft(one.draft.slug)),
        file=to_draft_file(one.draft.slug),
        body=one.schedule.body.name,
        meta=" · ".join(told),
        waits=waits,
        mine=waits and one.schedule.responsible == to.name,
    )


def waiting(to: Viewer) -> tuple[Link, ...]:
    """Reports that were drafted for this person; nothing is asked for who has no role."""
    if not to.grants:
        return ()
    found = (one.draft for one in waiting_for(to)[:SHOWN])
    return tuple(Link(words=one.name, href=to_draft(one.slug)) for one in found if one is not None)
