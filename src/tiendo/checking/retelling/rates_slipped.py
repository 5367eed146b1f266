"""Percents that a headline or a later sentence tells again with one digit another: "Trong mức tăng
5,74%, công nghiệp đóng góp …" of "GRDP tăng 8,74%".

A headline tells nothing of its own, and who takes a percent up tells one that was told. Where no
other number of the draft is that percent, and just one is but for a digit, that was it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.headlines import end_of_headlines
from tiendo.checking.retelling.one_slip import often_told, shared_weight
from tiendo.checking.retelling.rates_again import TAKEN_UP
from tiendo.checking.retelling.recopying import slips
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import TWO_DIGITS, Told, every_number
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import one_digit_apart, spelled
from tiendo.vocabulary.regexes import regex

GOES = regex(r"\b(?P<way>tăng|giảm)(?:\s[^\W\d_]+){0,2}\s$")
# "ở mức 41,5%" may be any rate: then the words must say that it is the one told.
LOOSELY = shaped(r"\b{retelling.rate_loosely}\s$")
SAYS = 2.0

Near = Mapping[tuple[object, ...], Sequence[Told]]


def rates_slipped(draft: Draft) -> Iterator[Retold]:
    """Every such percent, and the only one that it may be."""
    told = [one for one in every_number(draft) if _exact(one)]
    last = end_of_headlines(draft)
    again = [one for one in told if one.passage.block < last or TAKEN_UP.search(one.lead)]
    if not again:
        return
    often, near = often_told(draft), _near(told)
    for one in again:
        if often[one.num.main.value] > 1:
            continue
        like = {id(other): other for key in _keys(one) for other in near[key]}
        found = [other for other in like.values() if _of_one(draft, last, other, one)]
        if len({other.num.main.value for other in found}) == 1:
            yield Retold(odd=one.num, right=found[0].num, sure=False)


def _near(told: Sequence[Told]) -> Near:
    near: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        for key in _keys(one):
            near[key].append(one)
    return near


def _keys(one: Told) -> list[tuple[object, ...]]:
    return [(one.num.main.step, key) for key in slips(one.num.main.value)]


def _exact(one: Told) -> bool:
    long = len(spelled(one.num.main.value).replace(".", "")) >= TWO_DIGITS
    return long and one.num.percent and not (one.num.high or one.num.main.hedge)


def _of_one(draft: Draft, last: int, other: Told, one: Told) -> bool:
    """Whether a percent is that of a headline, or the one taken up, but for a slip."""
    a, b = other.num.main.value, one.num.main.value
    if other.passage is one.passage or not (swapped(a, b) or one_digit_apart(a, b)):
        return False
    if {one.way, other.way} == {"tăng", "giảm"} or not one_time(other, one):
        return False
    if told_apart(draft, other, one) or of_two_years(draft, other.num, one.num):
        return False
    if one.passage.block < last:
        return other.passage.block >= last and _way(one) == _way(other)
    if other.num.start > one.num.start:
        return False
    return LOOSELY.search(one.lead) is None or shared_weight(draft, other, one) >= SAYS


def _way(one: Told) -> str:
    found = GOES.search(one.before.lower())
    return found["way"] if found else ""
