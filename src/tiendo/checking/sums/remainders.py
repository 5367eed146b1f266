"""What is left without a part: "Không tính thu tiền đất (5.056 tỷ đồng), thu 11.104 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import is_level, same_topic
from tiendo.checking.wordlists import shaped, words

# Between what is left out and what is left: "(5.056 tỷ đồng) thì thu nội địa thực hiện".
PAIR = 2  # what is left out, and what is left
NEAR = 2  # sentences before it in which the whole is looked for
FAR = 6  # and in which a whole that fits may yet be told, behind its parts
LEFT = shaped(r"^\)?,?\s{sums.remains}\b[^.;]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """``rest`` is what ``whole`` is without ``part``."""

    whole: Amount
    part: Amount
    rest: Amount
    more: tuple[Amount, ...] = ()  # left out as well: "(2.310 tỷ đồng) và xổ số (1.620 tỷ đồng)"

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return self.whole, self.part, self.rest, *self.more

    @property
    def value(self) -> Decimal:
        """What is left."""
        left_out = (self.part, *self.more)
        return self.whole.figure.value - sum((one.figure.value for one in left_out), Decimal(0))

    @property
    def holds(self) -> bool:
        spans = [one.main.range for one in self.amounts if one.main is not None]
        if len(spans) < len(self.amounts):
            return True
        left, part, rest, *more = spans
        for taken in (part, *more):
            left -= taken
        return left.meets(rest)


def remainders(draft: Draft) -> Iterator[Remainder]:
    """Every sentence that leaves a part out, with the whole in it or before it."""
    passages = draft.passages
    for at, passage in enumerate(passages):
        told = len(passage.amounts) >= PAIR and passage.may_say("remainders.without")
        led = words("remainders.without").search(passage.text) if told else None
        if led is None or words("sums.left_before").search(passage.text, led.end()):
            continue  # "loại trừ khoản này cùng với thu xổ số 145 tỷ đồng": more than is told here
        inside = [one for one in passage.amounts if is_level(one) and one.main is not None]
        behind = [one for one in inside if one.start >= passage.start + led.end()]
        if behind and behind[0].main and _left_at_once(passage, led.end(), behind[0].main.start):
            continue
        for part, rest in pairwise(behind):
            wholes = _wholes(passages[max(0, at - NEAR) : at + 1], behind[0], rest)
            if wholes and _left(passage, part, rest):
                more = tuple(one for one in behind if one.start < part.start)
                if any(one.figure.unit != part.figure.unit for one in more):
                    break
                farther = _wholes(passages[max(0, at - FAR) : max(0, at - NEAR)], behind[0], rest)
                every = [
                    Remainder(whole=one, part=part, rest=rest, more=more)
                    for one in (*wholes, *farther)
                ]
                yield next((one for one in every if one.holds), every[0])
                break


def _left_at_once(passage: Passage, begin: int, end: int) -> bool:
    """``nếu không tính tiền sử dụng đất thì thu 267 tỷ đồng``: the first number is what is left."""
    return re.search(r"\b(?:thì|còn)\b", passage.text[begin : end - passage.start]) is not None


def _left(passage: Passage, part: Amount, rest: Amount) -> bool:
    assert rest.main is not None
    if part.figure.unit != rest.figure.unit:
        return False
    between = passage.text[part.span[1] - passage.start : rest.main.start - passage.start]
    return LEFT.match(between) is not None


def _wholes(passages: tuple[Passage, ...], part: Amount, rest: Amount) -> list[Amount]:
    """The values before the part that are of the same thing as what is left, the last first."""
    before = [
        one
        for passage in passages
        for one in passage.amounts
        if one.start < part.start and is_level(one) and one.main is not None
    ]
    same = (one for one in reversed(before) if one.figure.unit == rest.figure.unit)
    return [one for one in same if same_topic(one, rest)]
