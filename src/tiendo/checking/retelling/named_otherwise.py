"""Numbers that the part which judges results tells as others of one thing, by another name of it.

"Toàn Đảng bộ kết nạp được 43 đảng viên", and then "Công tác phát triển đảng có tiến bộ, bốn tháng
được 39 đồng chí" (things.py). Nothing that such a part tells of a thing comes near the one number
that was told of it before, and is not it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.draft import Draft
from tiendo.checking.kin import kin, of_people
from tiendo.checking.retelling.differences import is_difference, lies_between
from tiendo.checking.retelling.judged_again import apart_in_parts, judging, of_extremes, slip_of
from tiendo.checking.retelling.recopying import digits, same_noun
from tiendo.checking.retelling.retold import Retold, told_apart
from tiendo.checking.retelling.set_apart import of_two_years
from tiendo.checking.retelling.taken_again import one_time
from tiendo.checking.retelling.things import clause_of, of_income, things_of
from tiendo.checking.retelling.told_numbers import LONG, TWO_DIGITS, Told, every_number
from tiendo.checking.shares.proven import proven
from tiendo.checking.wordlists import small, words
from tiendo.vocabulary.regexes import regex

# An earlier version of a small count is not further off than this, any other than that.
COUNTS, AMOUNTS = Decimal("0.34"), Decimal("0.1")
THOUSAND = 1000
# What stands before a percent in a bracket that is of it, and of no ratio: "46/187 chi bộ (24,6%)".
NAMED = regex(r"[^\d,;:.()]{8,}\($")
# "kỷ luật 37 đảng viên …; năm 2013 là 42 đảng viên": beside what is told, what was before.
OF_YEAR = regex(r"\s*(?:cùng kỳ )?năm (?:học )?20\d\d\b")


def named_otherwise(draft: Draft) -> Iterator[Retold]:
    """The number of such a part, and the only one near it that was told of the thing before."""
    told = [one for one in every_number(draft) if _plain(one)]
    judged = [one for one in told if one.num.whole is None and judging(draft, one)]
    if not judged:
        return
    often = Counter(_thing(one) for one in every_number(draft))
    whole = {one.num.whole.value for one in every_number(draft) if one.num.whole is not None}
    for one in judged:
        value = one.num.main.value
        sound = often[_thing(one)] > 1 or value in whole or one.num.start in proven(draft)
        if sound or _aside(one) or not things_of(draft, one):
            continue
        near = [other for other in told if _of_one_thing(draft, other, one)]
        if len({other.num.main.value for other in near}) == 1:
            yield Retold(odd=one.num, right=near[0].num, sure=False)


def _plain(one: Told) -> bool:
    num = one.num
    long = len(digits(num.main.value)) >= (LONG if num.percent else TWO_DIGITS)
    return long and not (num.high or one.changes or (one.num.percent and one.way) or num.main.hedge)


def _aside(one: Told) -> bool:
    """Whether a bracket tells a number by the way, and no percent of what stands before it:
    ``giải quyết tố cáo (84,1%) còn thấp``.
    """
    return one.bracketed and not (one.num.percent and NAMED.search(one.lead))


def _thing(one: Told) -> tuple[object, ...]:
    long = len(digits(one.num.main.value)) >= LONG
    return one.num.unit, "" if long else one.num.noun, one.num.main.value


def _of_one_thing(draft: Draft, other: Told, one: Told) -> bool:
    """Whether a number told before may be the one that is told again."""
    if other.num.unit != one.num.unit or (other.num.per != one.num.per and not of_income(one)):
        return False
    if other.bracketed and not other.num.percent:
        return False
    if one.num.percent and of_extremes(one) != of_extremes(other):
        return False
    if not _nearly(other, one) or not apart_in_parts(draft, other, one):
        return False
    if other.another or not things_of(draft, one) & things_of(draft, other):
        return False
    if one.num.unit == "count" and not _counts_alike(other, one):
        return False
    if told_apart(draft, other, one) or of_two_years(draft, other.num, one.num):
        return False
    return one_time(other, one) and not _set_apart(draft, other, one)


def _nearly(other: Told, one: Told) -> bool:
    low, high = sorted((other.num.main.value, one.num.main.value))
    if low == high:
        return False
    most = COUNTS if one.num.unit == "count" and high < THOUSAND else AMOUNTS
    return high - low <= most * high or slip_of(one, other)


def _counts_alike(other: Told, one: Told) -> bool:
    nouns = (other.num.unit_text, one.num.unit_text)
    if not all(nouns):
        return False
    if same_noun(*nouns) or all(words("retelling.cases").match(noun) for noun in nouns):
        return True
    if all(map(_persons, (other, one))):
        return True
    return slip_of(one, other) and (kin(one.num, other.num) or kin(other.num, one.num))


def _persons(one: Told) -> bool:
    named = words("retelling.persons").fullmatch(one.num.unit_text) is not None
    return named or of_people(one.num)


def _set_apart(draft: Draft, other: Told, one: Told) -> bool:
    """Whether one of the two says what is not done, what there was at first, or a difference."""
    if small("retelling.at_first").search(clause_of(other).lower()):
        return True
    if OF_YEAR.match(clause_of(other)) and not OF_YEAR.match(other.passage.text):
        return True
    wanted = [small("retelling.wanted").search(clause_of(each).lower()) for each in (other, one)]
    if any(wanted):
        return True
    return is_difference(draft, one.num) or lies_between(draft, one.passage, one.num)
