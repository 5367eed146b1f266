"""Days of the week beside their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex

TABLES = "tiendo.checking.tables"
DATE = (
    r"(?P<day>\d{1,2})\s?(?:[/.\-]\s?(?P<month>\d{1,2})(?:\s?[/.\-]\s?(?P<year>(?:19|20)\d\d))?"
    r"|\stháng\s(?P<wmonth>\d{1,2})(?:\s?(?:,\s)?(?:năm|/)\s?(?P<wyear>(?:19|20)\d\d))?)(?![\d/]|\.\d)"
)
BETWEEN = r"(?:\s?[,(:]?\s?(?:ngày|tức ngày|là ngày)?\s?|\s)"
AFTER = regex(
    r"(?<![\d/.,])"
    + DATE
    + r"\s?[(,]\s?(?:tức\s|nhằm\s|là\s)?(?:ngày\s)?(?P<name>[^\d,;.()\n]{3,10})"
)


# "lần thứ 4 ngày 16/01/2026": which of its kind.
COUNTED = shaped(r"{weekdays.counted}[ \xa0]$", re.IGNORECASE)
HELD = regex(r"(?<!\b[Kk]ỳ )(?<!\b[Pp]hiên )\bhọp\s$")
# "24 và 25/11/2025 (thứ Hai, thứ Ba)": the first of the days is another date's.
SEVERAL = regex(r"\s?(?:,|và|-|–)\s?(?:[Tt]hứ|[Cc]hủ nhật)\s")


@cache
def _names() -> dict[str, tuple[int, str]]:
    return {
        name: (row["day"], row["shown"])
        for row in rows(TABLES, "weekdays")
        for name in row["words"]
    }


@cache
def _before() -> re.Pattern[str]:
    known = "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))
    return re.compile(rf"\b(?P<name>{known})(?!\d){BETWEEN}{DATE}", re.IGNORECASE)


@check(
    id="weekday-date",
    group="documents",
    severity=Severity.ERROR,
    says="Thứ trong tuần phải đúng với ngày đi cùng.",
)
def weekday_date(draft: Draft) -> Iterator[Yielded]:
    """A day of the week is the one of its date.

    A date without a year is taken in the year of the draft, and then only remarked on.

    Sai:  Hội nghị khai mạc thứ Hai, ngày 24/6/2023 tại Trung tâm hội nghị tỉnh.
    Đúng: Hội nghị khai mạc thứ Bảy, ngày 24/6/2023 tại Trung tâm hội nghị tỉnh.
    """
    for found in _before().finditer(draft.text):
        counted = COUNTED.search(draft.text, max(0, found.start() - 20), found.start())
        if counted is None or _held_on(draft.text, found):
            yield from _judged(draft, found, found["name"])
    for found in AFTER.finditer(draft.text):
        name = found["name"].strip()
        if name.lower() in _names() and SEVERAL.match(draft.text, found.end()) is None:
            yield from _judged(draft, found, name)


def _held_on(text: str, found: re.Match[str]) -> bool:
    """``Hội nghị họp thứ Năm, ngày 18/10/2019``: no meeting's number."""
    capital = found["name"].split()[-1][:1].isupper()
    return capital and HELD.search(text, max(0, found.start() - 20), found.start()) is not None


def _judged(draft: Draft, found: re.Match[str], name: str) -> Iterator[Finding]:
    year = found["year"] or found["wyear"]
    stated = int(year) if year else draft.day.year if draft.day else None
    try:
        day = date(stated or 0, int(found["month"] or found["wmonth"]), int(found["day"]))
    except ValueError:  # no such day, or no year: impossible-value looks at the first
        return
    said, _ = _names()[name.lower()]
    right = next(words for number, words in _names().values() if number == day.isoweekday())
    if said == day.isoweekday():
        return
    start = found.start("name")
    first = found.start("day")
    yield Finding(
        start=start,
        end=start + len(name),
        message=f"{day:%d/%m/%Y} là {right}, không phải {name}",
        message_en=f"{day:%d/%m/%Y} is a {day:%A}, not what is written ({name})",
        stated=name,
        computed=day.isoformat(),
        suggestion=right,
        see=(Place(start=first, end=_date_end(found)),),
        severity=softened(bool(year) and not draft.doubtful),
    )


def _date_end(found: re.Match[str]) -> int:
    groups = ("year", "wyear", "month", "wmonth")
    return max(found.end(group) for group in groups)
