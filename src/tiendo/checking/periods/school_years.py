"""School years that a report on another one has kept: "kết thúc năm học 2018 - 2019" below
"Tổng kết năm học 2019 - 2020".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.told_periods import LINES, TITLE
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

YEAR = regex(r"\bnăm học (?P<first>20\d\d)\s?[-–]\s?(?P<last>20\d\d)\b", re.IGNORECASE)
SUMS_UP = shaped(r"\b{leftovers.sums_up}\b", re.IGNORECASE)
# "Năm học 2018 - 2019: 97,2%": a value of that year stands behind, or what it is compared with.
VALUE = shaped(r"[^.;\d]{0,12}(?::|\(|\s{periods.valued_by})\s?\d")

# "xếp thứ 2, hơn năm học 2022 - 2023 (thứ 3) một bậc": what it is held against.
HELD = shaped(r"\b{periods.held_against}\s$")
# "Trong học kỳ I vừa qua": no longer the last one when the second has ended.
HALF = regex(
    r"\b(?P<time>học kỳ (?P<half>II|I|1|2))\s(?:vừa qua|vừa rồi|vừa kết thúc)\b", re.IGNORECASE
)
LONG_OVER = {"I": range(5, 10), "II": range(1, 4)}

_finding = partial(
    left_over,
    said="ở đây là của năm học khác hay học kỳ trước",
    said_en="is of another school year, or of the half before",
)


def school_years(draft: Draft) -> Iterator[Finding]:
    """Every mention of the school year before the title's that compares nothing."""
    yield from _halves(draft)
    title = _title(draft)
    if title is None:
        return
    for passage in draft.passages:
        told = list(YEAR.finditer(passage.text))
        for found in told:
            own = any(int(other["first"]) == title for other in told)
            if int(found["first"]) != title - 1 or own:
                continue
            compared = words("leftovers.compared").search(passage.text)
            compared = compared or HELD.search(passage.text, 0, found.start())
            if not (compared or VALUE.match(passage.text, found.end())):
                yield _finding(passage.start + found.start(), found.group())


def _halves(draft: Draft) -> Iterator[Finding]:
    today = dated(draft)
    for found in HALF.finditer(draft.text) if today else ():
        half = {"1": "I", "2": "II"}.get(found["half"], found["half"].upper())
        if today is not None and today.month in LONG_OVER[half]:
            yield _finding(found.start("time"), found["time"])


def _title(draft: Draft) -> int | None:
    """The year with which the school year of a report's title begins."""
    for block in draft.document.blocks[:LINES]:
        found = YEAR.search(block.text) if len(block.text) <= TITLE else None
        if found is not None and SUMS_UP.search(block.text):
            return int(found["first"])
    return None
