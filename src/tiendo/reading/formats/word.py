"""DOCX to text: paragraphs, numbering, tables and notes in reading order."""

from __future__ import annotations

import re
from typing import Any

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats.building import Builder, header_rows
from tiendo.reading.formats.numbering import Numbering
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.styles import Styles, W, value
from tiendo.reading.formats.wording import all_bold, joins_next, note_ids, words
from tiendo.reading.formats.wordtables import CARRIERS, grid_of, layout, marked_rows, rows_of

BODY = "word/document.xml"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OPENED = CARRIERS | {f"{CHOICE}AlternateContent", f"{CHOICE}Choice"}
# A heading by its look: bold, short, alone in its paragraph, not centred, no sentence.
BOLD_HEADING, BOLD_LEVEL = 120, 6
# What a page header may hold of the heading block: the number, the place with the date.
NUMBER = re.compile(r"\bSố\s*:?\s*\d[^\n]{0,30}[-/][A-ZĐ]")
DATE = re.compile(r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
FIRST = 40  # paragraphs in which the heading block stands


def read(data: bytes, source: Source) -> Document:
    """The document of a DOCX file. Raises DocumentUnreadable."""
    package = Package(data)
    root = package.part(BODY)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise refuse("truncated")
    walk = Word(package)
    for line in heading_lines(package, body):
        walk.builder.line(line)
    walk.read(body)
    return walk.builder.document(source)


def heading_lines(package: Package, body: Any) -> list[str]:
    """Lines of page headers that hold the number or the date, where the body has none."""
    first = "\n".join(words(p) for p, _ in zip(body.iter(f"{W}p"), range(FIRST), strict=False))
    wanted = [sign for sign in (NUMBER, DATE) if not sign.search(first)]
    found: dict[str, None] = {}
    for part in package.parts("word/header") if wanted else ():
        lines = [words(p).strip() for p in part.iter(f"{W}p")]
        if any(sign.search(line) for sign in wanted for line in lines):
            found |= dict.fromkeys(line for line in lines if line)
    return list(found)


class Word:
    """Walks the body once; tracked insertions are kept, deletions dropped."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.builder = Builder()
        self.styles = Styles(package.part("word/styles.xml"))
        self.numbering = Numbering(package.part("word/numbering.xml"))
        self.notes: dict[str, dict[str, Any]] = {}
        self.held = ""  # of a paragraph whose mark was deleted: the next goes on

    def read(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in OPENED:
                self.read(child)

    def paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        text = words(paragraph)
        if joins_next(paragraph):
            self.held += text
            return
        text, self.held = self.held + text, ""
        if not text.strip():
            return
        label = self.numbering.label(self.styles.numbering(properties))
        level = self.styles.level(properties) or self.by_look(paragraph, properties, label + text)
        for number, line in enumerate(text.strip().split("\n")):
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
        rows = rows_of(table)
        if not rows:
            return
        if layout(table, rows, self.styles):
            for place in sorted((p for row in rows for p in row), key=lambda p: p.column):
                self.read(place.element)
            return
        grid = grid_of(rows)
        self.builder.table(grid, header_rows=header_rows(grid, marked_rows(table)))
        self.add_notes(table)

    def add_notes(self, element: Any) -> None:
        """Footnotes and endnotes, each after what refers to it."""
        for part, name in note_ids(element):
            if part not in self.notes:
                root = self.package.part(f"word/{part}.xml")
                self.notes[part] = {n.get(f"{W}id"): n for n in root} if root is not None else {}
            note = self.notes[part].pop(name, None)
            if note is not None:
                self.builder.line(words(note))
