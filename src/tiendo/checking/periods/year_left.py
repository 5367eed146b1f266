"""What is left of a year after the time that a report is on, and how a report on a year closes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.parts_on_periods import CLOSING, closing_end, programme
from tiendo.checking.periods.told_periods import MONTHS_OF_YEAR, USUAL, YEARS, Told, told
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

LEFT = regex(
    r"(?<![\d/.,])(?P<months>(?P<count>\d{1,2})\stháng)\s(?:cuối|còn lại của)\snăm\b",
    re.IGNORECASE,
)


# What is summed up names its time within so many letters.
NEXT = 30
SUMMED_ABOVE = regex(
    r"\b(?:[Tt]rên cơ sở|[Cc]ăn cứ|[Tt]ừ)\s(?:các )?kết quả\s[^.;]{0,60}?\s"
    r"(?:nêu trên|nói trên|trên đây)\b"
)


def closed_otherwise(draft: Draft) -> Iterator[Finding]:
    """``Trên đây là báo cáo … 9 tháng đầu năm 2023`` under a report on the whole year."""
    kind, title = title_of(draft)
    if not kind.startswith("BÁO CÁO") or not YEARS.search(title):
        return
    if list(told(title, 0, len(title), titled=True)):
        return
    for block in draft.document.blocks:
        closing, summing = CLOSING.search(block.text), summed_at(block.text)
        end = closing_end(block.text) if closing else summing or 0
        for one in told(draft.text, block.start, block.start + end):
            yield Finding(
                start=one.start,
                end=one.end,
                message=f"“{one.words}” ở câu {'kết' if closing else 'đánh giá chung'} của báo cáo "
                "cả năm: có thể sót lại từ kỳ trước",
                message_en=f"“{one.words}” sums up a report on a whole year",
                stated=one.words,
            )


def summed_at(text: str) -> int | None:
    """Up to where a text that sums up names its time: "Nhìn chung, 7 tháng năm 2025 ngành …",
    "Từ kết quả công tác 6 tháng đầu năm nêu trên"; None where it sums up nothing.
    """
    opened = words("leftovers.summing").match(text)
    if opened is not None:
        return min(opened.end() + NEXT, len(text))
    above = SUMMED_ABOVE.search(text)
    return above.end() if above is not None else None


def summed_otherwise(draft: Draft, own: Told) -> Iterator[Finding]:
    """Other months of the year in what sums up a report on some."""
    for passage in draft.passages:
        end = summed_at(passage.text) if passage.start > own.end else None
        for one in told(draft.text, passage.start, passage.start + (end or 0), titled=True):
            if one.kind == "months" and one.months != own.months and one.year in (None, own.year):
                yield Finding(
                    start=one.start,
                    end=one.end,
                    message=f"“{one.words}” ở câu đánh giá chung của báo cáo về {own.words}: "
                    "có thể sót lại từ kỳ trước",
                    message_en=f"“{one.words}” sums up a report on “{own.words}”",
                    stated=one.words,
                    see=(Place(start=own.start, end=own.end),),
                )


def rest_of_year(draft: Draft, own: Told) -> Iterator[Finding]:
    """``Trong 9 tháng cuối năm`` in a report on six months: what is left of the year is another."""
    if own.months not in USUAL:  # "báo cáo 5 tháng … nhiệm vụ 6 tháng cuối năm"
        return
    left = MONTHS_OF_YEAR - own.months
    for found in LEFT.finditer(draft.text, own.end):
        if left and int(found["count"]) != left and not programme(draft, found.start()):
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
