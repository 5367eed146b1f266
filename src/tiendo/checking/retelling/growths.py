"""Growth told again with two digits in each other's place: "tăng 8,46%", then "tăng 8,64%".

A headline says "Tăng trưởng 9 tháng đạt 8,46%", the text "GRDP 9 tháng ước tăng 8,64%", a later
part "9 tháng mới đạt 8,64%": one indicator in three wordings, known by the growth that its sentence
names and by the time right before the verb.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.growths_told import Growth, growths, own_time
from tiendo.checking.retelling.recopying import digits, jumbled, mistyped
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.taken_again import swapped

ALL = 3  # digits of a growth, in any order


def growths_apart(draft: Draft) -> Iterator[Retold]:
    """Every growth that is another one of its time but for a slip of the hand."""
    told = list(growths(draft))
    time, year = own_time(draft) if told else ("", "")
    often = Counter((one.time, one.num.main.value) for one in told)
    for one in told:
        for other in told:
            if one.passage is other.passage or not _one_time(one, other):
                continue
            turned = swapped(one.num.main.value, other.num.main.value)
            own = (
                replace(each, time=each.time or time, year=each.year or year)
                for each in (one, other)
            )
            if not (turned or _in_other_order(one, other) or _one_digit(*own)):
                continue
            mine, its = (often[each.time, each.num.main.value] for each in (one, other))
            if (mine, -one.num.start) < (its, -other.num.start):
                yield Retold(odd=one.num, right=other.num, sure=turned and not draft.doubtful)
                break


def _in_other_order(one: Growth, other: Growth) -> bool:
    """``7,82%`` and ``8,27%``: all three digits, none in its place."""
    first, second = one.num.main.value, other.num.main.value
    return len(digits(first)) == ALL and first != second and jumbled(first) == jumbled(second)


def _one_digit(one: Growth, other: Growth) -> bool:
    """Whether one digit lies between two growths, of one time that both name."""
    timed = one.time == other.time and one.year == other.year
    return timed and mistyped(one.num.main.value, other.num.main.value)


def _one_time(one: Growth, other: Growth) -> bool:
    timed = bool(one.time and other.time)
    return (one.time == other.time or not timed) and (
        not one.year or not other.year or one.year == other.year
    )
