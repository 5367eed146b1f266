"""Bodies and places of the district level, and towns, which are no more since 1 July 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.mentions import mentions
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import words
from tiendo.vocabulary.dates import years_in
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex

# The day from which there is no district level.
NO_DISTRICTS = date(2025, 7, 1)
BODY = r"UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đảng bộ|Ban Chấp hành Đảng bộ"
NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
DISTRICT = regex(
    rf"\b(?P<body>(?:{BODY}|Thường trực|Công an)\s)?"
    rf"(?P<level>huyện|thị xã|quận|thị trấn)\s(?P<name>{NAME})"
)
# Bodies of the district level without a name: "UBND các huyện, thị xã, thành phố".
LEVELS = ("cấp huyện", "is no district level")
LEVEL = regex(
    rf"\b(?:{BODY}|Chủ tịch UBND|Công an)\s(?:(?:các|cấp)\s)?(?:huyện|thị xã)"
    r"(?:,\s(?:thị xã|quận|thành phố|xã)|\svà\s(?:thành phố|thị xã))*(?!\s[A-ZĐÀ-Ỹ])(?!\w)"
    r"|\b[Cc]ác huyện(?:,\sthị xã)?(?:,|\svà)\sthành phố(?!\w)"
)
COMMITTEE = regex(
    rf"\b(?P<level>Huyện ủy|Huyện uỷ|Thị ủy|Thị uỷ|Quận ủy|Quận uỷ)(?:\s(?P<name>{NAME}))?"
)


def looks_back(draft: Draft, at: int, until: date) -> bool:
    """Whether the sentence speaks of an earlier time, or of a document that the body issued."""
    passage = draft.passage_at(at)
    text = passage.text if passage is not None else ""
    if words("bodies.past").search(text) or any(year < until.year for year in years_in(text)):
        return True
    return any(
        one.issuer_start <= at < one.issuer_start + len(one.issuer)
        and one.day is not None
        and one.day <= until
        for one in mentions(draft)
    )


def districts(draft: Draft, day: date) -> Iterator[Finding]:
    """What is said of districts at a day when there are none."""
    if day < NO_DISTRICTS:
        return
    for pattern in (COMMITTEE, DISTRICT, LEVEL):
        for found in pattern.finditer(draft.text):
            if looks_back(draft, found.start(), NO_DISTRICTS):
                continue
            body = pattern is COMMITTEE or (pattern is DISTRICT and bool(found["body"]))
            town = pattern is DISTRICT and found["level"] == "thị trấn"
            level, english = ("thị trấn", "are no towns") if town else LEVELS
            yield Finding(
                start=found.start(),
                end=found.end(),
                message=f"“{found.group()}”: không còn {level} từ 01/7/2025",
                message_en=f"“{found.group()}”: there {english} since 1 July 2025",
                stated=found.group(),
                severity=softened(body and not draft.doubtful),
            )
