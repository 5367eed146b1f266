"""Months that a draft calls the coming ones, and that are over on its day: "tháng 02 sắp tới"
at the end of February.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.told_periods import MONTHS_OF_YEAR, NUMBERS
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped

COMING = shaped(
    r"(?P<time>\b(?:tháng\s(?P<month>\d{1,2})|quý\s(?P<quarter>IV|I{1,3})))"
    r"(?:\s?/\s?(?:20)\d\d|\snăm\s(?:20)\d\d)?,?\s{periods.soon}\b",
    re.IGNORECASE,
)
# So late in a month it is no coming one; so many months ago at most the draft's own last one lies.
LATE, FEW = 20, 3

_finding = partial(
    left_over,
    said="được nói là sắp tới, mà đã qua vào ngày của văn bản",
    said_en="is said to be coming, and is over on the draft's day",
)


def coming_times(draft: Draft) -> Iterator[Finding]:
    """Every month or quarter that is said to come and is about to end, or has just ended."""
    today = dated(draft)
    for found in COMING.finditer(draft.text) if today else ():
        quarter = NUMBERS.get((found["quarter"] or "").upper())
        month = quarter * 3 if quarter else int(found["month"])
        ago = (today.month - month) % MONTHS_OF_YEAR if today else 0
        if today is not None and (0 < ago < FEW or (ago == 0 and today.day >= LATE)):
            yield _finding(found.start("time"), found["time"])
