"""Growths of the whole economy as sentences tell them: "GRDP 9 tháng ước tăng 8,64%", "kinh tế của
tỉnh vẫn giữ được đà tăng trưởng 8,64%", "tăng khá (8,64%)".

Between the name of the economy and the value stand its time and words that say nothing else
(``retelling.growth_between``); a word more, and it may be of a part, a plan or another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.periods.told_periods import WORDED, own_period
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

GROWTH = regex(
    r"\bGRDP\b|\b[Tt]ăng trưởng(?: kinh tế)?\b|\b[Đđ]à tăng(?=\s\d)"
    r"|\b[Tt]ổng sản phẩm(?: trên địa bàn)?\b|\b[Kk]inh tế(?=\s[^.;:,]{0,40}?tăng\b)"
)
# The time, and the verb between it and the value.
TIMED = shaped(
    r"\b(?P<time>\d{1,2}\stháng(?:\s(?:đầu|cuối) năm)?|[Qq]uý\s(?:IV|I{1,3}|[1-4])|[Cc]ả năm)"
    r"(?:,? năm (?P<year>(?:19|20)\d\d))?"
    r"(?:\s(?:của tỉnh|toàn tỉnh))?,?\s(?:GRDP\s)?(?:{retelling.growth_hedges}\s){0,2}"
    r"{retelling.growth_verbs}(?:\s{retelling.growth_steps})?\s$"
)
# "Với mức tăng 8,44%, GRDP cả năm 2025": what grew, and when, behind the value.
RATE_OF = regex(r"\b(?:[Mm]ức|[Tt]ốc độ)\stăng(?:\strưởng)?\s$")
NAMED_BEHIND = regex(
    r"\s?,\s(?:GRDP|kinh tế)(?:\s(?:của tỉnh|toàn tỉnh|tỉnh))?(?:\s(?P<time>\d{1,2} tháng"
    r"|[Qq]uý (?:IV|I{1,3}|[1-4])|cả năm))?(?:\s(?:đầu )?(?:năm )?(?P<year>(?:19|20)\d\d))?"
)
PART = regex(
    r"\b(?:quý\s(?:IV|I{1,3}|[1-4])|(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\stháng"
    r"|tháng\s\d{1,2}|cả năm)\b",
    re.IGNORECASE,
)
YEAR = regex(r"\b(?:năm\s|/)((?:19|20)\d\d)\b")
THEN = shaped(r"\s?\(?(?:của |trong )?(?:{retelling.growth_times}|\d{1,2} tháng)\b")
# "đà tăng 7,42% của chín tháng": its own time behind the value.
OF_TIME = regex(
    r"\s(?:của|trong)\s(?P<time>(?:\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín)\stháng|quý (?:IV|I{1,3}))"
    r"(?!\s(?:trước|cùng kỳ))(?: đầu năm)?(?:,? năm (?P<year>(?:19|20)\d\d))?\b"
)
# Before the growth, or between it and its value: of another thing, or no value that has been.
PARTIAL = shaped(r"{retelling.growth_parts}|\bcũ\b|xã\b|[Nn]gành")
NOT_YET = shaped(r"\b{retelling.growth_coming}\b")
# All that stands between the economy and its growth, and what it may not be behind.
NAME = regex(
    r"(?:\bGRDP\b|\b[Tt]ổng sản phẩm\b|\b[Kk]inh tế\b|\b[Tt]ăng trưởng\b|\b(?:[Mm]ức|[ĐDđ]à) tăng\b"
    r"|\b[Tt]ốc độ tăng\b)(?!.*(?:GRDP|[Tt]ổng sản phẩm|[Kk]inh tế|[Tt]ăng trưởng))"
)
OF_OTHER = shaped(r"\b{retelling.growth_others}\s$", re.IGNORECASE)
ASIDE = regex(r"\(giá so sánh(?: năm)? \d{4}\)|\(GRDP\)|[(“\"]$|,\s$")
WHEN = regex(
    rf"{PART.pattern}(?:\s(?:đầu|cuối)\snăm)?|(?:năm\s|/)(?:19|20)\d\d|\bnăm\s(?:nay|qua)", re.I
)
BETWEEN = shaped(r"\b{retelling.growth_between}\b", re.IGNORECASE)
SPACES = regex(r"[\s:,–-]*")
REACH, FAR, WHOLE = 80, 110, "ca nam"


@dataclass(frozen=True, slots=True)
class Growth:
    """A growth of the whole economy in one stretch of a year; ``time`` "": of the draft's own."""

    num: Num
    time: str
    year: str
    passage: Passage
    whole: bool = False  # said to be of the whole year


def growths(draft: Draft) -> Iterator[Growth]:
    """Every such growth of the draft."""
    for passage in draft.passages:
        if "%" not in passage.text or GROWTH.search(passage.text) is None:
            continue
        for num in draft.numbers(passage):
            if num.percent and not num.high and num.whole is None and not num.main.hedge:
                found = _growth(passage, num)
                if found is not None:
                    yield found


def own_time(draft: Draft) -> tuple[str, str]:
    """The time of a growth that names none, and its year: those of the title."""
    own = own_period(draft)
    if own is None:
        return "", ""
    roman = ("", "i", "ii", "iii", "iv")
    time = f"{own.number} thang" if own.kind == "months" else f"quy {roman[own.number]}"
    return time, str(own.year or "")


def _growth(passage: Passage, num: Num) -> Growth | None:
    at = num.start - passage.start
    said = passage.text[:at]
    before = said[-REACH:]
    behind = NAMED_BEHIND.match(passage.text, num.end - passage.start)
    if behind is not None and RATE_OF.search(before):
        return _timed(num, behind["time"] or "", behind["year"], passage)
    whose = OF_TIME.match(passage.text, num.end - passage.start)
    parts, years = PART.findall(said.rpartition(";")[2]), YEAR.findall(said)
    of_then = THEN.match(passage.text, num.end - passage.start) and not parts
    if _directly(said) and (whose is not None or not of_then):
        if whose is not None:
            return _timed(num, whose["time"], whose["year"], passage)
        return _timed(num, (parts or [""])[-1], (years or [""])[-1], passage)
    named = GROWTH.search(passage.text)
    if named is None or named.start() > at or _other(passage.text, named.start(), at):
        return None
    found = TIMED.search(before)
    return _timed(num, found["time"], found["year"], passage) if found is not None else None


def _directly(said: str) -> bool:
    """Whether nothing stands between the economy and the value but its time and empty words."""
    named = NAME.search(said[-FAR:])
    if named is None:
        return False
    at = len(said) - len(said[-FAR:]) + named.start()
    if OF_OTHER.search(said[:at]) or _not_yet(said):
        return False
    between = WHEN.sub(" ", ASIDE.sub(" ", said[at:]))
    return SPACES.fullmatch(BETWEEN.sub("", between)) is not None


def _not_yet(said: str) -> bool:
    clause = said[-REACH:].rpartition(";")[2]
    clause = clause.rpartition(",")[2] if "," in clause[:-1] else clause
    return NOT_YET.search(clause) is not None or words("reckoned.past").search(clause) is not None


def _timed(num: Num, said: str, year: str | None, passage: Passage) -> Growth:
    """A growth of the time that its words name; the whole year may be any of the draft's."""
    count, *rest = " ".join(said.lower().split()[:2]).split(" ") if said else ("",)
    time = fold(" ".join((str(WORDED.get(count, count)), *rest)))
    whole = time == WHOLE
    return Growth(num, "" if whole else time, year or "", passage, whole)


def _other(text: str, named: int, at: int) -> bool:
    """Whether the words up to a value make it a part's, a plan's or an earlier one."""
    return (
        PARTIAL.search(text[named:at].rpartition(";")[2]) is not None
        or _not_yet(text[:at])
        or text.rfind("(", 0, at) > text.rfind(")", 0, at)
    )
