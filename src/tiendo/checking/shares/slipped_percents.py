"""Percents that no number near by gives, and that one gives when two digits change places.

"Thu ngân sách ước 86,4 tỷ đồng, đạt 103,7% dự toán … (80,5 tỷ đồng)": which number a percent is
of need not be told in so many words. Where 107,3% is just what two numbers of the paragraph come
to, and nothing comes to 103,7%… that is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby
from operator import attrgetter

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.standing import plan_led
from tiendo.checking.registry import Yielded
from tiendo.checking.saying import en, softened, vi
from tiendo.checking.sums.exchanging import by_exchange, digits, sharp
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import Written
from tiendo.vocabulary.regexes import regex

# Between a value and its percent nothing new begins.
OTHERWISE = shaped(r"\b(?:{shares.otherwise_led})\b|[.;\n]", re.IGNORECASE)
MOVED = regex(r"\b(?:tăng|giảm)(?: thêm| khoảng)?\s$", re.IGNORECASE)
# "bằng 109,7% cùng kỳ": of a value that need not stand here.
OF_THEN = shaped(r"\s?%\s(?:so với |của |so )?{pasts.named}\b", re.IGNORECASE)
OF_PLAN = shaped(r"\s?%\s(?:so với |của |tổng |số )*{pairs.plans}\b", re.IGNORECASE)
STOP = regex(r"[.;\n]\s|\n")
BRACKET = regex(r"\([^()]*\)")
TOTAL = shaped(r"\b{shares.totals}\b[^;.\d]*$", re.IGNORECASE)
REACH, BETWEEN, DIGITS, LED = 400, 60, 3, 80
# No sentence is longer.
FAR = 800


@dataclass(frozen=True, slots=True)
class SlippedPercent:
    """``part`` is ``right`` percent of ``whole``, and not ``percent``; None where it is a ratio."""

    part: Num
    whole: Num | None
    percent: Num
    right: Decimal


def slipped_percents(draft: Draft, *, planned: bool) -> Iterator[SlippedPercent]:
    """Every such share of a paragraph; ``planned``: of plans only, else of all but those."""
    for _, passages in groupby(draft.passages, key=attrgetter("block")):
        numbers = [num for one in passages for num in draft.numbers(one)]
        if sum(not num.percent for num in numbers) < 2:
            continue
        for at, percent in enumerate(numbers):
            if not _exact(draft.text, percent):
                continue
            part = _part(draft.text, numbers[:at], percent)
            found = (_slipped(draft.text, numbers, part, percent) if part else None) or _of_ratio(
                draft.text, numbers, at, percent
            )
            of_plan = OF_PLAN.match(draft.text, percent.main.end) is not None
            if found is not None and of_plan == planned:
                yield found


def _exact(text: str, percent: Num) -> bool:
    """Whether it is a percent of three digits and more, with decimals."""
    said = text[percent.main.start : percent.main.end]
    exact = percent.unit == "percent" and not percent.high and not percent.main.hedge
    return exact and "," in said and len(digits(text, percent)) >= DIGITS


def _of_ratio(text: str, numbers: Sequence[Num], at: int, percent: Num) -> SlippedPercent | None:
    """``118.940/146.300 hộ đăng ký đạt 8 tiêu chí, chiếm 83,1%``: of the last ratio before it."""
    ratios = [num for num in numbers if num.whole and abs(num.start - percent.start) <= REACH]
    last = next((num for num in reversed(numbers[:at]) if num.whole or num.percent), None)
    if last is None or last.whole is None or STOP.search(text, last.end, percent.start):
        return None
    if any(_is_of(num.main, num.whole, percent, percent.main.value) for num in ratios if num.whole):
        return None
    for right in _exchanged(text, percent):
        if _is_of(last.main, last.whole, percent, right):
            return SlippedPercent(last, None, percent, right)
    return None


def _exchanged(text: str, percent: Num) -> list[Decimal]:
    """What a percent is with two of its digits exchanged."""
    said = text[percent.main.start : percent.main.end]
    return [percent.main.value + change for change in sorted(by_exchange(said))]


def _part(text: str, before: Sequence[Num], percent: Num) -> Num | None:
    """The value right before a percent of three digits and more, told as its part."""
    outside = (num for num in reversed(before) if not num.percent and not _shut(text, num, percent))
    part = next(outside, None)
    if part is None or not sharp(part):
        return None
    between = BRACKET.sub("", text[part.end : percent.start])
    if MOVED.search(between) or OF_THEN.match(text, percent.main.end):
        return None
    if len(between) > BETWEEN or OTHERWISE.search(between):
        return None
    return part


def _shut(text: str, num: Num, percent: Num) -> bool:
    """Whether a number stands in brackets that close before the percent."""
    between = text[num.end : percent.start]
    return ")" in between and "(" not in between[: between.index(")")]


def closed(text: str, whole: Num, part: Num) -> bool:
    """``thu ngân sách 9.816 tỷ đồng; giải ngân 3.957 tỷ đồng, đạt 43,0%``: of something else, where
    what stands before is no plan.
    """
    between = BRACKET.sub("", text[whole.end : part.start])
    led = text[max(0, whole.start - LED) : whole.start]
    return ";" in between and not (plan_led(led) or TOTAL.search(led))


def _slipped(text: str, numbers: Sequence[Num], part: Num, percent: Num) -> SlippedPercent | None:
    near = [num for num in numbers if _may_be_whole(num, part, percent)]
    if _of_others(text, numbers, percent):
        return None
    if any(_is_of(part.main, num.main, percent, percent.main.value) for num in near):
        return None
    for num in (one for one in near if not closed(text, one, part)):
        for right in _exchanged(text, percent):
            if _is_of(part.main, num.main, percent, right):
                return SlippedPercent(part, num, percent, right)
    return None


def _of_others(text: str, numbers: Sequence[Num], percent: Num) -> bool:
    """``86 người tại 11 đơn vị (kế hoạch 112 người tại 14 đơn vị), đạt 76,8%``: of another pair of
    the sentence, both of one noun.
    """
    first = max(0, percent.start - FAR)
    begin = max((found.end() for found in STOP.finditer(text, first, percent.start)), default=first)
    before = [num for num in numbers if begin <= num.start < percent.start and not num.percent]
    return any(
        one.unit == two.unit and one.unit_text == two.unit_text and one.unit_text
        and _is_of(one.main, two.main, percent, percent.main.value)
        for one, two in combinations(before, 2)
    )  # fmt: skip


def _may_be_whole(num: Num, part: Num, percent: Num) -> bool:
    if num is part or num.percent or not sharp(num) or num.unit != part.unit:
        return False
    if num.per != part.per or abs(num.start - percent.start) > REACH:
        return False
    return part.unit != "count" or kin(num, part) or (of_people(num) and of_people(part))


def _is_of(part: Written, whole: Written, percent: Num, value: Decimal) -> bool:
    """Whether one number is so many percent of another, as finely as ``percent`` is written."""
    share = part.range.percent_of(whole.range)
    if share is None:
        return False
    half = percent.main.step / 2
    return share.low <= value + half and value - half <= share.high


def apart_from(
    draft: Draft, found: Iterable[Yielded], slipped: Iterable[SlippedPercent]
) -> Iterator[Finding]:
    """Those percents of which nothing was found yet."""
    told = [one for one in found if isinstance(one, Finding)]
    for one in slipped:
        start, end = one.percent.start, one.percent.end
        if not any(each.start < end and start < each.end for each in told):
            yield _finding(draft, one)


def _finding(draft: Draft, one: SlippedPercent) -> Finding:
    """The finding at a percent whose digits changed places."""
    places = [num for num in (one.part, one.whole) if num is not None]
    said = " so với ".join(draft.text[num.start : num.end] for num in places)
    stated = one.percent.main.value
    return Finding(
        start=one.percent.start,
        end=one.percent.end,
        message=f"{said} là {vi(one.right)}%, không phải {vi(stated)}%",
        message_en=f"It makes {en(one.right)}%, not {en(stated)}%",
        stated=stated,
        computed=one.right,
        suggestion=f"{vi(one.right)}%",
        see=tuple(Place(start=num.start, end=num.end) for num in places),
        severity=softened(one.whole is None and not draft.doubtful),
    )
