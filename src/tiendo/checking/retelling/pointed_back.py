"""Numbers that the text itself says it has told, and has told otherwise.

"với 64 công trình, dự án phải thu hồi đất nêu trên", where 46 were listed; "dôi dư 318 cơ sở. Trong
310 cơ sở dôi dư, …": what is pointed back to stands before it as it is, or was copied wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.retelling.recopying import digits, mistyped, same_noun
from tiendo.checking.retelling.retold import Retold, one_digit, side_by_side
from tiendo.checking.retelling.taken_again import swapped
from tiendo.checking.retelling.told_numbers import TWO_DIGITS, Told, every_number, telling
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import spelled

# Behind a number and what is counted: "dự án phải thu hồi đất nêu trên".
POINTED = shaped(r"[^.;:\d\n]{0,48}?\b{retelling.again}\b", re.IGNORECASE)
# A sentence that begins with a number takes up what was counted last.
OPENS = shaped(r"\s*(?:[-+*•]\s)?{retelling.of_those}\s", re.IGNORECASE)
# "từ 84 xã hiện nay lên 120 xã": how many there are was told where the state of things was.
SET_OUT = shaped(r"\b{retelling.sets_out}\s$", re.IGNORECASE)
OF_NOW = shaped(r"[^.,;:\d\n]{0,24}?\b{retelling.of_now}\b")
NEAR = 6  # numbers before it that such a sentence may take up


def pointed_back(draft: Draft) -> Iterator[Retold]:
    """Every such number that none before it equals, and one nearly is."""
    told = every_number(draft)
    for at, odd in enumerate(told):
        if not _plain(odd):
            continue
        back = POINTED.match(odd.passage.text, odd.num.end - odd.passage.start)
        opens = OPENS.fullmatch(odd.passage.text[: odd.num.start - odd.passage.start])
        now = _of_now(odd)
        if not (back or opens or now):
            continue
        like = [one for one in told[:at] if _plain(one) and _alike(one, odd)]
        if now:
            like = [one for one in like if _shared(one, odd)]
        like = like if back or now else like[-NEAR:]
        near = _slipped(draft, like, odd, last=not now)
        summed = not now and _sum_of(told[:at], odd)
        if near is not None and not (summed or _had(like, odd)):
            yield Retold(odd=odd.num, right=near.num, sure=False)


def _plain(one: Told) -> bool:
    num = one.num
    short = len(digits(num.main.value)) < TWO_DIGITS
    return not (num.percent or num.high or num.main.hedge or short)


def _of_now(odd: Told) -> bool:
    """Whether a plan sets out from a number as what there is now."""
    text, start = odd.passage.text, odd.passage.start
    led = SET_OUT.search(text[: odd.num.start - start]) is not None
    return led and OF_NOW.match(text, odd.num.end - start) is not None


def _shared(one: Told, odd: Told) -> bool:
    """Whether the sentences of two numbers share a word besides what is counted."""
    noun = set(odd.num.unit_text.lower().split())
    return bool((telling(one.passage.text) & telling(odd.passage.text)) - noun)


def _alike(one: Told, odd: Told) -> bool:
    if one.num.unit != odd.num.unit or one.num.per != odd.num.per:
        return False
    return one.num.unit != "count" or same_noun(one.num.unit_text, odd.num.unit_text)


def _had(like: Sequence[Told], odd: Told) -> bool:
    """Whether the value was told, as a number or a whole."""
    values = [one.num.main.value for one in like]
    wholes = [one.num.whole.value for one in like if one.num.whole is not None]
    return odd.num.main.value in {*values, *wholes}


def _sum_of(before: Sequence[Told], odd: Told) -> bool:
    """``14 người chết, 3 người mất tích …. Trong số 17 người chết và mất tích``: of some told."""
    last = [one.num.main.value for one in before if one.num.unit == odd.num.unit][-NEAR:]
    runs = combinations(range(len(last) + 1), 2)
    return odd.num.main.value in {sum(last[start:end]) for start, end in runs}


def _slipped(draft: Draft, like: Sequence[Told], odd: Told, *, last: bool) -> Told | None:
    """The one value before it that a slip makes of it; ``last``: of two digits the last."""
    value = odd.num.main.value
    short = len(spelled(value)) == TWO_DIGITS
    named = [one for one in like if len({*one.head} & {*odd.head}) > TWO_DIGITS]
    near = [
        one
        for one in ((named or like)[-1:] if short and last else like)
        if _nearly(one, value) and not side_by_side(draft, one, odd)
    ]
    return near[-1] if len({one.num.main.value for one in near}) == 1 else None


def _nearly(one: Told, value: Decimal) -> bool:
    told = one.num.main.value
    return swapped(told, value) or mistyped(told, value) or one_digit(told, value)
