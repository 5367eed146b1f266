"""Times that a speaker looks back on in his own words: "Những gì đạt được trong 9 tháng qua".

A speech has no title that names its period, but its session does ("thường lệ giữa năm"), and a
minute its month. What is said to be just over, or just told, is that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.month_reports import MONTH
from tiendo.checking.periods.told_periods import (
    LINES,
    MONTHS_OF_YEAR,
    TITLE,
    Told,
    own_period,
    told,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Right behind a time they say that it is just over, or has just been told.
OVER = shaped(
    r"(?:\s(?:năm\s)?(?:19|20)\d\d)?,?\s"
    r"(?:{periods.just_over}\b|mà\s{periods.tellers}\b|{periods.tellers}\s(?:vừa|đã)\b)",
    re.IGNORECASE,
)
SESSION = regex(r"\bkỳ họp\b[^\n]{0,60}?\b(?P<half>giữa|cuối) năm\b", re.IGNORECASE)
MEETING = shaped(r"\b{periods.meetings}\b", re.IGNORECASE)
TOLD_HERE = shaped(r"\s{leftovers.this}\b", re.IGNORECASE)
# "Kết quả cả năm vừa qua" in a report on a quarter.
WHOLE_YEAR = regex(r"\bcả năm\b", re.IGNORECASE)
HALF = MONTHS_OF_YEAR // 2
# A meeting so late in its month looks back on that month.
LATE, OFTEN = 20, 2


_finding = partial(
    left_over,
    said="được nói là thời gian vừa qua, mà văn bản nói về kỳ khác",
    said_en="is said to be just over, and the draft is on another time",
)


def spoken(draft: Draft) -> Iterator[Finding]:
    """Every such time that is not the speech's own, and is told nowhere else."""
    months = _months(draft)
    times = list(told(draft.text, 0, len(draft.text), titled=True))
    for one in times if months else ():
        if one.months == months or not _looked_back_on(draft, one):
            continue
        if not any(other.same(one) and other is not one for other in times):
            yield _finding(one.start, one.words)
    yield from _whole_years(draft, months)
    month = _month(draft)
    if month is None:
        return
    for found in MONTH.finditer(draft.text):
        before = int(found["month"]) == (month - 2) % MONTHS_OF_YEAR + 1
        if before and OVER.match(draft.text, found.end()):
            yield _finding(found.start(), found.group())


def _months(draft: Draft) -> int | None:
    """How many months of its year a draft looks back on, by its title or its session."""
    own = own_period(draft)
    return own.months if own is not None else session_months(draft)


def session_months(draft: Draft) -> int | None:
    """How many months the session in a draft's first lines looks back on: "thường lệ giữa năm"."""
    front = (block.text for block in draft.document.blocks[:LINES] if len(block.text) <= TITLE)
    found = next(filter(None, map(SESSION.search, front)), None)
    if found is None:
        return None
    return HALF if found["half"].lower() == "giữa" else MONTHS_OF_YEAR


def _looked_back_on(draft: Draft, one: Told) -> bool:
    """Whether a sentence judges what came of a time that it says to be over."""
    passage = draft.passage_at(one.start)
    if passage is None or OVER.match(draft.text, one.end) is None:
        return False
    at = one.start - passage.start
    begin, end = passage.text.rfind(";", 0, at) + 1, passage.text.find(";", at)
    clause = passage.text[begin : end if end > 0 else None]
    if words("leftovers.compared").search(clause) or passage.amounts:
        return False
    return words("periods.judged").search(passage.text) is not None


def _whole_years(draft: Draft, months: int | None) -> Iterator[Finding]:
    """What is said to have come of a whole year, where the draft is on a part of it."""
    for found in WHOLE_YEAR.finditer(draft.text) if months and months < MONTHS_OF_YEAR else ():
        passage = draft.passage_at(found.start())
        over = OVER.match(draft.text, found.end()) or TOLD_HERE.match(draft.text, found.end())
        if passage is None or over is None or _reckons(passage):
            continue
        if words("periods.judged").search(passage.text):
            yield _finding(found.start(), found.group())


def _reckons(passage: Passage) -> bool:
    """Whether a sentence tells numbers: they may be of any stretch of time."""
    return bool(passage.amounts) or words("leftovers.compared").search(passage.text) is not None


def _month(draft: Draft) -> int | None:
    """The month that a meeting at its end is about, by its title and what it tells."""
    day = draft.day
    for block in draft.document.blocks[:LINES]:
        found = list(MONTH.finditer(block.text))
        short = len(block.text) <= TITLE and "ngày" not in block.text.lower()
        if len(found) != 1 or not short or not MEETING.search(block.text):
            continue
        month = int(found[0]["month"])
        late = day is not None and (day.month != month or day.day >= LATE)
        named = sum(int(one["month"]) == month for one in MONTH.finditer(draft.text))
        return month if late and named > OFTEN else None
    return None
