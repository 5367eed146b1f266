"""The layout of a system's documents (state.yaml, party.yaml) as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from tiendo.vocabulary.lexicon import Row, rows

TABLES = "tiendo.vocabulary.layouts"
SYSTEMS = ("state", "party")
Span = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one part of a document is set; a field that is None may be as an office likes.

    Sizes and spaces (``between``) in pt, ``first_line`` in mm: each of its two values is
    right. ``unseen`` names the fields, ``seen`` says whether the rest stood in words of the
    rule that somebody has read; ``point`` is the place in the rule.
    """

    id: str
    name: str
    name_en: str
    point: str
    seen: bool
    unseen: frozenset[str]
    size: Span | None
    bold: bool | None
    italic: bool | None
    underline: bool | None
    capital: bool | None
    align: str | None  # "center", "both", "left", "right"
    side: str | None  # "left", "right", "middle" of page one
    first_line: Span | None
    tolerance: Decimal
    between: Decimal | None
    lines: Span | None  # of single spacing
    words: tuple[str, ...]
    lead: str
    joint: str
    after: str
    numerals: str
    below: str  # a sign under it, or "" (a drawn line is `line`)
    line: str  # "full", "third-to-half": the drawn line under it
    kinds: tuple[str, ...]  # kinds of documents that have it; all where empty

    def certain(self, field: str) -> bool:
        """Whether what is said of ``field`` was read in words of the rule."""
        return self.seen and field not in self.unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Paper and margins in mm; margins by side, each with its least and most."""

    paper: tuple[Decimal, Decimal]  # width, height, upright
    also: tuple[tuple[Decimal, Decimal], ...]  # other papers that some kinds may have
    paper_tolerance: Decimal
    margins: dict[str, Span]
    margin_tolerance: Decimal
    font: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules of one act. ``bodies`` are letters in symbols of bodies that must follow it."""

    system: str
    act: str
    act_en: str
    part: str
    since: date
    until: date | None
    bodies: frozenset[str]
    kinds: tuple[str, ...]
    titles: tuple[str, ...]  # of those who sign
    page: Page
    styles: dict[str, Style]

    def __getitem__(self, id: str) -> Style:
        return self.styles[id]

    def get(self, id: str) -> Style | None:
        return self.styles.get(id)

    def cited(self, style: Style) -> str:
        """Where a rule stands, for people.

        >>> rulebook("state").cited(rulebook("state")["motto"])
        'Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, điểm 1.b'
        """
        return ", ".join(filter(None, (self.act, self.part, style.point)))

    def in_force(self, day: date | None) -> bool:
        """Whether a document of ``day`` must follow it; one without a day is of today."""
        if day is None:
            return self.until is None
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def rulebook(system: str) -> Rulebook:
    """The rulebook of "state" or "party"."""
    found = {row["id"]: row for row in rows(TABLES, system)}
    act = found["act"]
    return Rulebook(
        system=system, act=act["name"], act_en=act["name_en"], part=act["part"],
        since=act["since"], until=act.get("until"), bodies=frozenset(act["bodies"]),
        kinds=tuple(found["kinds"]["names"]),
        titles=tuple(found["titles"]["names"]),
        page=_page(found),
        styles={id: _style(row) for id, row in found.items() if "point" in row},
    )  # fmt: skip


def rulebooks() -> tuple[Rulebook, ...]:
    return tuple(map(rulebook, SYSTEMS))


def _page(found: dict[str, Row]) -> Page:
    paper, margins, font = found["paper"], found["margins"], found["font"]
    sides = ("top", "bottom", "left", "right")
    return Page(
        paper=_span([paper["width"], paper["height"]]),
        also=tuple(_span(size) for size in paper.get("also", ())),
        paper_tolerance=_exact(paper["tolerance"]),
        margins={side: _span(margins[side]) for side in sides},
        margin_tolerance=_exact(margins["tolerance"]),
        font=font["font"],
        colour=font["colour"],
    )


def _style(row: Row) -> Style:
    spans = {name: _span(row[name]) if name in row else None for name in ("size", "lines")}
    return Style(
        id=row["id"], name=row["name"], name_en=row["name_en"], point=row["point"],
        seen=row["seen"], unseen=frozenset(row.get("unseen", ())),
        size=spans["size"], lines=spans["lines"],
        first_line=_span(row["first_line"]) if "first_line" in row else None,
        tolerance=_exact(row.get("tolerance", 0)),
        between=_exact(row["between"]) if "between" in row else None,
        bold=row.get("bold"), italic=row.get("italic"), underline=row.get("underline"),
        capital=row.get("capital"), align=row.get("align"), side=row.get("side"),
        words=tuple(row.get("words", ())), lead=row.get("lead", ""), joint=row.get("joint", ""),
        after=row.get("after", ""), numerals=row.get("numerals", ""),
        below=row.get("below", ""), line=row.get("line", ""), kinds=tuple(row.get("kinds", ())),
    )  # fmt: skip


def _span(pair: list[object]) -> Span:
    low, high = map(_exact, pair)
    return low, high


def _exact(written: object) -> Decimal:
    return Decimal(str(written))
