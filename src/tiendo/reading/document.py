"""A document as text with blocks: what the rules read, whatever the file was.

A table stands in the text as lines with cells between `` | ``; the cells keep
their own spans, so that the evidence of a figure is its cell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from tiendo.facts.evidence import Evidence
from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import nfc

# A full stop ends a sentence before a capital, a quote or a bullet; not in "1.234" or "TP. ".
# The stops stand first, so that a search skips all other letters fast.
SENTENCE_END = regex(r"[.!?…\n](?:(?<!\n)[”\"’)]*\s+(?=\S)|(?<=\n)\n*)")
ABBREVIATION = regex(
    r"(?:\b(?:TP|Tp|TX|Th|TS|PGS|GS|ThS|BS|Tr|tr|Đ/c|đ/c|v\.v|Ô|St|Km)|^\s*(?:\d+\.)*\d+|^[IVXLC]+)\.$"
)
# What stands before the stop of one.
SHORTENED = frozenset("PpXhSrcvÔtmIVXLC")
# Longer stretches without a stop are no sentence; reading them in pieces keeps the cost straight.
LONGEST_SENTENCE = 4000
# No abbreviation that a stop may follow is longer, with its stop.
LONGEST_SHORT = 6
# An abbreviation is looked for in this many characters before the stop.
ABBREVIATION_REACH = 12


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


# The members by themselves: asked of its class, one costs fifteen times as much.
HEADING: Final = Kind.HEADING
PARAGRAPH: Final = Kind.PARAGRAPH
ITEM: Final = Kind.ITEM
ROW: Final = Kind.ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or table row; ``start`` is its offset in the document."""

    text: str
    start: int
    kind: Kind = PARAGRAPH
    level: int = 0  # headings: 1 is outermost; items: depth
    place: str = ""
    raw: str = ""  # as it stands in the document, where its lines were cut at a width
    _spans: list[tuple[int, int]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def evidence(self, span: tuple[int, int]) -> Evidence:
        """The evidence for a span of this block's text."""
        start, end = span
        return Evidence(
            start=self.start + start,
            end=self.start + end,
            quote=(self.raw or self.text)[start:end],
            place=self.place,
        )

    def sentences(self) -> Sequence[tuple[int, int]]:
        """Spans of the block's sentences; a list with ``;`` is one.

        Kept once cut, because most rules ask for the same blocks.
        """
        if not self._spans:
            self._spans[:] = self._cut()
        return self._spans

    def _cut(self) -> list[tuple[int, int]]:
        text, at = self.text, 0
        spans: list[tuple[int, int]] = []
        for match in SENTENCE_END.finditer(text):
            end, after = match.span()
            if text[end] != "\n":
                end += 1
                if text[end] != "\n" and (text[after].islower() or self._abbreviates(end)):
                    continue
            if end - at > LONGEST_SENTENCE:
                spans += self._bounded(at, end)
            elif end > at:
                spans.append((at, end))
            at = after
        if len(text) - at > LONGEST_SENTENCE:
            spans += self._bounded(at, len(text))
        elif at < len(text):
            spans.append((at, len(text)))
        return spans

    def _bounded(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The span in pieces no longer than a sentence can be, cut at spaces."""
        while end - start > LONGEST_SENTENCE:
            cut = self.text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        if start < end:
            yield start, end

    def _abbreviates(self, end: int) -> bool:
        """Whether the stop before ``end`` belongs to "TP." or "1.", and ends no sentence."""
        text = self.text
        last = text[end - 2 : end - 1]
        if last not in SHORTENED and not last.isdecimal():
            return False
        before = max(0, end - ABBREVIATION_REACH)
        if before and text.rfind(" ", before, end) < end - LONGEST_SHORT:
            return False
        return ABBREVIATION.search(text[before:end]) is not None and (
            before == 0 or not text[end - 2].isdigit()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; a merged cell occurs once for each place that it covers."""

    row: int
    column: int
    text: str
    start: int  # offset in the document
    header: bool = False
    place: str = ""  # for people: "trang 3, bảng 1, dòng 2, cột 4"

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells by row and column; ``caption`` is the line above, if it names the table."""

    number: int  # 1 for the first of the document
    cells: tuple[Cell, ...]
    caption: str = ""

    def rows(self) -> list[list[Cell]]:
        out: dict[int, list[Cell]] = {}
        for cell in self.cells:
            out.setdefault(cell.row, []).append(cell)
        return [sorted(out[row], key=lambda c: c.column) for row in sorted(out)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A word of the text that an engine recognised in a picture; ``confidence`` is 0 to 1.

    ``doubt`` says, for people, what speaks against it; "" where nothing does.
    """

    start: int
    end: int
    confidence: float
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a format reader hands to the rules: NFC text, its blocks and tables.

    ``turns``: offsets inside a block at which a further page begins, with its number.
    ``recognised`` holds the words that were read from a picture, in order of the text.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    title: str | None = None
    published_on: date | None = None
    warnings: tuple[Remark, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    recognised: tuple[Recognised, ...] = ()

    @classmethod
    def of_text(cls, text: str, *, name: str = "-", published_on: date | None = None) -> Document:
        """A document of plain text: one block a line, tables from lines with pipes."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(name=name, media_type="text/plain", sha256=digest)
        text = nfc(text)
        blocks, tables = segment(text)
        return cls(
            source=source, text=text, blocks=blocks, tables=tables, published_on=published_on
        )


def segment(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Cut plain text into blocks, one a line, and gather pipe lines into tables."""
    from tiendo.reading.segmenting import Segmenter

    return Segmenter(text).run()
