"""Quantities that an order sets to be done are targets, due when the order is due.

CONVENTIONS.md, "what counts": "điều động 180 công chức" in an order is a target.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tiendo.facts.figure import Basis, Figure, Measure, Role
from tiendo.facts.items import Task
from tiendo.reading.rules.figures.lexing import TIME, Span, lex
from tiendo.reading.rules.figures.timing import cites
from tiendo.vocabulary.times import Time

# What an order reaches is told by these; a rank or a tally in it is only spoken of.
TABLE = "bảng "
SET = frozenset((Measure.LEVEL, Measure.CHANGE, Measure.SHARE, Measure.ATTAINMENT))


def ordered(figures: Sequence[Figure], tasks: Sequence[Task]) -> list[Figure]:
    """The figures, those inside the words of an order as targets."""
    if not tasks:
        return list(figures)
    orders = sorted(tasks, key=lambda task: task.evidence.start)
    starts = [task.evidence.start for task in orders]
    out = []
    for figure in figures:
        at = bisect_right(starts, figure.evidence.end - 1) - 1
        task = orders[at] if at >= 0 and figure.evidence.end <= orders[at].evidence.end else None
        out.append(_set(figure, task) if task is not None else figure)
    return out


def _set(figure: Figure, task: Task) -> Figure:
    if figure.measure not in SET or figure.estimated or figure.basis is Basis.SAME_PERIOD:
        return figure  # told, not ordered
    if task.evidence.place.startswith(TABLE):
        return replace(figure, role=Role.TARGET)  # its row says until when
    due = _due(figure, task)
    if figure.role is Role.TARGET:
        return replace(figure, period=due)
    return replace(figure, role=Role.TARGET, period=due)


def _due(figure: Figure, task: Task) -> str | None:
    """The time by which the order is to be done, as its words state it: behind the figure first."""
    words = task.evidence.quote
    behind = max(0, figure.evidence.end - task.evidence.start)
    times = _times(words, behind, len(words)) or _times(words, 0, behind)
    if not times:
        return None
    time = times[-1].value
    assert isinstance(time, Time)
    period = time.resolve(task.due.year if task.due else None)
    return str(period) if period is not None else None


def _times(words: str, start: int, end: int) -> list[Span]:
    sentence = lex(words, start, end)
    return [s for s in sentence.spans if s.kind == TIME and not cites(sentence, s)]
