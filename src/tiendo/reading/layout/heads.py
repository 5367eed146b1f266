"""The head of a document: its heading, issuer, number, date, kind and summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tiendo.reading.layout.pieces import Piece, pieces_of, side
from tiendo.reading.layout.values import Line, Sheet
from tiendo.vocabulary.layouts import rulebook, rulebooks
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

HEADING = 16  # lines that say something, in which the heading stands
SUMMARY = 5  # lines of a summary at most
NAMES = {
    "national-name": "cong hoa xa hoi chu nghia viet nam",
    "party-name": "dang cong san viet nam",
}
HINTS = ("cong hoa", "dang cong san", "doc lap")
MOTTO = regex(r"^doc lap\b.{0,5}\btu do\b.{0,5}\bhanh phuc$")
NUMBER = regex(r"(?i)^số\s*:?\s*[\d\s.…_]{0,24}[a-z]?\s*[-–/].{0,24}[A-ZĐ]")
DATELINE = regex(r"(?i)^[^\W\d].{0,60}\bngày\b.{0,14}\btháng\b.{0,14}\bnăm\b[\s\d.…_]{0,10}$")
NORM = regex(r"^[^/]*/\s?(?:19|20)\d\d\s?/")
PART = regex(r"^(?:[IVXLC]+|\d+)\s?[.\-/)]|^(?:Phần|Chương|Mục)\s")
BODY = regex(r"[A-ZĐƯ]{2,}")
DRAFT = "du thao"  # what stands over a draft names no issuer
OPENS = ("(", "Căn cứ", "Kính gửi", "Thực hiện", "Điều 1")


@dataclass(kw_only=True)
class Head:
    """``end`` is the number of its last paragraph."""

    system: str = ""
    why: str = ""
    stated: bool = True
    kind: str = ""
    end: int = -1
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)


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
    if not head.system and number is not None and (dateline or kind) and not hinted(pieces):
        head.system = demanded(number.text)
    if not head.system:
        return Head(why="no-heading")
    if number is None:
        return Head(why="no-number")
    if head.system == "state" and NORM.match(number.text):
        return Head(why="norm")
    found = {role: inside for role, inside in names.items() if inside}
    found["motto"] = [p for p in pieces if MOTTO.match(fold(p.text))][:1]
    found["number"] = [number]
    found["dateline"] = [dateline] if dateline else []
    if kind is not None:
        head.kind = kind.text.upper()
        found["kind"] = [kind]
        found["summary"] = list(summary_after(pieces, pieces.index(kind)))
    found |= issuers(pieces, number, taken(found))
    found |= marks(pieces, head.system)
    if kind is None:
        found["letter-summary"] = below(pieces, number, taken(found), head.system)
    head.lines = {role: tuple(p.line for p in inside) for role, inside in found.items() if inside}
    head.end = max(line.paragraph for lines in head.lines.values() for line in lines)
    return head


def named(pieces: list[Piece], words: str) -> list[Piece]:
    """The line that says a heading's words, or the two lines that say them together."""
    for at, piece in enumerate(pieces[:HEADING]):
        if fold(piece.text) == words:
            return [piece]
        two = pieces[at : at + 2]
        if fold(" ".join(one.text for one in two)) == words:
            return two
    return []


def hinted(pieces: list[Piece]) -> bool:
    """Whether words of a heading stand there in another form: then none is missing for sure."""
    return any(hint in fold(piece.text) for piece in pieces[:HEADING] for hint in HINTS)


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


def issuers(pieces: list[Piece], number: Piece, others: list[Piece]) -> dict[str, list[Piece]]:
    """The lines above the number on its side; bold ones name the issuer, others its parent."""
    above = [
        piece
        for piece in pieces[: pieces.index(number)]
        if piece not in others
        and piece.text.isupper()
        and not fold(piece.text).startswith(DRAFT)
        and side(piece) == side(number)
    ]
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


def below(
    pieces: list[Piece], number: Piece, others: list[Piece], system: str
) -> list[Piece]:  # fmt: skip
    """The lines under a letter's number: from V/v, or of the Party's from the next, in its cell."""
    rest = [
        p for p in pieces[pieces.index(number) + 1 :] if p not in others and side(p) == side(number)
    ]
    opens = next((p for p in rest if p.text.upper().startswith("V/V")), None)
    if opens is not None:
        rest = rest[rest.index(opens) :]
    elif system == "state" or "CV" not in number.text or number.place is None:
        return []
    return rest if number.place is not None else rest[:1]


def taken(found: dict[str, list[Piece]]) -> list[Piece]:
    return [piece for inside in found.values() for piece in inside]
