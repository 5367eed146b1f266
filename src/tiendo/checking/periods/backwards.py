"""Spans of months, quarters and hours that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.told_periods import NUMBERS
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

TO = r"\s(?:đến|tới)\s(?:hết\s)?(?:cuối\s)?"
OF_YEAR = r"(?:\s?/\s?|\snăm\s)(?P<{}>(?:19|20)\d\d)"
MONTHS = regex(
    rf"\b[Tt]ừ\s(?:đầu )?tháng\s(?P<low>\d{{1,2}})(?:{OF_YEAR.format('first')})?{TO}tháng\s"
    rf"(?P<high>\d{{1,2}}){OF_YEAR.format('last')}"
)
QUARTERS = regex(
    rf"\b[Tt]ừ\s(?:đầu )?quý\s(?P<low>IV|I{{1,3}})(?:{OF_YEAR.format('first')})?{TO}quý\s"
    rf"(?P<high>IV|I{{1,3}}){OF_YEAR.format('last')}"
)
HOURS = regex(
    rf"\b[Tt]ừ\s(?P<low>\d{{1,2}})(?:h|g|:|\sgiờ\s?)(?P<first>\d{{2}})?(?:\sphút)?{TO}"
    r"(?P<high>\d{1,2})(?:h|g|:|\sgiờ)\s?(?P<last>\d{2})?(?:\sphút)?(?!\d)"
)
# What ends on the next day, or in the afternoon by twelve hours.
NEXT_DAY = shaped(r"{periods.next_day}", re.IGNORECASE)


EVENING, MORNING = 17 * 60, 9 * 60  # "Ca trực từ 22 giờ đến 6 giờ"


def backwards(draft: Draft) -> Iterator[Finding]:
    """Spans in one sentence whose end, by its own year, is before their beginning."""
    for pattern in (MONTHS, QUARTERS):
        for found in pattern.finditer(draft.text):
            begins, ends = (_number(found[name]) for name in ("low", "high"))
            first = int(found["first"] or found["last"])
            if found["first"] is None and begins > ends:
                continue  # "từ tháng 9 đến tháng 5/2024": begun the year before
            if (first, begins) > (int(found["last"]), ends):
                yield _finding(draft, found)
    for found in HOURS.finditer(draft.text):
        begins, ends = (
            int(found[hour]) * 60 + int(found[minute] or 0)
            for hour, minute in (("low", "first"), ("high", "last"))
        )
        over_night = begins >= EVENING and ends <= MORNING
        if (
            begins > ends
            and not over_night
            and not NEXT_DAY.match(draft.text[found.end() :].lstrip(" ("))
        ):
            yield _finding(draft, found)


def _number(written: str) -> int:
    return NUMBERS.get(written) or int(written)


def _finding(draft: Draft, found: re.Match[str]) -> Finding:
    return Finding(
        start=found.start(),
        end=found.end(),
        message=f"“{found.group()}”: kết thúc trước khi bắt đầu",
        message_en=f"“{found.group()}” ends before it begins",
        stated=found.group(),
        severity=softened(not draft.doubtful),
    )
