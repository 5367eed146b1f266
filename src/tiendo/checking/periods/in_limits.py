"""Times with which a sentence on shortcomings opens, and that the report is not about: "Trong 9
tháng năm 2023, hồ sơ …" below "Hạn chế" in the report on the whole year.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.told_periods import MONTHS_OF_YEAR, heading_above, own_period, told
from tiendo.checking.periods.untimely import dated
from tiendo.checking.periods.years_on_parts import title_years
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

OPENS = regex(r"\W*(?:Trong|Qua)\s")
YEAR = regex(r"\W*Trong (?P<time>năm (?P<year>20\d\d)),\s")

_finding = partial(
    left_over,
    said="mở đầu câu nêu hạn chế, mà báo cáo nói về kỳ khác",
    said_en="opens what fell short, and the report is on another time",
)


def in_limits(draft: Draft) -> Iterator[Finding]:
    """Every such time that is told once, and that nothing is compared with."""
    own, whole = own_period(draft), _whole_year(draft)
    for passage in draft.passages:
        if not OPENS.match(passage.text) or not _falls_short(draft, passage):
            continue
        if own is not None and own.year is not None:
            year = YEAR.match(passage.text)
            if year is not None and int(year["year"]) == own.year - 1:
                yield _finding(passage.start + year.start("time"), year["time"])
        elif whole is not None:
            yield from _months(draft, passage, whole)


def _months(draft: Draft, passage: Passage, whole: int) -> Iterator[Finding]:
    times = list(told(draft.text, 0, len(draft.text)))
    for one in times:
        if not OPENS.fullmatch(draft.text, passage.start, one.start):
            continue
        alone = sum(map(one.same, times)) == 1
        if one.kind == "months" and one.year in (None, whole) and alone:
            yield _finding(one.start, one.words)


def _falls_short(draft: Draft, passage: Passage) -> bool:
    """Whether a sentence stands below "Hạn chế", and compares its time with no other."""
    head = heading_above(draft, passage.start)
    if head is None or words("periods.limits").search(head.text) is None:
        return False
    return not any(
        words(name).search(passage.text) for name in ("leftovers.past", "leftovers.gathered")
    )


def _whole_year(draft: Draft) -> int | None:
    """The year of a report on all of it, written at its end or after."""
    years, today = title_years(draft), dated(draft)
    title = title_of(draft)[1]
    if len(years) != 1 or today is None or list(told(title, 0, len(title), titled=True)):
        return None
    year = next(iter(years))
    return year if (today.year, today.month) >= (year, MONTHS_OF_YEAR) else None
