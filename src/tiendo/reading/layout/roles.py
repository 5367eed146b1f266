"""Which lines of a document are what: heading, number, date, kind, body, signature, recipients."""

from __future__ import annotations

from dataclasses import dataclass, field

from tiendo.reading.layout.heads import Head, read_head
from tiendo.reading.layout.tails import Tail, read_tail
from tiendo.reading.layout.values import Line, Paragraph, Sheet
from tiendo.vocabulary.layouts import Rulebook, rulebook


@dataclass(frozen=True, kw_only=True)
class Roles:
    """``rules`` is None where the document follows no rulebook known; ``why`` then says why not.

    ``lines`` are by the ids of the rulebook's styles; ``body`` are the paragraphs of the text.
    """

    rules: Rulebook | None
    why: str = ""  # "no-heading", "no-number", "two-headings", "norm"
    stated: bool = True  # the heading itself stands there, not only a symbol that asks for it
    kind: str = ""  # in capitals, "" for a letter
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    body: tuple[Paragraph, ...] = ()

    def of(self, role: str) -> tuple[Line, ...]:
        return self.lines.get(role, ())


def roles_of(sheet: Sheet) -> Roles:
    """Find the parts of a document by their words and places, whatever they look like."""
    head = read_head(sheet)
    if head.why:
        return Roles(rules=None, why=head.why)
    rules = rulebook(head.system)
    tail = read_tail(sheet, rules, after=head.end)
    lines = {**head.lines, **tail.lines}
    body = tuple(body_of(sheet, head, tail))
    lines["addressee"] = tuple(p.whole for p in body if p.text.startswith("Kính gửi"))
    return Roles(
        rules=rules, stated=head.stated, kind=head.kind,
        lines={role: found for role, found in lines.items() if found},
        body=tuple(p for p in body if not p.text.startswith("Kính gửi")),
    )  # fmt: skip


def body_of(sheet: Sheet, head: Head, tail: Tail) -> list[Paragraph]:
    """Paragraphs of the text between the head and the signature, outside tables and boxes."""
    return [
        paragraph
        for paragraph in sheet.paragraphs[head.end + 1 : tail.start]
        if paragraph.text and paragraph.place is None and not paragraph.box
    ]
