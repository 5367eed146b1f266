"""Periods that do not fit the day of a draft: results of months to come, a title of last year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.told_periods import LINES, Told, heading_above, own_period, told
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

# A report is written so long before the end of its period, and no longer after it.
BEFORE, AFTER = timedelta(days=60), timedelta(days=200)

DAY = r"\s(?:ngày )?\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d"
DAYS = regex(rf"\b[Tt]ừ{DAY}\s?(?:đến|-|–)(?: hết)?{DAY}")


def dated(draft: Draft) -> date | None:
    """The day that the draft bears; the day of the check says nothing of it."""
    return draft.reading.identity.issued_on or draft.reading.published_on


def untimely(draft: Draft) -> Iterator[Finding]:
    """Results of months that are not over, and a report whose period is long past."""
    today = dated(draft)
    if today is None:
        return
    own = own_period(draft)
    if own is not None and own.year is not None and _reports(draft, own) and not _by_days(draft):
        end = own.last(own.year)
        if not end - BEFORE <= today <= end + AFTER:
            yield _unfit(own, today)
    for one in told(draft.text, own.end if own else 0, len(draft.text)):
        since = one.kind == "months" and "đầu năm" in one.words.lower()
        if since and one.last(today.year) > today + BEFORE and _has_results(draft, one):
            yield _unfit(one, today)


def _by_days(draft: Draft) -> bool:
    """Whether its first lines say from which day its numbers are: "từ 01/10/2023 đến 31/3/2024"."""
    return any(DAYS.search(block.text) for block in draft.document.blocks[:LINES])


def _reports(draft: Draft, own: Told) -> bool:
    start = draft.text.rfind("\n", 0, own.start) + 1
    return words("leftovers.results").search(draft.text, start, own.start) is not None


def _has_results(draft: Draft, one: Told) -> bool:
    """Whether a sentence tells of what came of a time, and not of what shall."""
    passage, head = draft.passage_at(one.start), heading_above(draft, one.start)
    if head is not None and words("leftovers.plans").search(head.text):
        return False  # "II. NHIỆM VỤ QUÝ II: sơ kết 6 tháng đầu năm"
    before = draft.text[passage.start : one.start] if passage is not None else ""
    results = words("leftovers.results").search(before)
    return results is not None and words("leftovers.coming").search(before) is None


def _unfit(one: Told, today: date) -> Finding:
    return Finding(
        start=one.start,
        end=one.start + len(one.words),
        message=f"“{one.words}” không hợp với ngày của văn bản ({today:%d/%m/%Y})",
        message_en=f"“{one.words}” does not fit the draft's day, {today}",
        stated=one.words,
    )
