"""Terms, school years and plans' years that are over and are spoken of as ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.told_periods import YEARS
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.dates import DateUnreadable, find_dates
from tiendo.vocabulary.regexes import regex

SPAN = shaped(
    r"\b(?P<word>{periods.spans})\s"
    r"(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# A school year ends with this month and day.
SCHOOL_ENDS = (5, 31)
OPENING = regex(r"[Kk]hai giảng\s(?:năm học\s)?")
# "kế hoạch … năm 2023": a plan that is to be made, and its year.
PLAN = shaped(
    r"\b{periods.planning}\s[^,;.:\n]{0,20}?{periods.plans}\s[^,;.:\n\d]{0,70}\s?năm\s"
    r"(?P<year>(?:19|20)\d\d)\b(?!\s?[-–])"
)
# "hoàn thành toàn bộ chỉ tiêu của Kế hoạch này chậm nhất ngày 31/12/2019"
BY_DAY = shaped(r"\b{periods.deadlines}\s(?:là )?(?:ngày )?(?P<day>\d{1,2}/\d{1,2}/\d{4})")
SOON = timedelta(days=2)


def overdue(draft: Draft) -> Iterator[Finding]:
    """A term, a school year or a plan's year that has ended, where a sentence looks ahead."""
    today = dated(draft)
    if today is None:
        return
    for found in SPAN.finditer(draft.text):
        end = _end(found["word"].lower(), int(found["last"]))
        over = today > end and _looks_ahead(draft, found.start())
        if over or _opened(draft, found.start(), int(found["first"])):
            yield _over(found.start(), found.group(), today)
    for found in PLAN.finditer(draft.text):
        year, passage = int(found["year"]), draft.passage_at(found.start())
        if passage is None or words("leftovers.past").search(passage.text):
            continue
        if _due(passage, year) or (year < today.year and _plan_of(draft) > year):
            start = found.start("year") - len("năm ")
            yield _over(start, draft.text[start : found.end()], today)


def deadlines_over(draft: Draft) -> Iterator[Finding]:
    """Days by which a draft orders something, that were over when it was written."""
    today = dated(draft)
    if today is None or words("overdue.orders").match(title_of(draft)[0]) is None:
        return
    tasks = [task.evidence.start for task in draft.reading.tasks]
    for passage in draft.passages:
        if any(passage.start <= start < passage.end for start in tasks):
            for found in BY_DAY.finditer(passage.text):
                day = next(_stated(found["day"]), today)
                if day < today - SOON and not words("overdue.told").search(passage.text):
                    yield _over(passage.start + found.start("day"), found["day"], today)


def _end(word: str, year: int) -> date:
    return date(year, *SCHOOL_ENDS) if word == "năm học" else date(year, 12, 31)


def _looks_ahead(draft: Draft, at: int) -> bool:
    """Whether the sentence is of what is to be done, and not of what has been."""
    passage = draft.passage_at(at)
    if passage is None:
        return False
    return (
        words("leftovers.ahead").search(passage.text) is not None
        and words("leftovers.past").search(passage.text) is None
    )


def _opened(draft: Draft, at: int, first: int) -> bool:
    """Whether a school year opens on a day of another year than its first."""
    passage = draft.passage_at(at)
    if passage is None or not OPENING.search(draft.text, max(passage.start, at - 20), at):
        return False
    return any(day.year != first for day in _days(passage))


def _days(passage: Passage) -> Iterator[date]:
    return _stated(passage.text)


def _stated(text: str) -> Iterator[date]:
    for stated in find_dates(text):
        try:
            day = stated.on()
        except DateUnreadable:
            continue
        if day is not None:
            yield day


def _due(passage: Passage, year: int) -> bool:
    """Whether the sentence sets a day after the year: the plan is to be made after its end."""
    return any(day.year > year for day in _days(passage))


def _plan_of(draft: Draft) -> int:
    """The year in a plan's title; 0 where the draft is none."""
    kind, title = title_of(draft)
    years = [int(year) for year in YEARS.findall(title)]
    resolved = kind.startswith("NGHỊ QUYẾT") and "nhiệm vụ" in title.lower()
    planned = resolved or kind.startswith(("KẾ HOẠCH", "CHƯƠNG TRÌNH"))
    return years[-1] if years and planned else 0


def _over(start: int, written: str, day: date) -> Finding:
    return Finding(
        start=start,
        end=start + len(written),
        message=f"“{written}” đã qua vào ngày {day:%d/%m/%Y}: có thể sót lại từ văn bản trước",
        message_en=f"“{written}” was over by {day}: it may be left over",
        stated=written,
    )
