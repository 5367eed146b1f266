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
from itertools import groupby
from operator import attrgetter

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.kin import kin, of_people
from tiendo.checking.numbers import Num
from tiendo.checking.registry import Yielded
from tiendo.checking.saying import en, softened, vi
from tiendo.checking.sums.slipped_sums import by_exchange
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.regexes import regex

# Between a value and its percent nothing new begins.
OTHERWISE = shaped(r"\b(?:{shares.otherwise_led})\b|[.;\n]", re.IGNORECASE)
MOVED = regex(r"\b(?P<way>tăng|giảm)(?: thêm| khoảng)?\s$", re.IGNORECASE)
# "bằng 109,7% cùng kỳ": of a value that need not stand here.
OF_THEN = shaped(r"\s?%\s(?:so với |của |so )?{pasts.named}\b", re.IGNORECASE)
OF_PLAN = shaped(r"\s?%\s(?:so với |của |tổng |số )*{pairs.plans}\b", re.IGNORECASE)
BRACKET = regex(r"\([^()]*\)")
REACH, BETWEEN, DIGITS = 400, 60, 3


@dataclass(frozen=True, slots=True)
class SlippedPercent:
    """``part`` is ``right`` percent of ``whole`` (or differs by so much), and not ``percent``."""

    part: Num
    whole: Num
    percent: Num
    right: Decimal
    way: str  # "tăng", "giảm", or "" for a share


def slipped_percents(
    draft: Draft, *, moves: bool, planned: bool = False
) -> Iterator[SlippedPercent]:
    """Every such percent of a paragraph: shares, or rises and falls; ``planned``: of plans only."""
    for _, passages in groupby(draft.passages, key=attrgetter("block")):
        numbers = [num for one in passages for num in draft.numbers(one)]
        if sum(not num.percent for num in numbers) < 2:
            continue
        for at, percent in enumerate(numbers):
            part = _part(draft.text, numbers[:at], percent, moves=moves)
            if part is not None:
                found = _slipped(draft.text, numbers, part, percent)
                of_plan = not moves and OF_PLAN.match(draft.text, percent.main.end) is not None
                if found is not None and of_plan == planned:
                    yield found


def _part(text: str, before: Sequence[Num], percent: Num, *, moves: bool) -> Num | None:
    """The value right before a percent of three digits and more, told as its part or its change."""
    said = text[percent.main.start : percent.main.end]
    exact = percent.unit == "percent" and not percent.high and not percent.main.hedge
    if not exact or "," not in said or len(re.sub(r"\D", "", said).lstrip("0")) < DIGITS:
        return None
    outside = (num for num in reversed(before) if not num.percent and not _shut(text, num, percent))
    part = next(outside, None)
    if part is None or not _plain(part):
        return None
    between = BRACKET.sub("", text[part.end : percent.start])
    moved = MOVED.search(between) is not None
    if not moves and OF_THEN.match(text, percent.main.end):
        return None
    if moved != moves or len(between) > BETWEEN or OTHERWISE.search(MOVED.sub("", between)):
        return None
    return part


def _shut(text: str, num: Num, percent: Num) -> bool:
    """Whether a number stands in brackets that close before the percent."""
    between = text[num.end : percent.start]
    return ")" in between and "(" not in between[: between.index(")")]


def _plain(num: Num) -> bool:
    return not (num.high or num.whole or num.main.hedge) and num.main.value > 0


def _slipped(text: str, numbers: Sequence[Num], part: Num, percent: Num) -> SlippedPercent | None:
    moved = MOVED.search(text, part.end, percent.start)
    way = moved["way"].lower() if moved else ""
    near = [num for num in numbers if _may_be_whole(num, part, percent)]
    if any(_gives(part, num, percent, percent.main.value, way) for num in near):
        return None
    said = text[percent.main.start : percent.main.end]
    for num in near:
        for change in sorted(by_exchange(said)):
            right = percent.main.value + change
            if _gives(part, num, percent, right, way):
                return SlippedPercent(part, num, percent, right, way)
    return None


def _may_be_whole(num: Num, part: Num, percent: Num) -> bool:
    if num is part or num.percent or not _plain(num) or num.unit != part.unit:
        return False
    if num.per != part.per or abs(num.start - percent.start) > REACH:
        return False
    return part.unit != "count" or kin(num, part) or (of_people(num) and of_people(part))


def _gives(part: Num, whole: Num, percent: Num, value: Decimal, way: str) -> bool:
    """Whether one number is so many percent of another, or differs by so many."""
    share = part.main.range.percent_of(whole.main.range)
    if share is None:
        return False
    aim = HUNDRED + value if way == "tăng" else HUNDRED - value if way else value
    half = percent.main.step / 2
    return share.low <= aim + half and aim - half <= share.high


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
    part, whole = (draft.text[num.start : num.end] for num in (one.part, one.whole))
    told = f"Từ {whole} đến {part} là {one.way} " if one.way else f"{part} so với {whole} là "
    stated = one.percent.main.value
    return Finding(
        start=one.percent.start,
        end=one.percent.end,
        message=f"{told}{vi(one.right)}%, không phải {vi(stated)}%",
        message_en=f"{part} beside {whole} makes {en(one.right)}%, not {en(stated)}%",
        stated=stated,
        computed=one.right,
        suggestion=f"{vi(one.right)}%",
        see=tuple(Place(start=num.start, end=num.end) for num in (one.part, one.whole)),
        severity=softened(False),
    )
