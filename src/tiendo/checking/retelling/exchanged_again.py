"""Numbers told again with two neighbouring digits exchanged, of which no other number tells.

"2.184.600 lượt khám … với khối lượng 2.148.600 lượt người đến khám": so near a number by chance
hardly stands twice in a draft with a word in common, be it told in quite other words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.periods.told_periods import headings
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits, exchanged_digits, jumbled
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import EXACT, LONG, MANY, TWO_DIGITS, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import spelled
from tiendo.vocabulary.regexes import regex

# Words that numbers share which have such neighbours by chance: amounts of three digits.
FEW = 2
ORDERS = shaped(r"\b{retelling.order_heads}\b", re.IGNORECASE)
ORDERING = shaped(r"\b{retelling.ordering}\b", re.IGNORECASE)
PLANNED, YEAR = shaped(r"\b{shares.plans}\b", re.IGNORECASE), regex(r"\b20\d\d\b")
# How much the words must say that a number of a task shares with what was told.
ENOUGH = 1.3


def exchanged_again(draft: Draft) -> Iterator[Retold]:
    """Every number of three digits and more that another one nearly is, of one unit, in two
    sentences that share a word: the later one, or the one that no sum or percent bears out.
    """
    told = [one for one in every_number(draft) if _counts(one)]
    often = Counter((one.num.unit, one.num.main.value) for one in told)
    near: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        near[one.num.unit, one.num.factor, jumbled(one.num.main.value)].append(one)
    for alike in near.values():
        for one, other in combinations(alike, 2):
            if _slipped(one, other) and _of_one(draft, one, other):
                right, odd = _ordered(draft, often, one, other)
                if right is not None:
                    yield Retold(odd=odd.num, right=right.num, sure=False)


def _counts(one: Told) -> bool:
    return (
        not (one.num.high or one.num.percent or one.vague)
        and len(spelled(one.num.main.value).replace(".", "")) >= LONG
        and len(digits(one.num.main.value)) >= TWO_DIGITS
    )


def _slipped(one: Told, other: Told) -> bool:
    first, second = one.num.main.value, other.num.main.value
    if first == second or one.passage is other.passage:
        return False
    turned = transposed(first, second) or exchanged_digits(first, second)
    if not (turned or (_long(other) and swapped(first, second))):
        return False
    alike = one.num.unit != "count" or kin(one.num, other.num) or kin(other.num, one.num)
    return alike or len(digits(first)) >= EXACT  # "15.703 thí sinh đỗ", "15.730 em đỗ tốt nghiệp"


def _long(one: Told) -> bool:
    return len(digits(one.num.main.value)) > LONG


def _of_one(draft: Draft, one: Told, other: Told) -> bool:
    """Whether two numbers share a word, and none sets them apart."""
    if one.way != other.way or told_apart(draft, one, other):
        return False
    if of_two_years(draft, one.num, other.num) or _plans_of_two_years(draft, one, other):
        return False
    long = _too_long(one, other)
    if any(is_difference(draft, each.num) for each in (one, other)) and not long:
        return False
    if long or _ordered_of(draft, one, other):
        return True
    if one.another != other.another:
        return False
    first, second = (own_words(draft, each).words | each.counted for each in (one, other))
    shared = first & second - (one.counted & other.counted)
    counted = one.num.unit == "count" and bool(one.counted & other.counted)
    if counted and len(digits(other.num.main.value)) >= MANY:
        return True  # "nộp trực tuyến 12.108 hồ sơ", "12.180 hồ sơ được gửi qua mạng"
    return len(shared) >= (1 if counted or _long(other) else FEW)


def _plans_of_two_years(draft: Draft, one: Told, later: Told) -> bool:
    """``I. DỰ TOÁN NĂM 2024 … (405 tỷ đồng)``, ``III. DỰ TOÁN NĂM 2025 … 450 tỷ đồng``."""
    years = set(YEAR.findall(later.heading)) if PLANNED.search(later.heading) else set()
    if not years or not later.another:
        return False
    above = (set(YEAR.findall(head.text)) for head in headings(draft) if head.start < one.num.start)
    return not years & next((told for told in reversed([*above]) if told), years)


def _too_long(*pair: Told) -> bool:
    """Whether two numbers have so many digits that they are no neighbours by chance, whatever
    their words: of five digits clean drafts hold no such pair.
    """
    first, second = (one.num.main.value for one in pair)
    return transposed(first, second) and min(len(digits(first)), len(digits(second))) >= EXACT


def _ordered_of(draft: Draft, one: Told, later: Told) -> bool:
    """``tăng thu 676 tỷ đồng … Kiến nghị: báo cáo phương án sử dụng 667 tỷ đồng tăng thu nội địa``:
    what tasks are of has been told, whatever its words make it there.
    """
    asked = ORDERS.search(later.heading) or ORDERING.search(later.passage.text)
    years = {_year(one), _year(later)} - {""}
    if not asked or len(years) > 1:
        return False
    if ORDERS.search(later.heading) and one.heading == later.heading:
        return False
    counted = one.num.unit == "count" and bool(one.counted & later.counted)
    if counted and one.num.start in proven(draft):
        return True
    first, second = (own_words(draft, each).words for each in (one, later))
    return weight(draft, first & second) >= ENOUGH


def _year(one: Told) -> str:
    period = (one.figure.period if one.figure is not None else None) or ""
    return period if period.isdigit() else ""


def _ordered(
    draft: Draft, often: Counter[tuple[str | None, Decimal]], one: Told, other: Told
) -> tuple[Told | None, Told]:
    """The right one and the odd one; none where both are told again, or hold by arithmetic."""
    sound = [
        often[each.num.unit, each.num.main.value] > 1
        or each.num.start in proven(draft)
        or is_difference(draft, each.num)
        for each in (one, other)
    ]
    if all(sound):
        return None, other
    return (other, one) if sound[1] else (one, other)
