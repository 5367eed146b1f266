"""Growth told again with two digits in each other's place: "tăng 8,46%", then "tăng 8,64%".

A headline says "Tăng trưởng 9 tháng đạt 8,46%", the text "GRDP 9 tháng ước tăng 8,64%", a later
part "9 tháng mới đạt 8,64%": one indicator in three wordings, known by the growth that its sentence
names and by the time right before the verb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.retelling.recopying import mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold

GROWTH = regex(
    r"\bGRDP\b|\b[Tt]ăng trưởng(?: kinh tế)?\b"
    r"|\b[Tt]ổng sản phẩm trên địa bàn\b|\b[Kk]inh tế(?=\s[^.;:,]{0,40}?tăng\b)"
)
# The time, and the verb between it and the value.
TIMED = shaped(
    r"\b(?P<time>\d{1,2}\stháng(?:\s(?:đầu|cuối) năm)?|[Qq]uý\s(?:IV|I{1,3}|[1-4])|[Cc]ả năm)"
    r"(?:,? năm (?P<year>(?:19|20)\d\d))?"
    r"(?:\s(?:của tỉnh|toàn tỉnh))?,?\s(?:GRDP\s)?(?:{retelling.growth_hedges}\s){0,2}"
    r"{retelling.growth_verbs}(?:\s{retelling.growth_steps})?\s$"
)
# "Tăng trưởng 9,47%", "trong mức tăng 8,74%": of whatever time the draft is about.
UNTIMED = shaped(
    r"\b(?:GRDP|[Tt]ăng trưởng(?: kinh tế)?|[Mm]ức tăng(?: trưởng)?|[Tt]ốc độ tăng(?: trưởng)?)"
    r"(?:\s(?:{retelling.growth_between}|năm (?:19|20)\d\d)){0,5}\s$"
)
# "Với mức tăng 8,44%, GRDP cả năm 2025": what grew, and when, behind the value.
RATE_OF = regex(r"\b(?:[Mm]ức|[Tt]ốc độ)\stăng(?:\strưởng)?\s$")
NAMED_BEHIND = regex(
    r"\s?,\s(?:GRDP|kinh tế)(?:\s(?:của tỉnh|toàn tỉnh|tỉnh))?(?:\s(?P<time>\d{1,2} tháng"
    r"|[Qq]uý (?:IV|I{1,3}|[1-4])|cả năm))?(?:\s(?:đầu )?(?:năm )?(?P<year>(?:19|20)\d\d))?"
)
PART = regex(r"\b(?:quý\s(?:IV|I{1,3}|[1-4])|\d{1,2}\stháng|tháng\s\d{1,2})\b", re.IGNORECASE)
YEAR = regex(r"\bnăm\s((?:19|20)\d\d)\b")
THEN = shaped(r"\s?\(?(?:của |trong )?(?:{retelling.growth_times}|\d{1,2} tháng)\b")
# Before the growth, or between it and its value: of another thing, or no value that has been.
PARTIAL = shaped(r"{retelling.growth_parts}|\bcũ\b|xã\b|[Nn]gành")
NOT_YET = shaped(r"\b{retelling.growth_coming}\b")
REACH, WHOLE = 80, "ca nam"


@dataclass(frozen=True, slots=True)
class Growth:
    """A growth of the whole economy in one stretch of a year; ``time`` "": of the draft's own."""

    num: Num
    time: str
    year: str
    passage: Passage
    whole: bool = False  # said to be of the whole year


def growths_apart(draft: Draft) -> Iterator[Retold]:
    """Every growth that is another one of its time with two digits exchanged."""
    told = list(_told(draft))
    often = Counter((one.time, one.num.main.value) for one in told)
    for one in told:
        for other in told:
            if one.passage is other.passage or not _one_time(one, other):
                continue
            turned = swapped(one.num.main.value, other.num.main.value)
            if not turned and not _one_digit(one, other):
                continue
            mine, its = (often[each.time, each.num.main.value] for each in (one, other))
            if (mine, -one.num.start) < (its, -other.num.start):
                yield Retold(odd=one.num, right=other.num, sure=turned and not draft.doubtful)
                break


def _one_digit(one: Growth, other: Growth) -> bool:
    """Whether one digit lies between two growths, of one time that both name."""
    timed = bool(one.time) and one.time == other.time
    return (timed or (one.whole and other.whole)) and mistyped(
        one.num.main.value, other.num.main.value
    )


def _one_time(one: Growth, other: Growth) -> bool:
    timed = bool(one.time and other.time)
    return (one.time == other.time or not timed) and (
        not one.year or not other.year or one.year == other.year
    )


def _told(draft: Draft) -> Iterator[Growth]:
    for passage in draft.passages:
        named = GROWTH.search(passage.text) if "%" in passage.text else None
        if named is None:
            continue
        for num in draft.numbers(passage):
            if not num.percent or num.high or num.whole is not None or num.main.hedge:
                continue
            at = num.start - passage.start
            before = passage.text[max(0, at - REACH) : at]
            behind = NAMED_BEHIND.match(passage.text, num.end - passage.start)
            if behind is not None and RATE_OF.search(before):
                yield _timed(num, behind["time"] or "", behind["year"], passage)
                continue
            if named.start() > at or _other(passage.text, named.start(), at):
                continue
            found = TIMED.search(before)
            if found is not None:
                yield _timed(num, found["time"], found["year"], passage)
            elif UNTIMED.search(before) and not THEN.match(passage.text, num.end - passage.start):
                parts, years = PART.findall(passage.text[:at]), YEAR.findall(passage.text[:at])
                time, year = fold((parts or [""])[-1]), (years or [""])[-1]
                yield Growth(num, time, year, passage)


def _timed(num: Num, said: str, year: str | None, passage: Passage) -> Growth:
    """A growth of the time that its words name; the whole year may be any of the draft's."""
    time = " ".join(fold(said).split()[:2])
    whole = time == WHOLE
    return Growth(num, "" if whole else time, year or "", passage, whole)


def _other(text: str, named: int, at: int) -> bool:
    """Whether the words up to a value make it a part's, a plan's or an earlier one."""
    clause = text[max(0, at - REACH) : at].rpartition(";")[2]
    clause = clause.rpartition(",")[2] if "," in clause[:-1] else clause
    return (
        PARTIAL.search(text[named:at].rpartition(";")[2]) is not None
        or NOT_YET.search(clause) is not None
        or words("reckoned.past").search(clause) is not None
        or text.rfind("(", 0, at) > text.rfind(")", 0, at)
    )
