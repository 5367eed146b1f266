"""Bodies and places of the district level, and towns, which are no more since 1 July 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.naming.looking_back import looks_back
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.letters import CAPITALISED, UPPER
from tiendo.vocabulary.places import find_province

# The day from which there is no district level.
NO_DISTRICTS = date(2025, 7, 1)
BODY = r"{naming.bodies}"  # as it stands in a shape
NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
DISTRICT = shaped(
    r"\b(?P<body>(?:{naming.bodies}|Thường trực|Chủ tịch UBND|{naming.district_offices}"
    r"|(?:Hội|Phòng) [^\W\d_]+(?:\s(?:[-–]\s)?[^\W\d_]+){0,4})\s)?"
    rf"(?P<level>{{naming.district_levels}}|thị trấn)\s(?P<name>{NAME})"
)
# Bodies of the district level without a name: "UBND các huyện, thị xã, thành phố".
LEVELS = ("cấp huyện", "is no district level")
LEVEL = shaped(
    r"\b(?:{naming.bodies}|Chủ tịch UBND|Công an|Phòng\s{naming.district_sections})\s"
    r"(?:(?:các|cấp)\s)?{naming.district_levels}"
    rf"(?:,\s{{naming.levels_beside}}|\svà\s(?:thành phố|thị xã))*(?!\s[{UPPER}])(?!\w)"
    r"|\b[Cc]ác huyện(?:,\sthị xã)?(?:,|\svà)\sthành phố(?!\w)"
    r"|\b[Cc]ác (?:huyện|thị|quận) (?:ủy|uỷ)(?:(?:,|\svà)\s(?:thị|quận|thành) (?:ủy|uỷ))*(?!\w)"
)
COMMITTEE = shaped(r"\b(?P<level>{naming.district_committees})" rf"(?:\s(?P<name>{NAME}))?")

# A town of a province, which had a committee of its own; a central city has it still.
TOWN = shaped(
    r"\b(?P<body>{naming.town_bodies}\s"
    rf"(?:thành phố|TP\.?)|(?:Thành ủy|Thành uỷ))\s(?P<name>{NAME})"
)
OF_PROVINCE = shaped(r"^\s*(?:{naming.bodies_in_capitals} )?TỈNH (?:ỦY |UỶ )?[^\W\d_]+")
HEAD = 8


def districts(draft: Draft, day: date) -> Iterator[Finding]:
    """What is said of districts at a day when there are none."""
    if day < NO_DISTRICTS:
        return
    yield from _towns(draft, day)
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


def _towns(draft: Draft, day: date) -> Iterator[Finding]:
    """ "UBND thành phố Lam Giang" in a draft of a province: its towns have no committee."""
    if not any(OF_PROVINCE.search(block.text) for block in draft.document.blocks[:HEAD]):
        return
    for found in TOWN.finditer(draft.text):
        known = find_province(found["name"], day) or find_province(found["name"])
        if known is not None or looks_back(draft, found.start(), NO_DISTRICTS):
            continue
        yield Finding(
            start=found.start(),
            end=found.end(),
            message=f"“{found.group()}”: không còn thành phố thuộc tỉnh từ 01/7/2025",
            message_en=f"“{found.group()}”: provinces have no towns since 1 July 2025",
            stated=found.group(),
            severity=Severity.WARNING,
        )
