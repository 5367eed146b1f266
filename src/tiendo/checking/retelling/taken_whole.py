"""Counts that a sentence takes up whole, or points back to, and that nobody has told: "Trong 806 vụ
có 211 vụ trộm cắp" of "xảy ra 604 vụ".

Who opens with "trong" and a number, or says "này" or "nêu trên" behind it, means one that was
told. Where none is, and one slip of the hand before it makes one of the same things, that was it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.rare_words import slipped_pairs, told_twice
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.retelling.retold import Retold
from tiendo.checking.retelling.told_numbers import LONG, Told, told_numbers
from tiendo.checking.wordlists import shaped

OPENS = shaped(
    r"(?:^|[;:]\s|\.\s)\W*(?:[\dIVXa-zđ]{1,4}[.)]\s)?"
    r"[Tt]rong(?: tổng)?(?: số)?\s$"
)
BACK = shaped(
    r"^(?:\s[^\W\d_]+){0,3}?\s{retelling.pointed_back}(?=\s*(?:[.,;:)]|$|có\b|là\b|đã\b|còn\b))"
)


def taken_whole(draft: Draft) -> Iterator[Retold]:
    """Every such number, and the last one before it that a slip makes of it."""
    told = [one for one in told_numbers(draft) if len(digits(one.num.main.value)) >= LONG]
    twice = told_twice(told)
    last: dict[int, tuple[Told, Told]] = {}
    for odd, right in slipped_pairs(told):
        if not twice[id(odd)] and _takes_up(draft, odd) and not right.another:
            last[id(odd)] = (odd, right)
    for odd, right in last.values():
        yield Retold(odd=odd.num, right=right.num, sure=False)


def _takes_up(draft: Draft, odd: Told) -> bool:
    if odd.num.percent or odd.num.whole or odd.num.main.hedge:
        return False
    if OPENS.search(odd.lead):
        return True
    end = odd.num.end
    return BACK.match(draft.text[end : odd.passage.end]) is not None
