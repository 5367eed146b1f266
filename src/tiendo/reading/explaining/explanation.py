"""What ``explain`` answers: values only, in the order in which a person asks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Figure
from tiendo.facts.reading import plain

SCHEMA = "tiendo/explanation/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A row of a table, and the words of the text by which it spoke.

    ``start`` and ``end`` are offsets in the reading's text; a row without words there
    (a catalogue row) has none.
    """

    row: str
    table: str
    source: str
    words: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a figure or item: its value, and what gave it.

    ``value`` is that of the contract, ``says`` the same for people; ``note`` is what no
    row says: that the value is the default, or stands further up.
    """

    name: str
    label: str
    value: Any
    says: str
    rows: tuple[Said, ...] = ()
    note: str = ""


class Became(StrEnum):
    """What became of a number."""

    FIGURE = "figure"
    PART = "part"  # of the figure beside it: its percent, its denominator
    TIME = "time"
    PASSED = "passed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the sentence (or a quantity in words), and what became of it.

    ``says`` is the answer in one Vietnamese sentence; ``reason`` is its row in
    ``reasons.yaml`` where the number is no figure.
    """

    became: Became
    start: int
    end: int
    quote: str
    says: str
    reason: str | None = None
    source: str = ""
    rows: tuple[Said, ...] = ()
    figure: Figure | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item other than a figure that the place falls in: by which rule, on which words."""

    evidence: Evidence
    kind: str
    label: str
    rule: str
    says: str
    source: str
    fields: tuple[Field, ...] = ()
    rows: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One place: its sentence, what stands at it, and its neighbours.

    ``here`` is empty where the place is no number and lies in no figure; ``says``
    then tells so.
    """

    at: int
    line: int
    sentence: Evidence
    says: str
    here: tuple[Number, ...] = ()
    beside: tuple[Number, ...] = ()
    items: tuple[Item, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The explanation as JSON types, ready for ``json.dumps``."""
        return {"schema": SCHEMA} | {f.name: plain(getattr(self, f.name)) for f in fields(self)}
