"""Records with those that they name, without the columns that nothing shows beside another.

A page of a target joins a hundred documents, bodies and indicators to what they said; each has
twice as many columns as their names and days need, some of them long.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from tiendo.register.models import Body, Document, Indicator

Records = TypeVar("Records", bound=Model)
# Columns of a document that a list does not show and that are long.
LARGE = ("text", "reading", "search")
# What of a record stands on its own page only; asked for there, or one by one.
APART: dict[type[Model], tuple[str, ...]] = {
    Document: (
        "sha256", "media_type", "number_key", "recipients", "urgency",
        "place", "language", "reader", "registered_by", *LARGE,
    ),
    Body: ("aliases", "codes", "poor", "search"),
    Indicator: ("method", "source_body", "frequency", "search"),
}  # fmt: skip


def large(*paths: str) -> tuple[str, ...]:
    """Those columns of the documents at the ends of some paths."""
    return tuple(f"{path}__{name}" for path in paths for name in LARGE)


def joined(found: QuerySet[Records], *paths: str) -> QuerySet[Records]:
    """The records with those at the ends of some paths and on the way there."""
    return found.select_related(*paths).defer(*apart(found.model, paths))


@cache
def apart(model: type[Model], paths: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of all those that are left out."""
    out: list[str] = []
    for path in paths:
        here: Any = model
        at = ""
        for name in path.split("__"):
            here, at = here._meta.get_field(name).related_model, f"{at}{name}__"
            out += [at + column for column in APART.get(here, ())]
    return tuple(dict.fromkeys(out))
