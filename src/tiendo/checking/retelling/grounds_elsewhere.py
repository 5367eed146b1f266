"""What a verdict without a number rests on: the value and plan told elsewhere in other words.

"Trồng rừng tập trung thực hiện 6.120 ha/6.500 ha, bằng 94,2% kế hoạch … Điểm được: trồng rừng tập
trung đã vượt kế hoạch cả năm".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft, Passage
from tiendo.checking.pairs.pairing import same_unit
from tiendo.checking.pairs.standing import is_plan
from tiendo.checking.periods.told_periods import headings
from tiendo.checking.retelling.claimed import Ground, attains
from tiendo.checking.retelling.told_numbers import telling
from tiendo.checking.written import HUNDRED
from tiendo.facts.figure import Measure, Op, Role

# How many words a subject has at least, and which part of them must be told there.
WORDS, PART = 3, Decimal("0.75")
BEFORE = 90


@dataclass(frozen=True, slots=True)
class Told:
    """A ground with the words of its clause."""

    ground: Ground
    words: frozenset[str]
    block: int


def told_in_other_words(draft: Draft, passage: Passage, subject: str) -> Ground | None:
    """The one ground of the draft whose clause has most words of a verdict's subject."""
    said = telling(re.split(r"[,;:(]", subject)[-1])
    if len(said) < WORDS:
        return None
    found = [
        one.ground
        for one in draft.kept("grounds", lambda: list(_grounds(draft)))
        if one.block != passage.block and len(said & one.words) >= PART * len(said)
    ]
    return found[0] if len({one.percent for one in found}) == 1 else None


def _grounds(draft: Draft) -> Iterator[Told]:
    """Every percent of a plan, and every value right before its plan, outside tables."""
    heads, last = headings(draft), -1
    for passage in draft.passages:
        while last + 1 < len(heads) and heads[last + 1].start <= passage.start:
            last += 1
        above = heads[last].text if last >= 0 else ""
        for at, amount in enumerate(passage.amounts):
            ground = _percent(amount) or _pair(passage, at)
            if ground is not None:
                first = ground.amounts[0]
                begin = max(passage.start, first.start - BEFORE)
                clause = re.split(r"[;:]|\.\s", draft.text[begin : first.end])[-1]
                words = telling(f"{above} {clause} {first.figure.indicator}")
                yield Told(ground, words, passage.block)


def _percent(amount: Amount) -> Ground | None:
    if not attains(amount) or amount.figure.measure is not Measure.ATTAINMENT:
        return None
    said = f"{amount.said} kế hoạch"
    return Ground(amount.figure.value, (amount,), said, loose=True)


def _pair(passage: Passage, at: int) -> Ground | None:
    """``đạt 58,7% (chỉ tiêu năm 2024 là 80%)``, ``2.486 người; chỉ tiêu cả năm 2.700 người``."""
    value, plan = passage.amounts[at], next(iter(passage.amounts[at + 1 :]), None)
    if plan is None or value.figure.role is not Role.RESULT or not value.plain:
        return None
    sets = plan.figure.role is Role.TARGET or is_plan(plan, passage)
    kept = plan.figure.op in (Op.EQ, Op.GE) and plan.figure.high is None and plan.figure.value > 0
    levels = {value.figure.measure, plan.figure.measure} <= {Measure.LEVEL, Measure.SHARE}
    if not (sets and kept and levels and same_unit(value, plan)):
        return None
    percent = value.figure.value / plan.figure.value * HUNDRED
    return Ground(percent, (value, plan), f"{value.said}, kế hoạch {plan.said}", loose=True)
