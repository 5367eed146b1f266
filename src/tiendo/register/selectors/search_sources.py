"""The records that a search may show, by kind: fetched by their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.knowing import known
from tiendo.register.models import Document, Observation, PersonMention, Target, Task
from tiendo.register.repeated import repeated
from tiendo.register.selectors.documents import indicators, large, meetings


def targets(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    every = shown(Target.objects.all(), to=to, document="plan__document")
    found = known(every, on=on, document="plan__document")
    return found.select_related("plan__document", "indicator").defer(*large("plan__document"))


def observations(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    every = shown(Observation.objects.all(), to=to)
    found = every if on is None else every.filter(known_on__lte=on)
    joins = ("document", "indicator", "evidence", "body")
    return found.select_related(*joins).defer(*large("document"))


def documents(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    found = known(shown(Document.objects.all(), to=to, document=""), on=on, document="")
    return found.defer("reading", "text", "search")


def drawn(model: type[Model], to: Viewer | None, on: date | None) -> QuerySet[Any]:
    """Tasks, or people, with the documents that name them."""
    found: QuerySet[Any] = known(shown(model._default_manager.all(), to=to), on=on)
    return found.select_related("document", "evidence").defer(*large("document"))


# By kind the records that may be seen; in the order in which results come.
SOURCES: dict[str, Callable[[Viewer | None, date | None], QuerySet[Any]]] = {
    "target": targets,
    "observation": observations,
    "document": documents,
    "task": partial(drawn, Task),
    "person": partial(drawn, PersonMention),
    "meeting": lambda to, on: meetings(to=to, on=on),
    "indicator": lambda to, on: indicators(to=to, on=on),
}


# Questions are written for so many keys: a handful of ways of asking, not one a number of keys.
SIZES = (4, 8, 16, 24, 32, 48, 64, 96, 128)


def seen(kind: str, to: Viewer | None, on: date | None, keys: Sequence[int]) -> list[Any]:
    """The records of some keys that may be seen."""
    size = next((size for size in SIZES if size >= len(keys)), len(keys))
    idle = range(-1, len(keys) - size - 1, -1)  # keys of nothing
    return records_of(kind=kind, keys=[*keys, *idle], to=to, on=on)


@repeated("keys")
def records_of(kind: str, keys: Sequence[int], to: Viewer | None, on: date | None) -> QuerySet[Any]:
    return SOURCES[kind](to, on).filter(pk__in=keys)


@repeated("keys")
def texts(keys: Sequence[int]) -> QuerySet[Document, tuple[int, str]]:
    return Document.objects.filter(pk__in=keys).order_by().values_list("pk", "text")
