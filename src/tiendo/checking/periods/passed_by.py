"""Times that a draft speaks of as just over, or as ahead, and that its own time makes neither.

"Nhìn lại nửa đầu năm 2024 vừa kết thúc" in a report on nine months; "hoàn thành dự toán quý
IV/2025" among what is to be done in 2026; "Bước vào năm 2025" at the end of 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.periods.parts_on_periods import ahead, leftover
from tiendo.checking.periods.told_periods import LINES, TITLE, Told, headings, own_period, told
from tiendo.checking.periods.untimely import dated
from tiendo.checking.periods.years_on_parts import title_years_and_plans
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

HALF = regex(r"\b[Nn]ửa (?:đầu )?năm(?:\s(?:năm\s)?(?P<year>(?:19|20)\d\d))?(?! sau| còn| cuối)")
VALUE = regex(r"\s?(?:là|có|đạt|được|:)?\s?\d")
HALF_YEAR = 6
# Around a time they say that it has just ended.
BEFORE_OVER = shaped(r"\b{periods.ending}\s(?:chặng đường\s)?$", re.IGNORECASE)
BEHIND_OVER = shaped(r"^,?\s?(?:vừa|đã) {periods.over}\b", re.IGNORECASE)
# "Trong quý IV năm 2023 vừa qua": it opens the sentence.
OPENS = regex(r"\W*(?:(?:trong|qua|hết)\s)?", re.IGNORECASE)
JUST_OVER = shaped(r"^,?\s{periods.just_over}\b", re.IGNORECASE)
# "Bước vào năm 2025 với khí thế mới, đề nghị …": the year that begins.
ENTERED = shaped(r"\b{periods.entering}\s(?P<said>(?:năm mới|năm)\s(?P<year>(?:19|20)\d\d))\b")
SUMMED_UP = regex(r"\b[Tt]ổng kết\b[^.;,\n]{0,80}?\bnăm\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–])")
LATE = 11


def passed_by(draft: Draft) -> Iterator[Finding]:
    """Times that are not over, or over long since, where a draft says so."""
    own = own_period(draft)
    if own is not None:
        for one in _times(draft, own.end):
            other = one.months != own.months and one.year in (None, own.year)
            if (other and _just_over(draft, one)) or _of_last_year(draft, one, own):
                yield leftover(one.start, one.words, own)
        yield from _tasks(draft, own)
    yield from _entered(draft)


def _times(draft: Draft, start: int) -> Iterator[Told]:
    yield from told(draft.text, start, len(draft.text))
    for found in HALF.finditer(draft.text, start):
        year = int(found["year"]) if found["year"] else None
        yield Told("months", HALF_YEAR, year, *found.span(), found.group())


def _of_last_year(draft: Draft, one: Told, own: Told) -> bool:
    """Whether a sentence opens with a part of the last year and calls it just over."""
    passage = draft.passage_at(one.start)
    if passage is None or own.year is None or one.year != own.year - 1:
        return False
    behind = draft.text[one.end : passage.end]
    if words("leftovers.compared").search(behind.split(",")[0]):
        return False
    opens = OPENS.fullmatch(draft.text, passage.start, one.start) is not None
    return opens and JUST_OVER.match(behind) is not None


def _just_over(draft: Draft, one: Told) -> bool:
    passage = draft.passage_at(one.start)
    if passage is None:
        return False
    before, behind = draft.text[passage.start : one.start], draft.text[one.end : passage.end]
    if words("leftovers.compared").search(f"{before} {behind.split(',')[0]}"):
        return False
    return BEFORE_OVER.search(before) is not None or BEHIND_OVER.match(behind) is not None


def _tasks(draft: Draft, own: Told) -> Iterator[Finding]:
    """A quarter or months that were over before the report's own, in a part on what is ahead."""
    today = dated(draft)
    if today is None or own.year is None:
        return
    parts = headings(draft)
    for one in told(draft.text, own.end, len(draft.text)):
        if one.year is None or one.last(one.year) >= own.last(own.year):
            continue
        part = next((block for block in reversed(parts) if block.start < one.start), None)
        passage = draft.passage_at(one.start)
        if part is None or not ahead(part.text) or passage is None or part.end > one.start:
            continue
        if not _looks_back(passage) and not _aside(draft.text, one):
            yield leftover(one.start, one.words, own)


def _aside(text: str, one: Told) -> bool:
    """``không quá 60 người (6 tháng đầu năm 2024 là 70 người)``: a value to compare with."""
    return text.endswith("(", 0, one.start) and VALUE.match(text, one.end) is not None


def _looks_back(passage: Passage) -> bool:
    return any(
        words(name).search(passage.text)
        for name in ("leftovers.past", "leftovers.compared", "leftovers.settling")
    )


def _summed_up(draft: Draft) -> frozenset[int]:
    """The years that the first lines of a speech say are summed up."""
    front = (block.text for block in draft.document.blocks[:LINES] if len(block.text) <= TITLE)
    return frozenset(int(found["year"]) for text in front for found in SUMMED_UP.finditer(text))


def _entered(draft: Draft) -> Iterator[Finding]:
    """The year that a report has told of, entered as the next one."""
    today = dated(draft)
    done, plans = title_years_and_plans(draft)
    done = done or _summed_up(draft)
    for found in ENTERED.finditer(draft.text):
        year, passage = int(found["year"]), draft.passage_at(found.start())
        if passage is None or year not in done or year in plans:
            continue
        late = today is not None and (today.year, today.month) >= (year, LATE)
        coming = words("leftovers.urged").search(passage.text)
        if (
            coming
            and (late or year + 1 in plans)
            and not words("leftovers.past").search(passage.text)
        ):
            yield Finding(
                start=found.start("said"),
                end=found.end("said"),
                message=f"“{found['said']}” là năm đã tổng kết: có thể sót lại từ năm trước",
                message_en=f"“{found['said']}” is the year that was reported on",
                stated=found["said"],
            )
