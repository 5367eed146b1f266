"""Recognised words to the lines of a page, in points as PDF counts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from tiendo.reading.formats.columns import Line
from tiendo.reading.formats.ocr.words import Word

POINTS = 72
WIDE = 2.5  # letter heights: a gap between words that parts columns
LABEL = 5  # characters of a list's number or bullet, which a tab may follow
# Signs that say something by themselves; a word of any other signs is a speck or a rule.
SIGNS = frozenset("-–—+•*%&/=<>≥≤()")
RULES = "|_¦"  # what is left of a ruling at a word's end


def cleaned(words: Iterable[Word]) -> list[Word]:
    """Words without specks and without what a ruling left at their ends."""
    found = []
    for word in words:
        text = word.text.strip(RULES).replace("|", "/")
        if any(map(str.isalnum, text)) or (text and set(text) <= SIGNS):
            found.append(replace(word, text=text))
    return found


def lines_of(words: Sequence[Word], dpi: int, height: float) -> list[Line]:
    """The pieces of each line, cut where a gap shows that two columns stand in it."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        if word.line >= 0:
            rows.setdefault(word.line, []).append(word)
    for count, word in enumerate(word for word in words if word.line < 0):
        at = row_at(word, rows)
        rows.setdefault(-1 - count if at is None else at, []).append(word)
    return [
        line
        for row in rows.values()
        for line in pieces(sorted(row, key=lambda word: word.left), dpi, height)
    ]


def row_at(word: Word, rows: dict[int, list[Word]]) -> int | None:
    """The line at whose height a word stands, for one that belongs to none."""
    middle = word.middle[1]
    beside = [
        (min(abs(word.left - other.right), abs(other.left - word.right)), line)
        for line, row in rows.items()
        for other in row
        if other.top <= middle <= other.bottom
    ]
    return min(beside)[1] if beside else None


def pieces(row: list[Word], dpi: int, height: float) -> Iterator[Line]:
    """A row's words, as one line or several with a wide gap between."""
    tall = median(word.bottom - word.top for word in row)
    gathered: list[Word] = []
    for word in row:
        first = len(gathered) == 1 and len(gathered[0].text) <= LABEL
        if gathered and not first and word.left - gathered[-1].right > WIDE * tall:
            yield line_of(gathered, row, dpi, height)
            gathered = []
        gathered.append(word)
    yield line_of(gathered, row, dpi, height)


def line_of(words: list[Word], row: list[Word], dpi: int, height: float) -> Line:
    """The line of some words of a row; all its pieces are as tall as the row."""
    scale = POINTS / dpi
    return Line(
        text=" ".join(word.text for word in words),
        left=words[0].left * scale,
        right=words[-1].right * scale,
        top=height - min(word.top for word in row) * scale,
        bottom=height - max(word.bottom for word in row) * scale,
        words=tuple(words),
    )
