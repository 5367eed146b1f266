"""Percents told again with two digits exchanged: "bị hủy do lỗi chủ quan … 0,42%", "án hủy do
nguyên nhân chủ quan chỉ 0,24%"; or with a nought slipped in: "99,1%", "99,01%".

Two percents of a draft hardly ever differ so by chance (57 pairs on some 1,350 clean pages), and
then they share no words that say much. Who takes a percent up ("Với 46,2% sau nửa năm", "từ mức
0,86%") tells one that was told: then the exchange is enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.retelling.own_words import own_words, weight
from tiendo.checking.retelling.recopying import digits, jumbled
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import LISTED
from tiendo.checking.retelling.told_numbers import LONG, TWO_DIGITS, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import shaped

# Right before a percent that is taken up.
TAKEN_UP = shaped(r"(?:^\s*(?:[-+*•]\s)?{retelling.rate_opens}|\b{retelling.rate_again})\s$", re.I)
# What shared words must say, and which part of what the shorter of both says.
SAYS, PART = 2.0, Decimal("0.45")


def rates_again(draft: Draft) -> Iterator[Retold]:
    """The later of two such percents, or the one that is told but once."""
    told = [one for one in every_number(draft) if _counts(one)]
    often = Counter(one.num.main.value for one in told)
    near: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        near[one.num.main.step, jumbled(one.num.main.value)].append(one)
        near[without_noughts(one.num.main.value),].append(one)
    for alike in near.values():
        for one, other in combinations(alike, 2):
            sound = [_sound(draft, often, each) for each in (one, other)]
            if all(sound) or not _may_be_one(draft, one, other):
                continue
            if _taken_up(other) or _alike(draft, one, other):
                odd, right = (one, other) if sound[1] else (other, one)
                yield Retold(odd=odd.num, right=right.num, sure=False)


def without_noughts(value: Decimal) -> str:
    """The digits of a number but for its noughts.

    >>> without_noughts(Decimal("99.01"))
    '991'
    """
    return str(value).replace(".", "").replace("0", "")


def padded(one: Decimal, other: Decimal) -> bool:
    """Whether a nought slipped into a fraction: 99,1 and 99,01."""
    first, second = sorted((str(one), str(other)), key=len)
    whole, _, fraction = first.partition(".")
    return bool(fraction) and second == f"{whole}.0{fraction}"


def _counts(one: Told) -> bool:
    long = len(digits(one.num.main.value)) >= TWO_DIGITS
    return one.num.percent and not one.num.high and not one.vague and long


def _sound(draft: Draft, often: Counter[Decimal], one: Told) -> bool:
    """Whether a percent is told twice, or follows from the numbers beside it."""
    return often[one.num.main.value] > 1 or one.num.start in proven(draft)


def _may_be_one(draft: Draft, one: Told, other: Told) -> bool:
    first, second = one.num.main.value, other.num.main.value
    if one.passage is other.passage or not (transposed(first, second) or padded(first, second)):
        return False
    if one.way != other.way or one.changes != other.changes or one.another != other.another:
        return False
    if told_apart(draft, one, other) or of_two_years(draft, one.num, other.num):
        return False
    if LISTED.match(one.passage.text) and LISTED.match(other.passage.text):
        return False
    places = [frozenset(PLACE.findall(each.passage.text)) for each in (one, other)]
    return places[0] == places[1] or not (places[0] or places[1])


def _taken_up(one: Told) -> bool:
    return len(digits(one.num.main.value)) >= LONG and TAKEN_UP.search(one.lead) is not None


def _alike(draft: Draft, one: Told, other: Told) -> bool:
    """Whether what both say is rare in the draft, and much of what one of them says."""
    first, second = (own_words(draft, each).words for each in (one, other))
    if padded(one.num.main.value, other.num.main.value):  # by chance hardly ever
        return weight(draft, (first | one.around) & (second | other.around)) >= SAYS
    shared = weight(draft, first & second)
    least = min(weight(draft, first), weight(draft, second))
    return shared >= SAYS and Decimal(shared) >= PART * Decimal(least)
