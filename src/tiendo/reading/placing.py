"""What a block alone cannot say of a place: the column in a row, the page inside a paragraph.

The rules see a table's row as one line, and a paragraph that runs over pages as one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from tiendo.facts.evidence import Evidence
from tiendo.reading.document import Document
from tiendo.vocabulary.regexes import regex

PAGE = regex(r"trang (\d+)")


class Placing:
    """Puts the places of a document's items right."""

    __slots__ = ("cells", "starts", "turned", "turns")

    def __init__(self, document: Document) -> None:
        self.cells = sorted(
            {(c.start, c.end, c.row, c.column) for t in document.tables for c in t.cells if c.text}
        )
        self.starts = [cell[0] for cell in self.cells]
        self.turns = document.turns
        self.turned = [at for at, _ in self.turns]

    def item(self, item: Any) -> Any:
        """The item, its evidence with the right place."""
        place = self.place(item.evidence)
        if place == item.evidence.place:
            return item
        return replace(item, evidence=replace(item.evidence, place=place))

    def place(self, evidence: Evidence) -> str:
        """The place with the page that its words stand on, and the column of its cell."""
        return self._on_page(self._in_column(evidence), evidence.start)

    def _in_column(self, evidence: Evidence) -> str:
        """Figures and tasks of tables name their column themselves; others lie in a row."""
        at = bisect_right(self.starts, evidence.start) - 1
        while at > 0 and self.starts[at - 1] == self.starts[at]:
            at -= 1  # a merged cell stands first where its text does
        if at < 0 or evidence.end > self.cells[at][1]:
            return evidence.place
        _, _, row, column = self.cells[at]
        if not evidence.place.endswith(f"dòng {row + 1}"):
            return evidence.place
        return f"{evidence.place}, cột {column + 1}"

    def _on_page(self, place: str, start: int) -> str:
        at = bisect_right(self.turned, start) - 1
        stated = PAGE.match(place)
        if at < 0 or stated is None:
            return place
        page = max(int(stated[1]), self.turns[at][1])
        return f"trang {page}{place[stated.end() :]}"
