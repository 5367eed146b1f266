"""Times of what a draft orders to be carried out, that are over: "tập trung thực hiện các nhiệm vụ
6 tháng cuối năm 2022" of a meeting in June 2023, "cụ thể hóa thành chương trình công tác năm 2024"
in a resolution on 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import (
    LINES,
    MONTHS_OF_QUARTER,
    MONTHS_OF_YEAR,
    NUMBERS,
    heading_above,
)
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

STAGE = r"giai đoạn (?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d)"
NAMED = shaped(
    r"\b(?P<kind>{periods.carried_out})(?P<what>(?:,?\s[^\W\d_]+){0,8}?)\s"
    rf"(?P<time>(?:(?P<half>6 tháng (?P<part>đầu|cuối) )|quý (?P<quarter>IV|I{{1,3}}) )?"
    rf"(?:(?<!\d)năm |(?<=[IV] )/?)(?P<year>20\d\d)|{STAGE})\b(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
TITLE_STAGE, YEAR = regex(STAGE, re.IGNORECASE), regex(r"\b20\d\d\b")
DAY = regex(r"\bngày \d{1,2} tháng \d{1,2} năm 20\d\d")
# "Cụ thể hóa Nghị quyết thành chương trình công tác": what the order makes.
ORDERED = shaped(r"\b{periods.orders}\b", re.IGNORECASE)
# "tổng hợp kết quả thực hiện kế hoạch … năm 2023, báo cáo … trước ngày 10/12"
TO_REPORT = regex(r"\b(?:tổng hợp|báo cáo|theo dõi)\s(?:\S+\s){0,3}?thực hiện\s$", re.IGNORECASE)
BY_DAY = regex(r"\btrước ngày \d|\bhằng (?:quý|tháng|năm)\b")
YEARS_AGO, SPRING = 2, 3

_finding = partial(
    left_over,
    said="là kỳ của việc phải làm, mà đã qua",
    said_en="is the time of what is to be carried out, and is over",
)


def carried_out(draft: Draft) -> Iterator[Finding]:
    """Every time of plans and tasks ahead that is over by the draft's day or its title."""
    _, title = title_of(draft)
    title = DAY.sub(" ", title)
    own = [int(year) for year in YEAR.findall(title)]
    stages = _stages(draft)
    for passage in draft.passages:
        for found in NAMED.finditer(passage.text):
            if found["from"]:
                left = _stage_left(found, stages)
            else:
                left = _year_left(draft, passage, found, own)
            if left and (_in_orders(draft, passage, found) or found["from"]):
                yield _finding(passage.start + found.start("time"), found["time"])


def _stages(draft: Draft) -> Mapping[str, int]:
    """The stages that the first lines name, each with its last year: "giai đoạn 2026 - 2030"."""
    lines = (block.text for block in draft.document.blocks[:LINES])
    front = (text for text in lines if not text.rstrip().endswith("."))
    found = (one for text in front for one in TITLE_STAGE.finditer(text))
    return {one.group().lower(): int(one["to"]) for one in found}


def _stage_left(found: re.Match[str], stages: Mapping[str, int]) -> bool:
    """``tổng kết Chương trình hành động giai đoạn 2021 - 2025`` where the title has another stage,
    and the sentence is of a year behind that one.
    """
    if not stages or found["time"].lower() in stages or found["what"].strip():
        return False
    before = found.string[: found.start()]
    late = [int(year) for year in YEAR.findall(before)]
    return max(late, default=0) >= max(stages.values()) > int(found["to"])


def _year_left(draft: Draft, passage: Passage, found: re.Match[str], own: list[int]) -> bool:
    """Whether a year, or a part of it, is over for what is to be carried out."""
    today, year = dated(draft), int(found["year"])
    first = min(own, default=today.year if today else 0)
    if not first or year > first or (own and year in own):
        return False
    before = found.string[: found.start()]
    if TO_REPORT.search(before) and BY_DAY.search(found.string, found.end()):
        long_ago = year <= first - YEARS_AGO
        return long_ago or (year < first and today is not None and today.month >= SPRING)
    if any(words(name).search(passage.text) for name in ("leftovers.past", "leftovers.settling")):
        return False
    if own and year < first:
        return found["half"] is None and found["quarter"] is None
    return not own and today is not None and _last(found) < today and bool(found["half"])


def _last(found: re.Match[str]) -> date:
    """The first day after a time."""
    year, month = int(found["year"]), MONTHS_OF_YEAR
    if found["half"]:
        month = MONTHS_OF_YEAR // 2 if found["part"].lower() == "đầu" else MONTHS_OF_YEAR
    elif found["quarter"]:
        month = NUMBERS[found["quarter"].upper()] * MONTHS_OF_QUARTER
    return date(year + month // MONTHS_OF_YEAR, month % MONTHS_OF_YEAR + 1, 1)


def _in_orders(draft: Draft, passage: Passage, found: re.Match[str]) -> bool:
    """Whether it is ordered: by the words before it, or below a heading of what is to be done."""
    if ORDERED.search(found.string, 0, found.start()) is None:
        return False
    head = heading_above(draft, passage.start)
    return (
        head is None
        or ahead(head.text)
        or words("periods.implementing").search(head.text) is not None
    )
