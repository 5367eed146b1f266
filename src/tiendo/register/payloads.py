"""Items of a reading as JSON in a proposal, and back as facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Basis, Direction, Figure, Measure, Op, Role
from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Heading,
    Meeting,
    Person,
    Shortcoming,
    Task,
)
from tiendo.facts.reading import Reading, item_as_json
from tiendo.reading.weighing.items import signs_of
from tiendo.register.models import Kind

Item = Figure | CitedDocument | Meeting | Task | Shortcoming | Commendation | Person
Made = TypeVar("Made")
PLACE = ("start", "end", "quote", "place")
TYPES: dict[str, type[Any]] = {
    Kind.DOCUMENT: CitedDocument,
    Kind.MEETING: Meeting,
    Kind.TASK: Task,
    Kind.SHORTCOMING: Shortcoming,
    Kind.COMMENDATION: Commendation,
    Kind.PERSON: Person,
}
# The names under which signs of doubt know the items.
READ_AS: dict[type[Any], str] = {
    CitedDocument: "documents",
    Meeting: "meetings",
    Task: "tasks",
    Person: "people",
}
DATES = ("issued_on", "held_on", "due")
NUMBERS = ("value", "high", "of", "percent")


def items_of(reading: Reading) -> Iterator[tuple[Kind, int, Item]]:
    """All items of a reading by kind, numbered from 1 in their order."""
    lists: dict[Kind, tuple[Item, ...]] = {
        Kind.FIGURE: reading.figures,
        Kind.DOCUMENT: reading.documents,
        Kind.MEETING: reading.meetings,
        Kind.TASK: reading.tasks,
        Kind.SHORTCOMING: reading.shortcomings,
        Kind.COMMENDATION: reading.commendations,
        Kind.PERSON: reading.people,
    }
    for kind, listed in lists.items():
        for ordinal, item in enumerate(listed, start=1):
            yield kind, ordinal, item


def payload_of(item: Item) -> dict[str, Any]:
    """The item as in READING.md, with its signs of doubt, where it shows any."""
    signs = item.doubts if isinstance(item, Figure) else signs_of(READ_AS.get(type(item), ""), item)
    return item_as_json(item) | ({"doubts": list(signs)} if signs else {})


def figure_from(payload: Mapping[str, Any]) -> Figure:
    """The figure that a payload holds; its decimals are exact (15 digits, READING.md)."""
    given = stated(payload)
    for name in NUMBERS:
        if given.get(name) is not None:
            given[name] = Decimal(str(given[name]))
    kinds: dict[str, type[Any]] = {
        "role": Role,
        "measure": Measure,
        "op": Op,
        "direction": Direction,
        "basis": Basis,
    }
    for name, kind in kinds.items():
        if given.get(name) is not None:
            given[name] = kind(given[name])
    return build(Figure, given, payload)


def item_from(kind: str, payload: Mapping[str, Any]) -> Any:
    """The item that a payload of ``kind`` holds."""
    if kind == Kind.FIGURE:
        return figure_from(payload)
    return build(TYPES[kind], stated(payload), payload)


def heading_from(payload: Mapping[str, Any]) -> Heading:
    return build(Heading, stated(payload), payload)


def stated(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without the place, dates and lists in the form of facts."""
    given = {name: value for name, value in payload.items() if name not in PLACE}
    for name, value in given.items():
        if name in DATES and isinstance(value, str):
            given[name] = date.fromisoformat(value)
        elif isinstance(value, list):
            given[name] = tuple(value)
    return given


def build(kind: Callable[..., Made], given: Mapping[str, Any], payload: Mapping[str, Any]) -> Made:
    """An item from the fields that its type knows; what a later reader adds is left."""
    known = {field.name for field in fields(cast(Any, kind))}
    evidence = Evidence(
        start=payload["start"],
        end=payload["end"],
        quote=payload["quote"],
        place=payload.get("place") or "",
    )
    return kind(evidence=evidence, **{k: v for k, v in given.items() if k in known})
