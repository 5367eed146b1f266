"""Months that a draft names once, for what it has told of other months.

"11 tháng, khách quốc tế đạt 19,15 triệu lượt … Như vậy, trong 10 tháng Việt Nam đón 19,15 triệu
lượt": the same number is of the same time. "Với kết quả 6 tháng nêu trên" means what was told, and
nothing was told of six months.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.periods.left_over import left_over
from tiendo.checking.periods.told_periods import MONTHS_OF_YEAR, Told, told
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.told_numbers import Told as Number
from tiendo.checking.retelling.told_numbers import every_number, telling, told_numbers
from tiendo.checking.wordlists import shaped, words
from tiendo.vocabulary.regexes import regex

# A number of so many digits is not the same by chance.
EXACT = 4
# "Với kết quả 6 tháng nêu trên".
RESULT_OF = shaped(r"\b{periods.results_of}(?:\s(?:của|trong))?\s$")
ABOVE = shaped(r"(?:\snăm\s(?:19|20)\d\d)?\s{retelling.pointed_back}(?=[\s,;.)]|$)")
# "đánh giá nhiệm vụ 9 tháng năm 2020 và đề ra phương hướng 3 tháng cuối năm".
HALVES = shaped(
    r"\b(?:{leftovers.reporting}|đánh giá)\b[^.;\n]{0,60}?\b(?P<over>\d{1,2}) tháng(?: đầu năm)?"
    r"(?: năm \d{4})?[,;]?\s[^.\n]{0,60}?\b(?P<ahead>\d{1,2}) tháng cuối năm",
    re.IGNORECASE,
)
LAST_YEAR = regex(r"\bso (?:với )?cùng kỳ(?: năm (?:trước|\d{4}))?")
OPENS = regex(r"\s*(?:[-+*•]\s)?(?:[Tt]rong\s)?")
OWN, REACH = 1, 40
RATE_DIGITS, SHARED = 3, 2

_finding = partial(
    left_over,
    said="được gắn với số liệu đã nêu của thời gian khác",
    said_en="names another time than that of which the numbers were told",
)


def retold_periods(draft: Draft) -> Iterator[Finding]:
    """Every such time of the draft that stands nowhere else in it."""
    times = list(told(draft.text.lower(), 0, len(draft.text), titled=True))
    months = [one for one in times if one.kind == "months"]
    for one in months:
        others = {other.number for other in times if other.kind == "months"} - {one.number}
        alone = sum(other.number == one.number for other in months) == OWN
        if not alone or not others or _may_be_meant(draft, one):
            continue
        if _points_back(draft, one) or _told_of(draft, one, times) or _opens(draft, one, others):
            yield _finding(one.start, draft.text[one.start : one.end])


def _may_be_meant(draft: Draft, one: Told) -> bool:
    passage = draft.passage_at(one.start)
    if passage is None:
        return True
    ahead = words("leftovers.ahead").search(passage.text[: one.end - passage.start + REACH])
    return ahead is not None and ahead.start() < one.start - passage.start


def _points_back(draft: Draft, one: Told) -> bool:
    """``Với kết quả 6 tháng nêu trên``."""
    before = draft.text[max(0, one.start - REACH) : one.start]
    return RESULT_OF.search(before) is not None and ABOVE.match(draft.text, one.end) is not None


def _opens(draft: Draft, one: Told, others: set[int]) -> bool:
    """``Trong 6 tháng năm 2020, hầu hết các chỉ tiêu đạt`` below "đánh giá nhiệm vụ 9 tháng và đề
    ra phương hướng 3 tháng cuối năm": the months over and those ahead make the year.
    """
    passage = draft.passage_at(one.start)
    if passage is None or OPENS.fullmatch(draft.text, passage.start, one.start) is None:
        return False
    found = draft.kept("halves of a year", lambda: HALVES.search(draft.text))
    over = int(found["over"]) if found else 0
    if found is None or over not in others or over + int(found["ahead"]) != MONTHS_OF_YEAR:
        return False
    said = LAST_YEAR.sub(" ", passage.text)
    return over != one.number and words("leftovers.meant").search(said) is None


def _told_of(draft: Draft, one: Told, times: Sequence[Told]) -> bool:
    """Whether the sentence of a time tells a number again that was told before of another."""
    passage = draft.passage_at(one.start)
    if passage is None or sum(passage.start <= each.start < passage.end for each in times) > OWN:
        return False
    known = draft.kept("numbers by value", lambda: _by_value(draft))
    for num in told_numbers(draft):
        if num.passage is not passage or not _exact(num):
            continue
        for earlier in known[num.num.unit, num.num.main.value]:
            if earlier.num.start < passage.start and earlier.counted & num.counted:
                period = _period_of(draft, earlier, times)
                if period is not None and period.number != one.number:
                    return True
    return _rate_of(draft, one, passage, times)


def _rate_of(draft: Draft, one: Told, passage: Passage, times: Sequence[Told]) -> bool:
    """``Thu nội địa 6 tháng đầu năm đạt 77,0% dự toán``, where that was told of nine months."""
    told = [num for num in every_number(draft) if num.num.percent and _written(draft, num)]
    for num in (each for each in told if each.passage is passage):
        for earlier in told:
            same = earlier.num.main.value == num.num.main.value
            if not same or earlier.num.start >= passage.start:
                continue
            period = _period_of(draft, earlier, times)
            shared = telling(num.before) & telling(earlier.passage.text)
            if period is not None and period.number != one.number and len(shared) >= SHARED:
                return True
    return False


def _written(draft: Draft, one: Number) -> bool:
    """Whether a percent is written with so many digits that it is not the same by chance."""
    written = draft.text[one.num.start : one.num.main.end]
    return sum(map(str.isdigit, written)) >= RATE_DIGITS and not one.num.high


def _by_value(draft: Draft) -> dict[tuple[object, ...], list[Number]]:
    found: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    for one in told_numbers(draft):
        found[one.num.unit, one.num.main.value].append(one)
    return found


def _exact(one: Number) -> bool:
    return len(digits(one.num.main.value)) >= EXACT and not one.num.percent and not one.another


def _period_of(draft: Draft, one: Number, times: Sequence[Told]) -> Told | None:
    """The months that the paragraph names last before a number."""
    block = draft.document.blocks[one.passage.block]
    before = [each for each in times if block.start <= each.start < one.num.start]
    return before[-1] if before and before[-1].kind == "months" else None
