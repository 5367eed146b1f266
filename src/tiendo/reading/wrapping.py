"""Plain text whose lines were cut at a width: lines that go on are read as one.

Offsets are kept: the line breaks inside become spaces of the same length.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.vocabulary.regexes import regex

LINE = regex(r"[^\n]+")
# What opens a line of its own, however long the line above is.
OPENS = regex(
    r"\s*(?:[-–—+*•●▪◦○]\s|[a-zđ]\)|\(?\d{1,2}[.)/]|\d{1,2}\s?[-–]\s|(?:\d{1,2}\.)+\d|[IVXLC]{1,6}\s?[.\-–]|"
    r"(?:Điều|Phần|Chương|Mục)\s[\dIVXLC]|[^|\n]*\||[^\t\n]*\t)"
)
ENDS = (".", ";", ":", "!", "?", "…")
# A text is cut by width where this many of its lines, and this share of them, go on in the
# middle of a sentence. Lines of this share of the longest are full.
FEWEST = 4
SHARE = 0.25
FULL = 0.6


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets, those that were cut at a width made whole.

    >>> list(lines_of("Một\\nHai"))
    [(0, 'Một'), (4, 'Hai')]
    """
    lines = [(found.start(), found.group()) for found in LINE.finditer(text)]
    if not _cut(lines):
        yield from lines
        return
    full = FULL * max(len(line) for _, line in lines)
    first, last = 0, 0
    for index, (start, line) in enumerate(lines):
        if index and not _goes_on(*lines[index - 1], start, line, full):
            yield first, text[first:last].replace("\n", " ")
            first = start
        first, last = (start if not index else first), start + len(line)
    yield first, text[first:last].replace("\n", " ")


def _cut(lines: list[tuple[int, str]]) -> bool:
    """Whether enough lines go on in the middle of a sentence, with a small letter."""
    least = max(FEWEST, SHARE * len(lines))
    lower = [index for index, (_, line) in enumerate(lines) if index and line[0].islower()]
    if len(lower) < least:
        return False
    going = (index for index in lower if not lines[index - 1][1].rstrip().endswith(ENDS))
    return sum(1 for index in going if not OPENS.match(lines[index][1])) >= least


def _goes_on(above: int, before: str, start: int, line: str, full: float) -> bool:
    """Whether a line goes on with the one above it."""
    if start != above + len(before) + 1 or OPENS.match(line) or before.isupper():
        return False
    if before.rstrip().endswith(ENDS):
        return len(before) >= full and line[0].islower()
    return len(before) >= full or line[0].islower()
