"""Reports on a time that are asked for long after its end: left over from the last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.told_periods import NUMBERS
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.dates import DateUnreadable, find_dates
from tiendo.vocabulary.periods import quarter, whole_year

# "báo cáo kết quả … năm 2025 trước ngày 15/12/2026".
ASKED = shaped(
    r"\b{periods.asked}\s[^,;.:\n\d]{0,90}?"
    r"(?P<time>(?:quý (?P<quarter>IV|I{1,3})(?:\s?/\s?|\s(?:năm )?)|năm )(?P<year>(?:19|20)\d\d))\b"
    r"(?!\s?[-–])[^;.:\n]{0,60}?\b{periods.deadlines}\s(?:là )?(?:ngày )?"
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4})"
)
# "tổng kết chương trình năm 2018 vào tháng 12/2019": in the last months of the year after it.
IN_MONTH = shaped(
    r"\b{periods.asked}\s[^;.:\n\d]{0,90}?(?P<time>năm (?P<year>(?:19|20)\d\d))\s"
    r"(?:xong\s)?(?:vào|trong|cuối)\s(?:tháng (?:0?[7-9]|1[0-2])|quý (?:III|IV))(?:/|\s(?:năm )?)"
    r"(?P<then>(?:19|20)\d\d)\b"
)
LATER = shaped(r"{periods.late_tasks}", re.IGNORECASE)
# A report is asked for so long after the end of its time, and no later.
AFTER = timedelta(days=150)


def due(draft: Draft) -> Iterator[Finding]:
    """What a sentence asks for by a day that its time does not go with."""
    for found in ASKED.finditer(draft.text):
        day = _day(found["day"])
        if day is None or LATER.search(found.group()):
            continue
        year = int(found["year"])
        number = NUMBERS.get(found["quarter"] or "")
        period = quarter(year, number) if number else whole_year(year)
        if period.start <= day <= period.end + AFTER:
            continue
        yield _finding(found, f"{day:%d/%m/%Y}")
    for found in IN_MONTH.finditer(draft.text):
        if int(found["then"]) > int(found["year"]) and not LATER.search(found.group()):
            yield _finding(found, f"năm {found['then']}")


def _finding(found: re.Match[str], due_by: str) -> Finding:
    written = found["time"]
    return Finding(
        start=found.start("time"),
        end=found.end("time"),
        message=f"“{written}” với thời hạn {due_by}: có thể sót lại từ văn bản trước",
        message_en=f"“{written}” with a deadline of {due_by} may be left over",
        stated=written,
    )


def _day(written: str) -> date | None:
    for stated in find_dates(written):
        try:
            return stated.on()
        except DateUnreadable:
            return None
    return None
