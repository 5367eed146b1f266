"""How many have come so far, told again: "9 chủ đầu tư giải ngân trên 80%", then "biểu dương 12 chủ
đầu tư có tỷ lệ giải ngân trên 80%". Those counted, what they did and the bound name one count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

COUNTED = regex(
    r"(?<![\d/.,])(?P<count>\d{1,3})\s(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\s(?:\([^()]*\)\s)?"
    r"(?:có tỷ lệ |có mức |đã |có )?(?P<deed>giải ngân|hoàn thành|đạt)"
    r"(?:\s(?:tỷ lệ|đạt|được|vốn|đến nay))*\s(?P<bound>trên|quá|hơn|dưới|từ)\s"
    r"(?P<percent>\d{1,3}(?:,\d+)?)\s?%"
)


@dataclass(frozen=True, slots=True)
class CountedBy:
    count: int
    name: tuple[str, ...]
    passage: Passage
    start: int
    end: int


def counts_apart(draft: Draft) -> Iterator[tuple[CountedBy, CountedBy]]:
    """The later and the earlier of two such counts that differ, in two sentences."""
    seen: dict[tuple[str, ...], CountedBy] = {}
    for one in _counted(draft):
        other = seen.setdefault(one.name, one)
        if other.count != one.count and other.passage is not one.passage:
            yield one, other


def _bound(found: re.Match[str]) -> str:
    """``quá 60%`` and ``hơn 60%`` are ``trên 60%``."""
    return found["bound"] if found["bound"] in ("dưới", "từ") else "trên"


def _counted(draft: Draft) -> Iterator[CountedBy]:
    for passage in draft.passages:
        if "%" not in passage.text or words("headlines.other").search(passage.text):
            continue
        for found in COUNTED.finditer(passage.text):
            yield CountedBy(
                count=int(found["count"]),
                name=(fold(found["noun"]), found["deed"], _bound(found), found["percent"]),
                passage=passage,
                start=passage.start + found.start("count"),
                end=passage.start + found.end("noun"),
            )
