"""Literals found fast: what gates the rules before any pattern is tried."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from tiendo.reading.document import Document


def places(text: str, literals: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """The offsets of every literal in ``text[start:end]``, in order, each once.

    One search in C a literal: far cheaper than one pattern of them all.

    >>> places("Bí thư, Chủ tịch; Phó Bí thư", ("í thư", "hủ tịch"))
    [1, 9, 23]
    """
    stop = len(text) if end is None else end
    found: list[int] = []
    for literal in literals:
        at = text.find(literal, start, stop)
        while at >= 0:
            found.append(at)
            at = text.find(literal, at + len(literal), stop)
    if len(found) < 2:
        return found
    return sorted(set(found))


def places_by_block(document: Document, literals: Iterable[str]) -> dict[int, list[int]]:
    """The index of every block that holds a literal, with the offsets inside the block's text."""
    found: dict[int, list[int]] = {}
    starts: list[int] = []
    for at in places(document.text, literals):
        starts = starts or [block.start for block in document.blocks]
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < document.blocks[index].end:
            found.setdefault(index, []).append(at - starts[index])
    return found
