"""Signs of doubt of a figure: what was not stated, stands far away, or could mean else.

Their words and their worth stand in ``reading/weighing/doubts.yaml``.
"""

from __future__ import annotations

from tiendo.facts.figure import Measure, Op, Role
from tiendo.reading.rules.figures.deciding import NAMED_RATE
from tiendo.reading.rules.figures.draft import Draft

RESULT, RANK, LEVEL, EXACTLY = Role.RESULT, Measure.RANK, Measure.LEVEL, Op.EQ
# Bounds are set for what is to be reached: of a result they are rare.
BOUNDS = (Op.GE, Op.GT, Op.LE)
# A sentence of fewer numbers gives less to go by, one of more times more to confuse.
FEW_NUMBERS, MANY_TIMES = 3, 3
# Words behind a measured number, up to the next mark, that may say more of it.
LONG_TAIL = 6


def doubts_of(draft: Draft) -> tuple[str, ...]:
    """The signs in a draft that is complete, always in the same order."""
    clause, quantity, sentence = draft.clause, draft.quantity, draft.clause.sentence
    found: list[str] = []
    if draft.period is None:
        if not (draft.event or draft.fixed):
            found.append("period-open")
    elif draft.far:
        found.append("period-far")
    if draft.role is RESULT:
        if draft.unsaid:
            found.append("role-unsaid")
        if draft.op is not EXACTLY and draft.op in BOUNDS:
            found.append("role-bound")
    if quantity.count:
        if not quantity.known:
            found.append("noun-unknown")
    elif clause.right - quantity.j > LONG_TAIL:
        found.append("long-tail")
    measure = draft.measure
    if measure is RANK:
        if quantity.of is None:
            found.append("rank-open")
    elif draft.percent and measure is LEVEL and not draft.indicator.lower().startswith(NAMED_RATE):
        found.append("rate-unnamed")
    if " " not in draft.indicator:
        found.append("name-short")
    if clause.bracket:
        found.append("in-bracket")
    if clause.join == ":":
        found.append("behind-colon")
    if sentence.numbers < FEW_NUMBERS:
        found.append("few-numbers")
    if sentence.times >= MANY_TIMES:
        found.append("many-times")
    return tuple(found)
