"""Gaps that no two numbers near by have between them, and that two have but for one slip.

"Tiếp nhận 1.938 hồ sơ; đã giải quyết 1.204 hồ sơ, còn 743 hồ sơ": which two numbers a rise, a fall
or a rest lies between need not be told in so many words. Where 734 is just what lies between two
numbers of the paragraph, and 743 lies between none, that is hardly chance. So of percents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, groupby
from operator import attrgetter

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.gaps.mistyped_gaps import bare_base, beside, led_by, opens, told_together
from tiendo.checking.kin import kin, people_alike
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.gaps_told import more_by
from tiendo.checking.pairs.pasts import of_the_second
from tiendo.checking.registry import Yielded
from tiendo.checking.saying import en, softened, vi
from tiendo.checking.sums.exchanging import by_another, by_exchange, digits, sharp, summed
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED

# Before a number that tells by how much another is more or less, or what is left.
UP = shaped(
    r"\b(?:{gaps.gap_rises}|{sums.balances})\b(?! trưởng)"
    r"(?:[^.;()\d]|\b(?:19|20)\d\d\b|báo động \d){0,40}[(+]?$",
    re.IGNORECASE,
)
DOWN = shaped(r"\b(?:{gaps.gap_falls})\b(?:[^.;()\d]|\b(?:19|20)\d\d\b){0,40}$", re.IGNORECASE)
LEFT = shaped(r"\b(?:{gaps.gap_rests})\b(?:[^.;()\d]|\b(?:19|20)\d\d\b){0,40}$", re.IGNORECASE)
# "so với định mức còn thiếu 342 giáo viên": of a norm that is not told.
OF_NORM = shaped(r"\b(?:so với|theo)\s{gaps.norms}\b[^.;()\d]*$", re.IGNORECASE)
# What tells a part from the other: "xử lý khác 17,3 tỷ đồng", "54 lượt chưa hài lòng".
OTHER_PART = shaped(r"\b(?:{gaps.other_parts})\b[^.;()\d]{0,24}$", re.IGNORECASE)
OF_OTHERS = shaped(r"\s(?:[^\W\d_]+\s){0,2}?(?!không có\b)(?:{gaps.other_parts})\b", re.IGNORECASE)
PLANNED = shaped(r"\b{pairs.plans}\b[^.;()\d]{0,40}\(?$", re.IGNORECASE)
# Before a number, or behind it: what time it is of, or what it is compared with.
TIMED = shaped(
    r"\b(?:{gaps.compared_with}|(?:{shares.of_times}) [\dIV/]+)\b"
    r"[^.;()\d]{0,40}(?:\([^()\d]{0,30})?$"
    r"|\bso (?:với )?(?:{pasts.named}|(?:{shares.of_times}) )[^.;()]{0,30}\([^();]{0,60}$",
    re.IGNORECASE,
)
OF_TIME = shaped(r"[^.;,\d]{0,20}\b(?:{shares.of_times}) [\dIV]", re.IGNORECASE)
AT_ONCE = shaped(r",?\s\(?(?:{gaps.gap_rises}|{gaps.gap_falls})\b[^.;()\d]{0,12}", re.IGNORECASE)
REACH, LED, AGO, DIGITS, FEWEST = 300, 60, 110, 3, 3
# Of one digit that is another.
FEW_DIGITS = 2


@dataclass(frozen=True, slots=True)
class SlippedGap:
    """``greater`` and ``lesser`` lie ``by`` apart once ``odd``, one of the three, is ``right``."""

    greater: Num
    lesser: Num
    by: Num
    odd: Num
    right: Decimal
    rest: bool
    up: bool = True  # of a change in percent: whether it is told as a rise

    @property
    def start(self) -> int:
        return min(num.start for num in (self.greater, self.lesser, self.by))

    @property
    def end(self) -> int:
        return max(num.end for num in (self.greater, self.lesser, self.by))


def slipped_gaps(draft: Draft) -> tuple[SlippedGap, ...]:
    """Every such gap of a draft."""
    return draft.kept("slipped gaps", lambda: tuple(_gaps(draft)))


def _gaps(draft: Draft) -> Iterator[SlippedGap]:
    names = ("gaps.gap_rises", "gaps.gap_falls", "gaps.gap_rests", "gaps.other_parts")
    for _, group in groupby(draft.passages, key=attrgetter("block")):
        passages = list(group)
        if not any(one.may_say(*names) for one in passages):
            continue
        numbers = [num for one in passages for num in draft.numbers(one)]
        if len(numbers) < FEWEST:
            continue
        for at, by in enumerate(numbers):
            found = _gap(draft.text, numbers, at, by)
            if found is None or _of_second(draft.text, found) or _of_one_sum(numbers, found):
                continue
            yield found


def _of_one_sum(numbers: Sequence[Num], found: SlippedGap) -> bool:
    """``42,85 tỷ: trung ương 11,2, tỉnh 14,6, xã 17,05. Trong năm tăng thêm 5,15 tỷ``: two parts
    of one sum are not held against each other.
    """
    pair = {found.greater.start, found.lesser.start}
    for at, total in enumerate(numbers):
        told = Decimal(0)
        run: set[int] = set()
        for num in numbers[at + 1 :]:
            if num is found.by or not _like(num, total):
                break
            told += num.main.value
            run.add(num.start)
            if told == total.main.value and pair <= run and len(run) > len(pair):
                return True
    return False


def _of_second(text: str, found: SlippedGap) -> bool:
    last = max(found.greater.start, found.lesser.start)
    return last > found.by.end and of_the_second(text, found.by.end, last)


def _gap(text: str, numbers: Sequence[Num], at: int, by: Num) -> SlippedGap | None:
    by = replace(by, main=replace(by.main, hedge="")) if more_by(text, by.start) else by
    fewest = DIGITS if by.percent else FEW_DIGITS
    if not sharp(by) or by.unit == "percentage_point" or len(digits(text, by)) < fewest:
        return None
    led = led_by(text, by, LED)
    if OF_NORM.search(led):
        return None
    ways = [way for way, shape in (("up", UP), ("down", DOWN), ("left", LEFT)) if shape.search(led)]
    if not ways and (OTHER_PART.search(led) or OF_OTHERS.match(text, by.end)):
        near = [num for num in _near(numbers, at) if _like(num, by)]
        if by.unit is None and _part_of_counted(numbers, by):
            return None
        return None if by.percent else _of_amount(text, near, by, rest=True, apart=False)
    if not ways:
        return None
    near = _near(numbers, at)
    if by.percent:
        return None if ways == ["left"] else _of_percent(text, numbers, near, by, "up" in ways)
    near = [num for num in near if _like(num, by) or bare_base(text, num, by)]
    return _of_amount(text, near, by, rest="left" in ways)


def _part_of_counted(numbers: Sequence[Num], by: Num) -> bool:
    """Whether a bare number with those beside it comes to what is counted: "742 người (Nhật Bản
    391, Đài Loan 208, nước khác 143)".
    """
    return summed([num for num in numbers if num is by or num.unit in (None, "count")], by)


def _near(numbers: Sequence[Num], at: int) -> list[Num]:
    """The plain numbers around one, but for percents."""
    start = numbers[at].start
    found = []
    for side in (reversed(numbers[:at]), numbers[at + 1 :]):
        for num in side:
            if abs(num.start - start) > REACH:
                break
            if not num.percent and sharp(num):
                found.append(num)
    return sorted(found, key=attrgetter("start"))


def _like(num: Num, other: Num) -> bool:
    if num.unit != other.unit or (num.per != other.per and other.per is not None):
        return False
    people = people_alike(num, other)
    return num.unit != "count" or people or kin(num, other) or kin(other, num)


def _of_amount(
    text: str, near: Sequence[Num], by: Num, *, rest: bool, apart: bool = True
) -> SlippedGap | None:
    """Two numbers that lie so far apart but for one slip, and no two that do; ``apart``: they need
    not be the two beside it.
    """
    pairs = [_ordered(*pair) for pair in combinations(near, 2)]
    if any(_apart(*pair, by) for pair in pairs):
        return None
    for slips, fewest in ((by_exchange, DIGITS), (by_another, FEW_DIGITS)):
        for pair in pairs if slips is by_exchange else _either_way(pairs):
            if slips is by_another and not told_together(text, near, *pair, by, led=apart):
                continue
            odd = _odd(text, near, (*pair, by), slips, fewest)
            if odd is None or not (
                apart or (beside(near, *pair, by) and opens(text, near, *pair, by))
            ):
                continue
            return SlippedGap(*pair, by, *odd, rest)
    return None


def _odd(
    text: str,
    near: Sequence[Num],
    three: tuple[Num, Num, Num],
    slips: Callable[[str], frozenset[Decimal]],
    fewest: int,
) -> tuple[Num, Decimal] | None:
    """Which of a greater number, a lesser and their gap a slip would make such that they fit, and
    what it would be; ``fewest``: digits that it must have.
    """
    greater, lesser, by = three
    short = greater.main.value - lesser.main.value - by.main.value
    long = min(len(digits(text, num)) for num in (greater, lesser)) >= fewest
    others = long and beside(near, *three)
    if len(digits(text, by)) < fewest:
        return None
    for odd, wanted in ((by, short), (greater, -short), (lesser, short)):
        said = text[odd.main.start : odd.main.end]
        fits = wanted / odd.factor in slips(said) and len(digits(text, odd)) >= fewest
        if fits and (odd is by or others):
            return odd, odd.main.value + wanted
    return None


def _ordered(one: Num, two: Num) -> tuple[Num, Num]:
    return (one, two) if one.main.value > two.main.value else (two, one)


def _either_way(pairs: Sequence[tuple[Num, Num]]) -> Iterator[tuple[Num, Num]]:
    """Pairs, the greater first, and then the other way round: a first digit may be the slip."""
    yield from pairs
    yield from (pair[::-1] for pair in pairs)


def _apart(greater: Num, lesser: Num, by: Num) -> bool:
    """Whether two numbers lie so far apart, or come to as much, as exactly as they are written."""
    stated = by.main.range
    one, two = greater.main.range, lesser.main.range
    return stated.meets(one - two) or greater.main.value + lesser.main.value == by.main.value


def _of_percent(
    text: str, numbers: Sequence[Num], near: Sequence[Num], by: Num, up: bool
) -> SlippedGap | None:
    """Two numbers of which one is so many percent more or less but for one exchange."""
    said = text[by.main.start : by.main.end]
    if "," not in said:
        return None
    pairs = [_ordered(*pair) for pair in combinations(near, 2) if _comparable(text, *pair)]
    if any(_change_is(*pair, by, by.main.value, up) for pair in pairs):
        return None
    roughly = [
        num for num in numbers
        if num.main.hedge and not num.percent and abs(num.start - by.start) <= REACH
    ]  # fmt: skip
    if any(_change_is(*_ordered(*pair), by, by.main.value, up) for pair in _with(near, roughly)):
        return None  # "ước cả năm khoảng 460 nghìn lượt, tăng 11,7%"
    others = [num for num in numbers if num.percent and num is not by]
    for greater, lesser in pairs:
        for right in (by.main.value + change for change in sorted(by_exchange(said))):
            if _change_is(greater, lesser, by, right, up) and not (
                _both_planned(text, greater, lesser)
                or _taken(greater, lesser, by, others)
                or not any(_then(text, num) or _told_of(text, num, by) for num in (greater, lesser))
            ):
                return SlippedGap(greater, lesser, by, by, right, rest=False, up=up)
    return None


def _with(near: Sequence[Num], roughly: Sequence[Num]) -> Iterator[tuple[Num, Num]]:
    """Each number that is told as about with each of its unit near by."""
    for one in roughly:
        yield from ((one, num) for num in near if _like(num, one))


def _comparable(text: str, one: Num, two: Num) -> bool:
    """Whether two numbers are of one unit, or one is bare and of another time: "(cùng kỳ 612)"."""
    bare, other = (one, two) if one.unit is None else (two, one)
    if bare.unit is None and other.unit == "count":
        return bare.start > other.start and _then(text, bare)
    return _like(one, two)


def _then(text: str, num: Num) -> bool:
    """Whether the words right before a number, or behind it, say what time or plan it is of."""
    return (
        TIMED.search(text, max(0, num.start - AGO), num.start) is not None
        or OF_TIME.match(text, num.end) is not None
    )


def _told_of(text: str, num: Num, by: Num) -> bool:
    """Whether a change stands right behind a number: "364 hộ, tăng 17,3%"."""
    return AT_ONCE.fullmatch(text, num.end, by.start) is not None


def _change_is(greater: Num, lesser: Num, by: Num, value: Decimal, up: bool) -> bool:
    """Whether a rise (or a fall) between two numbers is of so many percent."""
    one, two = (greater, lesser) if up else (lesser, greater)
    share = one.main.range.percent_of(two.main.range)
    aim = HUNDRED + value if up else HUNDRED - value
    half = by.main.step / 2
    return share is not None and share.low <= aim + half and aim - half <= share.high


def _both_planned(text: str, *pair: Num) -> bool:
    return all(PLANNED.search(text, max(0, num.start - LED), num.start) for num in pair)


def _taken(greater: Num, lesser: Num, by: Num, others: Sequence[Num]) -> bool:
    """Whether another percent of the paragraph is of these two already; where ``by`` stands
    between them, one as finely written.
    """
    first, second = sorted((greater.start, lesser.start))
    return any(
        _change_is(greater, lesser, num, num.main.value, up)
        or _change_is(greater, lesser, num, num.main.value - HUNDRED, True)
        or _change_is(greater, lesser, num, HUNDRED - num.main.value, False)
        for num in others
        if num.main.step <= by.main.step or not first < by.start < second
        for up in (True, False)
    )


def gaps_wrong(draft: Draft, found: Sequence[Yielded], *, rest: bool) -> Iterator[Finding]:
    """The slipped gaps where nothing was found yet: rests, or rises and falls."""
    told = [one for one in found if isinstance(one, Finding)]
    for one in slipped_gaps(draft):
        covered = any(each.start < one.end and one.start < each.end for each in told)
        if one.rest == rest and not covered:
            yield _finding(draft, one)


def _finding(draft: Draft, one: SlippedGap) -> Finding:
    greater, lesser, by, odd = (
        draft.text[num.start : num.end] for num in (one.greater, one.lesser, one.by, one.odd)
    )
    shown = f"{vi(one.right)}%" if one.by.percent else one.odd.show(one.right)
    if one.by.percent:
        ends = f"Từ {lesser} đến {greater} là tăng" if one.up else (
            f"Từ {greater} đến {lesser} là giảm"
        )  # fmt: skip
        message = f"{ends} {shown}, không phải {by}"
    elif one.odd is one.by:
        message = f"{greater} và {lesser} chênh nhau {shown} {one.by.unit_text}, không phải {by}"
    else:
        message = f"{greater} và {lesser} không chênh nhau {by}; {odd} viết là {shown} thì khớp"
    return Finding(
        start=one.odd.start,
        end=one.odd.end,
        message=message,
        message_en=f"{greater} and {lesser} are not {by} apart; {en(one.right)} would fit",
        stated=one.odd.main.value / one.odd.factor,
        computed=one.right / one.odd.factor,
        suggestion=f"{shown} {one.odd.unit_text}".strip() if not one.odd.percent else shown,
        see=tuple(
            Place(start=num.start, end=num.end)
            for num in (one.greater, one.lesser, one.by)
            if num is not one.odd
        ),
        severity=softened(one.odd is one.by and not draft.doubtful),
    )
