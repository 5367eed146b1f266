"""Monthly reports: headings and closings that name another month than the title."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.periods.parts_on_periods import ahead, closes, closing_end, parted
from tiendo.checking.periods.told_periods import AHEAD, LINES, MONTHS_OF_YEAR, TITLE, own_period
from tiendo.checking.wordlists import words
from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.regexes import regex

# "tháng 10", and not "10 tháng" nor a day's month.
MONTH = regex(
    r"(?<!ngày \d )(?<!ngày \d\d )(?<!\d )\b(?:tháng|THÁNG)\s(?P<month>\d{1,2})(?![\d.,]\d|\d|\s?-)"
)

# "họp giao ban tháng 10": it hears what came of the month before.
MEETING = regex(r"\bgiao ban\b")


def of_months(draft: Draft) -> Iterator[Finding]:
    """The month before the report's in a closing or heading; its own in a part on what is ahead."""
    title = _up_to(draft) or next(filter(None, map(_title, draft.document.blocks[:LINES])), None)
    if title is None:
        return
    block, own, place = title
    for other in parted(draft):
        if other.start <= block.start:
            continue
        closing = closes(other.text)
        if not closing and other.kind is not Kind.HEADING:
            continue
        end = closing_end(other.text) if closing else len(other.text)
        months = list(MONTH.finditer(other.text, 0, end))
        if len(months) != 1 or words("leftovers.compared").search(other.text):
            continue
        month = int(months[0]["month"])
        plan = not closing and ahead(other.text)
        if month == (own if plan else (own - 2) % MONTHS_OF_YEAR + 1):
            start, written = other.start + months[0].start(), months[0].group()
            yield Finding(
                start=start,
                end=start + len(written),
                message=f"“{written}” trong báo cáo tháng {own}: có thể sót lại từ tháng trước",
                message_en=f"“{written}” in a report on month {own} may be left over",
                stated=written,
                see=(place,),
            )


def month_of(draft: Draft) -> int | None:
    """The month that a report is about by its title; None where it is about no single one."""
    title = next(filter(None, map(_title, draft.document.blocks[:LINES])), None)
    return title[1] if title is not None else None


def _title(block: Block) -> tuple[Block, int, Place] | None:
    """The month of a title that reports on one, and on no longer time."""
    text = block.text
    if (
        len(text) > TITLE
        or text.rstrip().endswith(".")
        or not words("leftovers.reporting").search(text)
    ):
        return None
    found = list(MONTH.finditer(text))
    split = AHEAD.search(text.lower(), found[0].end()) if found else None
    told = [one for one in found if split is None or one.start() < split.start()]
    if len(told) != 1 or "ngày" in text.lower() or MEETING.search(text):
        return None
    at = block.start + told[0].start()
    return block, int(told[0]["month"]), Place(start=at, end=at + len(told[0].group()))


def _up_to(draft: Draft) -> tuple[Block, int, Place] | None:
    """The last month of a report on the months up to it: "kết quả 11 tháng, nhiệm vụ tháng 12"."""
    own = own_period(draft)
    block = next((b for b in draft.document.blocks if own and b.start <= own.start < b.end), None)
    if own is None or own.kind != "months" or block is None or not MONTH.search(block.text):
        return None
    return block, own.number, Place(start=own.start, end=own.end)
