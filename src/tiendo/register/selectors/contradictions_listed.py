"""Which contradictions a list shows: a page of keys, how many, and what to narrow them by.

A page costs the same however many are open: what stands and what speaks against it is fetched
for the keys of the page only (contradictions.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from tiendo.register.access import Viewer, shown
from tiendo.register.models import Observation, Settlement
from tiendo.register.selectors.bounds import MOST_COUNTED
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.register.selectors.settlements import settlements


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """By slugs of body and indicator, and a period; empty asks for all."""

    body: str = ""
    indicator: str = ""
    period: str = ""


# Body (slug, name), indicator (slug, name), period of what contradicts.
Place = tuple[str, str, str, str, str]
PLACE = ("body__slug", "body__name", "indicator__slug", "indicator__name", "period")


def open_ones(by: Narrowed, *, to: Viewer | None, on: date | None) -> QuerySet[Any, Any]:
    """The keys of open contradictions, of which something is in the register; the latest first."""
    of_key = Observation.objects.filter(key=OuterRef("key")).order_by()
    seen = shown(of_key, to=to)
    seen = seen if on is None else seen.filter(known_on__lte=on)
    found = open_proposals(to=to, on=on)
    found = found.filter(Q(target__isnull=False) | Exists(seen))
    for field, wanted in fields_of(by):
        found = found.filter(
            Exists(seen.filter(**{field: wanted})) | Q(**{f"target__{field}": wanted})
        )
    latest = found.order_by().values("key").annotate(latest=Max("document__dated"))
    return latest.order_by(F("latest").desc(nulls_last=True), "-key")


def settled_ones(by: Narrowed, *, to: Viewer | None, on: date | None) -> QuerySet[Settlement]:
    """What was settled and stands, of what is still in the register; the latest first."""
    found = settlements(to=to, on=on)
    found = found.filter(Q(observation__isnull=False) | Q(target__isnull=False))
    for field, wanted in fields_of(by):
        found = found.filter(
            Q(**{f"observation__{field}": wanted})
            | Q(**{"observation__isnull": True, f"target__{field}": wanted})
        )
    return found


def fields_of(by: Narrowed) -> list[tuple[str, str]]:
    named = ("body__slug", by.body), ("indicator__slug", by.indicator), ("period", by.period)
    return [(field, wanted) for field, wanted in named if wanted]


def keys_of(found: QuerySet[Any, Any], start: int, end: int) -> list[str]:
    return [row["key"] for row in found[start:end]]


def places_open(*, to: Viewer | None, on: date | None) -> Sequence[Place]:
    """What open contradictions are of, each once; at most MOST_COUNTED."""
    return places(open_proposals(to=to, on=on))


def places_settled(*, to: Viewer | None, on: date | None) -> Sequence[Place]:
    return places(settlements(to=to, on=on).select_related(None))


def places(found: QuerySet[Any]) -> Sequence[Place]:
    either = {
        f"place{n}": Coalesce(f"observation__{name}", f"target__{name}")
        for n, name in enumerate(PLACE)
    }
    named = found.filter(Q(observation__isnull=False) | Q(target__isnull=False))
    return list(named.order_by().annotate(**either).values_list(*either).distinct()[:MOST_COUNTED])
