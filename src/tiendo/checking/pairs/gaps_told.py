"""Amounts that a value rose or fell by, which its two values do not give: "năm 2020 có 120 hợp tác
xã, nay có 156 hợp tác xã, tăng 46 hợp tác xã".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.reckoned_pairs import REACH, alike, plain_number, way_of
from tiendo.checking.pairs.times_told import earlier_of
from tiendo.checking.pairs.told_change import ToldChange, between_others
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# Right before an amount: ", tăng thêm 46 hợp tác xã"; behind it nothing that it is compared with.
LED = shaped(
    r"(?:[,;(:]\s?(?:đã\s|tức là\s|tức\s|như vậy\s)?|\sthì\s(?:đã\s)?)"
    r"{pairs.moved}(?:\s{pairs.moved_tails})*\s$"
)
CON_SO = regex(r"\b(?:con số|mức)\s$")
BASED = regex(r"\s?[^.;,\d()]{0,20}\bso (?:với )?")


def gaps(draft: Draft) -> Iterator[ToldChange]:
    """Every amount of change of a draft behind two values of told times that does not follow."""
    for passage in draft.passages:
        numbers = draft.numbers(passage)
        for at, by in enumerate(numbers):
            found = _gap(draft, passage, numbers[:at], by) if at > 1 else None
            if found is not None and not between_others(numbers, found):
                yield found


def _gap(draft: Draft, passage: Passage, before: Sequence[Num], by: Num) -> ToldChange | None:
    one, two = before[-2:]
    led = draft.text[two.end : by.start]
    if not all(map(plain_number, (one, two, by))) or any(n.main.hedge for n in (one, two, by)):
        return None
    if len(led) > REACH or LED.search(led) is None or BASED.match(draft.text, by.end):
        return None
    way = way_of(led)
    if not way or one.main.value == two.main.value or not _of_one_kind(draft.text, one, two, by):
        return None
    if ";" in draft.text[one.end : two.start]:
        return None
    earlier = earlier_of(draft, passage, one, two)
    if earlier is None:
        return None
    found = ToldChange(earlier, two if earlier is one else one, by, way)
    return found if found.slip and not found.holds else None


def _of_one_kind(text: str, one: Num, two: Num, by: Num) -> bool:
    """Whether a change is in the unit of the two; of each in a year, or with the earlier one bare,
    it may be as well: "2.418 đảng viên, nhiều hơn con số 2.164 của năm 2024".
    """
    if two.unit is None and one.unit == "count":
        bare = CON_SO.search(text, one.end, two.start) is not None
        return bare and alike(one, by) and one.factor == two.factor
    if by.per is None:
        one, two = replace(one, per=None), replace(two, per=None)
    return alike(one, two) and alike(two, by)
