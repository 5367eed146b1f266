"""The labels that Word counts by itself: "1.", "a)", "II.", "-"."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Numbering:
    """Keeps a counter for each list and level, as Word does."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        part = getattr(document.part, "_numbering_part", None) or _part(document)
        if part is not None:
            self._load(part.element)

    def _load(self, root: Any) -> None:
        abstract = {a.get(qn("w:abstractNumId")): a for a in root.iter(qn("w:abstractNum"))}
        for num in root.iter(qn("w:num")):
            link = num.find(qn("w:abstractNumId"))
            source = abstract.get(link.get(qn("w:val"))) if link is not None else None
            for level in source.iter(qn("w:lvl")) if source is not None else ():
                key = (num.get(qn("w:numId")), int(level.get(qn("w:ilvl"))))
                start = value(level, "w:start") or "1"
                self.levels[key] = (
                    value(level, "w:numFmt") or "decimal",
                    value(level, "w:lvlText") or "",
                    int(start),
                )

    def label(self, paragraph: Paragraph) -> str:
        """The label before a paragraph, or nothing; counts on."""
        found = _number_of(paragraph)
        if found is None:
            return ""
        list_id, level = found
        known = self.levels.get((list_id, level))
        if known is None:
            return ""
        form, pattern, start = known
        if form == "bullet":
            return "-"
        if form == "none":
            return ""
        counts = self.counts[list_id]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._fill(pattern, list_id, counts)

    def _fill(self, pattern: str, list_id: str, counts: dict[int, int]) -> str:
        for level, count in counts.items():
            form = self.levels[list_id, level][0]
            pattern = pattern.replace(f"%{level + 1}", written(count, form))
        return pattern


def _part(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part
    return None


def _number_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """List and level of a paragraph, its own or its style's."""
    style = paragraph.style
    sources = [paragraph._p.pPr, style.element.pPr if style is not None else None]
    for properties in sources:
        number = properties.numPr if properties is not None else None
        if number is not None and number.numId is not None:
            level = number.ilvl.val if number.ilvl is not None else 0
            return str(number.numId.val), level
    return None


def value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    return None if found is None else found.get(qn("w:val"))


def written(count: int, form: str) -> str:
    """A count as the list writes it.

    >>> written(4, "upperRoman"), written(2, "lowerLetter")
    ('IV', 'b')
    """
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        roman = to_roman(count)
        return roman if form == "upperRoman" else roman.lower()
    return str(count)


def to_roman(count: int) -> str:
    out = ""
    for size, letters in ROMAN:
        while count >= size:
            out += letters
            count -= size
    return out
