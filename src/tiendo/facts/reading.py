"""A document and all that was read in it: the object of READING.md."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Figure
from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Heading,
    Identity,
    Meeting,
    Person,
    Remark,
    Shortcoming,
    Task,
    Unread,
)

SCHEMA = "tiendo/reading/1"
# Figures with more significant digits than a JSON number carries are refused.
JSON_DIGITS = 15
# The rule of the warning that a document, or pages of it, were recognised in pictures.
RECOGNISED = "ocr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file as received; ``sha256`` is of its bytes."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``text`` is NFC with ``\\n`` line ends; every item's evidence is a slice of it."""

    source: Source
    text: str
    language: str = "vi"
    title: str | None = None
    published_on: date | None = None
    place: str | None = None
    identity: Identity = field(default_factory=Identity)
    figures: tuple[Figure, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    tasks: tuple[Task, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    commendations: tuple[Commendation, ...] = ()
    people: tuple[Person, ...] = ()
    outline: tuple[Heading, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Remark, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether any of it was read from pictures: a person must look before it counts."""
        return any(remark.rule == RECOGNISED for remark in self.warnings)

    def as_json(self) -> dict[str, Any]:
        """The reading in the form of the contract, ready for ``json.dumps``."""
        return {"schema": SCHEMA} | {f.name: plain(getattr(self, f.name)) for f in fields(self)}


def plain(value: Any) -> Any:
    """A value of the contract as JSON types; evidence is spread into its item."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return item_as_json(value)
    return value


# Fields of an item that the contract does not have.
APART = frozenset({"evidence", "doubts"})


def item_as_json(item: Any) -> dict[str, Any]:
    evidence = getattr(item, "evidence", None)
    out: dict[str, Any] = {}
    if isinstance(evidence, Evidence):
        out |= {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}
        out |= {"place": evidence.place or None}
    return out | {f.name: plain(getattr(item, f.name)) for f in fields(item) if f.name not in APART}


def number(value: Decimal) -> int | float:
    """A decimal as a JSON number, exact or not at all.

    >>> number(Decimal("13.30")), number(Decimal("4200000000000"))
    (13.3, 4200000000000)
    """
    if value == value.to_integral_value():
        return int(value)
    if len(value.normalize().as_tuple().digits) > JSON_DIGITS:
        raise InvalidFact(f"Số {value} có quá nhiều chữ số để ghi chính xác")
    return float(value)
