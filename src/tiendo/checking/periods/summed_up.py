"""What sums up a report, or closes it, and names a time that the report is not about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.parts_on_periods import closes, closing_end, parted
from tiendo.checking.periods.told_periods import YEARS, Told, heading_above, told
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex

# What is summed up names its time within so many letters.
NEXT = 45
OPENS = shaped(r"\s*(?:[-–+•]\s|\d\.\s)?{periods.opens}\s", re.IGNORECASE)
RESULTS = shaped(r"\s*{periods.results}\s", re.IGNORECASE)
SUMMED_ABOVE = shaped(
    r"\b(?:{periods.on_what}\s(?:các )?kết quả|(?:những |các )(?:con số|số liệu|kết quả))\s"
    r"[^.;]{0,60}?\s{periods.told_above}\b",
    re.IGNORECASE,
)


HEAD_LINES = 6
SUMS_UP = regex(r"\btổng kết (?:công tác |nhiệm vụ )?năm 20\d\d", re.IGNORECASE)
MONTHS = regex(r"\b\d{1,2} tháng\b|\bquý [IV]+\b", re.IGNORECASE)
RESULTS_ABOVE = shaped(r"\s*(?:[^\W\d_]+\s){0,2}?[Kk]ết quả [^.;]{4,40}?\s{periods.told_above}\b")
# "Sở báo cáo kết quả công tác quý I năm 2024 như sau:"
OPENING, FIRST_LINES = regex(r"\bbáo cáo\b[^.;:\n]*\bnhư sau\s?:", re.IGNORECASE), 16


def closed_otherwise(draft: Draft) -> Iterator[Finding]:
    """``Trên đây là báo cáo … 9 tháng đầu năm 2023`` under a report on the whole year."""
    kind, title = title_of(draft)
    if not kind.startswith("BÁO CÁO") or not YEARS.search(title):
        yield from _of_speech(draft)
        return
    if list(told(title, 0, len(title), titled=True)):
        return
    for block in parted(draft):
        closing = closes(block.text)
        end = closing_end(block.text) if closing else _summed_at(block.text)
        end = end or _judged_at(draft, block)
        for one in told(draft.text, block.start, block.start + end):
            yield _finding(one, "kết" if closing else "đánh giá chung")


def _of_speech(draft: Draft) -> Iterator[Finding]:
    """``Kết quả 9 tháng đầu năm nêu trên`` of a speech that sums up a year."""
    lines = [block.text for block in draft.document.blocks[:HEAD_LINES]]
    if not any(SUMS_UP.search(line) for line in lines) or any(
        MONTHS.search(line) for line in lines
    ):
        return
    for passage in draft.passages:
        found = RESULTS_ABOVE.match(passage.text)
        end = passage.start + found.end() if found is not None else passage.start
        for one in told(draft.text, passage.start, end):
            yield _finding(one, "chuyển ý")


def summed_otherwise(draft: Draft, own: Told) -> Iterator[Finding]:
    """Other months of the year in what sums up a report on some; quarters that judge it."""
    yield from _quarters(draft, own)
    yield from _opening(draft, own)
    for passage in draft.passages:
        end = _summed_at(passage.text) if passage.start > own.end else 0
        for one in told(draft.text, passage.start, passage.start + end, titled=True):
            if (
                one.kind == "months" and one.months != own.months and one.year in (None, own.year)
            ) or (one.kind == own.kind == "quarter" and one.number != own.number):
                yield _finding(one, "đánh giá chung", own)


def _opening(draft: Draft, own: Told) -> Iterator[Finding]:
    """Another time of the year in the line that the report opens with."""
    for block in draft.document.blocks[:FIRST_LINES]:
        found = OPENING.search(block.text) if block.start > own.end else None
        times = list(told(draft.text, block.start, block.start + found.end())) if found else []
        if len(times) == 1 and times[0].months != own.months and times[0].year in (None, own.year):
            yield _finding(times[0], "mở đầu", own)


def _quarters(draft: Draft, own: Told) -> Iterator[Finding]:
    """``Trong quý I năm 2024, tội phạm được kéo giảm`` below "Nhận xét", in a report on six months:
    the one quarter that is told there.
    """
    for block in draft.document.blocks if own.kind == "months" else ():
        above = heading_above(draft, block.start) if OPENS.match(block.text) else None
        if above is None or not words("leftovers.judging").search(above.text):
            continue
        times = list(told(draft.text, block.start, block.start + len(block.text)))
        opens = OPENS.fullmatch(draft.text, block.start, times[0].start) if times else None
        if opens is None or len(times) > 1 or times[0].kind != "quarter":
            continue
        if times[0].year in (None, own.year) and times[0].months != own.months:
            yield _finding(times[0], "đánh giá chung", own)


def _summed_at(text: str) -> int:
    """Up to where a text that sums up names its time: "Nhìn chung, 7 tháng năm 2025 ngành …",
    "Từ kết quả công tác 6 tháng đầu năm nêu trên"; 0 where it sums up nothing.
    """
    opened = words("leftovers.summing").match(text)
    if opened is not None:
        return min(opened.end() + NEXT, len(text))
    above = SUMMED_ABOVE.search(text)
    return above.end() if above is not None else 0


def _judged_at(draft: Draft, block: Block) -> int:
    """Up to where a text below "Đánh giá chung" names what it judges: "Kết quả 9 tháng …"."""
    above = heading_above(draft, block.start)
    judges = above is not None and words("leftovers.judging").search(above.text) is not None
    opened = RESULTS.match(block.text) if judges else None
    return min(opened.end() + NEXT, len(block.text)) if opened else 0


def _finding(one: Told, sentence: str, own: Told | None = None) -> Finding:
    about, about_en = (f"về {own.words}", f"on “{own.words}”") if own else ("cả năm", "on a year")
    return Finding(
        start=one.start,
        end=one.end,
        message=f"“{one.words}” ở câu {sentence} của báo cáo {about}: có thể sót lại từ kỳ trước",
        message_en=f"“{one.words}” sums up a report {about_en}",
        stated=one.words,
        see=(Place(start=own.start, end=own.end),) if own else (),
    )
