"""Official layouts as dated data: how the State and the Party lay a document out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.vocabulary.lexicon import rows

PACKAGE = "tiendo.reporting.layouts"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@cache
def layout(system: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a layout by id, of ``state`` or ``party``. Raises TableInvalid for another."""
    if system not in ("state", "party"):
        raise TableInvalid(f"Không có thể thức “{system}”", do="Chọn state hoặc party")
    return {row["id"]: row for row in rows(PACKAGE, system)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """``mark`` stands behind the number of a part and of a section: “I. ”, “I- ”."""

    mark: str

    def first(self, count: int) -> str:
        return f"{roman(count)}{self.mark} "

    def second(self, count: int) -> str:
        return f"{count}{self.mark if self.mark == '.' else '.'} "


def headings_of(system: str) -> Headings:
    return Headings(mark=layout(system)["part-heading"]["mark"])


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
