"""Which of two numbers of a sentence is the earlier: "quý IV 5.180 hồ sơ, quý III 4.232 hồ sơ"."""

from __future__ import annotations

import re

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.pasts import FROM, TO
from tiendo.checking.periods.told_periods import NUMBERS, WORDED
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

BEFORE, BEHIND = 100, 45
# "6 tháng đầu năm 2025 (gộp hai xã cũ) là 86,74 tỷ đồng": said by the way.
ASIDE = regex(r"\s\([^()\d]*\)")
# "318.000 con (cuối năm 2019: 264.500 con, …)": in the bracket stands another value with its time.
ANOTHER = regex(r"\s?\([^()]{0,30}(?:\b(?:19|20)\d\d\b[^\d()]{0,12})?:\s\d")
AGAINST = shaped(r"\b(?:so (?:với )?(?:mức |con số )?|{pairs.than} (?:so với )?{pairs.level} )$")
YEAR = shaped(
    r"(?:\b(?:{pairs.before_year}|quý(?: [IV]+)?|\d tháng)\s|/)(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
PART = shaped(
    r"\b(?:quý\s(?P<quarter>IV|I{1,3})|tháng\s(?P<month>\d{1,2})"
    r"|(?P<count>\d{1,2}|sáu|chín)\stháng(?!\s{pairs.other_months}))\b",
    re.IGNORECASE,
)
# "cùng kỳ năm 2019: 38 vụ, 49 đối tượng": what opens the list that a number stands in.
LISTED = shaped(r"\b{retelling.rank_past}(?: năm (?:19|20)\d\d)?: [^;:()]*$", re.IGNORECASE)
# "757 ha, tăng 4,8% so với cùng kỳ năm trước: tôm sú 360 ha, tăng 3,4%": parts of what is now.
OF_WHOLE = regex(
    r"\b(?:tăng|giảm)\s[\d.,]+%\sso (?:với )?[^\d.;,():]{4,30}:\s[^\W\d_][^.;:()]{1,60}\s$"
)
# "so với 9.800 tỷ đồng của quý I năm 2019": its own time, whatever stands before.
ITS_TIME = regex(r"(?:của|trong)\s[^\d,;]{0,16}\b(?:19|20)\d\d\b")
# "có 2.717 hộ nghèo, đến cuối năm 2019 chỉ còn 727 hộ": what was, and what came of it.
LATER = shaped(
    r"[,;]\s(?:thì\s)?{pairs.later_leads}\b[^.,;()]{0,50}\s{pairs.later_verbs}\s$", re.IGNORECASE
)
# "cộng dồn từ đầu năm 58 ca": up to now, and no earlier time.
SINCE = regex(r"\b[Tt]ừ đầu (?:năm|kỳ|vụ)\b")
# Where the clause of a number begins: behind a comma, or a number that is no time ("6 tháng").
CLAUSE = shaped(r",\s|\d[\d.,]*\s(?:{pairs.scales}|[^\W\d_]{2,})(?<!năm)(?<!tháng)")


def earlier_of(draft: Draft, passage: Passage, one: Num, other: Num) -> Num | None:
    """The one of two numbers that is said to be of the earlier time; None where none surely is."""
    if FROM.search(draft.text, passage.start, one.start) and TO.match(
        draft.text[one.end : other.start].rpartition(")")[2]
    ):
        return one
    if AGAINST.search(draft.text, max(passage.start, other.start - BEFORE), other.start):
        return other  # "921,7 nghìn lượt, so với 845,2 nghìn lượt của 9 tháng năm 2017 tăng …"
    marks = [_past(draft, passage, num) for num in (one, other)]
    if marks[0] != marks[1]:
        return one if marks[0] else other
    if marks[0]:
        return None
    first, second = (_when(draft, passage, num) for num in (one, other))
    today = [_today(draft, passage, num) for num in (one, other)]
    if today[0] != today[1] and (second if today[0] else first):
        return other if today[0] else one  # "cuối năm 2023 là 3.912 tỷ đồng, nay là 4.187"
    if first and second and first[0] == second[0] and first[1] and second[1]:
        return None if first == second else one if first < second else other
    if first and second and first[0] != second[0]:
        return one if first < second else other
    narrower = other.unit_text.lower().startswith(f"{one.unit_text.lower()} ")
    if not (first or narrower) and LATER.search(draft.text, one.end, other.start):
        return one  # but "có 812 hộ, đến cuối năm còn 96 hộ nghèo"
    day = draft.day
    if day is not None and bool(first) != bool(second):
        told = first or second
        if told and told[0] < day.year:
            return one if first else other
    return None


def _own(draft: Draft, passage: Passage, num: Num) -> tuple[str, str]:
    """What the clause of a number says before and behind it, up to the next numbers."""
    begin = max(passage.start, num.start - BEFORE)
    before = ASIDE.sub(" ", draft.text[begin : num.start])
    before = re.split(r";\s|:\s(?!$)|\.\s|\)", before)[-1]
    behind = draft.text[num.end : min(passage.end, num.end + BEHIND)]
    behind = "" if ANOTHER.match(behind) else behind.lstrip(" (")
    behind = re.split(r"[,;()]|\.\s", behind)[0]
    return before, behind


def _past(draft: Draft, passage: Passage, num: Num) -> bool:
    before, behind = _own(draft, passage, num)
    if LISTED.search(draft.text, passage.start, num.start):
        return OF_WHOLE.search(draft.text, passage.start, num.start) is None
    clause = SINCE.sub(" ", CLAUSE.split(before)[-1])
    return words("reckoned.past").search(f"{clause} {behind}") is not None


def _today(draft: Draft, passage: Passage, num: Num) -> bool:
    """Whether the clause of a number says that it is the value of now, and names no other time."""
    before, _ = _own(draft, passage, num)
    clause = CLAUSE.split(before)[-1]
    return words("pairs.today").search(clause) is not None and YEAR.search(clause) is None


def _when(draft: Draft, passage: Passage, num: Num) -> tuple[int, int] | None:
    """The year, and the month in it, that the clause of a number names; None where none is."""
    before, behind = _own(draft, passage, num)
    for text in (behind, before) if ITS_TIME.match(behind) else (before, behind):
        years, parts = list(YEAR.finditer(text)), list(PART.finditer(text))
        if years or parts:
            year = int(years[-1]["year"]) if years else (draft.day.year if draft.day else 0)
            return year, _month(parts[-1]) if parts else 0
    return None


def _month(found: re.Match[str]) -> int:
    quarter, count = found["quarter"], found["count"]
    if count:
        return WORDED.get(count.lower()) or int(count)
    return NUMBERS[quarter.upper()] * 3 if quarter else int(found["month"])
