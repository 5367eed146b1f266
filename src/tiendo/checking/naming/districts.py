"""Bodies and places of the district level, and towns, which are no more since 1 July 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.naming.looking_back import looks_back
from tiendo.checking.saying import softened
from tiendo.vocabulary.letters import CAPITALISED, UPPER
from tiendo.vocabulary.places import find_province
from tiendo.vocabulary.regexes import regex

# The day from which there is no district level.
NO_DISTRICTS = date(2025, 7, 1)
BODY = r"UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đảng bộ|Ban Chấp hành Đảng bộ"
# Bodies of which each district had one.
ITS = (
    r"Công an|Ban Chỉ huy Quân sự|Ban CHQS|Hạt Kiểm lâm|Hạt kiểm lâm|Tòa án nhân dân|TAND|VKSND|"
    r"Viện [Kk]iểm sát nhân dân|Trung tâm Y tế|Kho bạc Nhà nước|Bảo hiểm xã hội|BHXH|Thanh tra|"
    r"Liên đoàn Lao động|LĐLĐ|Hội [^\W\d_]+(?:\s[^\W\d_]+){0,4}|Mặt trận|"
    r"(?:Ủy ban )?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|Phòng [^\W\d_]+(?:\s[^\W\d_]+){0,4}"
)
NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
DISTRICT = regex(
    rf"\b(?P<body>(?:{BODY}|Thường trực|Chủ tịch UBND|{ITS})\s)?"
    rf"(?P<level>huyện|thị xã|quận|thị trấn)\s(?P<name>{NAME})"
)
# Bodies of the district level without a name: "UBND các huyện, thị xã, thành phố".
LEVELS = ("cấp huyện", "is no district level")
LEVEL = regex(
    rf"\b(?:{BODY}|Chủ tịch UBND|Công an)\s(?:(?:các|cấp)\s)?(?:huyện|thị xã|quận)"
    rf"(?:,\s(?:thị xã|quận|thành phố|xã)|\svà\s(?:thành phố|thị xã))*(?!\s[{UPPER}])(?!\w)"
    r"|\b[Cc]ác huyện(?:,\sthị xã)?(?:,|\svà)\sthành phố(?!\w)"
)
COMMITTEE = regex(
    rf"\b(?P<level>Huyện ủy|Huyện uỷ|Thị ủy|Thị uỷ|Quận ủy|Quận uỷ)(?:\s(?P<name>{NAME}))?"
)

# A town of a province, which had a committee of its own; a central city has it still.
TOWN = regex(
    rf"\b(?P<body>(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Công an|Chủ tịch UBND)\s"
    rf"(?:thành phố|TP\.?)|(?:Thành ủy|Thành uỷ))\s(?P<name>{NAME})"
)
OF_PROVINCE = regex(r"^\s*(?:ĐẢNG BỘ |UBND |ỦY BAN NHÂN DÂN )?TỈNH (?:ỦY |UỶ )?[^\W\d_]+")
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
