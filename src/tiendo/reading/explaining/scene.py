"""A sentence taken apart: its numbers and times, and every row whose words stand in it.

All that this package knows of the lexer of figures stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tiendo.reading.document import Block
from tiendo.reading.explaining.explanation import Said
from tiendo.reading.rules.figures.lending import lend_unit
from tiendo.reading.rules.figures.lexing import lex
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.sentence import CUE, QUANTITY, TIME, Sentence, Span
from tiendo.reading.rules.figures.words import PATTERNS, TABLES, Cue
from tiendo.vocabulary.lexicon import Phrasebook, Row, rows
from tiendo.vocabulary.times import Time

VOCABULARY = "tiendo.vocabulary.tables"


class Seen(StrEnum):
    """What the lexer takes a stretch with a number for."""

    QUANTITY = "quantity"
    TIME = "time"
    JUNK = "junk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A row of a table and its words, at offsets of the reading's text."""

    row: Row
    table: str
    start: int
    end: int
    words: str

    @property
    def gives(self) -> dict[str, Any]:
        given: dict[str, Any] = self.row.get("gives") or {}
        return given

    def said(self) -> Said:
        return Said(
            row=self.row["id"],
            table=self.table,
            source=self.row["source"],
            words=self.words,
            start=self.start,
            end=self.end,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A number, a range or a time of the sentence, as the lexer cut it."""

    seen: Seen
    start: int
    end: int
    text: str
    value: object  # the Quantity, the Time, or the reason
    rows: tuple[Mention, ...] = ()  # units, nouns, scales and times inside it

    @property
    def quantity(self) -> Quantity | None:
        return self.value if isinstance(self.value, Quantity) else None

    @property
    def time(self) -> Time | None:
        return self.value if isinstance(self.value, Time) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The sentence ``block.text[start:end]``, at offsets of the reading's text."""

    block: Block
    start: int
    end: int
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]  # cue words, in reading order

    def words(self, start: int, end: int) -> str:
        """The text between two offsets of the reading."""
        return self.block.text[start - self.block.start : end - self.block.start]


def scene(block: Block, start: int, end: int) -> Scene:
    """The scene of a sentence; ``start`` and ``end`` are offsets in the block."""
    sentence = lex(block.text, start, end)
    for span in sentence.spans:
        if isinstance(span.value, Quantity) and span.value.unit is None:
            lend_unit(sentence, span.value)
    return Scene(
        block=block,
        start=block.start + start,
        end=block.start + end,
        pieces=tuple(_piece(block, sentence, s) for s in sentence.spans if s.kind != CUE),
        mentions=tuple(_cues(block, sentence)),
    )


def _piece(block: Block, sentence: Sentence, span: Span) -> Piece:
    start, end = sentence.starts[span.i], sentence.ends[span.j - 1]
    seen = {QUANTITY: Seen.QUANTITY, TIME: Seen.TIME}.get(span.kind, Seen.JUNK)
    return Piece(
        seen=seen,
        start=block.start + start,
        end=block.start + end,
        text=block.text[start:end],
        value=span.value,
        rows=tuple(_inside(block, sentence, span, seen)),
    )


def _cues(block: Block, sentence: Sentence) -> Iterator[Mention]:
    """The cue words; a rank in words ("đứng đầu") is both a cue and a quantity."""
    for span in sentence.spans:
        cue = span.value.cue if isinstance(span.value, Quantity) else span.value
        if isinstance(cue, Cue):
            table, row = cue_rows()[cue.row]
            yield _mention(block, sentence, table, row, span.i, span.j)


def _inside(block: Block, sentence: Sentence, span: Span, seen: Seen) -> Iterator[Mention]:
    """The rows of the measures inside a quantity, or of the time words inside a time."""
    names = {Seen.QUANTITY: ("numbers", "units", "nouns"), Seen.TIME: ("periods",)}.get(seen, ())
    for name in names:
        at = span.i
        while at < span.j:
            found = book(VOCABULARY, name).at(sentence.words[: span.j], at)
            if found is not None:
                yield _mention(block, sentence, name, found[1], at, at + found[0])
            at += found[0] if found else 1


def _mention(
    block: Block, sentence: Sentence, table: str, row: Row, first: int, last: int
) -> Mention:
    start, end = sentence.starts[first], sentence.ends[last - 1]
    return Mention(
        row=row,
        table=table,
        start=block.start + start,
        end=block.start + end,
        words=block.text[start:end],
    )


@cache
def cue_rows() -> dict[str, tuple[str, Row]]:
    """The table and row of every cue and stop, by id."""
    return {
        row["id"]: (table, row) for table in (*TABLES, "stops") for row in rows(PATTERNS, table)
    }


@cache
def book(package: str, table: str, only: tuple[str, ...] = ()) -> Phrasebook[Row]:
    """The words of a table, or of some of its rows, each with its row.

    Of two rows with one word the later speaks, as in the reader's own books.
    """
    return Phrasebook(
        (words, row)
        for row in rows(package, table)
        if not only or row["id"] in only
        for words in row.get("words") or row.get("names", ())
    )


def found_in(
    block: Block, table: str, words: Phrasebook[Row], start: int, end: int
) -> Iterator[Mention]:
    """Every row of a book whose words stand in ``block.text[start:end]``, longest first."""
    sentence = Sentence(block.text, start, end)
    at = 0
    while at < len(sentence.words):
        found = words.at(sentence.words, at)
        if found is not None:
            yield _mention(block, sentence, table, found[1], at, at + found[0])
        at += found[0] if found else 1
