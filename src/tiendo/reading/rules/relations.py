"""What a text does with a document that it names: carries it out, replaces it, cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.tries import pattern_of

PATTERNS = "tiendo.reading.patterns"
# Governing words stand no further before the document.
REACH = 260
EXTRACT = regex(r"\s?\((?:Trích|trích|Kèm theo|kèm theo|Ban hành kèm)\b")
# "Thực hiện chỉ tiêu giao tại …": what a document gave is carried out.
CARRIED_OUT = regex(
    r"(?:[Tt]hực hiện|[Tt]riển khai|[Hh]oàn thành)\s[^,;:.]{0,60}(?:giao|nêu|đề ra) tại\s$"
)
AFTER = regex(
    r"\s[^,;.]{0,60}?(?:được|đã)\s(?:[^,;.]{0,40}\s)?(?P<verb>triển khai|thực hiện|quán triệt|"
    r"ban hành|thông qua)"
)


def relation_of(block: Block, span: tuple[int, int], sentence: tuple[int, int]) -> str | None:
    """What the sentence does with the document: the nearest governing words before it.

    A review of what was carried out is a review.
    """
    text = block.text
    if block.kind is Kind.HEADING or EXTRACT.match(text):
        return None
    before = text[max(sentence[0], span[0] - REACH) : span[0]]
    governing = _governing(before)
    nearest = next(governing, None)
    if nearest == "cites" and CARRIED_OUT.search(before):
        return "implements"
    if nearest is None:
        passive = AFTER.match(text, span[1], sentence[1])
        return _told()[passive["verb"]] if passive else None
    return "reviews" if nearest == "implements" and next(governing, "") == "reviews" else nearest


def _governing(before: str) -> Iterator[str]:
    """The relations that the governing words tell, the last of them first."""
    told = _told()
    for found in _backwards().finditer(f" {before[::-1].lower()}"):
        yield told[found[1][::-1]]


@cache
def _backwards() -> re.Pattern[str]:
    """Governing words, read from their end: so the search stops at the nearest."""
    return re.compile(rf"\W({pattern_of(word[::-1] for word in _told())})(?!\w)")


@cache
def _told() -> Mapping[str, str]:
    """The relation that each phrase of the table tells."""
    told = {word: row["relation"] for row in rows(PATTERNS, "relations") for word in row["words"]}
    return told | dict(_overlapping(told))


def _overlapping(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Two phrases that share a word tell what the first does: "kết quả thực hiện tốt"."""
    for first, second in product(told, told):
        for at, letter in enumerate(second):
            if letter == " " and first.endswith(f" {second[:at]}"):
                yield first + second[at:], told[first]
