"""One walk over a Word file: its paragraphs in reading order, with what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats.package import Package, Parts
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.sniffing import Type, sniff
from tiendo.reading.formats.styles import W, is_on, value
from tiendo.reading.formats.wording import apart, placeholder
from tiendo.reading.formats.wordtables import rows_of
from tiendo.reading.layout.cascade import Cascade, aligned, line_spacing, space, whole
from tiendo.reading.layout.paging import Pages, style_name
from tiendo.reading.layout.running import CARRIERS, runs_of, text_of
from tiendo.reading.layout.values import Paragraph, Place, Run, Sheet, mm

BODY, TAB = "word/document.xml", 720
WIDE = 4  # columns of a table that may need a page lying down; heading and signature have fewer


@dataclass(eq=False)
class Laid:
    """A sheet, and the elements that its paragraphs, runs and sections stand for."""

    root: Any
    sheet: Sheet
    paragraphs: list[Any] = field(default_factory=list)
    runs: list[list[Any]] = field(default_factory=list)
    sections: list[Any] = field(default_factory=list)


def sheet_of(data: bytes, name: str) -> Sheet | None:
    """The layout of a DOCX file; None for any other, and what no reader takes.

    A part that the text does not need (theme, settings, a header) may be damaged alone.
    """
    try:
        if not data or sniff(data, name) is not Type.DOCX:
            return None
    except DocumentUnreadable:
        return None
    try:
        return lay(Package(data)).sheet
    except DocumentUnreadable:
        return Sheet(sections=(), paragraphs=(), mirrored=False, broken=True)


def lay(package: Parts, root: Any = None) -> Laid:
    """The layout of a package; ``root`` is its main part where it is open already."""
    root = package.part(BODY) if root is None else root
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise refuse("truncated")
    settings = package.part("word/settings.xml")
    theme = next(iter(package.parts("word/theme/theme")), None)
    walk = Walk(Cascade(package.part("word/styles.xml"), theme), tab_of(settings))
    walk.read(body, None, None)
    walk.close(body.find(f"{W}sectPr"))
    pages = Pages(package, walk.cascade)
    sections = [
        pages.section(number, properties, tables) for number, properties, tables in walk.ended
    ]
    mirrored = is_on(settings, "mirrorMargins") if settings is not None else False
    return Laid(
        root=root,
        sheet=Sheet(
            sections=tuple(sections), paragraphs=tuple(walk.paragraphs), mirrored=mirrored
        ),
        paragraphs=walk.elements, runs=walk.runs,
        sections=[properties for _, properties, _ in walk.ended],
    )  # fmt: skip


def tab_of(settings: Any) -> int:
    stop = settings.find(f"{W}defaultTabStop") if settings is not None else None
    return whole(stop.get(f"{W}val")) or TAB if stop is not None else TAB


class Walk:
    """The state of the walk: paragraphs so far, the section and table that it is in."""

    def __init__(self, cascade: Cascade, tab: int) -> None:
        self.cascade, self.tab = cascade, tab
        self.paragraphs: list[Paragraph] = []
        self.elements: list[Any] = []
        self.runs: list[list[Any]] = []
        self.ended: list[tuple[int, Any, bool]] = []
        self.tables = 0
        self.tabled = False  # a wide table stands in this section
        self.box = False

    def read(self, parent: Any, place: Place | None, style: str | None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, place, style)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in CARRIERS and not placeholder(child):
                self.read(child, place, style)

    def table(self, table: Any) -> None:
        number, style = self.tables, style_name(table.find(f"{W}tblPr"))
        self.tables += 1
        rows = rows_of(table)
        columns = max((len(row) for row in rows), default=0)
        self.tabled |= columns >= WIDE
        for at, row in enumerate(rows):
            for cell in row:
                self.read(
                    cell.element, Place(table=number, row=at, column=cell.column, columns=columns),
                    style,
                )  # fmt: skip

    def paragraph(self, element: Any, place: Place | None, table: str | None) -> None:
        properties = element.find(f"{W}pPr")
        found = self.cascade.paragraph(properties, table)
        runs = list(runs_of(element))
        looks = tuple(self.printed(runs, properties, table))
        self.paragraphs.append(
            Paragraph(
                number=len(self.paragraphs), runs=looks, align=aligned(found),
                first=self.first(found, looks, properties), before=space(found, "before"),
                after=space(found, "after"), lines=line_spacing(found),
                contextual=found.get("contextual", False),
                style=self.cascade.style_of(properties) or "", place=place, box=self.box,
                section=len(self.ended),
                numbered=self.cascade.styles.numbering(properties) is not None,
            )
        )  # fmt: skip
        self.elements.append(element)
        self.runs.append(runs)
        self.boxes(element, table)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self.close(properties.find(f"{W}sectPr"))

    def boxes(self, element: Any, table: str | None) -> None:
        """Text boxes of a paragraph, after it."""
        outside, self.box = self.box, True
        for box in apart(element):
            self.read(box, None, table)
        self.box = outside

    def close(self, properties: Any) -> None:
        """A section ends."""
        if properties is None:
            properties = _EMPTY
        self.ended.append((len(self.ended), properties, self.tabled))
        self.tabled = False

    def printed(self, runs: list[Any], properties: Any, table: str | None) -> Iterator[Run]:
        for at, run in enumerate(runs):
            text = text_of(run)
            if not text:
                continue
            look = self.cascade.run(run.find(f"{W}rPr"), properties, table)
            yield Run(
                text=text.upper() if look["caps"] else text, at=at,
                fonts=tuple(dict.fromkeys((look["ascii"], look["hAnsi"]))),
                size=Decimal(whole(look["sz"])) / 2, bold=look["b"], italic=look["i"],
                underline=(look.get("u") or "none") != "none", colour=look.get("color") or "auto",
                raised=(value(run.find(f"{W}rPr"), "vertAlign") or "baseline") != "baseline",
            )  # fmt: skip

    def first(self, found: dict[str, Any], runs: tuple[Run, ...], own: Any) -> Decimal | None:
        """Where the first line begins; a tab moves it to the next stop.

        None behind spaces, or a tab where the paragraph has stops of its own.
        """
        begins = found.get("left", 0) + found.get("first", 0)
        text = "".join(run.text for run in runs)
        lead = text[: len(text) - len(text.lstrip())]
        if lead == "\t" and own is not None and own.find(f"{W}tabs") is not None:
            return None
        if lead == "\t":
            begins = (max(begins, 0) // self.tab + 1) * self.tab
        return mm(begins) if lead in ("", "\t") else None


def _empty() -> Any:
    from lxml import etree

    return etree.Element(f"{W}sectPr")


_EMPTY = _empty()
