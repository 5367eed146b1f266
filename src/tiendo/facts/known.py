"""What a register knows as of a day, for those who hold a draft against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """A value that the register holds. ``kind``: "observation" or "target"."""

    kind: str
    indicator: str  # the catalogue's id
    measure: str
    value: Decimal
    unit: str
    period: str
    ref: str
    source: str
    quote: str
    body: str = ""  # by name: "tỉnh Sông Mai"
    high: Decimal | None = None
    op: str = "eq"
    of: Decimal | None = None
    basis: str | None = None
    direction: str | None = None
    per: str | None = None
    status: str = ""  # observations: estimated, preliminary, official


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A numbered document of the register; ``number`` in its canonical spelling."""

    number: str
    ref: str
    title: str = ""
    issuer: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOffice:
    """A person's office as a document of ``day`` tells it."""

    name: str
    position: str
    ref: str
    source: str
    quote: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFigure:
    """A figure that a draft carries with its record: ``text[start:end]`` of the draft.

    ``now`` is what the register says of it in the same form, empty where it says it no longer.
    ``kind``: "amount", or "verdict" for words that judge. ``firm``: whether a later report of
    the body itself cannot have overtaken the register.
    """

    start: int
    end: int
    kind: str
    name: str  # what the figure is of: "Thu ngân sách nhà nước trên địa bàn"
    now: str
    typed: bool  # a person wrote something else than what was put there
    firm: bool
    record: str  # "observation" or "target"
    ref: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Nothing, where there is no register."""

    values: tuple[KnownValue, ...] = ()
    documents: tuple[KnownDocument, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    figures: tuple[KnownFigure, ...] = ()  # those that the draft carries
    present: bool = False  # whether there was a register to ask
