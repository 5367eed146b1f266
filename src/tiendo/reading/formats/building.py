"""Lines and tables of a file to a Document: the text grows, and every span is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.document import Block, Cell, Document, Kind, Recognised, Table
from tiendo.reading.formats import limits
from tiendo.reading.formats.ocr.words import Word
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.segmenting import Segmenter, caption_above
from tiendo.vocabulary.text import nfc

SEPARATOR = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A place in a table; ``origin`` is where the text of a merged cell stands."""

    text: str
    origin: tuple[int, int]
    words: tuple[Word, ...] = ()  # where it was recognised in a picture


Grid = Sequence[Sequence[GridCell]]


class Placing(Protocol):
    """Says where a row or a cell of a table stands, for people."""

    def row(self, row: int) -> str: ...

    def cell(self, row: int, column: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """Places counted in a table: "trang 3, bảng 1, dòng 2, cột 4"."""

    number: int
    page: str

    def row(self, row: int) -> str:
        place = f"bảng {self.number}, dòng {row + 1}"
        return f"{self.page}, {place}" if self.page else place

    def cell(self, row: int, column: int) -> str:
        return f"{self.row(row)}, cột {column + 1}"


def header_rows(grid: Grid, marked: int = 0) -> int:
    """Rows of a table's head: those the file marks, else those that the first row reaches.

    A cell of the first row over several columns is split by the row below it.
    """
    if marked:
        return marked
    deep = [at for at, line in enumerate(grid) if any(cell.origin[0] == 0 for cell in line)]
    across = any(cell.origin != (0, at) for at, cell in enumerate(grid[0]))
    return max(deep[-1] + 1, 2 if across and len(grid) > 2 else 1)


class Builder:
    """Takes lines, headings and tables in reading order and gives the Document."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.segmenter = Segmenter("")
        self.tables: list[Table] = []
        self.page = ""
        self.page_is_place = False  # a cell says where it stands; no heading need
        self.turns: list[tuple[int, int]] = []
        self.recognised: list[Recognised] = []

    def line(self, text: str, *, heading: int = 0, words: Sequence[Word] = ()) -> None:
        """A paragraph, item or heading (1 is outermost; 0: by its look)."""
        body = tidy(text)
        if not any(map(str.isalnum, body)):  # nothing, or a drawn rule
            return
        start = self._append(body)
        if heading:
            self.segmenter.heading(start, body, heading)
        else:
            self.segmenter.block(start, body)
        if self.page:
            self._place_on_page()
        self._recognise(body, start, words)

    def _recognise(self, body: str, start: int, words: Sequence[Word]) -> None:
        """Remember where each recognised word stands in the text that was made of them."""
        at = 0
        for word in words:
            text = clean(word.text)
            at = body.index(text, at)
            self.recognised.append(
                Recognised(
                    start=start + at,
                    end=start + at + len(text),
                    confidence=word.confidence,
                    doubt=word.doubt,
                )
            )
            at += len(text)

    def _place_on_page(self) -> None:
        last = self.segmenter.blocks[-1]
        path = "" if self.page_is_place else last.place
        place = f"{self.page}, {path}" if path else self.page
        self.segmenter.blocks[-1] = Block(
            text=last.text, start=last.start, kind=last.kind, level=last.level, place=place
        )

    def table(
        self, grid: Grid, *, header_rows: int = 1, caption: str | None = None,
        place: Placing | None = None,
    ) -> None:  # fmt: skip
        """A data table: one line a row, a merged cell's text once, its Cell everywhere.

        Without a ``caption`` it is the line above; without a ``place`` rows and cells are counted.
        """
        number = len(self.tables) + 1
        placed = place or Numbered(number, self.page)
        at: dict[tuple[int, int], int] = {}
        cells: list[Cell] = []
        said = caption_above(self.segmenter.blocks) if caption is None else caption
        for row, line in enumerate(grid):
            self._row(row, line, at, placed)
            for column, cell in enumerate(line):
                text = clean(cell.text)
                cells.append(
                    Cell(row=row, column=column, text=text, start=at[cell.origin],
                         header=row < header_rows, place=placed.cell(*cell.origin))
                )  # fmt: skip
        self.tables.append(Table(number=number, cells=tuple(cells), caption=said))

    def _row(
        self, row: int, line: Sequence[GridCell], at: dict[tuple[int, int], int], placed: Placing
    ) -> None:
        shown = [clean(c.text) if c.origin == (row, n) else "" for n, c in enumerate(line)]
        body = SEPARATOR.join(shown).strip()
        lead = len(SEPARATOR.join(shown)) - len(SEPARATOR.join(shown).lstrip())
        start = self._append(body or SEPARATOR.strip())
        offset = start - lead
        for column, text in enumerate(shown):
            if line[column].origin == (row, column):
                at[row, column] = max(offset, start)
                self._recognise(text, at[row, column], line[column].words)
            offset += len(text) + len(SEPARATOR)
        self.segmenter.blocks.append(
            Block(text=body or SEPARATOR.strip(), start=start, kind=Kind.ROW, place=placed.row(row))
        )

    def _append(self, body: str) -> int:
        start = self.size
        self.parts.append(body)
        self.size += len(body) + 1
        if self.size > limits.TEXT_CHARACTERS:
            raise refuse("huge", limit=f"{limits.TEXT_CHARACTERS // 1024 // 1024} triệu ký tự")
        return start

    def document(
        self,
        source: Source,
        *,
        title: str | None = None,
        published_on: date | None = None,
        warnings: tuple[Remark, ...] = (),
    ) -> Document:
        if not self.parts:
            raise refuse("blank")
        return Document(
            source=source,
            text="\n".join(self.parts),
            blocks=tuple(self.segmenter.blocks),
            tables=tuple(self.tables),
            title=title,
            published_on=published_on,
            warnings=warnings,
            turns=tuple(self.turns),
            recognised=tuple(self.recognised),
        )


def tidy(text: str) -> str:
    """A line's text in NFC with single spaces."""
    return " ".join(nfc(text).split())


def clean(text: str) -> str:
    """A cell's text on one line, without the bar that parts cells."""
    return tidy(text.replace("|", "/"))
