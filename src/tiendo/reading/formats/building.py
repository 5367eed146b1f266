"""Lines and tables of a file to a Document: the text grows, and every span is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.document import Block, Cell, Document, Kind, Recognised, Table
from tiendo.reading.formats import limits
from tiendo.reading.formats.mending import Mender
from tiendo.reading.formats.ocr.words import Word
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.segmenting import Segmenter, caption_above
from tiendo.vocabulary.text import nfc, single_spaced

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


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was taken; ``place`` is the whole place, ``page`` what stands before it."""

    text: str
    heading: int
    page: str
    place: str
    words: tuple[Word, ...]
    turns: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table as it was taken; ``turns`` are rows that open further pages."""

    grid: list[list[GridCell]]
    header_rows: int
    caption: str | None
    place: Placing
    turns: tuple[tuple[int, int], ...]


class Builder:
    """Takes lines, headings and tables in reading order and gives the Document.

    The text is known to its end before it is cut into blocks: for which fonts it was
    typed is told by all of it.
    """

    def __init__(self, mender: Mender | None = None) -> None:
        self.mender = mender
        self.taken: list[Written | Drawn] = []
        self.size = 0
        self.tables = 0
        self.page = ""

    def line(
        self, text: str, *, heading: int = 0, place: str = "", words: Sequence[Word] = (),
        turns: Iterable[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        """A paragraph, item or heading (1 is outermost; 0: by its look).

        ``turns`` are the offsets at which further pages begin, with their numbers.
        """
        body = tidy(text)
        if any(map(str.isalnum, body)):  # else nothing, or a drawn rule
            self._grow(len(body))
            self.taken.append(Written(body, heading, self.page, place, tuple(words), tuple(turns)))

    def table(
        self, grid: Grid, *, header_rows: int = 1, caption: str | None = None,
        place: Placing | None = None, turns: Iterable[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        """A data table: one line a row, a merged cell's text once, its Cell everywhere.

        Without a ``caption`` it is the line above; without a ``place`` rows and cells are counted.
        """
        self.tables += 1
        cleaned = [[replace(cell, text=clean(cell.text)) for cell in line] for line in grid]
        for row, line in enumerate(cleaned):
            self._grow(sum(len(c.text) for n, c in enumerate(line) if c.origin == (row, n)))
        placed = place or Numbered(self.tables, self.page)
        self.taken.append(Drawn(cleaned, header_rows, caption, placed, tuple(turns)))

    def _grow(self, size: int) -> None:
        self.size += size + 1
        if self.size > limits.TEXT_CHARACTERS:
            raise refuse("huge", limit=f"{limits.TEXT_CHARACTERS // 1024 // 1024} triệu ký tự")

    def document(
        self,
        source: Source,
        *,
        title: str | None = None,
        published_on: date | None = None,
        warnings: tuple[Remark, ...] = (),
    ) -> Document:
        if not self.taken:
            raise refuse("blank")
        mender = self.mender or Mender(self._pieces())
        layout = Layout(mender)
        for part in self.taken:
            layout.add(part)
        return Document(
            source=source,
            text="\n".join(layout.parts),
            blocks=tuple(layout.segmenter.blocks),
            tables=tuple(layout.tables),
            title=mender.mend(title) if title else None,
            published_on=published_on,
            warnings=warnings + mender.remarks(),
            turns=tuple(layout.turns),
            recognised=tuple(layout.recognised),
        )

    def _pieces(self) -> Iterator[str]:
        for part in self.taken:
            if isinstance(part, Written):
                yield part.text
            else:
                yield from (cell.text for line in part.grid for cell in line)


class Layout:
    """Lays the taken parts out as one text, and cuts it into blocks and tables."""

    def __init__(self, mender: Mender) -> None:
        self.mend = mender.mend
        self.parts: list[str] = []
        self.size = 0
        self.segmenter = Segmenter("")
        self.tables: list[Table] = []
        self.turns: list[tuple[int, int]] = []
        self.recognised: list[Recognised] = []

    def add(self, part: Written | Drawn) -> None:
        if isinstance(part, Written):
            self._line(part)
        else:
            self._table(part)

    def _line(self, line: Written) -> None:
        body = self.mend(line.text).strip()
        if not any(map(str.isalnum, body)):
            return
        start = self._append(body)
        if line.heading:
            self.segmenter.heading(start, body, line.heading)
        else:
            self.segmenter.block(start, body)
        if line.place or line.page:
            blocks = self.segmenter.blocks
            place = line.place or ", ".join(filter(None, (line.page, blocks[-1].place)))
            blocks[-1] = replace(blocks[-1], place=place)
        for offset, page in line.turns:
            self.turns.append((start + len(self.mend(line.text[:offset])), page))
        self._recognise(body, start, line.words)

    def _recognise(self, body: str, start: int, words: Sequence[Word]) -> None:
        """Remember where each recognised word stands in the text that was made of them."""
        at = 0
        for word in words:
            text = self.mend(clean(word.text))
            found = body.find(text, at)
            if found < 0:  # a hyphen at the line's end that only broke the word
                text = text.removesuffix("-")
                found = body.index(text, at)
            at = found + len(text)
            self.recognised.append(
                Recognised(
                    start=start + found, end=start + at,
                    confidence=word.confidence, doubt=word.doubt,
                )
            )  # fmt: skip

    def _table(self, table: Drawn) -> None:
        blocks, mend = self.segmenter.blocks, self.mend
        caption = caption_above(blocks) if table.caption is None else mend(table.caption)
        at: dict[tuple[int, int], int] = {}
        cells: list[Cell] = []
        for row, written in enumerate(table.grid):
            line = [replace(cell, text=mend(cell.text).strip()) for cell in written]
            self._row(row, line, at, table.place)
            start = self.segmenter.blocks[-1].start
            self.turns += ((start, page) for opens, page in table.turns if opens == row)
            for column, cell in enumerate(line):
                cells.append(
                    Cell(row=row, column=column, text=cell.text, start=at[cell.origin],
                         header=row < table.header_rows, place=table.place.cell(*cell.origin))
                )  # fmt: skip
        number = len(self.tables) + 1
        self.tables.append(Table(number=number, cells=tuple(cells), caption=caption))

    def _row(
        self, row: int, line: Sequence[GridCell], at: dict[tuple[int, int], int], placed: Placing
    ) -> None:
        shown = [cell.text if cell.origin == (row, n) else "" for n, cell in enumerate(line)]
        whole = SEPARATOR.join(shown)
        body = whole.strip() or SEPARATOR.strip()
        start = self._append(body)
        offset = start - (len(whole) - len(whole.lstrip()))
        for column, text in enumerate(shown):
            if line[column].origin == (row, column):
                at[row, column] = max(offset, start)
                self._recognise(text, at[row, column], line[column].words)
            offset += len(text) + len(SEPARATOR)
        self.segmenter.blocks.append(
            Block(text=body, start=start, kind=Kind.ROW, place=placed.row(row))
        )

    def _append(self, body: str) -> int:
        start = self.size
        self.parts.append(body)
        self.size += len(body) + 1
        return start


def tidy(text: str) -> str:
    """A line's text in NFC with single spaces."""
    return single_spaced(nfc(text))


def clean(text: str) -> str:
    """A cell's text on one line, without the bar that parts cells."""
    return tidy(text.replace("|", "/"))
