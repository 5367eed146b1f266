"""DOCX to text: paragraphs, numbering, tables and notes in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats.building import Builder, header_rows
from tiendo.reading.formats.looks import Looks
from tiendo.reading.formats.notes import Notes
from tiendo.reading.formats.numbering import Numbering
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.styles import Styles, W, value
from tiendo.reading.formats.wording import all_bold, apart, joins_next, placeholder, words
from tiendo.reading.formats.wordtables import (
    CARRIERS,
    found_in,
    grid_of,
    layout,
    marked_rows,
    rows_of,
)

BODY = "word/document.xml"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OPENED = CARRIERS | {f"{CHOICE}AlternateContent", f"{CHOICE}Choice"}
# A heading by its look: bold, short, alone in its paragraph, not centred, no sentence.
BOLD_HEADING, BOLD_LEVEL = 120, 6
# What a page header may hold of the heading block: the number, the place with the date.
NUMBER = re.compile(r"\bSố\s*:?\s*\d[^\n]{0,30}[-/][A-ZĐ]")
DATE = re.compile(r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
CHANGES = [W + name for name in "ins del moveFrom moveTo cellIns cellDel".split()]
FIRST = 40  # paragraphs in which the heading block stands


def read(data: bytes, source: Source) -> Document:
    """The document of a DOCX file. Raises DocumentUnreadable."""
    package = Package(data)
    root = package.part(BODY)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise refuse("truncated")
    walk = Word(package, root)
    for line in heading_lines(package, body):
        walk.builder.line(line)
    walk.read(body)
    warnings = (*walk.looks.remarks(), *remarks(body))
    return walk.builder.document(source, warnings=warnings)


def heading_lines(package: Package, body: Any) -> list[str]:
    """Lines of page headers and footers that hold the number or the date, where the body has none.

    Of a header that holds one all lines are read; a footer says much else.
    """
    first = "\n".join(words(p) for p, _ in zip(body.iter(f"{W}p"), range(FIRST), strict=False))
    wanted = [sign for sign in (NUMBER, DATE) if not sign.search(first)]
    found: dict[str, None] = {}
    for place in ("header", "footer") if wanted else ():
        for part in package.parts(f"word/{place}"):
            lines = [words(p).strip() for p in part.iter(f"{W}p")]
            held = [line for line in lines if any(sign.search(line) for sign in wanted)]
            if held:
                found |= dict.fromkeys(filter(None, lines if place == "header" else held))
    return list(found)


def remarks(body: Any) -> Iterator[Remark]:
    """What a person should know before trusting the text."""
    changes = sum(1 for _ in body.iter(*CHANGES))
    if changes:
        yield Remark(
            rule="tracked-changes",
            message=f"Văn bản còn {changes} chỗ sửa chưa chốt (Track Changes); đã đọc như khi"
            " chấp nhận hết, cần chốt trước khi dùng số liệu",
        )
    if next(body.iter(f"{W}altChunk"), None) is not None:
        yield Remark(
            rule="embedded-part",
            message="Văn bản nhúng tệp khác, phần đó chưa đọc được; mở bằng Word, lưu lại rồi đọc",
        )


class Word:
    """Walks the body once; tracked insertions are kept, deletions dropped."""

    def __init__(self, package: Package, root: Any) -> None:
        self.builder = Builder()
        styles = package.part("word/styles.xml")
        self.styles = Styles(styles)
        self.looks = Looks(self.styles, (root, styles))
        self.numbering = Numbering(package.part("word/numbering.xml"), self.styles)
        self.notes = Notes(package, self.looks)
        self.held = ""  # of a paragraph whose mark was deleted: the next goes on

    def read(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in OPENED and not placeholder(child):
                self.read(child)

    def paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        text = words(paragraph, self.looks.of(properties))
        if joins_next(paragraph):
            self.held += text
            return
        text, self.held = self.held + text, ""
        # A numbered paragraph counts also where it is empty.
        label = self.numbering.label(self.styles.numbering(properties))
        if text.strip() and not self.styles.lists_contents(properties):
            self.lines(paragraph, properties, label, text.strip())
        for box in apart(paragraph):
            self.read(box)

    def lines(self, paragraph: Any, properties: Any, label: str, text: str) -> None:
        level = self.styles.level(properties) or self.by_look(paragraph, properties, label + text)
        for number, line in enumerate(text.split("\n")):
            self.builder.line(f"{label} {line}" if label and not number else line, heading=level)
        self.add_notes(paragraph)

    def by_look(self, paragraph: Any, properties: Any, text: str) -> int:
        """A bold line alone is a heading; numbers and capitals are told by the segmenter."""
        text = text.strip()
        plain = text[0].isalpha() and not text.isupper() and text[-1].isalnum()
        if not plain or len(text) > BOLD_HEADING or value(properties, "jc") == "center":
            return 0
        return BOLD_LEVEL if all_bold(paragraph) else 0

    def table(self, table: Any) -> None:
        """A table, or what a table without a grid only places; tables inside cells follow it."""
        rows = rows_of(table)
        if not rows:
            return
        if layout(table, rows, self.styles):
            for place in sorted((p for row in rows for p in row), key=lambda p: p.column):
                self.read(place.element)
            return
        grid = grid_of(rows, self.cell)
        self.builder.table(grid, header_rows=header_rows(grid, marked_rows(table)))
        self.add_notes(table)
        for row in rows:
            for place in row:
                self.inside(place.element)

    def cell(self, cell: Any) -> str:
        """A cell's paragraphs on one line, with the numbers that Word prints before them."""
        texts = []
        for paragraph in found_in(cell, "p"):
            properties = paragraph.find(f"{W}pPr")
            label = self.numbering.label(self.styles.numbering(properties))
            texts.append(f"{label} {words(paragraph, self.looks.of(properties))}")
        return " ".join(" ".join(texts).split())

    def inside(self, cell: Any) -> None:
        """Read tables and text boxes that stand in a cell."""
        for element in apart(cell):
            if element.tag == f"{W}tbl":
                self.table(element)
            else:
                self.read(element)

    def add_notes(self, element: Any) -> None:
        """Footnotes and endnotes, each after what refers to it."""
        before = self.builder.page
        for place, text in self.notes.of(element):
            self.builder.page = place
            for line in text.split("\n"):
                self.builder.line(line)
        self.builder.page = before
