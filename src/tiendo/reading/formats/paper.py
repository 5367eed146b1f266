"""Lines on paper to paragraphs: what was cut at the margin, or by the page's end, is joined."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import IntEnum
from statistics import median

from tiendo.reading.formats.building import GridCell, tidy
from tiendo.reading.formats.columns import Line, Region, regions
from tiendo.reading.formats.ocr.words import Word
from tiendo.reading.formats.syllables import is_syllable
from tiendo.vocabulary.text import fold

# A line that opens a paragraph by itself: a bullet, a number, a part.
OPENS = re.compile(
    r"^(?:[-–—+•*●▪◦○‣]\s|\d{1,2}(?:\.\d+)*[.)]\s|[IVXLC]{1,6}[.-]\s|[a-zđ]\)\s|Điều\s\d|[(]\d)"
)
BROKEN, WORD = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")
INDENT = 8.0  # points to the right of the margin: the first line of a paragraph
SHORT = 0.86  # of the measure: a line that ends here ends its paragraph
COLUMN = 0.25  # of the measure: further right stands a centred line
GAP = 1.9  # times the usual distance of lines: a new paragraph
ALIKE = 0.8  # of two readings' letters in common: the same words
RUNNING = 4  # lines of a column of text; the heading block and the signature have fewer that go on
EDGE = 4.0  # points by which the edges of a table differ from page to page


@dataclass(slots=True)
class Page:
    lines: list[Line]
    ruled: bool
    width: float
    height: float
    pictured: bool = False  # next to no text, and a picture: a scan
    hidden: bool = False  # all text invisible behind a scan: another program recognised it


@dataclass(slots=True)
class PaperTable:
    grid: list[list[GridCell]]
    left: float
    right: float
    top: float
    bottom: float
    turns: list[tuple[int, int]] = field(default_factory=list)  # rows that open further pages

    def holds(self, line: Line) -> bool:
        middle = (line.top + line.bottom) / 2
        return (
            self.bottom <= middle <= self.top and line.left < self.right and line.right > self.left
        )


@dataclass(slots=True)
class Paragraph:
    """Lines that read as one; ``full`` when the last reaches the right margin."""

    lines: list[Line] = field(default_factory=list)
    full: bool = False
    turns: list[tuple[int, int]] = field(default_factory=list)  # lines that open further pages

    @property
    def text(self) -> str:
        parts = [self.lines[0].text]
        for last, line in itertools.pairwise(self.lines):
            seam = seam_of(last, line)
            if seam is Seam.BROKEN:
                parts[-1] = parts[-1][:-1]
            parts += (" ", line.text) if seam is Seam.SPACE else (line.text,)
        return "".join(parts)

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]

    def page_starts(self) -> Iterator[tuple[int, int]]:
        """Where further pages begin in the paragraph's words, and their numbers."""
        for at, page in self.turns:
            before = tidy(Paragraph(self.lines[:at]).text)
            yield len(before) + seam_of(self.lines[at - 1], self.lines[at]), page


class Seam(IntEnum):
    """What comes between two lines that read on, in characters: a hyphen that only broke goes."""

    BROKEN, GLUED, SPACE = -1, 0, 1


def seam_of(last: Line, line: Line) -> Seam:
    if breaks_word(last.text, line.text):
        return Seam.BROKEN
    # "2021-" and "2025" are one word, with its hyphen
    glued = last.text.endswith(("-", "/")) and not last.text.endswith(" -")
    return Seam.GLUED if glued else Seam.SPACE


def breaks_word(text: str, following: str) -> bool:
    """Whether a hyphen at a line's end only breaks a word: Vietnamese breaks none of its own.

    >>> breaks_word("infra-", "structure"), breaks_word("nông-", "lâm"), breaks_word("27-", "NQ")
    (True, False, False)
    """
    before, after = BROKEN.search(text), WORD.match(following)
    if before is None or after is None or not after.group()[0].islower():
        return False
    return not (is_syllable(before[1]) and is_syllable(after.group()))


def parts_of(lines: list[Line], tables: list[PaperTable]) -> Iterator[Paragraph | PaperTable]:
    """Paragraphs and tables of a page from top to bottom."""
    outside = [line for line in lines if not any(table.holds(line) for table in tables)]
    waiting = sorted(tables, key=lambda table: -table.top)
    for region in regions(outside):
        for paragraph in paragraphs(region):
            while waiting and waiting[0].top >= paragraph.lines[0].top:
                yield waiting.pop(0)
            yield paragraph
    yield from waiting


def paragraphs(region: Region) -> Iterator[Paragraph]:
    """The paragraphs of a region; one that a column's end cut is joined to its beginning."""
    last: Paragraph | None = None
    for column in region.columns:
        for paragraph in join(column, region):
            opens = paragraph.lines[0] is column[0] and len(column) >= RUNNING
            if last is not None and opens and continues(last, paragraph):
                last.lines += paragraph.lines
                last.full = paragraph.full
                continue
            if last is not None:
                yield last
            last = paragraph
    if last is not None:
        yield last


def join(lines: list[Line], region: Region) -> Iterator[Paragraph]:
    margin = min(line.left for line in lines)
    measure = max(line.right for line in lines) - margin
    if region.sided and centred(lines, margin):
        yield from (Paragraph([line]) for line in lines)
        return
    step = median([a.top - b.top for a, b in itertools.pairwise(lines) if a.top > b.top] or [14])
    gathered = Paragraph([lines[0]])
    for line in lines[1:]:
        if begins(line, gathered.lines[-1], margin, measure, step):
            yield gathered
            gathered = Paragraph()
        gathered.lines.append(line)
        gathered.full = line.right - margin >= SHORT * measure
    yield gathered


def centred(lines: list[Line], margin: float) -> bool:
    """Whether a column's lines share their middle, or few of them begin at its margin."""
    flush = sum(line.left - margin < EDGE for line in lines)
    if len(lines) >= RUNNING and flush * 2 > len(lines):
        return False
    middle = median((line.left + line.right) / 2 for line in lines)
    off = sum(abs((line.left + line.right) / 2 - middle) > EDGE for line in lines)
    return off * 4 <= len(lines) or flush * 2 <= len(lines)


def begins(line: Line, last: Line, margin: float, measure: float, step: float) -> bool:
    """Whether ``line`` opens a paragraph after ``last``."""
    if OPENS.match(line.text) or last.top - line.top > GAP * step or line.top > last.top + step:
        return True
    if last.text.isupper() != line.text.isupper() or line.left - margin > COLUMN * measure:
        return not goes_on(line, last)
    full = last.right - margin >= SHORT * measure or not fits(line, last, margin + measure)
    if full and goes_on(line, last):
        return False
    if line.left - margin > INDENT and line.left - last.left > INDENT / 2:
        return True
    return last.right - margin < SHORT * measure


def fits(line: Line, last: Line, right: float) -> bool:
    """Whether a line's first word had room at the end of the last: else it is no new beginning."""
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(word) + 1) / len(line.text)
    return last.right + width <= right and not last.text.endswith("-")


def goes_on(line: Line, last: Line) -> bool:
    """Whether a line reads on from the last: no stop there, no capital here."""
    ends = last.text.endswith((".", ":", ";"))
    return not ends and not line.text[0].isupper() and line.text[0].isalnum()


def continues(last: Paragraph, first: Paragraph) -> bool:
    """Whether a page's first paragraph goes on from the page before."""
    line, end = first.lines[0], last.lines[-1]
    if OPENS.match(line.text) or end.text.endswith((".", ":", ";", "./.")):
        return False
    return goes_on(line, end) or (last.full and not line.text.isupper())


def same_table(upper: PaperTable, lower: PaperTable) -> bool:
    """Whether a table at a page's top is the one that the page before ends with."""
    widths = len(upper.grid[0]) == len(lower.grid[0])
    return widths and abs(upper.left - lower.left) < EDGE and abs(upper.right - lower.right) < EDGE


def extend(upper: PaperTable, lower: PaperTable) -> None:
    """Add the rows of the next page, without the head that is printed again there."""
    repeated = 0
    for above, below in zip(upper.grid, lower.grid, strict=False):
        if not all(itertools.starmap(same_head, zip(above, below, strict=True))):
            break
        repeated += 1
    shift = len(upper.grid) - repeated
    for row in lower.grid[repeated:]:
        upper.grid.append([moved(cell, shift) for cell in row])


def same_head(above: GridCell, below: GridCell) -> bool:
    """Whether a cell of a head is printed again; an engine seldom reads one twice alike."""
    if not above.words or not below.words:
        return above.text == below.text
    return SequenceMatcher(None, fold(above.text), fold(below.text)).ratio() >= ALIKE


def moved(cell: GridCell, shift: int) -> GridCell:
    return replace(cell, origin=(cell.origin[0] + shift, cell.origin[1]))
