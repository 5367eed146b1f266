"""Goals that a draft lists by name as met or missed: "4 tiêu chí chưa đạt: giao thông, thu nhập".

What stands in brackets beside a name does not count: "2 chỉ tiêu không đạt là giải ngân (89%) và
tỷ lệ đô thị hóa".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Passage
from tiendo.checking.finding import Place
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

LIST = shaped(
    r"\b(?:{tallies.goals}|khoản thu)\b[^.;:,\d]{0,30}?\b(?P<not>chưa |không )?"
    r"(?P<way>{verdicts.came}|đạt và vượt)"
    r"(?:\s(?:{retelling.plans}|yêu cầu|đề ra|năm|được giao|cao|xa|khá|sớm|tốt|nhiều))*"
    r"(?:\s(?:là|gồm|gồm có)|,\s(?:là|gồm)|:|\slà:|\sgồm:|,?\s{verdicts.for_example}:?)\s"
    r"(?P<names>[^.;:\d\n]{4,240})",
    re.IGNORECASE,
)
# "Trồng rừng, kết nạp đảng viên là những chỉ tiêu vượt kế hoạch".
TURNED = shaped(
    r"(?:^|[.;:]\s)(?P<names>[^.;:\d\n]{6,160}?)\slà\s(?:những|các|hai|ba|bốn)\s"
    r"(?:{tallies.goals}|khoản thu)\b[^.;:,\d]{0,20}?\b(?P<not>chưa |không )?"
    r"(?P<way>{verdicts.came}|đạt và vượt)(?:\s[^\W\d_]+){0,4}\s*(?=[.;,]|$)",
    re.IGNORECASE,
)
# "2 chỉ tiêu chưa đạt (tỷ lệ hộ nghèo và thu tiền sử dụng đất)".
IN_BRACKET = shaped(
    r"\b(?:{tallies.goals}|khoản thu)\b[^.;:,()\d]{0,30}?\b(?P<not>chưa |không )?"
    r"(?P<way>{verdicts.came}|đạt và vượt)(?:\s(?:{retelling.plans}|yêu cầu|đề ra|năm|cao))*\s"
    r"\((?:gồm:?\s|là:?\s|đó là:?\s)?(?P<names>[^()\n]{4,240})\)",
    re.IGNORECASE,
)
# "3 chỉ tiêu khó đạt là …": neither met nor missed yet.
HARD = shaped(r"\b(?:khó|{verdicts.left_open})\b", re.IGNORECASE)
NO_NAMES = regex(r"(?:vậy|sau|trên|thế|đã|kế hoạch|dự kiến)\b", re.IGNORECASE)
BRACKET = regex(r"\([^()]*\)")
INSIDE = regex(r"[,;]\s(?:và\s)?|\svà\s")
# "xã đạt chuẩn 8/10 xã", "tỷ lệ thu gom rác: 81%/85%": the numbers behind a name.
NUMBERS = regex(r"[\s:]*(?:\b(?:đạt|còn|mới đạt|mới)\s)?\d.*$")
AMONG = regex(r",\s(?:và\s)?|\svà\s")
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A name in such a list, and whether the list is one of goals that were met."""

    name: str
    met: bool
    place: Place
    way: str  # "vượt", "chưa đạt"


def goals_listed(passage: Passage) -> Iterator[Listed]:
    """Every name of the lists of a sentence."""
    if not passage.may_say("tallies.goals") and "khoản" not in passage.words:
        return
    text = BRACKET.sub(lambda found: " " * len(found.group()), passage.text)
    for found in (*LIST.finditer(text), *TURNED.finditer(text)):
        if HARD.search(found.group().replace(found["names"], " ")):
            continue
        start = passage.start + found.start("names")
        if NO_NAMES.match(found["names"]):
            continue
        for begin, end in _names(found["names"]):
            name = " ".join(found["names"][begin:end].split())
            if 0 < len(name) <= LONGEST:
                place = Place(start=start + begin, end=start + end)
                way = f"{found['not'] or ''}{found['way']}".lower()
                yield Listed(name=name, met=found["not"] is None, place=place, way=way)
    yield from _in_brackets(passage)


def _in_brackets(passage: Passage) -> Iterator[Listed]:
    for found in IN_BRACKET.finditer(passage.text):
        if HARD.search(found.group().replace(found["names"], " ")):
            continue
        start = passage.start + found.start("names")
        way = f"{found['not'] or ''}{found['way']}".lower()
        for begin, end in _names(found["names"], INSIDE):
            said = found["names"][begin:end]
            name = " ".join(NUMBERS.sub("", said).split())
            if 0 < len(name) <= LONGEST:
                place = Place(start=start + begin, end=start + begin + len(said.rstrip()))
                yield Listed(name=name, met=found["not"] is None, place=place, way=way)


def _names(said: str, among: re.Pattern[str] = AMONG) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in among.finditer(said):
        yield begin, cut.start()
        begin = cut.end()
    yield begin, len(said.rstrip())
