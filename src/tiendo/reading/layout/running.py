"""The runs of a paragraph, and the words that each prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tiendo.reading.formats.styles import W
from tiendo.reading.formats.wording import hidden, placeholder
from tiendo.vocabulary.text import nfc

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CARRIERS = {W + name for name in "sdt sdtContent ins moveTo customXml smartTag".split()}
CARRIERS |= {f"{MC}AlternateContent", f"{MC}Choice"}
INLINE = CARRIERS | {f"{W}hyperlink", f"{W}fldSimple"}
PRINTED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def runs_of(parent: Any) -> Iterator[Any]:
    """The runs of a paragraph that print, also inside links and insertions."""
    for child in parent:
        if child.tag == f"{W}r":
            if not hidden(child):
                yield child
        elif child.tag in INLINE and not placeholder(child):
            yield from runs_of(child)


def text_of(run: Any) -> str:
    pieces = []
    for node in run:
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in PRINTED:
            pieces.append(PRINTED[node.tag])
    return nfc("".join(pieces))
