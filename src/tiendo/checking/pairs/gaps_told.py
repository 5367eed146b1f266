"""Amounts that a value rose or fell by, which its two values do not give: "năm 2020 có 120 hợp tác
xã, nay có 156 hợp tác xã, tăng 46 hợp tác xã".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import REACH, alike, plain_number, way_of
from tiendo.checking.pairs.times_told import LATER, earlier_of
from tiendo.checking.pairs.told_change import ToldChange, between_others
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Right before an amount: ", tăng thêm 46 hợp tác xã"; behind it nothing that it is compared with.
LED = shaped(
    r"(?:[,;(:]\s?(?:đã\s|tức là\s|tức\s|như vậy\s)?|\sthì\s(?:đã\s)?|^\)\s)"
    r"(?:{pairs.moved}|{pairs.than})(?:\s{pairs.moved_tails})*\s$"
)
# "tăng từ 510 tấn năm 2018 lên 563 tấn năm 2019 (+53 tấn)"
SIGNED = regex(r"\s\((?P<sign>[+–-])$")
MORE, MORE_REACH = shaped(r"\b{pairs.than}\s$"), 12
# "1.245 tỷ đồng, cao hơn mức 1.120 tỷ đồng của năm 2022 là 125 tỷ đồng"
THAN, THAN_BY = (
    shaped(r"[,\s]\s?{pairs.than}\s{pairs.level}\s$"),
    regex(r"[^\d,;.()]{0,30}\d{0,4}\slà\s$"),
)
# A clause of its own that draws the sum of two: "…; năm 2022 là 251 vụ, như vậy giảm 37 vụ".
DRAWN = regex(r",\s(?:như vậy|tức là|tức)\s")
# "2.717 hộ nghèo (chiếm tỷ lệ 7,52%)": told of one value by the way.
OPENED = 40
SHARE = shaped(r"\((?:{sums.says_share}\s)?(?:tỷ lệ\s)?$")
ENDS = regex(r"\s*(?:[.,;)]|$)")
BASED = regex(r"\s?[^.;,\d()]{0,20}\bso (?:với )?")


def gaps(draft: Draft) -> Iterator[ToldChange]:
    """Every amount of change of a draft behind two values of told times that does not follow."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        for at, by in enumerate(numbers):
            before = _outside(draft, numbers[:at]) if at > 1 else []
            found = _gap(draft, passage, before, by) if len(before) > 1 else None
            if found is not None and not between_others(numbers, found):
                yield found


def more_by(text: str, at: int) -> bool:
    """Whether a number is what something is more by: "cao hơn 355 tỷ đồng", which bounds nothing.

    >>> more_by("cao hơn 355 tỷ đồng", 8), more_by("đạt hơn 355 tỷ đồng", 9)
    (True, False)
    """
    return MORE.search(text, max(0, at - MORE_REACH), at) is not None


def _outside(draft: Draft, before: Sequence[Num]) -> Sequence[Num]:
    """The numbers without those of a bracket of parts behind the first of the last two outside:
    "53 giải (2 nhất, 14 nhì, 37 ba), năm trước 46 giải".
    """
    text = draft.text
    before = [
        num
        for num in before
        if not (num.percent and SHARE.search(text, max(0, num.start - OPENED), num.start))
    ]
    if len(before) < len(("then", "now")):
        return before
    last = before[-1]
    closed = draft.text.rfind(")", before[-2].end, last.start)
    opened = draft.text.rfind("(", before[0].end, closed) if closed >= 0 else -1
    inside = [num for num in before if opened < num.start < closed]
    return [num for num in before if num not in inside] if len(inside) > 1 else before


def _gap(draft: Draft, passage: Passage, before: Sequence[Num], by: Num) -> ToldChange | None:
    one, two = before[-2:]
    led = draft.text[two.end : by.start]
    if not all(map(plain_number, (one, two, by))) or _loose(one) or two.main.hedge:
        return None
    if by.main.hedge and not more_by(draft.text, by.start):
        return None
    by = replace(by, main=replace(by.main, hedge=""))
    one = replace(one, main=replace(one.main, hedge=""))
    between = draft.text[one.end : two.start]
    if len(led) > REACH or BASED.match(draft.text, by.end):
        return None
    way = _way(between, led)
    if not way or not all(map(_fits, (one, two), (by, by))) or one.main.value == two.main.value:
        return None
    if ";" in between and DRAWN.match(led) is None and LATER.search(between) is None:
        return None
    if None in (one.unit, two.unit) and ENDS.match(draft.text, by.end) is None:
        return None  # "nhiều hơn con số 2.164 của năm 2024, tăng 236 đảng viên nữ"
    earlier = earlier_of(draft, passage, one, two)
    if earlier is None:
        return None
    found = ToldChange(earlier, two if earlier is one else one, by, way)
    return found if found.slip and not found.holds else None


def _loose(num: Num) -> bool:
    """Whether a number is told roughly: "hơn 2.700 hộ", and not "hơn 2.717 hộ", to the last one."""
    return bool(num.main.hedge) and not (num.main.exact and num.main.value % 10)


def _way(between: str, led: str) -> str:
    """Whether an amount is told as a rise or a fall by what stands before it, "" for neither."""
    if LED.search(led) is not None:
        return way_of(led)
    signed = SIGNED.search(led)
    if signed is not None:
        return "tăng" if signed["sign"] == "+" else "giảm"
    than = THAN.search(between)
    return way_of(than.group()) if than and THAN_BY.fullmatch(led) else ""


def _fits(one: Num, by: Num) -> bool:
    """Whether a value may be that which an amount is the change of: its unit may go without saying,
    "nhiều hơn con số 2.164 của năm 2024".
    """
    bare = one.unit is None and one.factor == by.factor and not by.percent
    return bare or alike(replace(one, per=None), replace(by, per=None))
