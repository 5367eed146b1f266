"""Times that a meeting judges or looks into, and that it is not on: "thống nhất nhận định,
tình hình 9 tháng" in the minutes of a session on ten months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.month_reports import MONTH
from tiendo.checking.periods.spoken import MEETING, session_months
from tiendo.checking.periods.told_periods import (
    LINES,
    MONTHS_OF_YEAR,
    TITLE,
    YEARS,
    Told,
    own_period,
    told,
)
from tiendo.checking.wordlists import shaped, words

# Right before a time: "hoàn thiện báo cáo kết quả thực hiện", "phân tích kỹ nguyên nhân …, trong".
JUDGES = shaped(r"\b{periods.judging}\b[^;:.\n\d]{0,90}(?:tháng\s\d{1,2}\svà\s)?$", re.IGNORECASE)
# "Như vậy, qua 9 tháng ta mới làm được một phần ba khối lượng".
CONCLUDES = shaped(r"^\W*{periods.concluding},?\s(?:(?:qua|trong|sau|hết)\s)?$", re.IGNORECASE)
# "Sau 8 tháng thực hiện kế hoạch": the plan of the year, and no numbered one of its own.
CARRIED = shaped(r"\s{periods.carrying}(?!\s(?:số|này|cao điểm|thí điểm|trên|\d))", re.IGNORECASE)
OPENS = shaped(r"^\W*(?:qua|sau|trong|hết)\s$", re.IGNORECASE)
# "báo cáo HĐND tỉnh kết quả 9 tháng … tại kỳ họp thường lệ giữa năm": it hears of the first half.
AT_MIDDLE = shaped(
    r"[^.;\n]{0,40}?\s(?:tại|trình|vào)\s(?:kỳ họp|phiên họp)\s(?:thường lệ\s)?giữa năm\b"
)
HALF = (5, 6)
TWO = 2

_finding = partial(
    left_over,
    said="là kỳ được đánh giá, mà văn bản nói về kỳ khác",
    said_en="is judged here, and the draft is on another time",
)


def judged_times(draft: Draft) -> Iterator[Finding]:
    """Every such time that the draft tells once, and is not on."""
    times = list(told(draft.text, 0, len(draft.text), titled=True))
    months = _months(draft, times)
    for one in times:
        passage = draft.passage_at(one.start)
        if passage is None or one.kind != "months":
            continue
        if one.number not in HALF and AT_MIDDLE.match(draft.text, one.end):
            yield _finding(one.start, one.words)
            continue
        if months is None or one.months == months or sum(map(one.same, times)) > 1:
            continue
        before = draft.text[passage.start : one.start]
        judged = JUDGES.search(before) or CONCLUDES.fullmatch(before)
        carried = OPENS.fullmatch(before) and CARRIED.match(draft.text, one.end)
        if (carried or judged) and not _compares(before, draft.text[one.end : passage.end]):
            yield _finding(one.start, one.words)


def _compares(before: str, behind: str) -> bool:
    said = f"{before} {behind.split(',')[0]}"
    return any(words(name).search(said) for name in ("leftovers.compared", "leftovers.gathered"))


def _months(draft: Draft, times: list[Told]) -> int | None:
    """How many months of its year a draft looks back on: by its title, its session, its meeting."""
    own = own_period(draft)
    if own is not None:
        return own.months
    return session_months(draft) or _of_meeting(draft, times) or _in_front(draft, times)


def _of_meeting(draft: Draft, times: list[Told]) -> int | None:
    """The month of a meeting that tells what came of the months up to it."""
    for block in draft.document.blocks[:LINES]:
        found = list(MONTH.finditer(block.text))
        if len(found) == 1 and len(block.text) <= TITLE and MEETING.search(block.text):
            month = int(found[0]["month"])
            named = any(one.kind == "months" and one.number == month for one in times)
            return month if named else None
    return None


def _in_front(draft: Draft, times: list[Told]) -> int | None:
    """The one time, or the year, that the first lines say is judged."""
    for block in draft.document.blocks[:TWO]:
        text = block.text if len(block.text) <= TITLE else ""
        if not words("periods.summed_up").search(text):
            continue
        found = [one for one in times if block.start <= one.start < block.end]
        if len({one.months for one in found}) == 1:
            return found[0].months
        if not found and YEARS.search(text) and not MONTH.search(text):
            return MONTHS_OF_YEAR
    return None
