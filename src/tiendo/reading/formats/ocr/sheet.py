"""One picture of a page to its lines and tables, whichever way up it lies."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, median

from PIL import Image

from tiendo.reading.formats.columns import Line
from tiendo.reading.formats.ocr.bitmap import INK, bitonal, cleared, straightened
from tiendo.reading.formats.ocr.cells import INKED, paper_table, read_cells
from tiendo.reading.formats.ocr.engine import Engine
from tiendo.reading.formats.ocr.lines import POINTS, cleaned, lines_of
from tiendo.reading.formats.ocr.ruled import (
    ruled_tables,
    strokes_of,
    without_strokes,
    without_tables,
)
from tiendo.reading.formats.ocr.twice import settle
from tiendo.reading.formats.ocr.words import Word
from tiendo.reading.formats.paper import PaperTable

TURNS = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180)
# Upright pages come at 0,85 to 0,96 on average, those upside down at 0,44.
LEGIBLE = 0.6
FEW = 5  # words: too few to be a page that lies on its side
LETTERS = 4  # from so many on a word is wider than tall


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as it was read, in points.

    ``empty_cells`` hold ink that gave no word; ``stray``: so does the page around its tables.
    """

    lines: list[Line]
    tables: list[PaperTable]
    width: float
    height: float
    words: list[Word]
    inked: bool
    empty_cells: int
    stray: bool

    @property
    def legible(self) -> bool:
        """Whether the words look like words, and lie as words do."""
        if not self.words:
            return not self.inked
        long = [word for word in self.words if len(word.text) >= LETTERS]
        lying = [(word.right - word.left) - (word.bottom - word.top) for word in long]
        return self.confidence >= LEGIBLE and (not lying or median(lying) > 0)

    @property
    def confidence(self) -> float:
        return fmean(word.confidence for word in self.words) if self.words else 0.0


def read_sheet(picture: Image.Image, dpi: int, engine: Engine) -> Sheet:
    """The page in a grey picture, turned upright if need be. Raises Failed."""
    sheets = []
    for turn in TURNS:
        sheet = read_upright(picture if turn is None else picture.transpose(turn), dpi, engine)
        if sheet.legible or len(sheet.words) < FEW:
            return sheet
        sheets.append(sheet)
    return max(sheets, key=lambda sheet: sheet.confidence)


def read_upright(picture: Image.Image, dpi: int, engine: Engine) -> Sheet:
    straight = straightened(picture)
    level, upright = strokes_of(straight, dpi)  # clearing breaks thin rulings
    page = cleared(straight)
    tables = ruled_tables(straight, level, upright, dpi)
    cells = (
        read_cells(without_strokes(page, level + upright), tables, engine, dpi) if tables else {}
    )
    around = without_tables(page, tables)
    read = engine.read(around, dpi=dpi)
    words = cleaned(settle(read[0], read[1] if len(read) > 1 else None))
    height = page.height * POINTS / dpi
    return Sheet(
        lines=lines_of(words, dpi, height),
        tables=[paper_table(table, cells, dpi, height) for table in tables],
        width=page.width * POINTS / dpi,
        height=height,
        words=words + [word for held in cells.values() for word in held],
        inked=inked(page, dpi),
        empty_cells=sum(not held for held in cells.values()),
        stray=not words and inked(around, dpi),
    )


def inked(picture: Image.Image, dpi: int) -> bool:
    """Whether a picture shows more ink than dust."""
    return bitonal(picture).histogram()[INK] > dpi * dpi / INKED
