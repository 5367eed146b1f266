"""The words of a Word paragraph as it would print with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tiendo.reading.formats.styles import W, is_on

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted or moved away, or never printed; a fallback says the same as what it stands for.
PRUNED = {W + name for name in "pPr rPr del moveFrom instrText delText fldData tblPr".split()}
PRUNED.add(FALLBACK)
BOX = f"{W}txbxContent"
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
FIXED = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
# Signs that "Insert symbol" takes from the font Symbol, where they have no Unicode place.
SYMBOLS = {
    "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B0": "°", "F0B4": "×", "F0B7": "•",
    "F02D": "-", "F0BB": "≈", "F0E0": "→",
}  # fmt: skip


def words(element: Any) -> str:
    """The text of an element; line breaks and the edges of text boxes are ``\\n``."""
    return "".join(pieces(element))


def pieces(element: Any) -> Iterator[str]:
    stack: list[Any] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag
        if tag in (f"{W}t", MATH):
            yield node.text or ""
        elif tag in FIXED:
            yield FIXED[tag]
        elif tag == f"{W}br":
            yield "\n" if node.get(f"{W}type") in (None, "textWrapping") else ""
        elif tag == f"{W}sym":
            yield SYMBOLS.get((node.get(f"{W}char") or "").upper(), "")
        elif tag not in PRUNED and not (tag == f"{W}r" and hidden(node)):
            edge = "\n" if tag == BOX or (tag == f"{W}p" and node is not element) else ""
            stack.append(edge)
            stack.extend(reversed(node))
            stack.append(edge)


def hidden(run: Any) -> bool:
    return is_on(run.find(f"{W}rPr"), "vanish")


def all_bold(paragraph: Any) -> bool:
    """Whether every printed run says that it is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if words(run).strip()]
    return bool(runs) and all(is_on(run.find(f"{W}rPr"), "b") for run in runs)


def joins_next(paragraph: Any) -> bool:
    """Whether the paragraph's own mark was deleted: the next one continues its line."""
    mark = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
    return mark is not None


def note_ids(paragraph: Any) -> Iterator[tuple[str, str]]:
    """The notes that a paragraph refers to: which part, and the note's id in it."""
    for node in paragraph.iter(*NOTES):
        yield NOTES[node.tag], node.get(f"{W}id") or ""
