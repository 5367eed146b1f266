"""The trail as an auditor reads it: filtered, and without what its reader may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from tiendo.register.access import LEVELS, Viewer, visible
from tiendo.register.audit import ACTS
from tiendo.register.models import AuditEvent, Document, Secrecy
from tiendo.register.selectors.bounds import present

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What part of the trail is wanted; ``first`` and ``last`` are days, both included."""

    by: str = ""
    act: str = ""
    kind: str = ""
    slug: str = ""
    first: date | None = None
    last: date | None = None

    def condition(self) -> Q:
        given = {
            "by": self.by, "act": self.act, "kind": self.kind, "slug": self.slug,
            "at__gte": beginning(self.first), "at__lt": beginning(self.last, DAY),
        }  # fmt: skip
        return Q(**{name: value for name, value in given.items() if value})


def beginning(day: date | None, later: timedelta = timedelta(0)) -> datetime | None:
    """The first moment of a day here, or of one that is later."""
    midnight = None if day is None else datetime.combine(day + later, time.min)
    return None if midnight is None else timezone.make_aware(midnight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as its reader may see it: of a secret one only who, when and which act."""

    number: int
    at: datetime
    by: str
    act: str
    title: str
    hidden: bool
    hash: str
    previous: str
    kind: str = ""
    slug: str = ""
    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def trail(asked: Asked | None = None, *, to: Viewer | None = None) -> QuerySet[AuditEvent]:
    """Entries, the latest first, with ``hidden`` for those whose content ``to`` may not see.

    An entry is hidden while its document is, and where it was secret when it was written.
    A filter by object finds no hidden entry: it would say what is hidden.
    """
    asked = asked or Asked()
    named = Document.objects.filter(slug=OuterRef("document"))
    concealed = Exists(named.exclude(pk__in=Document.objects.filter(visible(to, ""))))
    found = AuditEvent.objects.annotate(concealed=concealed)
    if asked.slug or asked.kind:
        found = found.exclude(concealed=True).filter(secrecy__in=levels(to))
    return found.filter(asked.condition()).order_by("-id")


def acts_present() -> list[tuple[str, str]]:
    """Acts that the trail has, by their names."""
    known = present(AuditEvent, "act")
    return sorted(((act, ACTS.get(act, act)) for act in known), key=lambda pair: pair[1])


def levels(to: Viewer | None) -> frozenset[str]:
    """The levels of secrecy that a viewer is cleared for somewhere."""
    cleared = {level for grant in (to.grants if to else ()) for level in grant.levels}
    return frozenset({Secrecy.OPEN.value, *cleared}) & frozenset(LEVELS)


def entries_of(events: Iterable[AuditEvent], *, to: Viewer | None = None) -> Iterator[Entry]:
    """Entries of ``trail`` as values."""
    cleared = levels(to)
    for event in events:
        yield entry_of(event, hidden=event.concealed or event.secrecy not in cleared)  # type: ignore[attr-defined]


def entry_of(event: AuditEvent, *, hidden: bool) -> Entry:
    content: dict[str, Any] = {} if hidden else {
        "kind": event.kind, "slug": event.slug, "note": event.note, "data": event.data,
    }  # fmt: skip
    return Entry(
        number=event.pk,
        at=event.at,
        by=event.by,
        act=event.act,
        title=ACTS.get(event.act, event.act),
        hidden=hidden,
        hash=event.hash,
        previous=event.previous,
        **content,
    )
