"""Periods left over from the report before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.registry import Yielded, check
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

MONTHS = regex(
    r"(?<![\d/.,])(?P<count>\d{1,2}|[Ss]áu|[Cc]hín)\stháng(?P<first>\sđầu năm)?"
    r"(?:\s(?:năm\s)?(?P<year>(?:19|20)\d\d))?"
)
QUARTERS = regex(
    r"\b[Qq]uý\s(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s?/\s?|\s(?:năm\s)?)?(?P<year>(?:19|20)\d\d)?"
)
# Other times by which a sentence shows that it compares.
OTHER_TIME = regex(r"tháng \d|năm (?:19|20)\d\d")
WORDED = {"sáu": 6, "chín": 9}
NUMBERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
ROMAN = {number: words for words, number in NUMBERS.items()}
USUAL = (3, 6, 9, 11)
MONTHS_OF_QUARTER, QUARTERS_OF_YEAR = 3, 4
NOT_FIRST = ("cuối", "còn", "tuổi", "liên", "tới", "trở", "kể", "sau", "trước", "một", "/")
AHEAD = regex(r",?\s(?:và )?(?:nhiệm vụ|phương hướng|kế hoạch|công tác trọng tâm)(?! (?:đã|được))")
YEARS = regex(r"\b(?:19|20)\d\d\b")
# The title of a report stands within so many lines, and is no longer.
LINES, TITLE = 14, 260
# A period that a text names as often is no leftover.
OFTEN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A time as a text names it: ``kind`` "months" since the year's beginning, or a "quarter"."""

    kind: str
    number: int
    year: int | None
    start: int
    end: int
    words: str

    def same(self, other: Told) -> bool:
        return (self.kind, self.number) == (other.kind, other.number)


@check(
    id="period-leftover",
    group="consistency",
    severity=Severity.WARNING,
    says="Báo cáo nói về kỳ của mình; một kỳ khác chỉ xuất hiện đôi lần có thể là sót lại "
    "từ báo cáo trước.",
)
def period_leftover(draft: Draft) -> Iterator[Yielded]:
    """A report speaks of its own period; another one, once or twice, may be left over.

    The report's period is the one in its title. What a sentence compares with, plans or names
    beside another time is meant; only a bare "trong 6 tháng" in a report on nine months is
    remarked on, and the own period with another year.

    Sai:  BÁO CÁO
          Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2023
          Trong 9 tháng, kinh tế tăng trưởng khá. Công tác giảm nghèo trong 6 tháng được quan tâm.
    Đúng: BÁO CÁO
          Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2023
          Trong 9 tháng, kinh tế tăng trưởng khá. Công tác giảm nghèo trong 9 tháng được quan tâm.
    """
    own = _own(draft)
    if own is None:
        return
    told = list(_told(draft.text, own.end, len(draft.text)))
    others = [one for one in told if _other(one, own)]
    told = [one for one in told if one.kind == own.kind]
    for one in others:
        often = sum(other.same(one) for other in others) >= OFTEN
        if not often and not _meant(draft, one, own):
            yield _finding(one, own, str(own.number))
    for one in told:
        last = one.year is not None and own.year is not None and one.year == own.year - 1
        if one.same(own) and last and not _compared(draft, one):
            yield _finding(one, own, "")


def _other(one: Told, own: Told) -> bool:
    """Whether a time is another than the report's: a quarter has the months up to its end."""
    if one.kind == own.kind == "quarter" and one.number == own.number % QUARTERS_OF_YEAR + 1:
        return False  # what is to be done in the quarter ahead
    if one.kind == own.kind:
        return not one.same(own)
    return own.kind == "quarter" and one.number != own.number * MONTHS_OF_QUARTER


def _own(draft: Draft) -> Told | None:
    """The period in the title of a report: the one time that its first short lines name."""
    for block in draft.document.blocks[:LINES]:
        if len(block.text) > TITLE or block.text.rstrip().endswith("."):
            continue
        if not words("leftovers.reporting").search(block.text):
            continue
        found = sorted(_told(draft.text, block.start, block.end), key=lambda one: one.start)
        ahead = AHEAD.search(draft.text, found[0].end, block.end) if found else None
        if ahead is not None:  # "9 tháng đầu năm, nhiệm vụ quý IV"
            found = [one for one in found if one.start < ahead.start()]
        if len({(one.kind, one.number) for one in found}) != 1:
            continue
        years = [int(year) for year in YEARS.findall(block.text)]
        return replace(found[0], year=found[0].year or (years[0] if len(set(years)) == 1 else None))
    return None


def _told(text: str, start: int, end: int) -> Iterator[Told]:
    """The times since the beginning of a year, and the quarters, that a text names."""
    for found in MONTHS.finditer(text, start, end):
        count = found["count"].lower()
        months = WORDED.get(count) or int(count)
        after = text[found.end() : found.end() + 12].lower().lstrip()
        if (months in USUAL or found["first"]) and not after.startswith(NOT_FIRST):
            yield Told("months", months, _year(found["year"]), *found.span(), found.group())
    for found in QUARTERS.finditer(text, start, end):
        number = NUMBERS.get(found["quarter"]) or int(found["quarter"])
        yield Told("quarter", number, _year(found["year"]), *found.span(), found.group().strip())


def _year(written: str | None) -> int | None:
    return int(written) if written else None


def _meant(draft: Draft, one: Told, own: Told) -> bool:
    """Whether the sentence speaks of that time on purpose."""
    passage = draft.passage_at(one.start)
    if passage is None or (one.year is not None and one.year != own.year):
        return True
    at = one.start - passage.start
    rest = passage.text[:at] + " " + passage.text[at + len(one.words) :]
    return (
        words("leftovers.meant").search(rest) is not None
        or bool(OTHER_TIME.search(rest.lower()))
        or bool(list(_told(rest, 0, len(rest))))
    )


def _compared(draft: Draft, one: Told) -> bool:
    passage = draft.passage_at(one.start)
    return passage is None or words("leftovers.compared").search(passage.text) is not None


def _finding(one: Told, own: Told, number: str) -> Finding:
    """A finding at a leftover; without a number its year is the last report's."""
    right = one.words.replace(str(one.year), str(own.year))
    if number and one.kind == "months":
        right = re.sub(r"^\S+", number, one.words)
    elif number:
        right = re.sub(r"(IV|I{1,3}|[1-4])", ROMAN[own.number], one.words, count=1)
    return Finding(
        start=one.start,
        end=one.start + len(one.words),
        message=f"“{one.words}” trong báo cáo về {own.words}: có thể sót lại từ kỳ trước",
        message_en=f"“{one.words}” in a report on “{own.words}” may be left over",
        stated=one.words,
        suggestion=right,
        see=(Place(start=own.start, end=own.end),),
    )
