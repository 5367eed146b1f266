"""The words of a Word paragraph as it would print with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tiendo.reading.formats.looks import Look
from tiendo.reading.formats.styles import W, is_on, value
from tiendo.reading.formats.symbols import SYMBOLS
from tiendo.vocabulary.text import nfc

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted or moved away, or never printed; a fallback says the same as what it stands for.
PRUNED = {W + name for name in "pPr rPr sdtPr del moveFrom instrText delText fldData rt".split()}
# Read by themselves: tables after their cell, boxes after their paragraph.
APART = {f"{W}tbl", f"{W}txbxContent"}
PRUNED |= APART | {FALLBACK}
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
FIXED = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}  # fmt: skip
# The mark of a note that somebody typed, raised, behind a number: "4.200¹".
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,5}")
MARK = re.compile(r"\s*(?:\(?\d{1,2}\)?|\*+|\[\d{1,2}\])\s*")


def words(element: Any, look: Look | None = None) -> str:
    """The text of an element in NFC; line breaks are ``\\n``."""
    text = Text(look or Look())
    text.read(element)
    looks = text.look.looks
    if looks is None:
        return nfc("".join(text.pieces))
    return nfc(looks.join(zip(text.pieces, text.fonts, strict=True)))


class Text:
    """Gathers the pieces of a text; knows whether it stands in the instruction of a field."""

    def __init__(self, look: Look) -> None:
        self.pieces: list[str] = []
        self.fonts: list[str] = []
        self.look = look
        self.node: Any = None  # that is being read
        self.fields: list[bool] = []  # open fields, outermost first: still in its instruction?

    def read(self, element: Any) -> None:
        stack: list[Any] = [element]
        while stack:
            node = self.node = stack.pop()
            if isinstance(node, str):
                self.add(node)
                continue
            tag = node.tag
            if tag in (f"{W}t", MATH):
                run = node.getparent()
                self.add(self.look.printed(node.text or "", run), self.look.font_of(run))
            elif tag in FIXED:
                self.add(FIXED[tag])
            elif tag == f"{W}sym":
                self.add(symbol(node.get(f"{W}char") or ""))
            elif tag == f"{W}fldChar":
                self.field(node.get(f"{W}fldCharType"))
            elif self.enters(node, element):
                edge = "\n" if tag == f"{W}p" and node is not element else ""
                stack.append(edge)
                stack.extend(reversed(node))
                stack.append(edge)

    def enters(self, node: Any, element: Any) -> bool:
        """Whether what stands in an element prints here."""
        if node.tag in PRUNED:
            return node is element
        if node.tag == f"{W}r":
            return not hidden(node) and not self.marks_note(node)
        return not (node.tag == f"{W}sdt" and placeholder(node))

    def add(self, text: str, font: str = "") -> None:
        if text and not any(self.fields):
            self.pieces.append(text)
            self.fonts.append(font)

    def field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def marks_note(self, run: Any) -> bool:
        """Whether a run is the raised mark of a note behind a number, not part of it."""
        if value(run.find(f"{W}rPr"), "vertAlign") != "superscript":
            return False
        before = self.pieces[-1][-1] if self.pieces else ""
        text = "".join(node.text or "" for node in run.iter(f"{W}t"))
        return before.isdigit() and MARK.fullmatch(text) is not None


def symbol(code: str) -> str:
    """A sign of a symbol font by its hexadecimal code; nothing for one of other fonts' pictures."""
    return SYMBOLS.get(int(code, 16), "") if HEXADECIMAL.fullmatch(code) else ""


def hidden(run: Any) -> bool:
    return is_on(run.find(f"{W}rPr"), "vanish")


def placeholder(control: Any) -> bool:
    """Whether a content control shows only what to write into it."""
    return is_on(control.find(f"{W}sdtPr"), "showingPlcHdr")


def apart(element: Any) -> Iterator[Any]:
    """Text boxes and tables inside an element, outermost of each, without fallbacks."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag in APART:
            yield node
        elif node.tag not in PRUNED:
            stack.extend(reversed(node))


def all_bold(paragraph: Any) -> bool:
    """Whether every printed run says that it is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if words(run).strip()]
    return bool(runs) and all(is_on(run.find(f"{W}rPr"), "b") for run in runs)


def joins_next(paragraph: Any) -> bool:
    """Whether the paragraph's own mark was deleted: the next one continues its line."""
    marks = (f"{W}pPr/{W}rPr/{W}{name}" for name in ("del", "moveFrom"))
    return any(paragraph.find(mark) is not None for mark in marks)


def note_ids(element: Any) -> Iterator[tuple[str, str]]:
    """The notes that an element refers to: which part, and the note's id in it."""
    for node in element.iter(*NOTES):
        yield NOTES[node.tag], node.get(f"{W}id") or ""
