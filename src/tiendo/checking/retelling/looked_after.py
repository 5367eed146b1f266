"""What was done, and is looked after by another number: "gieo cấy 1.426 ha lúa Xuân", and then
"chăm sóc tốt 1.496 ha lúa Xuân".

Who keeps, mends or spreads a number of things means those that were told, and so does who says
that a number stays as it is, or answers to another. Where no other number is that one, and one slip
of the hand makes one told in the same rare words, it was copied wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.one_slip import (
    near_before,
    often_told,
    one_but_for_a_slip,
    shared_weight,
    told_of,
)
from tiendo.checking.retelling.own_words import own_words
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import LONG, Told, told_numbers
from tiendo.checking.wordlists import shaped

KEEPS = shaped(r"\b{retelling.kept_up}(?:\s[^\W\d_]+){0,5}\s$")
# "tổng kế hoạch vốn giữ nguyên 3.846,0 tỷ đồng", "điều chỉnh tăng tương ứng 286,3 tỷ đồng".
UNCHANGED = shaped(r"\b{retelling.unchanged}\s$")
# How much shared words must say: of what is kept up, of what stays as it is.
SAYS, AS_IT_WAS = 2.0, 1.5


def looked_after(draft: Draft) -> Iterator[Retold]:
    """Every such number, and the one told before it or behind it."""
    told = [one for one in told_numbers(draft) if _exact(one)]
    kept = {id(one) for one in told if _keeps(one) or _unchanged(one)}
    if not kept:
        return
    often = often_told(draft)
    for one, like in near_before(told):
        for other in like:
            if len({id(one), id(other)} & kept) == 1 and _of_one(draft, other, one):
                yield from told_of(draft, often, other, one)


def _exact(one: Told) -> bool:
    long = len(digits(one.num.main.value)) >= LONG
    return long and not (one.num.percent or one.num.whole or one.vague)


def _keeps(one: Told) -> bool:
    return KEEPS.search(f"{one.before.rstrip()} ".lower()) is not None


def _unchanged(one: Told) -> bool:
    return UNCHANGED.search(f"{one.before.rstrip()} ".lower()) is not None


def _of_one(draft: Draft, one: Told, later: Told) -> bool:
    if not one_but_for_a_slip(draft, one, later):
        return False
    if _unchanged(later):
        return shared_weight(draft, one, later) >= AS_IT_WAS
    done = one if _keeps(later) else later
    if done.another or _of_two_seasons(draft, one, later):
        return False
    return shared_weight(draft, one, later) >= SAYS


def _of_two_seasons(draft: Draft, one: Told, later: Told) -> bool:
    """``lúa chiêm xuân``, ``lúa mùa``; but ``vụ Xuân`` and ``lúa Xuân`` are one."""
    first, second = (
        {said.split()[-1] for said in own_words(draft, each).contrasts} for each in (one, later)
    )
    return bool(first and second) and not first & second
