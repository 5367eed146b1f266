"""The Word reader once more, remembering which element each letter of the text came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tiendo.facts.reading import Source
from tiendo.reading.formats.building import Builder, Grid, Placing
from tiendo.reading.formats.looks import Look, Looks
from tiendo.reading.formats.package import Package
from tiendo.reading.formats.styles import W
from tiendo.reading.formats.word import BODY, Word, heading_lines
from tiendo.reading.formats.wording import NOTES, Text, joins_next
from tiendo.reading.formats.wordtables import found_in


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that the file holds: ``node.text[at]``; for a tab or a sign the whole node."""

    sign: str
    node: Any
    at: int


Paragraphs = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the text was made of: paragraphs (and which of their lines), the cells of
    a row, or a note, by the element that refers to it. Nothing: a line of a page header."""

    paragraphs: Paragraphs = ()
    number: int = 0
    cells: tuple[Paragraphs, ...] = ()
    note: Any = None
    place: str = ""


class Printed(str):
    """The text of a cell, with its paragraphs."""

    paragraphs: Paragraphs = ()


class Tracing(Builder):
    """A builder that keeps a Line for each line of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.source: Paragraphs = ()
        self.number = 0
        self.note: Any = None

    def line(self, text: str, **how: Any) -> None:
        before = len(self.taken)
        super().line(text, **how)
        if len(self.taken) > before:
            note, where = self.note, self.page if self.note is not None else ""
            paragraphs = () if note is not None else self.source
            self.lines.append(Line(paragraphs, self.number, note=note, place=where))
        self.number += 1

    def table(
        self, grid: Grid, *, header_rows: int = 1, caption: str | None = None,
        place: Placing | None = None, turns: Iterable[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        super().table(grid, header_rows=header_rows, caption=caption, place=place, turns=turns)
        for row, cells in enumerate(grid):
            held = [
                getattr(cell.text, "paragraphs", ()) if cell.origin == (row, column) else ()
                for column, cell in enumerate(cells)
            ]
            self.lines.append(Line(cells=tuple(held)))


class Traced(Word):
    """Walks a body as the reader does; says of each line what it stands in."""

    builder: Tracing

    def __init__(self, package: Package, root: Any) -> None:
        super().__init__(package, root)
        self.builder = Tracing()
        self.joined: list[Any] = []
        self.own: Paragraphs = ()
        self.counts: Counter[str] = Counter()

    def paragraph(self, paragraph: Any) -> None:
        if joins_next(paragraph):
            self.joined.append(paragraph)
        else:
            self.own, self.joined = (*self.joined, paragraph), []
        super().paragraph(paragraph)

    def lines(self, paragraph: Any, properties: Any, label: str, text: str) -> None:
        self.builder.source, self.builder.number = self.own, 0
        super().lines(paragraph, properties, label, text)

    def cell(self, cell: Any) -> str:
        text = Printed(super().cell(cell))
        text.paragraphs = tuple(found_in(cell, "p"))
        return text

    def add_notes(self, element: Any) -> None:
        before = self.builder.page
        for node in element.iter(*NOTES):
            self.builder.note = node
            for place, text in self.notes.of(node):  # a reference refers to itself alone
                self.builder.page = place
                for line in text.split("\n"):
                    self.builder.line(line)
        self.builder.page, self.builder.note = before, None


@dataclass(frozen=True, slots=True)
class Trace:
    """``text`` as the reader gives it; ``lines`` one for each of its lines."""

    root: Any
    text: str
    lines: list[Line]
    looks: Looks

    def letters(self, paragraphs: Paragraphs) -> list[Letter]:
        """The letters of paragraphs in reading order."""
        found: list[Letter] = []
        for paragraph in paragraphs:
            text = Letters(self.looks.of(paragraph.find(f"{W}pPr")))
            text.read(paragraph)
            found += text.letters
        return found


def traced(data: bytes) -> Trace:
    """A Word file read once more. Raises DocumentUnreadable."""
    package = Package(data)
    root = package.part(BODY)
    body = root.find(f"{W}body")
    walk = Traced(package, root)
    for line in heading_lines(package, body):
        walk.builder.line(line)
    walk.read(body)
    document = walk.builder.document(Source(name="", media_type="", sha256=""))
    return Trace(root, document.text, walk.builder.lines, walk.looks)


class Letters(Text):
    """The text of an element, letter by letter, with where each stands."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.letters: list[Letter] = []

    def add(self, text: str, font: str = "") -> None:
        if text and not any(self.fields):
            node, own = self.node, getattr(self.node, "text", None) or ""
            whole = len(own) != len(text)  # a tab, a sign, or letters that capitals made two of
            self.letters += (Letter(c, node, -1 if whole else at) for at, c in enumerate(text))
        super().add(text, font)
