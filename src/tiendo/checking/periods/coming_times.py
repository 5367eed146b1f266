"""Months and quarters that are ahead for a draft, and over on its day: "tháng 02 sắp tới"
at the end of February.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import (
    MONTHS_OF_QUARTER,
    MONTHS_OF_YEAR,
    NUMBERS,
    heading_above,
)
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words

COMING = shaped(
    r"(?P<time>\b(?:tháng\s(?P<month>\d{1,2})|quý\s(?P<quarter>IV|I{1,3})))"
    r"(?:\s?/\s?(?:20)\d\d|\snăm\s(?:20)\d\d)?,?\s{periods.soon}\b",
    re.IGNORECASE,
)
# "hoàn thành … trong quý II" among the tasks of a draft of July.
DUE = shaped(
    r"\b{periods.tasks}\b[^.;\n\d]{0,80}?\s(?:trong|ngay trong|ngay|vào)\s"
    r"(?P<time>quý (?P<quarter>I{1,3}))\b"
    r"(?!\s?[/-]|\s(?:năm\s)?20\d\d|\snăm\b|,? (?:và )?quý|\svà\s\d)"
)
# In the last months of a year a quarter may be one of the next.
YEAR_ENDS = 10
# So late in a month it is no coming one; so many months ago at most the draft's own last one lies.
LATE, FEW = 20, 3
LOOKS_BACK = ("leftovers.past", "leftovers.compared", "leftovers.settling")

_finding = partial(
    left_over,
    said="còn ở phía trước, mà đã qua vào ngày của văn bản",
    said_en="is said to be ahead, and is over on the draft's day",
)


def coming_times(draft: Draft) -> Iterator[Finding]:
    """Every month or quarter that is said to come and is about to end, or has just ended."""
    today = dated(draft)
    if today is not None:
        yield from _due(draft, today)
    for found in COMING.finditer(draft.text) if today else ():
        quarter = NUMBERS.get((found["quarter"] or "").upper())
        month = quarter * MONTHS_OF_QUARTER if quarter else int(found["month"])
        ago = (today.month - month) % MONTHS_OF_YEAR if today else 0
        if today is not None and (0 < ago < FEW or (ago == 0 and today.day >= LATE)):
            yield _finding(found.start("time"), found["time"])


def _due(draft: Draft, today: date) -> Iterator[Finding]:
    """Quarters by whose end a task is to be done, and that ended before the draft's day."""
    for found in DUE.finditer(draft.text) if today.month <= YEAR_ENDS else ():
        ago = today.month - NUMBERS[found["quarter"]] * MONTHS_OF_QUARTER
        passage, head = draft.passage_at(found.start()), heading_above(draft, found.start())
        if passage is None or head is None or not ahead(head.text) or not 0 < ago <= FEW:
            continue
        if not any(words(name).search(passage.text) for name in LOOKS_BACK):
            yield _finding(found.start("time"), found["time"])
