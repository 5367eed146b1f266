"""The head of a document: its heading, issuer, number, date, kind and summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from tiendo.reading.layout.values import Line, Paragraph, Place, Sheet
from tiendo.vocabulary.layouts import rulebook, rulebooks
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

# The head stands in so many lines that say something; its heading in the first of them.
LINES, HEADING = 45, 16
SUMMARY = 5  # lines of a summary at most
NAMES = {
    "national-name": "cong hoa xa hoi chu nghia viet nam",
    "party-name": "dang cong san viet nam",
}
MOTTO = regex(r"^doc lap\b.{0,5}\btu do\b.{0,5}\bhanh phuc$")
NUMBER = regex(r"(?i)^số\s*:?\s*[\d\s.…_]{0,24}[a-z]?\s*[-–/].{0,24}[A-ZĐ]")
DATELINE = regex(r"(?i)^[^\W\d].{0,60}\bngày\b.{0,14}\btháng\b.{0,14}\bnăm\b[\s\d.…_]{0,10}$")
NORM = regex(r"^[^/]*/\s?(?:19|20)\d\d\s?/")
PART = regex(r"^(?:[IVXLC]+|\d+)\s?[.\-/)]|^(?:Phần|Chương|Mục)\s")
BODY = regex(r"[A-ZĐƯ]{2,}")
OPENS = ("Căn cứ", "Kính gửi", "Thực hiện", "Điều 1")


@dataclass(kw_only=True)
class Head:
    """``end`` is the number of its last paragraph."""

    system: str = ""
    why: str = ""
    stated: bool = True
    kind: str = ""
    end: int = -1
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A line of the head with the place of its paragraph."""

    line: Line
    place: Place | None
    bold: bool
    centred: bool

    @property
    def text(self) -> str:
        return self.line.text


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The first lines that say something, cut at tabs and line breaks."""
    said = (
        piece(paragraph, line)
        for paragraph in sheet.paragraphs
        for line in paragraph.pieces
        if line.said
    )
    return list(islice(said, LINES))


def piece(paragraph: Paragraph, line: Line) -> Piece:
    return Piece(
        line=line, place=paragraph.place, centred=paragraph.align == "center",
        bold=all(run.bold for run in line.said),
    )  # fmt: skip


def read_head(sheet: Sheet) -> Head:
    """The head; ``why`` says why none was found."""
    pieces = pieces_of(sheet)
    names = {role: named(pieces, words) for role, words in NAMES.items()}
    number = next((p for p in pieces if NUMBER.match(p.text)), None)
    dateline = next((p for p in pieces if DATELINE.match(p.text)), None)
    kind = next((p for p in pieces if is_kind(p)), None)
    head = Head(stated=any(names.values()))
    if all(names.values()):
        return Head(why="two-headings")
    head.system = "state" if names["national-name"] else "party" if names["party-name"] else ""
    if not head.system and number is not None and (dateline or kind):
        head.system = demanded(number.text)
    if not head.system:
        return Head(why="no-heading")
    if number is not None and head.system == "state" and NORM.match(number.text):
        return Head(why="norm")
    found = {role: [piece] for role, piece in names.items() if piece}
    found["motto"] = [p for p in pieces if MOTTO.match(fold(p.text))][:1]
    found["number"] = [number] if number else []
    found["dateline"] = [dateline] if dateline else []
    if kind is not None:
        head.kind = kind.text.upper()
        found["kind"] = [kind]
        found["summary"] = list(summary_after(pieces, pieces.index(kind)))
    name = next(filter(None, names.values()), None)
    found |= issuers(pieces, number, name, kind, found)
    found |= marks(pieces, head.system)
    if number is not None and kind is None:
        found["letter-summary"] = below(pieces, number, taken(found))
    head.lines = {role: tuple(p.line for p in inside) for role, inside in found.items() if inside}
    head.end = max(line.paragraph for lines in head.lines.values() for line in lines)
    return head


def named(pieces: list[Piece], words: str) -> Piece | None:
    return next((p for p in pieces[:HEADING] if fold(p.text) == words), None)


def is_kind(piece: Piece) -> bool:
    """Whether a line is the name of a kind of document, alone in the middle."""
    if piece.place is not None and piece.place.columns > 1:
        return False
    known = any(piece.text.upper() in rules.kinds for rules in rulebooks())
    return known and (piece.text.isupper() or piece.bold or piece.centred)


def demanded(number: str) -> str:
    """The system whose body's letters stand in a symbol: its heading must stand there too."""
    letters = set(BODY.findall(number))
    party = "/" not in number.split("-", 1)[0]
    for rules in rulebooks():
        if letters & rules.bodies and party == (rules.system == "party"):
            return rules.system
    return ""


def summary_after(pieces: list[Piece], at: int) -> Iterator[Piece]:
    """The lines under the kind that are bold or in the middle, before the text or an issuer.

    Lines after the first must stand in the middle: a bold one may head the text.
    """
    for number, piece in enumerate(pieces[at + 1 : at + 1 + SUMMARY]):
        plain = not piece.centred and (number > 0 or not piece.bold)
        text = piece.text
        if plain or text.isupper() or piece.place or text.startswith(OPENS) or PART.match(text):
            return
        yield piece


def issuers(
    pieces: list[Piece],
    number: Piece | None,
    name: Piece | None,
    kind: Piece | None,
    found: dict[str, list[Piece]],
) -> dict[str, list[Piece]]:
    """The lines above the number on its side; bold ones name the issuer, others its parent."""
    anchor = number or name
    if anchor is None:
        return {}
    end = pieces.index(anchor) if number else pieces.index(kind) if kind else len(pieces)
    above = [p for p in pieces[:end] if p not in taken(found) and p.text.upper() == p.text]
    if anchor.place is not None:
        column = number.place.column if number and number.place else 0
        above = [
            p for p in above
            if p.place and p.place.table == anchor.place.table and p.place.column == column
        ]  # fmt: skip
    strong = [p for p in above if p.bold]
    if not strong:
        return {"issuer": above[-1:], "parent": above[:-1]}
    first = above.index(strong[0])
    return {"parent": above[:first], "issuer": above[first:]}


def marks(pieces: list[Piece], system: str) -> dict[str, list[Piece]]:
    rules = rulebook(system)
    return {
        role: [p for p in pieces if p.text.upper() in rules[role].words]
        for role in ("urgency", "circulation", "secrecy")
    }


def below(pieces: list[Piece], number: Piece, others: list[Piece]) -> list[Piece]:
    """The lines under a letter's number, in its cell, or one that begins with V/v."""
    rest = [p for p in pieces[pieces.index(number) + 1 :] if p not in others]
    if number.place is None:
        return [p for p in rest if p.text.startswith(("V/v", "V/V"))][:1]
    same = (number.place.table, number.place.column)
    return [p for p in rest if p.place and (p.place.table, p.place.column) == same]


def taken(found: dict[str, list[Piece]]) -> list[Piece]:
    return [piece for inside in found.values() for piece in inside]
