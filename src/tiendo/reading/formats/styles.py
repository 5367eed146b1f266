"""The styles of a Word file: what a paragraph inherits from the chain of its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
# Outline and list levels as Word writes them; what is none of these says nothing.
LEVELS = frozenset("012345678")
HEADING = re.compile(r"^(?:heading|tiêu đề|đề mục)\s*(\d)$", re.IGNORECASE)
CONTENTS = re.compile(r"^(?:toc|mục lục) \d$", re.IGNORECASE)
DEFAULT = f"{W}default"
ON = ("1", "true", "on")
OFF = ("0", "false", "none", "off")


class Styles:
    """Looks up outline level, numbering, bold and borders along ``basedOn``."""

    def __init__(self, root: Any) -> None:
        found = root.findall(f"{W}style") if root is not None else ()
        self.by_id = {style.get(f"{W}styleId"): style for style in found}
        usual = (name for name, style in self.by_id.items() if style.get(DEFAULT) in ON)
        self.usual = next((n for n in usual if self.by_id[n].get(f"{W}type") == "paragraph"), None)
        path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        self.defaults = root.find(path) if root is not None else None

    def chain(self, name: str | None) -> Iterator[Any]:
        """A style and those it is based on, nearest first; a circle is left."""
        seen: set[str] = set()
        while name and name not in seen and name in self.by_id:
            seen.add(name)
            style = self.by_id[name]
            yield style
            name = value(style, "basedOn")

    def level(self, properties: Any) -> int:
        """The outline level of a paragraph: 1 to 9, or 0 for text."""
        written = value(properties, "outlineLvl")
        for style in self.chain(value(properties, "pStyle")):
            named = HEADING.match(value(style, "name") or "")
            if named:
                return max(1, int(named[1]))
            if (value(style, "name") or "").lower() == "title":
                return 1
            written = written or value(style.find(f"{W}pPr"), "outlineLvl")
        return int(written) + 1 if written in LEVELS else 0

    def numbering(self, properties: Any) -> tuple[str, int] | None:
        """List and level of a paragraph, its own or its style's; list 0 means none."""
        chain = self.chain(value(properties, "pStyle"))
        for source in (properties, *(style.find(f"{W}pPr") for style in chain)):
            number = source.find(f"{W}numPr") if source is not None else None
            if number is not None and value(number, "numId"):
                level = value(number, "ilvl") or "0"
                known = value(number, "numId") or "0"
                return None if known == "0" else (known, int(level) if level in LEVELS else 0)
        return None

    def list_of(self, name: str | None) -> str | None:
        """The list that a style of lists stands for."""
        style = self.by_id.get(name)
        number = style.find(f"{W}pPr/{W}numPr") if style is not None else None
        return value(number, "numId")

    def lists_contents(self, properties: Any) -> bool:
        """Whether a paragraph is an entry of a table of contents."""
        chain = self.chain(value(properties, "pStyle"))
        return any(CONTENTS.match(value(style, "name") or "") for style in chain)

    def caps(self, properties: Any) -> bool:
        """Whether a paragraph's style prints capitals."""
        for style in self.chain(value(properties, "pStyle")):
            run = style.find(f"{W}rPr")
            if run is not None and run.find(f"{W}caps") is not None:
                return is_on(run, "caps")
        return False

    def bordered(self, properties: Any) -> bool:
        """Whether a table's properties, or its style, draw a grid."""
        chain = self.chain(value(properties, "tblStyle"))
        for source in (properties, *(style.find(f"{W}tblPr") for style in chain)):
            borders = source.find(f"{W}tblBorders") if source is not None else None
            if borders is not None:
                return draws(borders)
        return False


def draws(borders: Any) -> bool:
    return any(side.get(VAL) not in (None, "nil", "none") for side in borders)


def value(parent: Any, name: str) -> str | None:
    """The ``w:val`` of a child element, if both are there."""
    found = parent.find(W + name) if parent is not None else None
    written: str | None = None if found is None else found.get(VAL)
    return written


def is_on(properties: Any, name: str) -> bool:
    """Whether a switch such as bold or hidden is set."""
    found = properties.find(W + name) if properties is not None else None
    return found is not None and (found.get(VAL) or "1").lower() not in OFF
