"""A heading that runs into its paragraph: ``Mục tiêu. Đến năm 2025, huyện đón …``."""

from __future__ import annotations

from tiendo.facts.figure import RESULT, TARGET, Role
from tiendo.reading.document import ITEM, PARAGRAPH, Block
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.regexes import regex

HEADING_NUMBER = regex(
    r"^\s*(?:(?:điều|phần|mục|chương)\s+(?:\d+|[ivxlc]+)[.:]?\s*|(?:[ivxlc]+|\d+|[a-zđ])[.)/\-]+\s*)+"
)
AHEAD, BACK = tuple(stop_words("target-heading")), tuple(stop_words("result-heading"))
TOLD = stop_words("heading-told")
# Such a heading is no longer.
LONGEST = 60


def running_head(block: Block) -> Role | None:
    """In which role the paragraph is told, by a first sentence that only heads it."""
    if block.kind not in (PARAGRAPH, ITEM) or block.text.find(".", 0, LONGEST) < 0:
        return None
    spans = block.sentences()
    end = spans[0][1]
    if len(spans) == 1 or end > LONGEST:
        return None
    said = HEADING_NUMBER.sub("", block.text[:end].lower()).rstrip(". ")
    if any(mark in said for mark in ",:;") or not TOLD.isdisjoint(said.split()):
        return None
    if said.startswith(BACK):
        return RESULT
    return TARGET if said.startswith(AHEAD) else None
