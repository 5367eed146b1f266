"""A report as it is to be laid out: headings, paragraphs, tables and charts of spans. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.reporting.asked import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words; with ``ref`` a live figure: the words that the record says in this form.

    ``look``: bold, italic, ins (came in), del (went out); empty for plain words.
    """

    text: str
    ref: str = ""
    form: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """``by_hand``: a person wrote it, in an earlier file of the report."""

    spans: tuple[Span, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """``width`` in millimetres; ``align`` left, centre or right."""

    title: str
    width: int
    align: str = "centre"


Cell = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    name: str
    value: Decimal  # percent of the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars that print in black and white; ``says`` is the picture in words."""

    title: str
    says: str
    bars: tuple[Bar, ...]


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``annex`` comes on wide pages of its own after the signature.

    ``bare``: a working paper, without the official heading and without a signature.
    """

    head: Head
    kind: str  # "BÁO CÁO"
    title: str
    body: tuple[Block, ...]
    annex: tuple[Block, ...]
    as_of: date
    notes: tuple[str, ...] = ()
    bare: bool = False
