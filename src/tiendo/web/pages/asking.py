"""What pages ask beyond the register's selectors: narrowed, counted, joined; it writes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from tiendo.register import selectors
from tiendo.register.access import Viewer, shown
from tiendo.register.knowing import known
from tiendo.register.models import (
    Body,
    Document,
    Observation,
    Proposal,
    Target,
    Task,
)
from tiendo.register.repeated import repeated
from tiendo.register.selectors.bounds import present as values_present
from tiendo.web.pages.paging import Page

SOON = timedelta(days=30)
# Slug and number of the target that an observation counts for, by the observation's key.
Counts = dict[int, tuple[str, str]]


def counts_for(found: Sequence[Proposal], to: Viewer, *, on: date | None = None) -> Counts:
    """The target that each observation counts for: of the newest plan whose period holds it."""
    seen = {p.observation_id: p.observation for p in found if p.observation is not None}
    if not seen:
        return {}
    same = targets_over(
        indicators=sorted({one.indicator_id for one in seen.values()}),
        bodies=sorted({one.body_id for one in seen.values()}),
        since=max(one.starts_on for one in seen.values()),
        until=min(one.ends_on for one in seen.values()),
        to=to,
        on=on,
    )
    by_series: dict[Any, list[Target]] = {}
    for target in same:
        by_series.setdefault(series_of(target), []).append(target)
    out: Counts = {}
    for pk, one in seen.items():
        counted = next((t for t in by_series.get(series_of(one), ()) if holds(t, one)), None)
        if pk is not None and counted is not None:
            out[pk] = (counted.slug, str(counted.ordinal))
    return out


@repeated("indicators", "bodies", "since", "until")
def targets_over(
    indicators: Sequence[int],
    bodies: Sequence[int],
    since: date,
    until: date,
    to: Viewer,
    on: date | None,
) -> QuerySet[Target]:
    """Targets whose periods begin by one day and end from another on, of the newest plan first;
    only what tells whose they are and what they are called."""
    every = Target.objects.filter(indicator__in=indicators, body__in=bodies)
    over = every.filter(starts_on__lte=since, ends_on__gte=until)
    found = known(shown(over, to=to, document="plan__document"), on=on, document="plan__document")
    ordered = found.order_by("-plan__document__dated", "plan", "ordinal")
    return ordered.only(
        "slug", "ordinal", "indicator_id", "body_id", "subject_key", "starts_on", "ends_on"
    )


def series_of(one: Observation | Target) -> tuple[int, int, str]:
    return one.indicator_id, one.body_id, one.subject_key


def holds(target: Target, one: Observation) -> bool:
    return target.starts_on <= one.starts_on and one.ends_on <= target.ends_on


def counts(one: Observation, target: Target) -> bool:
    return series_of(one) == series_of(target) and holds(target, one)


def documents(asked: QueryDict, to: Viewer, *, on: date | None = None) -> QuerySet[Document]:
    """Documents by kind, issuer and year, known ``on`` a day if one is named."""
    found = selectors.documents(to=to, on=on)
    if kind := asked.get("loai"):
        found = found.filter(kind=kind)
    if issuer := asked.get("co-quan"):
        found = found.filter(issuer__slug=issuer)
    if re.fullmatch(r"\d{4}", year := asked.get("nam", ""), re.ASCII):
        found = found.filter(dated__year=int(year))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A document and how many records came of it."""

    document: Document
    targets: int
    observations: int
    tasks: int


def with_counts(found: QuerySet[Document], page: Page, on: date | None = None) -> list[Counted]:
    """A page of documents with their counts: four queries, however many documents."""
    documents = list(found[page.start : page.end])
    keys = [document.pk for document in documents]
    seen = Observation.objects.all()
    seen = seen if on is None else seen.filter(known_on__lte=on)
    targets, observations, tasks = (
        dict(records.values_list(path).annotate(Count("pk")).order_by())
        for records, path in (
            (Target.objects.filter(plan__document__in=keys), "plan__document"),
            (seen.filter(document__in=keys), "document"),
            (Task.objects.filter(document__in=keys), "document"),
        )
    )
    return [
        Counted(
            document=one,
            targets=targets.get(one.pk, 0),
            observations=observations.get(one.pk, 0),
            tasks=tasks.get(one.pk, 0),
        )
        for one in documents
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Kinds, issuers and years that the register has: what a filter can offer."""

    kinds: tuple[str, ...]
    issuers: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


# A filter offers so many bodies at most: more are no choice but a search (the pages of bodies).
MOST_BODIES = 60


def present(to: Viewer, *, on: date | None = None) -> Present:
    """Kinds, years from the first to the last, and issuers where they are few."""
    found = selectors.documents(to=to, on=on)
    kinds = [kind for kind in values_present(Document, "kind") if kind]
    if on is not None or selectors.conceals(to):
        kinds = [kind for kind in kinds if found.filter(kind=kind).exists()]
    # In the order of the index of lists, forwards and back.
    day = F("dated").desc(nulls_last=True)
    dated = found.filter(dated__isnull=False).order_by(day, "slug").values_list("dated", flat=True)
    first, last = dated.last(), dated.first()
    years = range(last.year, first.year - 1, -1) if first and last else ()
    issued = found.order_by().filter(issuer=OuterRef("pk"))
    return Present(kinds=tuple(sorted(kinds)), issuers=few(issued), years=tuple(years))


def few(records: QuerySet[Any]) -> tuple[tuple[str, str], ...]:
    """The bodies that have such records (of OuterRef), by their order; none where many do."""
    bodies = Body.objects.filter(Exists(records)).order_by("ordinal", "slug")
    listed = tuple(bodies.values_list("slug", "name")[: MOST_BODIES + 1])
    return listed if len(listed) <= MOST_BODIES else ()


def tasks(asked: QueryDict, today: date, to: Viewer, *, on: date | None = None) -> QuerySet[Task]:
    """Tasks by owner and by due date, as seen from ``today``."""
    found = selectors.tasks(to=to, on=on)
    if owner := asked.get("chu-tri"):
        found = found.filter(owners__slug=owner)
    conditions = {
        "co": Q(due__isnull=False),
        "khong": Q(due__isnull=True),
        "qua": Q(due__lt=today),
        "sap": Q(due__gte=today, due__lte=today + SOON),
    }
    chosen = conditions.get(asked.get("han", ""))
    return found if chosen is None else found.filter(chosen)


def task_owners(to: Viewer, *, on: date | None = None) -> tuple[tuple[str, str], ...]:
    """Who owns tasks, where they are few."""
    owned = Task.owners.through.objects.filter(body=OuterRef("pk"))
    return few(
        known(shown(owned, to=to, document="task__document"), on=on, document="task__document")
    )
