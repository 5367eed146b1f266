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
from tiendo.reading.weighing import lowered
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import Time

# What an order reaches is told by these; a rank or a tally in it is only spoken of.
DIGIT = regex(r"\d")
# Before a number in the part of an order that tells what was done.
DONE = (" đã ", " đến nay ", " hiện nay ")
TABLE = "bảng "
# Words for the time that the page speaks in, which a reader of times does not resolve alone.
THIS = ("năm nay", "tháng này", "quý này", "tuần này")
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
    if figure.role is Role.RESULT and _told(figure, task):
        return figure
    if task.evidence.place.startswith(TABLE):
        return replace(figure, role=Role.TARGET)  # its row says until when
    due = _due(figure, task) or _kept(figure, task)
    if figure.role is Role.TARGET:
        return replace(figure, period=due)
    sure = figure.confidence
    doubted = lowered(sure, "role-ordered") if sure is not None else None
    return replace(figure, role=Role.TARGET, period=due, confidence=doubted)


def _told(figure: Figure, task: Task) -> bool:
    """``chỉ đạo xử lý, đến nay 45 vụ đã …``: the words before the figure tell what was done."""
    before = task.evidence.quote[: figure.evidence.start - task.evidence.start]
    part = before[max(before.rfind(", "), before.rfind("; ")) + 1 :]
    lead = DIGIT.split(figure.evidence.quote, maxsplit=1)[0]
    said = f" {part}{lead}"
    return any(map(said.__contains__, DONE))


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


def _kept(figure: Figure, task: Task) -> str | None:
    """The figure's own time where the order only points to it: "trong tháng này"."""
    pointed = any(map(task.evidence.quote.lower().__contains__, THIS))
    return figure.period if pointed else None


def _times(words: str, start: int, end: int) -> list[Span]:
    sentence = lex(words, start, end)
    return [s for s in sentence.spans if s.kind == TIME and not cites(sentence, s)]
