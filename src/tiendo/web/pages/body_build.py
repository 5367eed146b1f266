"""A body's page put together from its records, on the day asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Body, BodyCode, BodyEvent, BodyEventPart, BodyName, Document
from tiendo.register.selectors.bodies import holds_on
from tiendo.web import kinds, links, words
from tiendo.web.links import Link, with_choice
from tiendo.web.pages.body_kinds import body_kind, event_kind
from tiendo.web.pages.body_page import BodyPage, DatedRow, Event, Listed, Side, Told
from tiendo.web.pages.days import day_asked
from tiendo.web.when import shown_day, within

# So many bodies of a side, of a list, and so many documents stand on the page.
MOST_SIDE, MOST_AROUND, MOST_DOCUMENTS = 12, 48, 10


def page(slug: str, asked: QueryDict, today: date, to: Viewer) -> BodyPage:
    """The page of a body on the day asked for. Raises NotFound."""
    body = selectors.body(slug)
    day = day_asked(asked.get("ngay"), today)
    names = selectors.names_of(body)
    called = selectors.name_on(names, day) or ""
    found = selectors.events_of(body)
    documents = selectors.documents_of_events(found, to=to, on=shown_day())
    spoken = body.speaks_for
    issued = selectors.documents_of(body, to=to, on=shown_day())
    return BodyPage(
        name=body.name,
        kind=body_kind(body.kind),
        status=status(body, day),
        called=called if called != body.name else "",
        day=words.day(day),
        day_asked=f"{day:%d/%m/%Y}",
        speaks_for=Link(words=spoken.name, href=links.to_body(spoken.slug)) if spoken else None,
        events=tuple(event(one, documents) for one in found),
        dated=tuple(dated(names, selectors.codes_of(body), day)),
        around=around(body, day, today),
        plans=tuple(
            plan(one.slug, one.name, one.period)
            for one in selectors.plans_of(body, to=to, on=shown_day())
        ),
        documents=tuple(told(one) for one in issued[:MOST_DOCUMENTS]),
        all_documents=within(f"{reverse('web:documents')}?co-quan={body.slug}"),
    )


def status(body: Body, day: date) -> str:
    """Whether the body stood on the day, and between which days it stands."""
    since = words.day(body.valid_from)
    if body.valid_from and day < body.valid_from:
        return gettext("Ngày %(day)s chưa có; có từ %(since)s.") % {
            "day": words.day(day),
            "since": since,
        }
    if body.valid_to and day > body.valid_to:
        return gettext("Đã kết thúc ngày %s.") % words.day(body.valid_to)
    until = gettext("đến %s") % words.day(body.valid_to) if body.valid_to else ""
    begun = gettext("từ %s") % since if since else ""
    span = " ".join(part for part in (begun, until) if part)
    return gettext("Đang hoạt động, %s.") % span if span else gettext("Đang hoạt động.")


def event(one: BodyEvent, documents: Mapping[str, Document]) -> Event:
    parts = list(one.parts.all())
    document = documents.get(one.number_key)
    more = sum(max(0, len(of_side(parts, side)) - MOST_SIDE) for side in ("before", "after"))
    return Event(
        day=words.day(one.on),
        kind=words.capital(event_kind(one.kind)),
        before=tuple(side(p, parts) for p in of_side(parts, "before")[:MOST_SIDE]),
        after=tuple(side(p, parts) for p in of_side(parts, "after")[:MOST_SIDE]),
        more=ngettext("và %s cơ quan khác", "và %s cơ quan khác", more) % more if more else "",
        act=one.act,
        act_href=links.to_document(document.slug) if document else "",
        note=one.note,
    )


def of_side(parts: Iterable[BodyEventPart], side: str) -> list[BodyEventPart]:
    return [part for part in parts if part.side == side]


def side(part: BodyEventPart, parts: Sequence[BodyEventPart]) -> Side:
    namesakes = [p for p in of_side(parts, "after") if p.body.name == part.body.name]
    former = part.side == "before" and any(p.body_id != part.body_id for p in namesakes)
    share = part.share_value
    shown = "" if share is None else f"{words.number(share * 100)}%"
    if shown and part.event.share_of:
        shown = f"{shown} {part.event.share_of}"
    return Side(
        body=Link(words=part.body.name, href=links.to_body(part.body.slug)),
        former=former,
        share=shown,
    )


def dated(names: Sequence[BodyName], codes: Sequence[BodyCode], day: date) -> Iterable[DatedRow]:
    """Names first, then codes, each with its days."""
    for one in names:
        yield dated_row(gettext("Tên"), one.name, one, day)
    systems = {"statistics": gettext("Mã thống kê"), "symbol": gettext("Ký hiệu văn bản")}
    for code in codes:
        yield dated_row(systems[code.system], code.code, code, day)


def dated_row(label: str, said: str, one: BodyName | BodyCode, day: date) -> DatedRow:
    return DatedRow(
        label=label,
        words=said,
        since=words.day(one.valid_from),
        until=words.day(one.valid_to),
        act=one.act,
        current=holds_on(one, day),
    )


def around(body: Body, day: date, today: date) -> tuple[Listed, ...]:
    """Those above and below on the day; an empty side is left out."""
    when = "" if day == today else day.isoformat()
    below = with_choice(reverse("web:bodies"), QueryDict(), tren=body.slug, ngay=day.isoformat())
    found = (
        listed(gettext("Cấp trên"), selectors.parents_on(body, day), when, ""),
        listed(gettext("Cấp dưới"), selectors.children_on(body, day), when, below),
    )
    return tuple(one for one in found if one.count)


def listed(title: str, found: QuerySet[Body], when: str, all: str) -> Listed:
    bodies = list(found[: MOST_AROUND + 1])
    count = len(bodies) if len(bodies) <= MOST_AROUND else found.count()
    return Listed(
        title=title,
        bodies=tuple(
            Link(words=one.name, href=links.to_body(one.slug, when)) for one in bodies[:MOST_AROUND]
        ),
        count=count,
        all=all if count > MOST_AROUND else "",
    )


def plan(slug: str, name: str, period: str) -> Told:
    return Told(words=name, href=links.to_plan(slug), more=words.period(period))


def told(document: Document) -> Told:
    named = " ".join(
        p for p in (kinds.of(document.kind, document.media_type), document.number) if p
    )
    return Told(
        words=document.title or document.label,
        href=links.to_document(document.slug),
        more=" · ".join(p for p in (named, words.day(document.dated)) if p),
    )
