"""Literals found fast: what gates the rules before any pattern is tried."""

from __future__ import annotations

from collections.abc import Iterable


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
