"""A target in the words of its document: its sentence, shared out where it holds several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiendo.reading.document import Block

Span = tuple[int, int]
CELLS = " | "  # between the cells of a row (reading/document.py)
SEPARATOR = re.compile(r"[,;]\s")
# Bullets and list marks before the words, and what closes them.
BEFORE = re.compile(r"^(?:[-–+•*\s]+|\d+[.)]\s|[a-zđ]\)\s)+")
AFTER = " .;,"


def phrases(text: str, spans: Sequence[Span]) -> list[str]:
    """For each span of ``text``, in order, the words that say it.

    Two targets in one sentence are parted at the first comma between them. A cell of a
    table is its own words only.

    >>> phrases("- Hộ nghèo giảm 2%, riêng huyện nghèo giảm 4% so với 2022.", [(2, 18), (26, 45)])
    ['Hộ nghèo giảm 2%', 'riêng huyện nghèo giảm 4% so với 2022']
    """
    out = []
    for index, (start, end) in enumerate(spans):
        left, right = sentence(text, start, end)
        if index and spans[index - 1][1] > left:
            left = max(left, parted(text, spans[index - 1][1], start))
        if index + 1 < len(spans) and spans[index + 1][0] < right:
            right = min(right, parted(text, end, spans[index + 1][0]))
        out.append(tidy(text[min(left, start) : max(right, end)]))
    return out


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a span; the span itself inside a row of a table."""
    first, line = line_of(text, start, end)
    if CELLS in line:
        return start, end
    for left, right in Block(text=line, start=first).sentences():
        if left <= start - first < right:
            return first + left, max(first + right, end)
    return start, end


def line_of(text: str, start: int, end: int) -> tuple[int, str]:
    """The line around a span, and where it begins."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, text[first : last if last >= 0 else len(text)]


def in_row(text: str, start: int, end: int) -> bool:
    """Whether a span stands in a row of a table."""
    return CELLS in line_of(text, start, end)[1]


def parted(text: str, end: int, start: int) -> int:
    """Where the words of the one end and those of the other begin."""
    mark = SEPARATOR.search(text, end, start)
    return mark.end() if mark else start


def tidy(words: str) -> str:
    return BEFORE.sub("", words).rstrip(AFTER)
