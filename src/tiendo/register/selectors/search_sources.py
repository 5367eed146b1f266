"""The records that a search may show, by kind: fetched by their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.joining import joined
from tiendo.register.knowing import known
from tiendo.register.models import Document, Observation, PersonMention, Target, Task
from tiendo.register.repeated import repeated
from tiendo.register.selectors.documents import indicators, meetings


def targets(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    every = shown(Target.objects.all(), to=to, document="plan__document")
    found = known(every, on=on, document="plan__document")
    return joined(found.defer("search"), "plan__document", "indicator")


def observations(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    every = shown(Observation.objects.all(), to=to)
    found = every if on is None else every.filter(known_on__lte=on)
    return joined(found, "document", "indicator", "evidence", "body")


def documents(to: Viewer | None, on: date | None) -> QuerySet[Any]:
    found = known(shown(Document.objects.all(), to=to, document=""), on=on, document="")
    return found.defer("reading", "text", "search")


def drawn(model: type[Model], to: Viewer | None, on: date | None) -> QuerySet[Any]:
    """Tasks, or people, with the documents that name them."""
    found: QuerySet[Any] = known(shown(model._default_manager.all(), to=to), on=on)
    return joined(found, "document", "evidence")


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


@repeated("keys")
def seen(kind: str, to: Viewer | None, on: date | None, keys: Sequence[int]) -> QuerySet[Any]:
    """The records of some keys that may be seen."""
    return SOURCES[kind](to, on).filter(pk__in=keys)


@repeated("keys")
def texts(keys: Sequence[int]) -> QuerySet[Document, tuple[int, str]]:
    return Document.objects.filter(pk__in=keys).order_by().values_list("pk", "text")
