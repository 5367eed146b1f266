"""The sick counted again by another noun: "1.436 trường hợp mắc sốt xuất huyết", "cả 1.463 ca sốt
xuất huyết". What they suffer from is told by the words behind both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.recopying import digits, mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import one_time, swapped
from tiendo.checking.retelling.told_numbers import LONG, Told, every_number, telling
from tiendo.checking.wordlists import words

SHARED = 2  # words of what it is


def cases_again(draft: Draft) -> Iterator[Retold]:
    """The later of two such counts, the earlier told by the other noun."""
    told = [one for one in every_number(draft) if _counts_cases(one)]
    values = [one.num.main.value for one in told]
    for one, later in combinations(told, 2):
        if values.count(later.num.main.value) == 1 and _one_count(one, later):
            yield Retold(odd=later.num, right=one.num, sure=False)


def _counts_cases(one: Told) -> bool:
    num = one.num
    plain = num.unit == "count" and not (num.high or num.whole or num.main.hedge)
    return plain and words("retelling.cases").match(num.unit_text) is not None


def _one_count(one: Told, later: Told) -> bool:
    a, b = one.num.main.value, later.num.main.value
    if one.passage.block == later.passage.block or one.another or later.another:
        return False
    nouns = [each.num.unit_text.split()[0].lower() for each in (one, later)]
    if nouns[0] == nouns[1] or len(digits(b)) < LONG or not one_time(one, later):
        return False
    first, second = (_suffered(each) for each in (one, later))
    return len(first & second) >= SHARED and (swapped(a, b) or mistyped(a, b))


def _suffered(one: Told) -> frozenset[str]:
    """The words that tell of what the cases are."""
    said = words("retelling.cases").sub(" ", " ".join(one.named))
    return telling(said)
