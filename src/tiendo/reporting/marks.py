"""What a paragraph of ours looks like without its figures, as a short mark.

The marks of all paragraphs that were written stand in the file's origin: what has no such mark
when the file comes back was written, or rewritten, by a person. Neither new figures nor new
numbers before headings make a paragraph a person's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tiendo.reporting.controls import W, tag_in, words
from tiendo.reporting.draft import Block, Heading, Paragraph, Span
from tiendo.reporting.tags import short

LENGTH = 8  # hexadecimal digits: one in four thousand million
NUMBER = re.compile(r"^(?:[IVXLC]+[.\-]|\d{1,3}[.)])\s+")
END = re.compile(r"[\s./]+$")


def mark_of(skeleton: str) -> str:
    """Of a paragraph's words, each figure as ``token``; without number, closing mark, spaces.

    >>> mark_of("2. Thu ngân sách ./.") == mark_of("13.  Thu ngân sách.")
    True
    """
    plain = END.sub("", NUMBER.sub("", " ".join(skeleton.split())))
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH] if plain else ""


def token(ref: str, form: str) -> str:
    return f"\u27e6{ref if ref.startswith('~') else short(ref)}|{form}\u27e7"


def of_spans(spans: Iterable[Span]) -> str:
    return mark_of("".join(token(s.ref, s.form) if s.ref else s.text for s in spans))


def of_block(block: Block) -> str:
    """The mark of a heading or paragraph; empty for what is drawn."""
    if isinstance(block, Heading):
        return mark_of(block.text)
    return of_spans(block.spans) if isinstance(block, Paragraph) else ""


def of_paragraph(element: Any) -> str:
    return mark_of(
        "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces(element))
    )


def pieces(element: Any) -> Iterator[str | tuple[str, Any]]:
    """The words of a paragraph in order; of a live figure its token with its element."""
    inside: set[Any] = set()
    for node in element.iter(f"{W}sdt", f"{W}t", f"{W}tab", f"{W}br"):
        if any(one in inside for one in node.iterancestors(f"{W}sdt")):
            continue
        if node.tag != f"{W}sdt":
            yield (node.text or "") if node.tag == f"{W}t" else " "
            continue
        tag = tag_in(node)
        if tag is not None:
            inside.add(node)
            yield token(tag.ref, tag.form), node


def marks_in(root: Any) -> list[str]:
    """The marks of every paragraph with words, in the order of the text, each once."""
    found = (of_paragraph(one) for one in root.iter(f"{W}p"))
    return list(dict.fromkeys(mark for mark in found if mark))


def plain(element: Any) -> str:
    """A paragraph's words as they are read."""
    out = (one if isinstance(one, str) else words(one[1]) for one in pieces(element))
    return " ".join("".join(out).split())
