"""A number with its words behind it: "650.000.000 đồng (Bằng chữ: Sáu trăm năm mươi triệu đồng)".

What is written in words must be what the digits say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.spelled_numbers import spelled_number
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# In a bracket right behind a number, or behind "bằng chữ" in its line or the next.
BRACKET = shaped(
    r"\s?\(\s*(?:{retelling.in_words}\s*:?\s*)?(?P<words>[^()\d;:\n]{2,200}?)[\s./]*\)",
    re.IGNORECASE,
)
TOLD = shaped(
    r"[\s,.;*(-]{0,4}{retelling.in_words}\s*:?\s*(?P<words>[^()\d;:\n]{2,200}?)"
    r"[\s./]*(?=[)\n;]|\Z)",
    re.IGNORECASE,
)
WORD = regex(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class InWords:
    """A number and what the words behind it say instead."""

    num: Num
    start: int
    end: int
    said: str
    value: int


def in_words(draft: Draft) -> Iterator[InWords]:
    """Every number that the words behind it contradict."""
    for passage in draft.passages:
        for num in draft.numbers(passage):
            if num.high or num.percent or num.whole:
                continue
            found = BRACKET.match(draft.text, num.end) or TOLD.match(draft.text, num.end)
            value = _value(num, found["words"]) if found is not None else None
            if found is None or value is None:
                continue
            start, end = found.span("words")
            if value not in (num.main.value, num.main.value / num.factor):
                yield InWords(num, start, end, found["words"], value)


def _value(num: Num, said: str) -> int | None:
    """What the words say, where they are a number with the unit of the digits, or without one."""
    spelled = WORD.findall(said.lower())
    found = spelled_number(spelled)
    if found is None:
        return None
    rest = " ".join(spelled[found[0] :])
    alike = not rest or f"{num.unit_text.lower()} ".startswith(f"{rest} ")
    return found[1] if alike or words("retelling.coins").fullmatch(rest) else None
