"""The columns of a data set, read from ``columns.yaml``: names, types, order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tiendo.vocabulary.lexicon import rows

PACKAGE = "tiendo.scale"
OBSERVATIONS, TARGETS, SCORES = "observations", "targets", "scores"


@dataclass(frozen=True, slots=True)
class Column:
    """``type``: small, int, big (whole numbers of 16, 32, 64 bits) or text."""

    name: str
    type: str


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in the order in which every engine holds them."""
    found = [row for row in rows(PACKAGE, "columns") if row["table"] == table]
    return tuple(Column(row["id"].partition(".")[2], row["type"]) for row in found)


@cache
def names(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in columns(table))
