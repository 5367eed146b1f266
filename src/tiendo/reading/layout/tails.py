"""The end of a document: who signs, and who gets it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.reading.layout.values import Line, Paragraph, Sheet
from tiendo.vocabulary.layouts import Rulebook
from tiendo.vocabulary.regexes import regex

RECIPIENTS = regex(r"(?i)^nơi nhận\b")
NAME = regex(r"^[^\W\d][^\d]{2,60}$")
ASIDE = ("(", "[")
# Without recipients a signature is looked for in so many last paragraphs.
LAST = 14


@dataclass(kw_only=True)
class Tail:
    """``start`` is the number of its first paragraph."""

    start: int
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)


def read_tail(sheet: Sheet, rules: Rulebook, *, after: int) -> Tail:
    """The end of the document after paragraph ``after``: nothing where nobody signs."""
    rest = [p for p in sheet.paragraphs[after + 1 :] if p.text and not p.box]
    label = next(
        (line for p in reversed(rest) for line in p.pieces if RECIPIENTS.match(line.text)), None
    )
    if label is None:
        return unsent(sheet, rest, rules)
    paragraph = sheet.paragraphs[label.paragraph]
    if paragraph.place is None:
        return loose(rest, label, rules)
    table = paragraph.place.table
    inside = [p for p in rest if p.place is not None and p.place.table == table]
    own = [line for p in inside for line in p.parts if column(p) == column(paragraph)]
    others = [line for p in inside for line in p.parts if column(p) > column(paragraph)]
    tail = Tail(start=min(p.number for p in inside))
    at = next((i for i, line in enumerate(own) if RECIPIENTS.match(line.text)), 0)
    tail.lines = {"recipients": tuple(own[at : at + 1]), "recipient": listed(own[at + 1 :])}
    tail.lines |= signed(others, rules)
    return tail


def column(paragraph: Paragraph) -> int:
    return paragraph.place.column if paragraph.place else 0


def listed(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.said)


def loose(rest: list[Paragraph], label: Line, rules: Rulebook) -> Tail:
    """Recipients and signature in paragraphs, beside each other by tabs or below each other."""
    first = next(i for i, p in enumerate(rest) if p.number == label.paragraph)
    begins = first
    while begins and begins > first - LAST and signs(rest[begins - 1], rules):
        begins -= 1
    lines = [line for p in rest[begins:] for line in p.pieces]
    items = [line for line in lines if line.text.startswith(("-", "–", "+"))]
    others = [line for line in lines if line not in items and not RECIPIENTS.match(line.text)]
    tail = Tail(start=rest[begins].number)
    tail.lines = {"recipients": (label,), "recipient": tuple(items)}
    tail.lines |= signed(others, rules)
    return tail


def unsent(sheet: Sheet, rest: list[Paragraph], rules: Rulebook) -> Tail:
    """A signature without recipients."""
    opens = next((p for p in rest[-LAST:] if powers(p.text, rules)), None)
    if opens is None:
        return Tail(start=len(sheet.paragraphs))
    lines = [line for p in rest if p.number >= opens.number for line in p.pieces]
    return Tail(start=opens.number, lines=signed(lines, rules))


def signs(paragraph: Paragraph, rules: Rulebook) -> bool:
    """Whether a paragraph above the recipients belongs to the signature."""
    return powers(paragraph.text, rules) or paragraph.text.isupper()


def powers(text: str, rules: Rulebook) -> bool:
    """Whether a line begins with the letters of an authority ("TM.", "T/M") and a name in capitals.

    The other system's letters count too: they are a slip to be found, not another text.
    """
    first, _, rest = text.partition(" ")
    letters = first.replace("/", "").rstrip(".")
    known = {word.replace("/", "").rstrip(".") for word in rules["powers"].words}
    return letters in known and rest.isupper()


def signed(lines: list[Line], rules: Rulebook) -> dict[str, tuple[Line, ...]]:
    """Powers, positions and the name of who signs; remarks in brackets are none."""
    said = [line for line in lines if line.said and not line.text.startswith(ASIDE)]
    named = bool(said) and not said[-1].text.isupper() and NAME.match(said[-1].text) is not None
    above = said[:-1] if named else said
    strong = [line for line in above if powers(line.text, rules)]
    posts = [
        line
        for line in above
        if line not in strong and (line.text.isupper() or line.text.upper() in rules.titles)
    ]
    return {
        "powers": tuple(strong),
        "position": tuple(posts),
        "signatory": tuple(said[-1:]) if named else (),
    }
