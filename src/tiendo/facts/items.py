"""The other items of the reading contract (READING.md), one class each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo.facts.evidence import Evidence
from tiendo.facts.making import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """A document named in the text; without a number it has a title."""

    evidence: Evidence
    number: str | None = None
    kind: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
    relation: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    evidence: Evidence
    name: str
    body: str | None = None
    ordinal: int | None = None
    extended: bool | None = None
    term: str | None = None
    held_on: date | None = None
    mode: str | None = None
    chairs: tuple[str, ...] = ()
    confidence: float | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What somebody is told or resolves to do; ``due`` may be empty."""

    evidence: Evidence
    action: str
    owners: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    due: date | None = None
    recurs: str | None = None
    product: str | None = None
    assigned_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    evidence: Evidence
    text: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation:
    evidence: Evidence
    award: str
    recipients: tuple[str, ...] = ()
    awarded_by: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    evidence: Evidence
    name: str
    positions: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What looks like a fact and could not be read: nothing is dropped in silence."""

    evidence: Evidence
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A ``warning`` of the contract: read, but doubtful. No end: the whole document."""

    rule: str
    message: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the document: ``level`` 1 is the outermost.

    ``responsible`` holds the bodies that the text under the heading names as in
    charge of it ("Cơ quan chủ trì theo dõi: …"), as written.
    """

    evidence: Evidence
    level: int
    title: str
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document says of itself in its own heading block."""

    number: str | None = None
    kind: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
