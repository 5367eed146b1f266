"""Official layouts as dated data: how the State and the Party lay a document out.

``vocabulary.layouts`` says what is right, for the layout checks too; ``layouts/choices.yaml``
what we write where an office may choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.vocabulary.lexicon import rows

CHOICES = "tiendo.reporting.layouts"
RULES = "tiendo.vocabulary.layouts"
SYSTEMS = ("state", "party")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """How one part of a document is written. ``size`` in points, ``line`` the length in mm of
    a line drawn under it; ``below`` a sign under it; ``words`` what it says itself."""

    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capital: bool = False
    words: str = ""
    lead: str = ""
    below: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Millimetres."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def inside(self) -> int:
        """Between the margins of an upright page."""
        return self.width - self.left - self.right

    @property
    def inside_wide(self) -> int:
        """Between the margins of a page on its side."""
        return self.height - self.left - self.right


@cache
def layout(system: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a layout by id with our choices in them, of ``state`` or ``party``.

    Raises TableInvalid for another.
    """
    if system not in SYSTEMS:
        raise TableInvalid(f"Không có thể thức “{system}”", do="Chọn state hoặc party")
    chosen = {row["id"]: row for row in rows(CHOICES, "choices")}
    out: dict[str, Mapping[str, Any]] = {row["id"]: row for row in rows(RULES, system)}
    for id, row in chosen.items():
        own, _, name = id.partition("-")
        if own == system:
            out[name] = {**out.get(name, {}), "drawn": row.get("line", 0), **without_line(row)}
    return out


def without_line(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in ("id", "source", "line")}


def system_of_kind(kind: str) -> str:
    """Whose layout bodies of a kind write in: party, state; empty where no row says."""
    found = (row for row in rows(CHOICES, "systems") if kind in row["kinds"])
    return str(next(found, {"id": ""})["id"])


def role(system: str, id: str) -> Role:
    """A part's form; of sizes that may be chosen the one we choose, else the largest."""
    row = layout(system)[id]
    size = row.get("size", 14)
    below = row.get("below", "")
    return Role(
        size=size[-1] if isinstance(size, list) else size,
        bold=bool(row.get("bold")),
        italic=bool(row.get("italic")),
        underline=bool(row.get("underline")),
        capital=bool(row.get("capital")),
        words=(row.get("words") or [""])[0],
        lead=row.get("lead", ""),
        below=below,
        line=row.get("drawn", 0),
    )


def has(system: str, id: str) -> bool:
    return id in layout(system)


def page_of(system: str) -> Page:
    rows = layout(system)
    paper, margins = rows["paper"], rows["margins"]
    sides = {side: int(margins[side]) for side in ("top", "bottom", "left", "right")}
    return Page(width=paper["width"], height=paper["height"], **sides)


def first_heading(system: str, count: int) -> str:
    """“I. ” of the State, “I- ” of the Party."""
    return f"{roman(count)}{layout(system)['section']['after']} "


def roman(count: int) -> str:
    """
    >>> roman(4), roman(9), roman(13)
    ('IV', 'IX', 'XIII')
    """
    out = ""
    for size, letters in ROMAN:
        while count >= size:
            out += letters
            count -= size
    return out
