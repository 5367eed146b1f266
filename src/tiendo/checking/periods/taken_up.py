"""Times that a sentence says to be this document's own, and are not: "6 tháng đầu năm như trên"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.month_reports import MONTH, month_of
from tiendo.checking.periods.overdue import SPAN
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import (
    LINES,
    MONTHS_OF_QUARTER,
    MONTHS_OF_YEAR,
    NUMBERS,
    TITLE,
    Told,
    headings,
    own_period,
    told,
)
from tiendo.checking.periods.years_on_parts import YEAR, title_years
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# Between a time and the words that take it up, and before it, stands so much of one clause.
REACH, BEFORE = 60, 70
OFTEN, TWO = 3, 2
# "Có được kết quả nêu trên trong quý I": they are taken up before their time is named.
ABOVE = shaped(r"\b{periods.results}\s(?:{periods.told_above}|này|đó|trên)\s(?:trong|của|qua)\s$")
# "Trên cơ sở kết quả 6 tháng, các ngành xây dựng kịch bản quý IV".
GROUNDS = shaped(
    r"\b{periods.on_what}\s{periods.results}\s(?:(?:thực hiện|đạt được)\s)?(?:trong\s|của\s)?$"
)
# "Kết quả các chỉ tiêu của ngành 6 tháng đầu năm:": it opens what is told.
OPENS = shaped(r"^\s*{periods.results_of}\s[^.;:,\d]{0,60}$", re.IGNORECASE)
# "Trong 8 tháng đầu năm 2018, Tòa án hai cấp": the first words of a text without a title.
FIRST = 20
# Up to when a letter tells results: "đến hết ngày 30/9/2024", "hết quý III".
UNTIL = regex(
    r"\b(?:đến|hết)\s(?:ngày )?(?:\d{1,2}/(?P<month>\d{1,2})\b|tháng (?P<until>\d{1,2})\b"
    r"|quý (?P<quarter>IV|I{1,3})\b)"
)


_finding = partial(
    left_over,
    said="được nói là kết quả của chính văn bản này, mà văn bản báo cáo kỳ khác",
    said_en="is said to be of this document, which reports on another time",
)


def taken_up(draft: Draft) -> Iterator[Finding]:
    """Results "as above" or "in this report" of a time that this report is not about."""
    own = own_period(draft)
    times = list(told(draft.text, own.end if own else 0, len(draft.text), titled=True))
    for one in times:
        if _this(draft, one.start, one.end) and _stray(draft, one, own, times):
            yield _finding(one.start, one.words)
    spans, years = _own_spans(draft), title_years(draft)
    for found in SPAN.finditer(draft.text):
        mine = spans.get(found["word"].lower())
        if mine and mine != _years(found.group()) and _this(draft, *found.span()):
            yield _finding(found.start(), found.group())
    yield from _headed(draft, spans)
    month = month_of(draft)
    last = (month - 2) % MONTHS_OF_YEAR + 1 if month else None
    named = [found for found in MONTH.finditer(draft.text) if int(found["month"]) == last]
    for found in named if len(named) == 1 else ():
        if _this(draft, *found.span()):
            yield _finding(found.start(), found.group())
    for found in YEAR.finditer(draft.text):
        early = int(found["year"]) + 1 in years and int(found["year"]) not in years
        if early and _this(draft, *found.span()):
            yield _finding(found.start(), found.group())


def _headed(draft: Draft, spans: dict[str, str]) -> Iterator[Finding]:
    """``III. ĐÁNH GIÁ CHUNG KẾT QUẢ NĂM HỌC 2021 - 2022`` in a report on the year after it."""
    for heading in headings(draft):
        found = list(SPAN.finditer(heading.text))
        if len(found) != 1 or not words("leftovers.results").search(heading.text):
            continue
        mine = spans.get(found[0]["word"].lower())
        last = "-".join(str(int(year) - 1) for year in mine.split("-")) if mine else ""
        if last and last == _years(found[0].group()) and not ahead(heading.text):
            yield _finding(heading.start + found[0].start(), found[0].group())


def _this(draft: Draft, start: int, end: int) -> bool:
    """Whether results of a time are said to be those of this very document."""
    passage = draft.passage_at(start)
    if passage is None or words("leftovers.gathered").search(passage.text):
        return False
    before = draft.text[max(passage.start, start - BEFORE) : start]
    behind = draft.text[end : min(passage.end, end + REACH)].split(";")[0]
    if ABOVE.search(before) or GROUNDS.search(before):
        return True
    if OPENS.search(draft.text[passage.start : start]) and behind.startswith(":"):
        return True
    again = words("leftovers.this").search(behind) or words("leftovers.caused").search(behind)
    if again is None or words("leftovers.results-told").search(before) is None:
        return False
    between = behind[: again.start()]
    return not list(told(between, 0, len(between))) and not YEAR.search(between)


def _stray(draft: Draft, one: Told, own: Told | None, times: list[Told]) -> bool:
    """Whether a time is not the report's, and is told nowhere else."""
    if own is not None and one.months == own.months and one.kind == own.kind:
        return False
    if own is not None and own.kind == "quarter" and one.months == own.months:
        return False
    if any(other.months == one.months and other.start != one.start for other in times):
        return False
    if own is not None:
        return True
    until = set(_until(draft.text[: one.start]))
    counts = Counter(other.months for other in times if other.kind == one.kind == "months")
    if len(counts) == TWO and max(counts.values()) >= OFTEN:
        return True  # "9 tháng" throughout, and once "kết quả 6 tháng vừa đánh giá"
    opening = times[0] if times[0].start < FIRST else None
    if opening is not None and opening.kind == one.kind and opening.months != one.months:
        return one.year in (None, opening.year)
    return bool(until) and one.months not in until and not title_years(draft)


def _until(text: str) -> Iterator[int]:
    """The months up to whose end a text tells its results."""
    for found in UNTIL.finditer(text):
        quarter = NUMBERS.get(found["quarter"] or "")
        yield quarter * MONTHS_OF_QUARTER if quarter else int(found["month"] or found["until"])


def _own_spans(draft: Draft) -> dict[str, str]:
    """The school year or term of which the draft's first lines say that it reports on it."""
    found: dict[str, str] = {}
    for block in draft.document.blocks[:LINES]:
        if len(block.text) > TITLE or not words("leftovers.results").search(block.text):
            continue
        for span in SPAN.finditer(block.text):
            found.setdefault(span["word"].lower(), _years(span.group()))
    return found


def _years(span: str) -> str:
    return "-".join(word for word in span.replace("–", " ").replace("-", " ").split()[-2:])
