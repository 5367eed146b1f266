"""DOCX to text: paragraphs, numbering, tables and notes in reading order."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from lxml import etree

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.building import Builder, GridCell
from tiendo.reading.formats.numbering import Numbering
from tiendo.reading.formats.refusals import refuse

# What python-docx, lxml and zlib raise on a package with a wrong byte in it.
BROKEN = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError,
    NotImplementedError, etree.LxmlError, zipfile.BadZipFile, zlib.error, OpcError,
)  # fmt: skip
BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
HEADING = re.compile(r"^(?:heading|tiêu đề|đề mục)\s*(\d)$", re.IGNORECASE)
TITLES = ("title", "tiêu đề")
# The official heading block and the signature stand in small tables without a grid.
LAYOUT_ROWS, LAYOUT_COLUMNS = 3, 2


def read(data: bytes, source: Source) -> Document:
    """The document of a DOCX file. Raises DocumentUnreadable."""
    archive = check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        builder = Builder()
        Word(builder, Numbering(document)).read(document.iter_inner_content())
        notes(archive, builder)
    except BROKEN as error:
        raise refuse("truncated") from error
    title = (document.core_properties.title or "").strip() or None
    return builder.document(source, title=title)


def check_archive(data: bytes) -> zipfile.ZipFile:
    """The package, when it is a whole Word document and no bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refuse("truncated") from error
    check_sizes(entries)
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("encrypted")
    if BODY in names:
        return archive
    if "xl/workbook.xml" in names:
        raise refuse("sheet")
    raise refuse("odt" if "mimetype" in names and "content.xml" in names else "archive")


def check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ZIP_ENTRIES or total > limits.ZIP_BYTES:
        raise refuse("bomb")
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > limits.ZIP_RATIO_FROM and ratio > limits.ZIP_RATIO:
            raise refuse("bomb")


class Word:
    """Walks the body once; tracked insertions are kept, deletions dropped."""

    def __init__(self, builder: Builder, numbering: Numbering) -> None:
        self.builder = builder
        self.numbering = numbering
        self.cells = 0

    def read(self, content: Iterator[Paragraph | WordTable]) -> None:
        for part in content:
            if isinstance(part, Paragraph):
                self.paragraph(part)
            else:
                self.table(part)

    def paragraph(self, paragraph: Paragraph) -> None:
        label = self.numbering.label(paragraph)
        for number, line in enumerate(words(paragraph._p).split("\n")):
            text = f"{label} {line}" if label and not number else line
            self.builder.line(text, heading=heading_level(paragraph))

    def table(self, table: WordTable) -> None:
        grid = expand(table)
        self.cells += sum(map(len, grid))
        if self.cells > limits.TABLE_CELLS:
            raise refuse("huge", limit=f"{limits.TABLE_CELLS} ô bảng")
        if len(grid) <= LAYOUT_ROWS and max(map(len, grid), default=0) <= LAYOUT_COLUMNS:
            self.layout(table)
        elif grid:
            self.builder.table(grid, header_rows=header_rows(grid))

    def layout(self, table: WordTable) -> None:
        """A table that only places text: its cells as lines, left column first."""
        seen: set[Any] = set()
        for column in range(len(table.columns)):
            for row in table.rows:
                cell = row.cells[column] if column < len(row.cells) else None
                if cell is not None and cell._tc not in seen:
                    seen.add(cell._tc)
                    self.read(cell.iter_inner_content())


def expand(table: WordTable) -> list[list[GridCell]]:
    """The table as a full grid; each place of a merged cell knows its origin."""
    origins: dict[Any, tuple[int, int]] = {}
    texts: dict[Any, str] = {}
    grid = []
    for row_number, row in enumerate(table.rows):
        line = []
        for column, cell in enumerate(row.cells):
            key = cell._tc
            origins.setdefault(key, (row_number, column))
            if key not in texts:
                texts[key] = " ".join(words(p._p) for p in cell.paragraphs)
            line.append(GridCell(text=texts[key], origin=origins[key]))
        grid.append(line)
    return grid


def header_rows(grid: list[list[GridCell]]) -> int:
    """Rows of the head: the first, and those that a cell of it reaches down to."""
    last = 0
    for row, line in enumerate(grid):
        if row > last + 1:
            break
        if any(cell.origin[0] == 0 for cell in line):
            last = row
    merged = any(cell.origin != (0, n) for n, cell in enumerate(grid[0]))
    return max(last + 1, 2 if merged and len(grid) > 2 else 1)


def heading_level(paragraph: Paragraph) -> int:
    name = paragraph.style.name if paragraph.style is not None else ""
    match = HEADING.match(name or "")
    if match:
        return max(1, int(match[1]))
    return 1 if (name or "").lower() in TITLES else 0


def words(element: Any) -> str:
    """The text of a paragraph as it would print with all changes accepted."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif node.tag == qn("w:tab"):
            parts.append(" " if node.getparent().tag == qn("w:r") else "")
        elif node.get(qn("w:type")) in (None, "textWrapping"):
            parts.append("\n")
    return "".join(parts)


def notes(archive: zipfile.ZipFile, builder: Builder) -> None:
    """Footnotes and endnotes, after the body."""
    for name in NOTES:
        if name not in archive.namelist():
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(archive.read(name), parser)
        for note in root:
            if note.get(qn("w:type")) is None:
                builder.line(" ".join(words(p) for p in note.iter(qn("w:p"))))
