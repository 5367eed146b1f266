"""Ranges whose first number is the greater."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.periods.backwards import backwards
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped, words
from tiendo.errors import NumberUnreadable
from tiendo.vocabulary.dates import DateUnreadable, find_dates
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

NUMBER = r"\d[\d.,]*\d|\d"
UNIT = r"%|‰|{ranges.units}|(?:ha|tạ|hộ)\b|{ranges.times}\b(?!\s?\d)"
RANGE = shaped(
    rf"(?<![\w/.,\-–])(?P<low>{NUMBER})(?P<first>\s?(?:{UNIT}))?(?P<mark>\s?[-–]\s?|\sđến\s|\stới\s)"
    rf"(?P<high>{NUMBER})(?P<unit>\s?(?:{UNIT}))"
)
# "3 - 2 cuộc mỗi tuần": things counted so often.
# "- Kinh tế số: 12% - 11,3% - chưa đạt": a plan, what came of it, and the verdict.
JUDGED = shaped(r"\s?[-–]\s?(?:không |chưa |đã )?{ranges.verdicts}\b", re.IGNORECASE)
OFTEN = shaped(
    r"(?<![\w/.,\-–])(?P<low>\d{1,3})(?P<mark>\s?[-–]\s?)(?P<high>\d{1,3})"
    r"(?P<unit>\s{ranges.occasions}\b)"
    r"(?=[^.;,\d]{0,24}(?:\b{ranges.each}|/)\s?{ranges.spans}\b)"
)
# "45 - 40 đảng viên": so many of what is counted (tables/words.yaml, ``ranges.counted``).
COUNTED = regex(rf"(?<![\w/.,\-–])(?P<low>{NUMBER})(?P<mark>\s?[-–]\s?)(?P<high>{NUMBER})(?=\s)")
YEARS = shaped(
    r"\b(?P<word>{ranges.years_of})\s"
    r"(?P<low>(?:19|20)\d\d)(?:\s?[-–]\s?|\s(?:đến|tới)\s(?:hết )?(?:năm )?)"
    r"(?P<high>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
ENGLISH = regex(r"\d{1,3}(?:,\d{3})+")
YEAR = regex(r"(?:19|20)\d\d")
# Words before a movement, which may go down: "giảm từ 4% đến 2%", "từ mức 4 xuống".
MOVING = shaped(r"\b(?:{ranges.lower}|từ)\b[^.;,]{0,30}$")
# "tăng từ 9,5 đến 8,5%": a range that is aimed at, and no movement.
AIMED = shaped(r"{ranges.aimed}\s(?:đạt\s)?từ\s$", re.IGNORECASE)
LASTING = shaped(r"{ranges.times}$")
DATED = shaped(r"\b{ranges.dated}\s$", re.IGNORECASE)
# "142.615 - 318 - 0,22%": values of a row, and no range.
ROW = 24
ROW_BEFORE = regex(r"\d[^\W\d_%]*%?(?:\s[^\W\d_]+){0,2}\s[-–]\s$")
ROW_BEHIND = regex(r"\s[-–]\s\d")
UNTIL = regex(r"\s(?:đến|tới)(?: hết)?(?: ngày)? |\s?[-–]\s?(?:ngày )?")


@check(
    id="range-order",
    group="arithmetic",
    severity=Severity.ERROR,
    says="Khoảng giá trị viết đầu nhỏ trước, đầu lớn sau; giai đoạn bắt đầu trước khi kết thúc.",
)
def range_order(draft: Draft) -> Iterator[Yielded]:
    """The lower end of a range stands first, and a span of years begins before it ends.

    Sai:  Phấn đấu tăng trưởng 8 - 7,5% mỗi năm trong giai đoạn 2021 - 2025.
    Đúng: Phấn đấu tăng trưởng 7,5 - 8% mỗi năm trong giai đoạn 2021 - 2025.
    """
    text = draft.text
    for found in RANGE.finditer(text):
        mark = found["mark"].strip()
        if found["first"] and found["first"].strip() != found["unit"].strip():
            continue
        if mark in "-–" and found["mark"].startswith(" ") != found["mark"].endswith(" "):
            continue  # "đạt 5 -3%": a sign
        if YEAR.fullmatch(found["low"]) or JUDGED.match(text, found.end()):
            continue
        if mark in "-–" and _in_a_row(text, found):
            continue
        if ENGLISH.fullmatch(found["low"]) or ENGLISH.fullmatch(found["high"]):
            continue  # "17,000 - 17,500": number-format's to say
        low, high = _value(found["low"]), _value(found["high"])
        if low is None or high is None or low <= high:
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        if LASTING.search(found["unit"]):
            if mark in "-–" or words("ranges.lower").search(before) or DATED.search(before):
                continue  # "rút từ 15 đến 7 ngày", "từ tháng 11 đến 3 tháng sau"
            moving = None
        else:
            moving = MOVING.search(before)
        if moving and mark not in ("-", "–") and not _aimed(text, found.start()):
            continue
        unit = found["unit"]
        right = f"{found['high']}{found['mark']}{found['low']}{unit}"
        yield _turned(draft, found, right)
    for found in OFTEN.finditer(text):
        if int(found["low"]) > int(found["high"]):
            right = f"{found['high']}{found['mark']}{found['low']}{found['unit']}"
            yield _turned(draft, found, right)
    for found in COUNTED.finditer(text):
        low, high = _value(found["low"]), _value(found["high"])
        noun = words("ranges.counted").match(text, found.end() + 1)
        if noun is None or low is None or high is None or low <= high:
            continue
        if YEAR.fullmatch(found["low"]) or DATED.search(text[: found.start()][-12:]):
            continue
        right = f"{found['high']}{found['mark']}{found['low']}"
        yield _turned(draft, found, right)
    for found in YEARS.finditer(text):
        if found["low"] > found["high"]:
            between = text[found.end("low") : found.start("high")]
            yield Finding(
                start=found.start("low"),
                end=found.end(),
                message=f"{found.group()} kết thúc trước khi bắt đầu",
                message_en=f"The span {found['low']}-{found['high']} ends before it begins",
                stated=f"{found['low']}{between}{found['high']}",
                suggestion=f"{found['high']}{between}{found['low']}",
                severity=softened(not draft.doubtful),
            )

    yield from _days(draft)
    yield from backwards(draft)


def _in_a_row(text: str, found: re.Match[str]) -> bool:
    """``Cấp huyện: 118.407 - 1.762 - 1,49%``: three and more values that dashes part."""
    before = ROW_BEFORE.search(text, max(0, found.start() - ROW), found.start())
    return before is not None or ROW_BEHIND.match(text, found.end()) is not None


def _turned(draft: Draft, found: re.Match[str], right: str) -> Finding:
    return Finding(
        start=found.start(),
        end=found.end(),
        message=f"Khoảng “{found.group()}” có đầu trước lớn hơn đầu sau",
        message_en=f"The range “{found.group()}” begins above its end",
        stated=found.group(),
        suggestion=right,
        severity=softened(not draft.doubtful),
    )


def _aimed(text: str, at: int) -> bool:
    before = re.split(r"[;.,]\s", text[max(0, at - 60) : at])[-1]
    return AIMED.search(before) is not None and words("ranges.lower").search(before) is None


def _days(draft: Draft) -> Iterator[Finding]:
    """ "từ ngày 20/6/2023 đến ngày 15/6/2023"; a first day without a year only in one month."""
    for first, last in pairwise(find_dates(draft.text)):
        if UNTIL.fullmatch(draft.text, first.end, last.start) is None or last.year is None:
            continue
        if first.year is None and first.month != last.month:
            continue  # "từ 15/12 đến 14/3/2023": begun the year before
        try:
            begins, ends = first.on(last.year), last.on()
        except DateUnreadable:  # no such day: impossible-value tells it
            continue
        if begins and ends and begins > ends:
            yield Finding(
                start=first.start,
                end=last.end,
                message=f"Từ {begins:%d/%m/%Y} đến {ends:%d/%m/%Y}: kết thúc trước khi bắt đầu",
                message_en=f"The span from {begins} to {ends} ends before it begins",
                stated=draft.text[first.start : last.end],
                severity=softened(not draft.doubtful),
            )


def _value(written: str) -> Decimal | None:
    try:
        return read_number(written).value
    except NumberUnreadable:
        return None
