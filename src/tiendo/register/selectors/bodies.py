"""Bodies in time: what was it called, what stood under it, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from tiendo.facts import lineage
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
from tiendo.register.joining import large
from tiendo.register.knowing import known
from tiendo.register.models import (
    Body,
    BodyCode,
    BodyEvent,
    BodyEventPart,
    BodyLink,
    BodyName,
    CodeSystem,
    Document,
    Plan,
    Side,
)
from tiendo.register.repeated import repeated
from tiendo.register.searching import words
from tiendo.register.selectors.documents import documents

# Events are walked back this many times; no body of ours has a longer history.
DEEPEST = 12


def bodies() -> QuerySet[Body]:
    """Bodies in the order of their list, those of the country behind."""
    return Body.objects.select_related("speaks_for").order_by("ordinal", "slug")


def body(slug: str) -> Body:
    """Raises NotFound."""
    found = bodies().filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có cơ quan này trong danh mục", where=slug)
    return found


def standing(day: date, prefix: str = "") -> Q:
    """The condition that what has ``valid_from`` and ``valid_to`` holds on a day."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day}))


def bodies_found(
    *, query: str = "", kind: str = "", under: str = "", on: date | None = None
) -> QuerySet[Body]:
    """Bodies by words of any of their names, by kind, by the body above, standing on a day."""
    found = bodies()
    for word in words(query):
        found = found.filter(search__contains=f" {word}")
    if kind:
        found = found.filter(kind=kind)
    if under:
        links = BodyLink.objects.filter(parent__slug=under)
        links = links if on is None else links.filter(standing(on))
        found = found.filter(pk__in=links.values("child"))
    return found if on is None else found.filter(standing(on))


def names_of(body: Body) -> list[BodyName]:
    return list(body.dated_names.order_by("valid_from", "pk"))


def name_on(names: Iterable[BodyName], day: date) -> str | None:
    """What a body was called on a day; None where none of its names held then."""
    return next((one.name for one in names if holds_on(one, day)), None)


def holds_on(one: BodyName | BodyCode, day: date) -> bool:
    begun = one.valid_from is None or one.valid_from <= day
    return begun and (one.valid_to is None or day <= one.valid_to)


def codes_of(body: Body) -> list[BodyCode]:
    return list(body.dated_codes.order_by("system", "valid_from", "pk"))


def body_of_code(code: str, day: date) -> Body | None:
    """The body that a code of the statistics office meant on a day.

    52 is Bình Định before July 2025 and Gia Lai since.
    """
    found = BodyCode.objects.filter(standing(day), system=CodeSystem.STATISTICS, code=code)
    one = found.select_related("body").first()
    return one.body if one else None


def children_on(body: Body, day: date) -> QuerySet[Body]:
    """The bodies that stood under ``body`` on a day."""
    links = BodyLink.objects.filter(standing(day), parent=body)
    return bodies().filter(standing(day), pk__in=links.values("child"))


def parents_on(body: Body, day: date) -> QuerySet[Body]:
    """The bodies that ``body`` stood under on a day."""
    links = BodyLink.objects.filter(standing(day), child=body)
    return bodies().filter(standing(day), pk__in=links.values("parent"))


def parents_of_all(day: date) -> dict[int, Body]:
    """The body above each body (by its primary key) on a day; one query.

    Of several the first in the order of the catalogue.
    """
    links = BodyLink.objects.filter(standing(day)).select_related("parent")
    found: dict[int, Body] = {}
    for link in links.order_by("parent__ordinal", "parent__slug", "valid_from"):
        found.setdefault(link.child_id, link.parent)
    return found


def events_of(body: Body) -> list[BodyEvent]:
    """What became of ``body`` and what it came from, by day, with the bodies of each event."""
    return list(with_parts(BodyEvent.objects.filter(parts__body=body).distinct()))


def with_parts(found: QuerySet[BodyEvent]) -> QuerySet[BodyEvent]:
    parts = BodyEventPart.objects.select_related("body").order_by("side", "ordinal")
    return found.prefetch_related(Prefetch("parts", queryset=parts)).order_by("on", "slug")


def documents_of_events(
    events: Sequence[BodyEvent], *, to: Viewer | None = None, on: date | None = None
) -> dict[str, Document]:
    """The documents of the register that events name, by the key of their number."""
    keys = {one.number_key for one in events if one.number_key}
    if not keys:
        return {}
    named = shown(Document.objects.filter(number_key__in=keys), to=to, document="")
    found = known(named, on=on, document="")
    return {one.number_key: one for one in found.only("slug", "number_key").order_by("-slug")}


def plans_of(body: Body, *, to: Viewer | None = None, on: date | None = None) -> list[Plan]:
    """Plans set for a body, the newest document first."""
    found = known(shown(Plan.objects.filter(body=body), to=to), on=on).select_related("document")
    found = found.defer(*large("document"))
    return list(found.order_by("-document__dated", "slug"))


def documents_of(
    body: Body, *, to: Viewer | None = None, on: date | None = None
) -> QuerySet[Document]:
    """Documents that a body issued, the newest first, without their texts."""
    return documents(to=to, on=on).filter(issuer=body)


def kinds_present() -> list[str]:
    """The kinds of body that the register has."""
    return list(Body.objects.order_by("kind").values_list("kind", flat=True).distinct())


def ancestry(body: Body) -> tuple[lineage.BodyEvent, ...]:
    """All events that lead to ``body``, its predecessors' too: what the pure rules walk.

    One query where nothing led to it, two a generation else.
    """
    found: dict[int, lineage.BodyEvent] = {}
    wanted = {body.pk}
    for _ in range(DEEPEST):
        keys = set(events_before(bodies=sorted(wanted))) - set(found) if wanted else set[int]()
        if not keys:
            break
        events = list(with_parts(BodyEvent.objects.filter(pk__in=keys)))
        found |= {one.pk: event_fact(one) for one in events}
        wanted = {p.body_id for one in events for p in one.parts.all() if p.side == Side.BEFORE}
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.ref)))


@repeated("bodies")
def events_before(bodies: Sequence[int]) -> QuerySet[BodyEventPart, int]:
    """Keys of the events that bodies came out of."""
    parts = BodyEventPart.objects.filter(body__in=bodies, side=Side.AFTER)
    return parts.order_by().values_list("event_id", flat=True)


def event_fact(one: BodyEvent) -> lineage.BodyEvent:
    sides: dict[str, list[str]] = {Side.BEFORE: [], Side.AFTER: []}
    for part in one.parts.all():
        sides[part.side].append(part.body.slug)
    return lineage.BodyEvent(
        kind=lineage.EventKind(one.kind),
        on=one.on,
        before=tuple(sides[Side.BEFORE]),
        after=tuple(sides[Side.AFTER]),
        act=one.act,
        ref=one.slug,
    )
