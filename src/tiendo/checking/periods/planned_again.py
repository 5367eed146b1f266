"""Titles that plan the time that they report on: "Tổng kết năm học 2022 - 2023, phương hướng năm
học 2022 - 2023".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.school_years import SUMS_UP
from tiendo.checking.periods.told_periods import AHEAD, LINES, TITLE
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import words
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex

TIME = regex(
    r"\b(?:năm học (?P<school>20\d\d)\s?[-–]\s?20\d\d|quý (?P<quarter>IV|I{1,3}|[1-4])"
    r"|(?P<months>\d{1,2} tháng(?: (?:đầu|cuối) năm)?)|tháng (?P<month>\d{1,2})"
    r"|năm (?P<year>(?:19|20)\d\d))\b(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
PARTED = regex(r"\bhọc kỳ\b|\bgiai đoạn\b|\bngày\b", re.IGNORECASE)
# In the last months of a year its report plans the next one.
LATE = 11
Key = tuple[str, str]

_finding = partial(
    left_over,
    said="ở tiêu đề vừa là kỳ báo cáo vừa là kỳ nêu nhiệm vụ",
    said_en="is in the title both what is reported on and what is planned",
)


def planned_again(draft: Draft) -> Iterator[Finding]:
    """The time of the plans in a title, where it is the very one that the title reports on."""
    for block in draft.document.blocks[:LINES]:
        text = block.text
        if len(text) > TITLE or text.rstrip().endswith(".") or PARTED.search(text):
            continue
        reports = words("leftovers.reporting").search(text) or SUMS_UP.search(text)
        found = _twice(block, draft) if reports else None
        if found is not None:
            yield _finding(block.start + found.start(), found.group())


def _twice(block: Block, draft: Draft) -> re.Match[str] | None:
    text = block.text
    first = TIME.search(text)
    split = AHEAD.search(text.lower(), first.end()) if first else None
    if split is None:
        return None
    done = list(TIME.finditer(text, 0, split.start()))
    plans = list(TIME.finditer(text, split.end()))
    (own, years), (other, plan_years) = _told(done), _told(plans)
    if len(own) != 1 or own != other or (years and plan_years and years != plan_years):
        return None
    ((kind, number),) = own
    if kind == "year" and not _over(draft, int(number)):
        return None
    return next(one for one in plans if one.lastgroup == kind)


def _told(found: list[re.Match[str]]) -> tuple[set[Key], set[str]]:
    """The finest times among those found, and the years."""
    keys = {(one.lastgroup or "", one[one.lastgroup or 0].lower()) for one in found}
    years = {number for kind, number in keys if kind == "year"}
    return {key for key in keys if key[0] != "year"} or keys, years


def _over(draft: Draft, year: int) -> bool:
    today = dated(draft)
    return today is not None and (today.year, today.month) >= (year, LATE)
