"""Long numbers that are one but for a slip: "24.360 tỷ đồng" of tourists, "tổng thu 24.560".

A number of four digits has hardly a neighbour in its draft that is of something else: of fifty
such pairs of one unit on 2,300 clean pages two share more than a word of their sentences, and
there is none of five digits. Percents are apart: "102,4 %" and "108,4 %" of two plans.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.differences import is_difference
from tiendo.checking.retelling.one_slip import (
    RECENT,
    near_before,
    often_told,
    one_but_for_a_slip,
    told_of,
)
from tiendo.checking.retelling.own_words import weight
from tiendo.checking.retelling.recopying import digits, slips
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import (
    MANY,
    Told,
    bare_numbers,
    every_number,
    telling,
)
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import one_digit_apart

# What the words that both sentences share must say of four digits.
SAYS = 1.8
ANYBODY = {"người"}
THAN = shaped(r"\b{turned.than}\s(?:[^\W\d_]+\s){1,4}$", re.IGNORECASE)


def long_again(draft: Draft) -> Iterator[Retold]:
    """Of two such numbers the one that nothing else tells or bears out."""
    told = [one for one in every_number(draft) if _long(one)]
    often = often_told(draft) if told else None
    for one, near in near_before(told):
        for other in near:
            if often is not None and _one_thing(draft, other, one):
                yield from told_of(draft, often, other, one)
    if often is not None:
        yield from _of_bare(draft, told, often)


def _of_bare(draft: Draft, told: Sequence[Told], often: Counter[Decimal]) -> Iterator[Retold]:
    """``hồ sơ trực tuyến toàn trình 3.105``, then ``3.015 hồ sơ toàn trình``: without its noun."""
    counted: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.num.unit == "count" and one.counted:
            for key in slips(one.num.main.value):
                counted[key].append(one)
    for bare in bare_numbers(draft) if counted else ():
        long = len(digits(bare.num.main.value)) >= MANY and not bare.num.main.hedge
        keys = slips(bare.num.main.value) if long else ()
        near = {id(one): one for key in keys for one in counted.get(key, ())[-RECENT:]}
        said = telling(bare.before) if near else frozenset()
        for one in near.values():
            if one.counted <= said:
                named = replace(bare.num, unit="count", unit_text=one.num.unit_text)
                pair = sorted((one, replace(bare, num=named)), key=_start)
                if _one_thing(draft, *pair):
                    yield from told_of(draft, often, *pair)


def _start(one: Told) -> int:
    return one.num.start


def _long(one: Told) -> bool:
    num = one.num
    plain = not (num.percent or num.high or num.main.hedge)
    return plain and len(digits(num.main.value)) >= MANY


def _one_thing(draft: Draft, one: Told, later: Told) -> bool:
    first, second = one.num.main.value, later.num.main.value
    if not (swapped(first, second) or one_digit_apart(first, second)):
        return False
    if not one_but_for_a_slip(draft, one, later) or not one_time(one, later):
        return False
    if any(THAN.search(each.lead) for each in (one, later)):
        return False  # "thấp hơn vụ trước 2.174 tấn": by how much
    if {one.way, later.way} == {"tăng", "giảm"} or told_apart(draft, one, later):
        return False
    if of_two_years(draft, one.num, later.num) or _differ(draft, one, later):
        return False
    if min(len(digits(first)), len(digits(second))) > MANY:
        return True
    return weight(draft, _shared(draft, one, later)) >= SAYS


def _shared(draft: Draft, one: Told, later: Told) -> frozenset[str]:
    """The words of both sentences, without those that only measure: "đồng", "người"."""
    nouns = {each.num.unit_text.lower() for each in (one, later)}
    told = (num for each in (one, later) for num in draft.numbers(each.passage))
    units = (
        num.unit_text.lower()
        for num in told
        if num.unit != "count" or num.unit_text.lower() not in nouns
    )
    shared = telling(one.passage.text) & telling(later.passage.text)
    return shared - {word for unit in units for word in unit.split()} - ANYBODY


def _differ(draft: Draft, one: Told, later: Told) -> bool:
    return any(is_difference(draft, each.num) for each in (one, later))
