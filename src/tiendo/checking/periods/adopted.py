"""Plans that a draft asks to adopt, or takes up as its own, and whose year is over:
"đề nghị HĐND tỉnh thông qua dự toán ngân sách năm 2019 tại kỳ họp này" in December 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.naming.heads import title_of
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.told_periods import AHEAD, MONTHS_OF_YEAR, YEARS, own_period, told
from tiendo.checking.periods.untimely import dated
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

ADOPTED = shaped(
    r"\b{periods.adopting}\s[^;.:\n\d]{0,60}?{periods.plans}\s[^,;.:\n\d]{0,60}?"
    r"\b(?P<time>năm\s(?P<year>(?:19|20)\d\d))\b(?!\s?[-–])"
)
# "các chỉ tiêu của kế hoạch năm 2025 đã nêu tại Điều 2".
OWN = shaped(
    r"\b{periods.plans}\s[^,;.:\n\d]{0,40}?(?P<time>năm\s(?P<year>(?:19|20)\d\d))\s"
    r"(?:đã\s)?(?:nêu|quy định|ghi|đề ra)\s(?:tại|ở)\s(?:Điều|khoản|mục|phần)\s[\dIVX]"
    r"(?!\s[^,;.]{0,20}(?:Nghị quyết|Quyết định|Kế hoạch) số)"
)
WHOLE = regex(r"\bcả năm\b|\bước\b")
# A session so late in the year adopts the plans of the next.
LATE = 11

_finding = partial(
    left_over,
    said="là năm đã qua, mà văn bản bàn kế hoạch của năm sau",
    said_en="is over, and the draft is on the plans of the year after it",
)


def adopted(draft: Draft) -> Iterator[Finding]:
    """Plans of the year that ends, where those of the next are before the session."""
    today = dated(draft)
    for found in ADOPTED.finditer(draft.text) if today else ():
        year, passage = int(found["year"]), draft.passage_at(found.start())
        late = today is not None and (today.year, today.month) >= (year, LATE)
        if (
            late
            and passage is not None
            and _asked(passage, found.end())
            and f"năm {year + 1}" in draft.text
        ):
            yield _finding(found.start("time"), found["time"])
    years = {int(year) for year in YEARS.findall(title_of(draft)[1])}
    for found in OWN.finditer(draft.text):
        year = int(found["year"])
        if year not in years and year + 1 in years:
            yield _finding(found.start("time"), found["time"])
    yield from _titled(draft)


def _asked(passage: Passage, end: int) -> bool:
    """Whether a sentence asks for a plan anew, and tells of no change or account of one before it
    names the plan's year, up to ``end``.
    """
    before = passage.text[: end - passage.start]
    return (
        words("periods.asking").search(passage.text) is not None
        and words("periods.no_adopting").search(before) is None
    )


def _titled(draft: Draft) -> Iterator[Finding]:
    """``Kết quả 9 tháng năm 2019, kế hoạch năm 2020`` of December 2019: it is on the whole year."""
    own, today = own_period(draft), dated(draft)
    if own is None or own.year is None or today is None or own.months >= LATE:
        return
    if (today.year, today.month) != (own.year, MONTHS_OF_YEAR):
        return
    line = draft.text[own.end :].split("\n", 1)[0]
    split = AHEAD.search(line.lower())
    if split is None or YEARS.findall(line[split.end() :]) != [str(own.year + 1)]:
        return
    again = [one for one in told(draft.text, own.end, len(draft.text)) if one.same(own)]
    if not again and not WHOLE.search(line):
        yield _finding(own.start, own.words)
