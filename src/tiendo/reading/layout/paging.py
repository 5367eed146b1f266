"""Sections of a Word file, and the page numbers in their headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tiendo.reading.formats.package import Parts
from tiendo.reading.formats.styles import W, is_on, value
from tiendo.reading.layout.cascade import Cascade, aligned, whole
from tiendo.reading.layout.values import PageNumber, Section, mm

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "word/_rels/document.xml.rels"
PAGE = re.compile(r"(?<![A-Z])PAGE(?![A-Z])")
# Word's own paper and margins where a section says nothing (letter, an inch).
LETTER, INCH = ("12240", "15840"), "1440"
SIDES = ("top", "bottom", "left", "right")
Named = dict[tuple[str, str], str]  # where and kind: the part


class Pages:
    """Reads the sections in order: what one does not name it has from the one before."""

    def __init__(self, package: Parts, cascade: Cascade) -> None:
        self.package, self.cascade = package, cascade
        relations = package.part(RELATIONS)
        found = relations if relations is not None else ()
        self.targets = {one.get("Id"): one.get("Target") or "" for one in found}
        self.named: Named = {}

    def section(self, number: int, properties: Any, tables: bool) -> Section:
        self.named = self.named | dict(self._references(properties))
        size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
        width, height = (
            (size.get(f"{W}w") or LETTER[0], size.get(f"{W}h") or LETTER[1])
            if size is not None
            else LETTER
        )
        away = {
            side: mm(abs(whole((margins.get(W + side) if margins is not None else None) or INCH)))
            for side in SIDES
        }
        if margins is not None:
            away["left"] += mm(whole(margins.get(f"{W}gutter")))
        counted = properties.find(f"{W}pgNumType")
        starts = counted.get(f"{W}start") if counted is not None else None
        title = is_on(properties, "titlePg")
        return Section(
            number=number, width=mm(whole(width)), height=mm(whole(height)), title_page=title,
            headed=("header", "default") in self.named, worded=self._worded(),
            numbers=tuple(self._numbers(title)), tables=tables,
            starts=whole(starts) if starts else None,
            numerals=(counted.get(f"{W}fmt") if counted is not None else None) or "decimal",
            **away,
        )  # fmt: skip

    def _references(self, properties: Any) -> Iterator[tuple[tuple[str, str], str]]:
        for where in ("header", "footer"):
            for reference in properties.findall(f"{W}{where}Reference"):
                target = self.targets.get(reference.get(f"{R}id"))
                if target:
                    name = target.removeprefix("/") if target[0] == "/" else f"word/{target}"
                    yield (where, reference.get(f"{W}type") or "default"), name

    def _worded(self) -> bool:
        """Whether headers or footers of usual pages say more than the page's number."""
        for (_, kind), name in self.named.items():
            root = self.package.part(name) if kind == "default" else None
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                if not alone(paragraph):
                    return True
        return False

    def _numbers(self, title: bool) -> Iterator[PageNumber]:
        for (where, kind), name in self.named.items():
            root = self.package.part(name)
            if root is None or (kind == "first" and not title):
                continue
            for paragraph in root.iter(f"{W}p"):
                if numbers_pages(paragraph):
                    yield self._number(paragraph, where, kind, name)

    def _number(self, paragraph: Any, where: str, kind: str, part: str) -> PageNumber:
        properties = paragraph.find(f"{W}pPr")
        run = next((r for r in field_runs(paragraph)), None)
        look = self.cascade.run(run.find(f"{W}rPr") if run is not None else None, properties, None)
        return PageNumber(
            where=where, kind=kind, part=part, align=self._align(paragraph, properties),
            size=Decimal(whole(look["sz"])) / 2, bold=look["b"], italic=look["i"],
            alone=alone(paragraph),
        )  # fmt: skip

    def _align(self, paragraph: Any, properties: Any) -> str | None:
        """Where the number stands; None in a box or behind tabs, whose place is not known."""
        if any(up.tag == f"{W}txbxContent" for up in paragraph.iterancestors()):
            return None
        frame = properties.find(f"{W}framePr") if properties is not None else None
        if frame is not None:
            across: str | None = frame.get(f"{W}xAlign")
            return across
        if next(paragraph.iter(f"{W}tab", f"{W}ptab", f"{W}tbl"), None) is not None:
            return None
        if any(up.tag == f"{W}tc" for up in paragraph.iterancestors()):
            return None
        return aligned(self.cascade.paragraph(properties, None))


def numbers_pages(paragraph: Any) -> bool:
    """Whether a paragraph itself prints the page's number (an outer one of a box does not)."""
    said = "".join(
        node.text or "" for node in paragraph.iter(f"{W}instrText") if owner(node) is paragraph
    )
    simple = (
        node.get(f"{W}instr") or ""
        for node in paragraph.iter(f"{W}fldSimple")
        if owner(node) is paragraph
    )
    return any(PAGE.search(words.upper()) for words in (said, *simple))


def alone(paragraph: Any) -> bool:
    """Whether a paragraph prints nothing, or nothing but the page's number."""
    said = "".join(node.text or "" for node in paragraph.iter(f"{W}t")).strip(" -–")
    pictures = next(paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None)
    return pictures is None and (not said or (said.isdigit() and numbers_pages(paragraph)))


def owner(node: Any) -> Any:
    return next(up for up in node.iterancestors() if up.tag == f"{W}p")


def field_runs(paragraph: Any) -> list[Any]:
    """The runs of a paragraph that print something, or else all of them."""
    runs = [run for run in paragraph.iter(f"{W}r") if owner(run) is paragraph]
    printing = [run for run in runs if run.find(f"{W}t") is not None]
    return printing or runs


def style_name(properties: Any) -> str | None:
    """The style that a table names."""
    return value(properties, "tblStyle")
