"""Headlines that say something else than the text below: "giảm gần 100%" over "tăng 99,7%".

The words of such a headline stand below beside another number: a fall that is a rise, a rounded
number that none is near, so many more where the text has one more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.headlines import end_of_headlines, way_of
from tiendo.checking.retelling.recopying import digits, same_noun
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import TWO_DIGITS, Told, every_number
from tiendo.checking.wordlists import lists, shaped, words
from tiendo.checking.written import one_digit_apart
from tiendo.vocabulary.regexes import regex

SHARED = 2  # words that say of what a number is
WORD = regex(r"[^\W\d_]+")
MORE = shaped(r"\b{retelling.more_of}\s$")
SMALL = Decimal(20)
# How far below may be what a headline rounds: "hơn 29.000", "gần 29.000".
NEAR = {
    "over": (Decimal("0.97"), Decimal("1.25")),
    "under": (Decimal("0.8"), Decimal("1.03")),
    "about": (Decimal("0.85"), Decimal("1.15")),
}
MOST_DIGITS = 3


def headlines_against(draft: Draft) -> Iterator[Retold]:
    """Every number of a headline that the text tells otherwise, in the same words."""
    last = end_of_headlines(draft)
    told = every_number(draft) if last else []
    above = [one for one in told if one.passage.block < last]
    below = [one for one in told if one.passage.block >= last] if above else []
    for one in above:
        other = _other_way(one, below) or _far_off(one, below) or _one_more(one, below)
        other = other or _but_for_a_slip(one, below)
        if other is not None:
            ways = (way_of(one), way_of(other)) if one.num.percent else ("", "")
            yield Retold(odd=one.num, right=other.num, sure=False, ways=ways)


def _said(one: Told) -> frozenset[str]:
    """Its words without those that round it."""
    return one.said - frozenset(lists()["retelling.moved_by"])


def _content(one: Told) -> frozenset[str]:
    return _said(one) | one.counted


def _one_time(one: Told, other: Told) -> bool:
    return not (one.times and other.times) or bool(one.times & other.times)


def _other_way(one: Told, below: Sequence[Told]) -> Told | None:
    """The one percent below that is the headline's, of a fall where that is of a rise."""
    way = way_of(one)
    said = _said(one) - {way}
    if not one.num.percent or not way or one.num.high or len(said) < SHARED:
        return None
    rates = [each for each in below if each.num.percent and not each.num.high and way_of(each)]
    fitting = [each for each in rates if each.num.main.range.meets(one.num.main.range)]
    alike = [each for each in fitting if said <= each.around and _one_time(one, each)]
    if any(way_of(each) == way for each in fitting) or len(alike) != 1:
        return None
    found = alike[0]
    near = telling_before(found)
    return found if said <= near else None


def telling_before(one: Told) -> frozenset[str]:
    """The words of a sentence up to a number: what it is of stands there, brackets and all."""
    return frozenset(WORD.findall(one.lead.lower()))


def _far_off(one: Told, below: Sequence[Told]) -> Told | None:
    """``Gieo trồng được hơn 29.000ha lúa`` over ``gieo trồng được 19.133,5ha lúa``."""
    num, content = one.num, _content(one)
    rounded = (
        num.main.value and num.main.hedge in NEAR and len(digits(num.main.value)) < MOST_DIGITS
    )
    if not rounded or num.percent or num.high or num.whole or num.per or len(_said(one)) < SHARED:
        return None
    low, high = NEAR[num.main.hedge]
    alike = [
        each
        for each in below
        if each.num.unit == num.unit
        and (num.unit != "count" or same_noun(each.num.unit_text, num.unit_text))
    ]
    if not alike or any(low <= each.num.main.value / num.main.value <= high for each in alike):
        return None
    same = [
        each
        for each in alike
        if content <= (_content(each) | each.counted)
        and not (each.another or each.bracketed or each.num.high or each.num.main.hedge)
        and each.way == one.way
        and _one_time(one, each)
    ]
    if len(same) != 1 or _add_up(one, alike):
        return None
    return same[0]


def _add_up(one: Told, alike: Sequence[Told]) -> bool:
    """Whether a headline may tell the sum of what its text tells apart."""
    low, high = NEAR[one.num.main.hedge]
    values = [each.num.main.value for each in alike]
    value = one.num.main.value
    sums = [sum(values), *(a + b for at, a in enumerate(values) for b in values[at + 1 :])]
    return any(value * low <= each <= value * high for each in sums)


def _one_more(one: Told, below: Sequence[Told]) -> Told | None:
    """``Thêm 5 dự án đầu tư mới`` over ``có thêm 6 dự án … đầu tư mới``."""
    num = one.num
    if num.unit != "count" or num.main.hedge or num.high or num.whole or not one.head:
        return None
    if num.main.value > SMALL or MORE.search(one.before) is None:
        return None
    alike = [each for each in below if same_noun(each.num.unit_text, num.unit_text)]
    more = [each for each in alike if MORE.search(each.before)]
    equal = any(each.num.main.value == num.main.value for each in alike)
    if equal or len(more) != 1 or words("retelling.more_apart").search(more[0].phrase):
        return None
    other = more[0]
    named = (one.said | one.counted) <= (other.around | other.counted)
    plain = not (other.num.main.hedge or other.num.high or other.num.whole or other.bracketed)
    summed = _sums_to(num.main.value, [each.num.main.value for each in alike])
    return other if named and plain and not summed and _one_time(one, other) else None


def _sums_to(value: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether some two of few numbers, or all, make up another, or lie so far apart."""
    pairs = [(a, b) for at, a in enumerate(values) for b in values[at + 1 :]]
    return sum(values) == value or any(value in (a + b, abs(a - b)) for a, b in pairs)


def _but_for_a_slip(one: Told, below: Sequence[Told]) -> Told | None:
    """``Thu hút 47 dự án`` over ``cấp phép 41 dự án mới``, where the text has no 47 of them."""
    num = one.num
    plain = num.unit == "count" and not (num.high or num.whole or num.main.hedge or num.per)
    if not plain or len(digits(num.main.value)) != TWO_DIGITS:
        return None
    alike = [
        each
        for each in below
        if each.num.unit == "count" and same_noun(each.num.unit_text, num.unit_text)
    ]
    values = {each.num.main.value for each in alike}
    values |= {each.num.whole.value for each in alike if each.num.whole is not None}
    summed = any(a + b == num.main.value for a in values for b in values)
    if num.main.value in values or summed:
        return None
    near = [
        each
        for each in alike
        if one_digit_apart(each.num.main.value, num.main.value)
        or swapped(each.num.main.value, num.main.value)
    ]
    return near[0] if len({each.num.main.value for each in near}) == 1 else None
