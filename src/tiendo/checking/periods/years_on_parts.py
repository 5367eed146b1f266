"""Headings and closings that name another year, school year or term than a document's title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.overdue import SPAN
from tiendo.checking.periods.parts_on_periods import ahead, closes, closing_end, parted
from tiendo.checking.periods.told_periods import AHEAD, headings, told
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words
from tiendo.reading.document import Block
from tiendo.vocabulary.regexes import regex

YEAR = regex(r"\b(?:năm|NĂM)\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–])")
# What is told of a year at its end, and from which month on.
WHOLE = regex(r"tổng kết")
LATE, MONTHS = 11, 12
MONTH = regex(r"\btháng \d")
# A term in its middle: the rest of the same one is what is ahead.
MIDDLE = shaped(r"{periods.middle} nhiệm kỳ")
NONE: frozenset[int] = frozenset()
DONE = shaped(r"{periods.results}")


@dataclass(frozen=True, slots=True)
class Title:
    """The years of a title: of what is reported (or planned), and behind it of what is ahead."""

    text: str
    done: frozenset[int]
    plans: frozenset[int]
    spans: frozenset[str]  # "năm học 2023 - 2024" of the part that is reported
    report: bool

    @property
    def years(self) -> frozenset[int]:
        return self.done | self.plans


def of_years(draft: Draft) -> Iterator[Finding]:
    """What headings and a closing name, where the title has the year after it."""
    title = _title(draft)
    if title is None:
        return
    for heading in headings(draft):
        yield from _heading(draft, heading, title)
    for block in parted(draft):
        if closes(block.text) and (title.years or title.spans):
            end = closing_end(block.text)
            for year, start, written in _years(block, end):
                if year not in title.years and year + 1 in title.years:
                    yield _leftover(start, written, title)
            yield from _last_span(block, title)
            yield from _shorter(draft, block, end, title)


def _last_span(block: Block, title: Title) -> Iterator[Finding]:
    """The school year before the title's in a closing."""
    mine = {int(span["first"]) for span in SPAN.finditer(title.text)}
    for found in SPAN.finditer(block.text):
        first = int(found["first"])
        if found["word"].lower() == "năm học" and first not in mine and first + 1 in mine:
            yield _leftover(block.start + found.start(), found.group(), title)


def _shorter(draft: Draft, block: Block, length: int, title: Title) -> Iterator[Finding]:
    """Months or a quarter that the closing of a report on a whole year names."""
    whole = title.report and title.done and not title.spans
    if not whole or list(told(title.text, 0, len(title.text))) or MONTH.search(title.text.lower()):
        return
    for one in told(draft.text, block.start, block.start + length):
        if one.year is None or one.year in title.done:
            yield _leftover(one.start, one.words, title)


def title_years(draft: Draft) -> frozenset[int]:
    """The years that a report's title says it is about; none where it is no report."""
    title = _title(draft)
    return title.done if title is not None and title.report else frozenset()


def title_years_and_plans(draft: Draft) -> tuple[frozenset[int], frozenset[int]]:
    """The years that a title reports on, and those of what is ahead; none where it is no report."""
    title = _title(draft)
    return (title.done, title.plans) if title is not None and title.report else (NONE, NONE)


def _title(draft: Draft) -> Title | None:
    _, text = title_of(draft)
    if not text:
        return None
    low = text.lower()
    results = DONE.search(low)
    split = AHEAD.search(low, results.end()) if results else None
    at = split.start() if split else len(text)
    return Title(
        text=text,
        done=frozenset(int(found["year"]) for found in YEAR.finditer(text[:at])),
        plans=frozenset(int(found["year"]) for found in YEAR.finditer(text[at:])),
        spans=frozenset(found.group().lower() for found in SPAN.finditer(text[:at])),
        report=results is not None,
    )


def _years(block: Block, length: int) -> Iterator[tuple[int, int, str]]:
    for found in YEAR.finditer(block.text, 0, length):
        yield int(found["year"]), block.start + found.start(), found.group()


def _heading(draft: Draft, heading: Block, title: Title) -> Iterator[Finding]:
    if words("leftovers.compared").search(heading.text):
        return
    plans = ahead(heading.text)
    for year, start, written in _years(heading, len(heading.text)):
        early = min(title.plans, default=max(title.done, default=0))
        before = title.report and not plans and year + 1 in title.done and year not in title.years
        early_plan = plans and year < early and year + 1 in title.years
        past_plan = plans and year in title.done and _year_is_over(draft, title)
        past_plan = past_plan or (plans and _told_before(draft, heading, year, title))
        if before or early_plan or past_plan:
            yield _leftover(start, written, title)
    today = dated(draft)
    for found in SPAN.finditer(heading.text) if plans else ():
        ended = found["word"].lower() == "nhiệm kỳ" and today and int(found["last"]) <= today.year
        again = title.report and found.group().lower() in title.spans
        if ended or (again and not MIDDLE.search(title.text.lower())):
            yield _leftover(heading.start + found.start(), found.group(), title)


def _year_is_over(draft: Draft, title: Title) -> bool:
    """Whether a title reports on a whole year with no plans, late in it or after."""
    today = dated(draft)
    if not title.report or title.plans or title.spans or len(title.done) != 1:
        return False
    shorter = list(told(title.text, 0, len(title.text))) or MONTH.search(title.text.lower())
    if shorter or not WHOLE.search(title.text.lower()):
        return False
    return today is None or (today.year, today.month) >= (max(title.done), LATE)


def _told_before(draft: Draft, heading: Block, year: int, title: Title) -> bool:
    """Whether tasks of the year that the title reports on stand behind what it came to, in its
    last month or after: "III. Đánh giá", "IV. Nhiệm vụ năm 2016", signed in December 2016.
    """
    today = dated(draft)
    if today is None or (today.year, today.month) < (year, MONTHS):
        return False
    if not title.report or title.done != {year} or title.plans or title.spans:
        return False
    if list(told(title.text, 0, len(title.text))) or MONTH.search(title.text.lower()):
        return False
    before = [one for one in headings(draft) if one.start < heading.start]
    return any(words("leftovers.judging").search(one.text) for one in before)


def _leftover(start: int, written: str, title: Title) -> Finding:
    return Finding(
        start=start,
        end=start + len(written),
        message=f"“{written}” trong văn bản về “{title.text[:60]}”: có thể sót lại từ năm trước",
        message_en=f"“{written}” is not of this document's years and may be left over",
        stated=written,
    )
