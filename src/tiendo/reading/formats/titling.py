"""A document's title as its first lines show it: kind and summary, or a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tiendo.reading.document import Block, Kind
from tiendo.reading.formats.clutter import is_noise
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

TABLES = "tiendo.vocabulary.tables"
FIRST = 24  # blocks in which the heading block and the kind stand
SUMMARY, SUMMARY_LINES = 300, 3
HEADLINE = range(20, 220)
NUMBERED = re.compile(r"^Số\s*:?\s*\d")
STOPS = (".", ";", ":", ",")


@cache
def kinds() -> frozenset[str]:
    """The names of kinds of documents that stand alone on a line, folded."""
    return frozenset(fold(name) for row in rows(TABLES, "document_kinds") for name in row["names"])


def title_of(blocks: Sequence[Block]) -> str | None:
    """Kind and summary of an official document, else the headline of a plain text."""
    first = blocks[:FIRST]
    for at, block in enumerate(first):
        if block.text.isupper() and fold(block.text) in kinds():
            return with_summary(block.text, first[at + 1 : at + 1 + SUMMARY_LINES])
    if any(NUMBERED.match(block.text) for block in first):
        return None
    return headline(first)


def with_summary(kind: str, following: Sequence[Block]) -> str:
    """ "BÁO CÁO" and the lines below it: "Báo cáo tình hình …"."""
    lines: list[str] = []
    for block in following:
        if block.kind is not Kind.PARAGRAPH or block.text.endswith(STOPS):
            break
        if len(block.text) > SUMMARY or not block.text[0].isalpha():
            break
        if lines and block.text[0].isupper():  # the next line reads on, or is another
            break
        lines.append(block.text)
    summary = " ".join(lines)
    words = summary.split()
    if len(words) > 1 and not words[1][0].isupper():  # no name of two words: "Sông Mai" stays
        summary = summary[0].lower() + summary[1:]
    return f"{kind.capitalize()} {summary}".strip()


def headline(first: Sequence[Block]) -> str | None:
    """The first line that is neither sentence nor chrome, when text follows it."""
    for block in first[:4]:
        text = block.text
        if len(text) in HEADLINE and not text.endswith(STOPS) and not is_noise(fold(text)):
            return text if block is not first[-1] and block.kind is not Kind.ROW else None
        if len(text) >= HEADLINE.stop:
            return None
    return None
