"""Headings and closings of a report that name another period than its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.periods.told_periods import (
    AHEAD,
    MONTHS_OF_QUARTER,
    MONTHS_OF_YEAR,
    Told,
    headings,
    told,
)
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.ordinals import parse_ordinal
from tiendo.vocabulary.regexes import regex

# "Chương trình kiểm tra, giám sát 6 tháng cuối năm 2025": the name of what was issued.
NEAR = 60
PROGRAMME = regex(r"\b(?:Chương trình|Kế hoạch)\s[^.;:\d\n]{0,40}$")
COMING = regex(r"[\sIVX\d.)\-–]*(?:QUÝ|Quý)\s(?:IV|I{1,3})[\s:.]*(?:/?\s?(?:năm|NĂM)?\s?20\d\d)?")
# A budget's year goes on to the end of January: "giải ngân đến 31/01/2025".
LENGTHENED = regex(r"\b31/0?1/20\d\d\b")
# "106 xã được giao thu 3.920 tỷ đồng trong 6 tháng cuối năm": the time that a plan is for.
GIVEN = regex(r"\bgiao\b(?:[^.;]|\.(?=\d)){0,60}\s(?:cho|trong)\s$")
REST = shaped(
    r"(?<![\d/.,])(?P<count>\d{1,2}|{periods.numerals})\stháng\s"
    r"(?:còn lại|cuối năm)(?:\s(?:năm\s)?(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
MONTH = regex(r"\b[Tt]háng \d{1,2}\b")
CLOSING, FOR_REVIEW = regex(r"\s*(?:Trên đây là|Phần thứ)"), regex(r"báo cáo để .{0,60}xem xét")
BEHIND = regex(r"[.;]\s+(?=Trên đây là)")
BRIEF = 160
# A closing names its report's period at once.
CLAUSE, ENDS, FIRST = regex(r"[;:]|,\s|\.\s"), regex(r"[;:]|\.\s"), 12


# "Thực hiện Nghị quyết về nhiệm vụ 6 tháng cuối năm", "VIỆC THỰC HIỆN NHIỆM VỤ 6 THÁNG CUỐI NĂM".
OF_PAPER = shaped(
    r"\b{leftovers.papers}\b[^.;\d]{0,60}\s(?:về|là)\s(?:phương hướng,? )?nhiệm vụ\s$",
    re.IGNORECASE,
)
CARRIED_OUT = regex(r"\bthực hiện (?:phương hướng,? )?nhiệm vụ\s$", re.IGNORECASE)
YEARS_END = regex(r"\S+ tháng cuối năm\b", re.IGNORECASE)


def of_paper(text: str, begin: int, at: int) -> bool:
    """Whether a time is of tasks that a paper set, or of a year's end that is being carried out."""
    if OF_PAPER.search(text, begin, at):
        return True
    return CARRIED_OUT.search(text, begin, at) is not None and YEARS_END.match(text, at) is not None


def ahead(text: str) -> bool:
    """Whether a heading is one of plans: "III. Nhiệm vụ trọng tâm quý IV"."""
    plan, done = words("leftovers.plans").search(text), words("leftovers.results").search(text)
    return plan is not None and (done is None or plan.start() < done.start())


def closes(text: str) -> bool:
    """Whether a text closes a report, or opens another part of it."""
    return CLOSING.match(text) is not None or FOR_REVIEW.search(text) is not None


def parted(draft: Draft) -> list[Block]:
    """The draft's blocks, a closing that stands behind other sentences apart from them."""
    return draft.kept("closings apart", lambda: [*_parted(draft)])


def _parted(draft: Draft) -> Iterator[Block]:
    for block in draft.document.blocks:
        yield block
        behind = BEHIND.search(block.text) if "Trên đây" in block.text else None
        if behind is not None:
            text = block.text[behind.end() :]
            yield replace(block, start=block.start + behind.end(), text=text)


def closing_end(text: str) -> int:
    """Where a closing has told what its report is on: before what is ahead, or its first clause
    with a time; "Trên đây là tình hình, kết quả 6 tháng của xã, xin báo cáo".
    """
    ends = ENDS.search(text, FIRST)
    last = ends.start() if ends else len(text)
    split = AHEAD.search(text.lower(), FIRST, last)
    last = split.start() if split else last
    time = words("periods.times").search(text, 0, last)
    clause = CLAUSE.search(text, max(FIRST, time.end() if time else FIRST), last)
    return clause.start() if clause and time else last if time else min(last, BRIEF)


def of_parts(draft: Draft, own: Told) -> Iterator[Finding]:
    """What headings, closings and the rest of the year name, where the title names another."""
    for heading in headings(draft):
        yield from _heading(draft, heading, own)
    for block in parted(draft):
        if block.start > own.end and closes(block.text):
            end = closing_end(block.text)
            yield from _others(draft, block, end, own)
    yield from _rest(draft, own)


def _heading(draft: Draft, heading: Block, own: Told) -> Iterator[Finding]:
    if words("leftovers.compared").search(heading.text):
        return
    if COMING.fullmatch(heading.text) and own.kind == "quarter":
        return  # "III- QUÝ IV": what is to be done then
    if not ahead(heading.text):
        yield from _others(draft, heading, len(heading.text), own)
        return
    for one in told(draft.text, heading.start, heading.end):
        if one.year in (None, own.year) and one.months <= own.months:
            yield leftover(one.start, one.words, own)  # what is to be done in a time that is over


def _others(draft: Draft, block: Block, length: int, own: Told) -> Iterator[Finding]:
    """The times of a line that tells of what has been, and are not the report's."""
    found = list(told(draft.text, block.start, block.start + length))
    if any(one.months == own.months for one in found):
        return
    for one in found:
        if of_paper(draft.text, block.start, one.start):
            continue
        # "6. Tháng 9 và quý IV" in a report on eight months
        begun = -own.months % MONTHS_OF_QUARTER
        next_quarter = one.kind == "quarter" and one.months in (
            own.months + MONTHS_OF_QUARTER,
            own.months + begun + MONTHS_OF_QUARTER,
        )
        if next_quarter and block.kind is Kind.HEADING:
            continue  # "6. Công tác quý IV" in a report on nine months
        if one.year in (None, own.year) and one.months != own.months:
            yield leftover(one.start, one.words, own)


def _rest(draft: Draft, own: Told) -> Iterator[Finding]:
    """More months to come than are left: "6 tháng cuối năm" in a report on nine months."""
    title = draft.text[draft.text.rfind("\n", 0, own.start) + 1 :].split("\n", 1)[0]
    for found in REST.finditer(draft.text, own.end):
        count = parse_ordinal(found["count"].lower()) or 0
        year = int(found["year"]) if found["year"] else None
        left = MONTHS_OF_YEAR - own.months
        exactly = "còn lại" in found.group().lower() and count < left
        if exactly and not _left_at_all(draft, count, own):
            pass
        elif count <= left or year not in (None, own.year) or _lengthened(draft, count, left):
            continue
        passage = draft.passage_at(found.start())
        if passage is not None and words("leftovers.compared").search(passage.text):
            continue
        if (
            exactly
            and passage is not None
            and MONTH.search(draft.text, passage.start, found.start())
        ):
            continue  # "tháng 2 đạt 79,8%, hai tháng còn lại trên 89%": of the quarter
        if passage is not None and (
            of_paper(draft.text, passage.start, found.start())
            or GIVEN.search(draft.text, passage.start, found.start())
        ):
            continue
        if found.group() in title or programme(draft, found.start()):
            continue
        yield leftover(found.start(), found.group(), own)


def programme(draft: Draft, at: int) -> bool:
    """Whether a time belongs to the name of a programme or a plan before it."""
    return PROGRAMME.search(draft.text, max(0, at - NEAR), at) is not None


def _lengthened(draft: Draft, count: int, left: int) -> bool:
    """Whether the month more may be January's, to which a budget's year goes on."""
    return count == left + 1 and LENGTHENED.search(draft.text) is not None


def _left_at_all(draft: Draft, count: int, own: Told) -> bool:
    """Whether so many months may be left of the year: at the draft's day, or of another time."""
    day = draft.day
    if day is None or own.year is None or day.year != own.year:
        return True
    return MONTHS_OF_YEAR - day.month - 1 <= count


def leftover(start: int, written: str, own: Told) -> Finding:
    """A remark on words that seem to stand from the last report."""
    return Finding(
        start=start,
        end=start + len(written),
        message=f"“{written}” trong báo cáo về {own.words}: có thể sót lại từ kỳ trước",
        message_en=f"“{written}” in a report on “{own.words}” may be left over",
        stated=written,
        see=(Place(start=own.start, end=own.end),),
    )
