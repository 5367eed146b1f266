"""A quote in its sentence: a number in a table's cell says little by itself."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.reading.document import Block

MOST = 160  # characters kept on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The words of an evidence and what stands around them in the same sentence or row."""

    before: str
    quote: str
    after: str


def in_sentence(text: str, start: int, end: int) -> Quoted:
    """The evidence ``text[start:end]`` with the rest of its sentence, or row of a table."""
    first, last = sentence(text, start, end)
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > MOST:
        before = "… " + before[-MOST:].partition(" ")[2]
    if len(after) > MOST:
        after = after[:MOST].rpartition(" ")[0] + " …"
    return Quoted(before=before, quote=text[start:end], after=after)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of the sentences that a span touches; of its row, where it is a table's."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    line = text[first:last]
    if " | " in line:
        return first, last
    spans = [(first + a, first + b) for a, b in Block(text=line, start=0).sentences()]
    touched = [(a, b) for a, b in spans if a < end and start < b]
    return (touched[0][0], touched[-1][1]) if touched else (first, last)
