"""What is left of a year after the time that a report is on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.periods.parts_on_periods import GIVEN, of_paper, programme
from tiendo.checking.periods.told_periods import (
    MONTHS_OF_QUARTER,
    MONTHS_OF_YEAR,
    USUAL,
    WORDED,
    Told,
)
from tiendo.vocabulary.regexes import regex

LEFT = regex(
    r"(?<![\d/.,])(?P<months>(?P<count>\d{1,2}|ba|sáu|chín)\stháng)\s(?:cuối|còn lại của)\snăm\b",
    re.IGNORECASE,
)

# "83,0% chỉ tiêu được giao cho 6 tháng cuối năm": the time that a plan was given for.
NEAR = 24
GIVEN_FOR = regex(r"\bgiao(?: cho)?\s$")


def rest_of_year(draft: Draft, own: Told) -> Iterator[Finding]:
    """``Trong 9 tháng cuối năm`` in a report on six months: what is left of the year is another."""
    if own.months not in USUAL:  # "báo cáo 5 tháng … nhiệm vụ 6 tháng cuối năm"
        return
    left = MONTHS_OF_YEAR - own.months
    for found in LEFT.finditer(draft.text, own.end):
        count = WORDED.get(found["count"].lower()) or int(found["count"])
        if own.months == MONTHS_OF_QUARTER and count == MONTHS_OF_YEAR // 2:
            continue  # "nhiệm vụ quý II và 6 tháng cuối năm"
        given = (
            GIVEN_FOR.search(draft.text, max(0, found.start() - NEAR), found.start()) is not None
        )
        home = draft.passage_at(found.start())
        begin = home.start if home else 0
        given = given or of_paper(draft.text, begin, found.start())
        given = given or GIVEN.search(draft.text, begin, found.start()) is not None
        if left and count != left and not given and not programme(draft, found.start()):
            start, end = found.span("months")
            said = found["months"]
            right = f"{left}{said[len(found['count']) :]}"
            yield Finding(
                start=start,
                end=end,
                message=f"Sau {own.words} năm còn {right}, không phải {said}",
                message_en=f"After “{own.words}” {left} months of the year are left",
                stated=said,
                suggestion=right,
                see=(Place(start=own.start, end=own.end),),
            )
