"""The layout of a document as values: lengths in mm, sizes and spaces in pt, all exact."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

TWIPS_AN_INCH, MM_AN_INCH = 1440, Decimal("25.4")


def mm(twips: int) -> Decimal:
    """A length of Word (twentieths of a point) in mm, to a hundredth.

    >>> mm(11906)
    Decimal('210.01')
    """
    return (twips * MM_AN_INCH / TWIPS_AN_INCH).quantize(Decimal("0.01"))


def twips(length: Decimal) -> int:
    """A length in mm in the unit of Word.

    >>> twips(Decimal(30))
    1701
    """
    return round(length * TWIPS_AN_INCH / MM_AN_INCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one look, as they print. ``at`` is the number of its element in the paragraph."""

    text: str
    at: int
    fonts: tuple[str, ...]  # for plain Latin letters and for those with marks; one where equal
    size: Decimal
    bold: bool
    italic: bool
    underline: bool
    colour: str  # six hexadecimal digits, or "auto"
    raised: bool  # above or below the line, as the mark of a note is

    @property
    def says(self) -> bool:
        """Whether it holds a letter or a digit on the line: the look of a space says nothing."""
        return not self.raised and any(map(str.isalnum, self.text))


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a paragraph prints between two line breaks, or in its head between two tabs."""

    paragraph: int
    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def said(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The cell of a table that a paragraph stands in, counted from 0."""

    table: int
    row: int
    column: int
    columns: int  # of the table's widest row


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """``first`` is where its first line begins from the left margin, in mm; None if unsure."""

    number: int
    runs: tuple[Run, ...]
    align: str  # "left", "center", "right", "both"
    first: Decimal | None
    before: Decimal
    after: Decimal
    lines: Decimal | None  # of single spacing; None for a height in points
    contextual: bool  # no space beside a paragraph of the same style
    style: str
    place: Place | None
    box: bool  # in a text box
    section: int
    numbered: bool

    @cached_property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @cached_property
    def parts(self) -> tuple[Line, ...]:
        """Its lines, cut at line breaks."""
        return _cut(self, "\n")

    @cached_property
    def pieces(self) -> tuple[Line, ...]:
        """Its lines, cut at tabs too: two parts of a heading may stand in one paragraph."""
        return _cut(self, "\n\t")

    @property
    def whole(self) -> Line:
        return Line(paragraph=self.number, runs=self.runs)


def _cut(paragraph: Paragraph, marks: str) -> tuple[Line, ...]:
    found: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = re.split(f"[{marks}]", run.text)
        found[-1].append(_part(run, first))
        found += ([_part(run, text)] for text in others)
    lines = (Line(paragraph=paragraph.number, runs=tuple(runs)) for runs in found)
    return tuple(line for line in lines if line.text)


def _part(run: Run, text: str) -> Run:
    return run if text == run.text else replace(run, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A field that prints the page's number: in which part of the page, how it looks.

    ``align`` is None where it could not be told. ``kind``: "default", "first" or "even" pages.
    """

    where: str  # "header", "footer"
    kind: str
    part: str  # the name of its part in the package
    align: str | None
    size: Decimal
    bold: bool
    italic: bool
    alone: bool  # its paragraph prints nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one form, in mm. ``title_page``: the first page has its own header and footer."""

    number: int
    width: Decimal
    height: Decimal
    top: Decimal
    bottom: Decimal
    left: Decimal
    right: Decimal
    title_page: bool
    headed: bool  # has a header for its usual pages
    worded: bool  # headers or footers of its usual pages say more than the page's number
    numbers: tuple[PageNumber, ...]
    starts: int | None  # its pages are counted from here
    numerals: str  # "decimal", "lowerRoman" …
    tables: bool  # with a wide table

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All of it. ``mirrored``: left and right margins change places on the back.

    ``broken``: the text can be read, what says how it looks cannot.
    """

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    mirrored: bool
    broken: bool = False

    @cached_property
    def letters(self) -> int:
        """How much text there is, in characters."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)
