"""When a page was published and what place it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tiendo.errors import Unreadable
from tiendo.reading.document import Document
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.letters import LOWER, UPPER
from tiendo.vocabulary.places import find_province
from tiendo.vocabulary.regexes import regex

# A date line is short and stands near the top, or at the foot ("Cập nhật ngày …").
LINES_FROM_TOP = 12
LONGEST_LINE = 120
CLOCK = regex(r"\d(?<!\d\d)(?:(?<=[01])\d|(?<=2)[0-3])?\s?[:hg]\s?[0-5]?\d'?(?::\d{2})?(?!\d)")
WEEKDAY = regex(r"[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])\b|[Cc]hủ [Nn]hật|CN,")
# Every such weekday or word holds one of these.
SIGNS = (
    "hứ", "hủ ", "CN,", "ập nhật", "gày đăng", "ượt xem", "GMT", "ăng lúc", "ăng ngày", "uất bản",
)  # fmt: skip
NOTED = regex(r"[Cc]ập nhật|[Nn]gày đăng|[Ll]ượt xem|GMT|[Đđ]ăng (?:lúc|ngày)|[Xx]uất bản")
OPENS = regex(
    r"\s*(?:Ngày\s)?(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:\||-|,|"
    r"ngày)?\s*)?\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}"
)
LETTERHEAD = regex(
    rf"(?:[{UPPER}][{LOWER}{UPPER} .]+,\s|^)(?:ngày|Ngày)\s\d{{1,2}}\stháng\s\d{{1,2}}\snăm\s"
    r"\d{4}\s*$"
)
_RUN = rf"[{UPPER}][^\W\d_]+(?:(?: | - )[{UPPER}][^\W\d_]+){{0,3}}"
_NAME = rf"(?=(?P<name>{_RUN}))"
# Each opens with letters that a search passes quickly to; "tỉnh" vouches for an unknown name.
PROVINCES = (
    regex(rf"ỉnh (?<=[Tt]....)(?:[uủ][yỷ] )?{_NAME}"),
    regex(rf"ỈNH (?<=T....)(?:[UỦ][YỶ] )?{_NAME}"),
)
CITIES = (
    regex(rf"hành phố (?<=[Tt].........){_NAME}"),
    regex(rf"TP(?<!\nTP)\.? {_NAME}"),
)
# Words in capitals that follow "TỈNH" and name no place.
NO_PLACE = frozenset(
    "ủy uỷ bí thư phó chủ tịch đoàn hội đồng ban số lần việt nam trên về năm".split()
)
PLACE_REACH = 20000


def dateline(document: Document) -> tuple[date | None, str | None]:
    """The day of publication by the page's date line, and the province or body's place.

    Both None where the text states neither. A date inside a sentence is no date line.
    """
    return published_on(document), place(document)


def published_on(document: Document) -> date | None:
    for block in document.blocks[:LINES_FROM_TOP]:
        text = block.text
        if len(text) > LONGEST_LINE or ("20" not in text and "19" not in text):
            continue
        dated = _dated(text)
        if dated is not None:
            return dated
    return _letterhead(document)


def _dated(line: str) -> date | None:
    """The day of a line that is a date line: one with a clock, a weekday or nothing else."""
    opened = OPENS.match(line)
    bare = opened is not None and len(line[opened.end() :].strip(" -|,.")) < 12
    if not bare and not _marked(line):
        return None
    for stated in find_dates(line.replace("-", "/") if "-" in line and "/" not in line else line):
        if stated.year is None:
            continue
        try:
            return stated.on()
        except Unreadable:
            return None
    return None


def _marked(line: str) -> bool:
    """Whether the line has a clock, a weekday or a word of publishing."""
    if any(sign in line for sign in SIGNS) and (WEEKDAY.search(line) or NOTED.search(line)):
        return True
    return CLOCK.search(line) is not None


def _letterhead(document: Document) -> date | None:
    """ "Sông Mai, ngày 29 tháng 9 năm 2023" of an official heading block."""
    for block in document.blocks[:LINES_FROM_TOP]:
        dated = block.text.rstrip()[-1:].isdecimal() and "tháng" in block.text
        found = LETTERHEAD.search(block.text) if dated else None
        if found is None:
            continue
        for stated in find_dates(found.group()):
            try:
                return stated.on()
            except Unreadable:
                return None
    return None


def place(document: Document) -> str | None:
    """The province or city that the text names most often as its own: "tỉnh Hậu Giang"."""
    found: dict[str, int] = {}
    for patterns, vouched in ((PROVINCES, True), (CITIES, False)):
        runs = _runs(document.text, patterns)
        for run in dict.fromkeys(runs):
            name = _place_name(run, vouched=vouched)
            if name is not None:
                found[name] = found.get(name, 0) + runs.count(run)
    return max(found, key=found.__getitem__) if found else None


def _runs(text: str, patterns: Iterable[re.Pattern[str]]) -> list[str]:
    """The runs of capitals behind the words for a place, in order."""
    found = [
        (match.start(), match["name"])
        for pattern in patterns
        for match in pattern.finditer(text, 0, PLACE_REACH + LONGEST_LINE)
        if match.start() < PLACE_REACH
    ]
    found.sort()
    return [name for _, name in found]


def _place_name(run: str, *, vouched: bool) -> str | None:
    """The province that a run of capitals begins with; "tỉnh" vouches for an unknown one."""
    words = run.split(" ")
    for length in (5, 4, 3, 2):
        known = find_province(" ".join(words[:length])) if len(words) >= length else None
        if known is not None:
            return known.name
    if not vouched or len(words) != 2 or any(word.lower() in NO_PLACE for word in words):
        return None
    return " ".join(word.capitalize() for word in words)
