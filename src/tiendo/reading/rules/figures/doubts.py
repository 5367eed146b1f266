"""Signs of doubt of a figure: what was not stated, stands far away, or could mean else.

Their words and their worth stand in ``reading/weighing/doubts.yaml``.
"""

from __future__ import annotations

from tiendo.facts.figure import EQ, GE, GT, LE, LEVEL, RESULT
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.parting import NAMED_RATE
from tiendo.reading.rules.figures.sentence import TIME

# Bounds are set for what is to be reached: of a result they are rare.
BOUNDS = (GE, GT, LE)
# A sentence of more times has more to confuse.
MANY_TIMES = 3
# Words behind a measured number, up to the next mark, that may say more of it.
LONG_TAIL = 6


def doubts_of(draft: Draft, *, listed: bool) -> tuple[str, ...]:
    """The signs in a draft that is complete, always in the same order.

    ``listed``: whether the catalogue knows its indicator. Flat, for it runs once a figure.
    """
    clause, quantity = draft.clause, draft.quantity
    found: list[str] = []
    if draft.period is None:
        if not (draft.event or draft.fixed):
            found.append("period-open")
    elif draft.far:
        found.append("period-far")
    elif draft.stated and not (clause.times or _timed(clause)):
        found.append("period-carried")
    if draft.role is RESULT:
        if draft.unsaid:
            found.append("role-unsaid")
        if draft.op is not EQ and draft.op in BOUNDS:
            found.append("role-bound")
    if not listed:
        found.append("unlisted")
    if quantity.count:
        if not quantity.known:
            found.append("noun-unknown")
    elif clause.right - quantity.j > LONG_TAIL:
        found.append("long-tail")
    level = draft.percent and draft.measure is LEVEL
    if level and not draft.indicator.lower().startswith(NAMED_RATE):
        found.append("rate-unnamed")
    if " " not in draft.indicator:
        found.append("name-short")
    if clause.bracket:
        found.append("in-bracket")
    if clause.join == ":":
        found.append("behind-colon")
    if clause.sentence.times >= MANY_TIMES:
        found.append("many-times")
    return tuple(found)


def _timed(clause: Clause) -> bool:
    """Whether the clause itself states a time before its number."""
    return any(span.kind == TIME for span in clause.before)
