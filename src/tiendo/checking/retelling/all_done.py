"""Deeds claimed of all that there were, where the draft tells them of fewer: "tiếp nhận 4 đơn, đã
xử lý xong 3 đơn", "cả 4 đơn đều đã xử lý xong".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# "cả 4 đơn đều đã được xử lý xong"
CLAIM = shaped(
    r"\b(?P<claim>(?:{retelling.every_one})\s(?P<count>\d{1,3}(?:\.\d{3})*)\s(?P<noun>[^\W\d_]+)"
    r"(?:\s[^\W\d_]+){0,4}?\s(?:đều\s)?(?:đã\s)?(?:được\s)?(?P<deed>{retelling.deeds})\b)",
    re.IGNORECASE,
)
NOT = regex(r"\b(?:chưa|không|phải|cần|sẽ|để)\s(?:[^\W\d_]+\s){0,2}$", re.IGNORECASE)
BETWEEN, BEFORE = 80, 40


@dataclass(frozen=True, slots=True)
class AllDone:
    """A claim that all are done, and the number of which the draft says so."""

    said: str
    start: int
    end: int
    done: Num


def all_done(draft: Draft) -> Iterator[AllDone]:
    """Every such claim that an earlier sentence contradicts."""
    if words("retelling.every_one").search(draft.text) is None:
        return
    for passage in draft.passages:
        for found in CLAIM.finditer(passage.text):
            if NOT.search(passage.text, found.start(), found.start("deed")):
                continue
            done = _fewer(draft, passage, found)
            if done is not None:
                start = passage.start + found.start("claim")
                end = passage.start + found.end("claim")
                yield AllDone(found["claim"], start, end, done)


def _fewer(draft: Draft, here: Passage, found: re.Match[str]) -> Num | None:
    """The number of those done, told before of as many: "4 đơn, đã xử lý xong 3 đơn"."""
    count = int(found["count"].replace(".", ""))
    noun, deed = found["noun"].lower(), found["deed"].lower()
    for passage in draft.passages:
        if passage.start >= here.start:
            return None
        numbers = [one for one in draft.numbers(passage) if one.unit == "count"]
        of_all = next((one for one in numbers if _of(draft, one, count, noun, deed)), None)
        if of_all is not None:
            return of_all
        for whole, part in pairwise(numbers):
            between = draft.text[whole.end : part.start].lower()
            if whole.main.value != count or part.main.value >= count or len(between) > BETWEEN:
                continue
            named = whole.unit_text.lower().split()[:1] == [noun] and _alike(part, whole)
            if named and deed in between and "." not in between and not _apart(between):
                return part
    return None


def _of(draft: Draft, one: Num, count: int, noun: str, deed: str) -> bool:
    """``đã giải quyết 7/9 kiến nghị``"""
    if one.whole is None or one.whole.value != count or one.main.value >= count:
        return False
    before = draft.text[max(0, one.start - BEFORE) : one.start].lower()
    return one.unit_text.lower().split()[:1] == [noun] and deed in re.split(r"[.,;:]\s", before)[-1]


def _alike(part: Num, whole: Num) -> bool:
    return part.unit_text.split()[:1] in (whole.unit_text.split()[:1], [])


def _apart(between: str) -> bool:
    """Whether a plan or another time stands between."""
    return words("retold.other").search(between) is not None
