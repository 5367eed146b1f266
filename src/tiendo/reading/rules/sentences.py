"""Where a sentence and its parts begin and end inside a block, and what year it speaks of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from tiendo.errors import Unreadable
from tiendo.reading.document import Block, Document
from tiendo.vocabulary.dates import find_dates, years_in
from tiendo.vocabulary.due import Today
from tiendo.vocabulary.regexes import regex

# The document's own day stands near its beginning.
FRONT = 6000
HEADLINE = 1200
NEAR = 1500
PARTING = regex(r"[;()“”]")
DUE_LEAD = regex(r"(?:trước|nhất|hạn|đến|hết|xong|hoàn thành)\s*(?:ngày\s)?$")
CITING = regex(r"(?:tại|TW|TU|CP|TTg|HĐND|UBND)\s*(?:ngày\s)?$")


def sentence_around(block: Block, at: int) -> tuple[int, int]:
    """The span of the sentence of ``block`` that holds offset ``at``.

    Of a sentence longer than any real one, only what stands near: no rule looks
    further, and a line of megabytes must cost no more than its length.
    """
    spans = block.sentences()
    index = max(0, bisect_right(spans, (at, len(block.text) + 1)) - 1)
    start, end = spans[index] if spans else (0, len(block.text))
    if not start <= at < end:
        start, end = 0, len(block.text)
    return max(start, at - NEAR), min(end, at + NEAR)


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of ``text[start:end]`` that semicolons separate, outside brackets and quotes."""
    if text.find(";", start, end) < 0:
        return [trimmed(text, start, end)]
    found: list[tuple[int, int]] = []
    at, depth = start, 0
    for match in PARTING.finditer(text, start, end):
        mark = match.group()
        if mark in "(“":
            depth += 1
        elif mark in ")”":
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(trimmed(text, at, match.start()))
            at = match.end()
    found.append(trimmed(text, at, end))
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,:/"):
        end -= 1
    return start, end


@dataclass(slots=True)
class Speaking:
    """When a document speaks; looked for when first asked."""

    document: Document
    found: Today | None = None

    def __call__(self) -> Today:
        self.found = self.found or today(self.document)
        return self.found


def today(document: Document) -> Today:
    """The day and year in which the document speaks, as far as it states them.

    The date of the page; else the latest date near its beginning that is no
    deadline and no other document's; else the first year of its headline.
    """
    if document.published_on is not None:
        return Today(year=document.published_on.year, day=document.published_on)
    day = latest_day(document.text[:FRONT])
    if day is not None:
        return Today(year=day.year, day=day)
    years = years_in(document.text[:HEADLINE])
    cited = latest_day(document.text[:FRONT], cited=True)
    return Today(year=years[0] if years else None, after=cited)


def latest_day(text: str, *, cited: bool = False) -> date | None:
    """The latest date of ``text`` that is no deadline and, unless ``cited``, no document's."""
    found: list[date] = []
    for stated in find_dates(text):
        before = text[max(0, stated.start - 24) : stated.start]
        if stated.year is None or DUE_LEAD.search(before):
            continue
        if not cited and CITING.search(before):
            continue
        try:
            on = stated.on()
        except Unreadable:
            continue
        if on is not None:
            found.append(on)
    return max(found, default=None)
