"""A value joined to the one before it: "xây mới 365 nhà và sửa 148 nhà, vượt kế hoạch 480 nhà"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.vocabulary.regexes import regex

AND = regex(r"\svà\s[^,;.\d]{0,24}\s?")


def joined_to(draft: Draft, passage: Passage, start: int) -> Decimal:
    """The count that "và" joins to the one that starts at ``start``; 0 where none is."""
    return next(
        (
            one.main.value
            for one, two in pairwise(draft.numbers(passage))
            if two.start == start and _alike(one, two)
            if AND.fullmatch(draft.text, one.end, start)
        ),
        Decimal(0),
    )


def _alike(one: Num, two: Num) -> bool:
    plain = not any(num.whole or num.high or num.percent for num in (one, two))
    first, second = (num.unit_text.lower().split()[:1] for num in (one, two))
    return plain and one.unit == two.unit == "count" and first == second


def parted(passage: Passage, value: Amount, plan: Amount) -> bool:
    """``ra lớp 99,8%; nhà trẻ 14/45 cháu (30,5%), chưa đạt 32%``: a clause with its own numbers."""
    between = passage.text[value.end - passage.start : plan.start - passage.start]
    return any(map(str.isdigit, between.rpartition(";")[2])) and ";" in between
