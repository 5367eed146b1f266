"""The periods that a draft tells: months since the year's beginning, quarters, its own one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tiendo.checking.draft import Draft
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block, Kind
from tiendo.vocabulary.periods import first_months, quarter, whole_year
from tiendo.vocabulary.regexes import regex

MONTHS = regex(
    r"(?P<count>[\dSsCc](?<![\d/.,].)(?:(?<=\d)\d?|(?<=[Ss])áu|(?<=[Cc])hín|(?<=S)ÁU|(?<=C)HÍN))"
    r"\s(?:tháng|THÁNG)(?!\s\d{1,2}\b(?![.,]\d{1,3}\b))"
    r"(?P<first>\s(?:đầu năm|ĐẦU NĂM))?(?:\s(?:(?:năm|NĂM)\s)?(?P<year>(?:19|20)\d\d))?"
)
QUARTERS = regex(
    r"\b[Qq](?:uý|(?<=Q)UÝ)\s(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s?/\s?|\s(?:(?:năm|NĂM)\s)?)?"
    r"(?P<year>(?:19|20)\d\d)?"
)
# "Bốn tháng đầu năm": told in words; without "đầu năm" they may be any months.
MONTHS_IN_WORDS = regex(
    r"\b(?P<count>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Bb]ảy|[Tt]ám|[Mm]ười)\stháng(?P<first>\sđầu năm)"
    r"(?:\s(?:năm\s)?(?P<year>(?:19|20)\d\d))?"
)
WORDED = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
NUMBERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
ROMAN = {number: words for words, number in NUMBERS.items()}
USUAL = (3, 6, 9, 11)
MONTHS_OF_QUARTER, QUARTERS_OF_YEAR, MONTHS_OF_YEAR = 3, 4, 12
NOT_FIRST = shaped(r"{periods.not_first}|/")
AHEAD = shaped(
    r"(?<!thực hiện)(?<!hoàn thành)(?<!chấp hành)"
    r",?\s(?:và )?{periods.ahead}(?! (?:đã|được))",
)
YEARS = regex(r"\b(?:19|20)\d\d\b")
# The title of a report stands within so many lines, and is no longer.
LINES, TITLE = 14, 260


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

    @property
    def months(self) -> int:
        """How many months of the year are over at its end."""
        return self.number if self.kind == "months" else self.number * MONTHS_OF_QUARTER

    def last(self, year: int) -> date:
        """Its last day, in ``year`` where it names none."""
        at = self.year or year
        if self.months >= MONTHS_OF_YEAR:
            return whole_year(at).end
        period = first_months if self.kind == "months" else quarter
        return period(at, self.number).end


def told(text: str, start: int, end: int, *, titled: bool = False) -> Iterator[Told]:
    """The times since the beginning of a year, and the quarters, that a text names.

    ``titled``: it is the title of a report, where any months are those since the beginning.
    """
    if start == end:
        return
    for found in (*MONTHS.finditer(text, start, end), *MONTHS_IN_WORDS.finditer(text, start, end)):
        count = found["count"].lower()
        months = WORDED.get(count) or int(count)
        after = text[found.end() : found.end() + 12].split("\n")[0].lower().lstrip()
        if not 0 < months < MONTHS_OF_YEAR or (after.startswith("đầu ") and not found["first"]):
            continue  # "trong 3 tháng đầu vận hành"
        if (titled or months in USUAL or found["first"]) and not NOT_FIRST.match(after):
            yield Told("months", months, _year(found["year"]), *found.span(), found.group())
    for found in QUARTERS.finditer(text, start, end):
        number = NUMBERS.get(found["quarter"]) or int(found["quarter"])
        yield Told("quarter", number, _year(found["year"]), *found.span(), found.group().strip())


def _year(written: str | None) -> int | None:
    return int(written) if written else None


REPORT = "BÁO CÁO"


def own_period(draft: Draft) -> Told | None:
    """The period in the title of a report: the one time that its first short lines name."""
    return draft.kept("own period", lambda: next(filter(None, map(_titled, _front(draft))), None))


def _front(draft: Draft) -> list[Block]:
    first = draft.document.blocks[:LINES]
    return [
        block
        for above, block in zip((None, *first), first, strict=False)
        if len(block.text) <= TITLE
        and not block.text.rstrip().endswith(".")
        and (words("leftovers.reporting").search(block.text) or _is_kind(above))
    ]


def _is_kind(block: Block | None) -> bool:
    """Whether a line is the kind of paper alone, below which its title stands: ``BÁO CÁO``."""
    return block is not None and block.text.strip() == REPORT


def _titled(block: Block) -> Told | None:
    found = sorted(told(block.text, 0, len(block.text), titled=True), key=lambda one: one.start)
    ahead = AHEAD.search(block.text.lower(), found[0].end) if found else None
    if ahead is not None:  # "9 tháng đầu năm, nhiệm vụ quý IV"
        found = [one for one in found if one.start < ahead.start()]
    mixed = len({(one.kind, one.number) for one in found}) > 1
    if len({one.months for one in found}) != 1 or (mixed and block.text.startswith("(")):
        return None  # "(Cột: thực hiện quý III; lũy kế 9 tháng)"
    found.sort(key=lambda one: one.kind != "months")  # "quý III và 9 tháng đầu năm": up to one end
    years = [int(year) for year in YEARS.findall(block.text)]
    year = found[0].year or (years[0] if len(set(years)) == 1 else None)
    at = block.start
    return replace(found[0], year=year, start=found[0].start + at, end=found[0].end + at)


def headings(draft: Draft) -> list[Block]:
    """The headings of a draft's parts, below its own title."""
    return draft.kept("headings", lambda: _headings(draft))


def _headings(draft: Draft) -> list[Block]:
    own = own_period(draft)
    after = own.end if own else 0
    return [
        block
        for block in draft.document.blocks
        if block.kind is Kind.HEADING and block.start > after
    ]


def heading_above(draft: Draft, at: int) -> Block | None:
    """The heading of the part that holds the character ``at``."""
    heads = headings(draft)
    found = bisect_left(draft.kept("heads", lambda: [head.start for head in heads]), at) - 1
    return heads[found] if found >= 0 else None
