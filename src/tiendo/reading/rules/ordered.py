"""Quantities that an order sets to be done are targets, due when the order is due.

CONVENTIONS.md, "what counts": "điều động 180 công chức" in an order is a target.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tiendo.facts.figure import (
    ATTAINMENT,
    CHANGE,
    LEVEL,
    RESULT,
    SAME_PERIOD,
    SHARE,
    TARGET,
    Figure,
)
from tiendo.facts.items import Task
from tiendo.reading.document import Document, Kind
from tiendo.reading.rules.figures.lexing import lex
from tiendo.reading.rules.figures.sentence import TIME, Span
from tiendo.reading.rules.figures.standing import cites
from tiendo.reading.rules.identity import REACH, identity
from tiendo.reading.rules.sentences import today
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
# A time that opens an order stands in its first characters, behind one of these words.
OPENING = 40
TIMES = ("trong ", "trước ", "từ ", "đến ", "hết ", "năm ", "quý ", "tháng ", "ngày ", "chậm nhất ")
# Between two parts of one sentence: "; ".
JOINT = 2
# What a plan calls itself.
PLAN = "KẾ HOẠCH"
# A heading under which tasks stand.
HEADING = regex(r"(?i:nhiệm vụ|phương hướng|chương trình công tác|kế hoạch công tác)")
# "Nhiệm vụ tháng 11/2025: …", "Năm 2026, tôi đề nghị: …", "Tháng 6, ngành phấn đấu …; giao …".
_TIME = r"(?:[Nn]ăm (?:\d{4}|nay)|[Tt]háng \d{1,2}(?:/\d{4})?|[Qq]uý [IV]{1,3}(?:/\d{4})?)"
OPENS = regex(
    rf"(?:[Nn]hiệm vụ|[Pp]hương hướng)(?: trọng tâm)?\s(?P<tasks>{_TIME}):"
    rf"|(?P<time>{_TIME}),\s[^,;.:\d]{{0,40}}"
    r"(?:đề nghị|yêu cầu|giao|phấn đấu|tập trung|đặt mục tiêu|đề ra)"
)
SET = frozenset((LEVEL, CHANGE, SHARE, ATTAINMENT))


def ordered(document: Document, figures: Sequence[Figure], tasks: Sequence[Task]) -> list[Figure]:
    """The figures, those inside the words of an order as targets."""
    if not tasks:
        return list(figures)
    orders = sorted(tasks, key=lambda task: task.evidence.start)
    starts = [task.evidence.start for task in orders]
    opened, heads = _opened(orders), Heads(document)
    out = []
    for figure in figures:
        at = bisect_right(starts, figure.evidence.end - 1) - 1
        task = orders[at] if at >= 0 and figure.evidence.end <= orders[at].evidence.end else None
        out.append(_set(figure, task, opened[at], heads) if task is not None else figure)
    return out


def _opened(orders: Sequence[Task]) -> list[str | None]:
    """For each order the time that opens its sentence: it holds for the parts behind it too."""
    out: list[str | None] = []
    last = None
    for task in orders:
        joined = last is not None and 0 < task.evidence.start - last.evidence.end <= JOINT
        out.append(_opening(task) or (out[-1] if joined and out else None))
        last = task
    return out


def _opening(task: Task) -> str | None:
    """ "trong tháng 01/2026 dự trữ …": the time that an order opens with."""
    words = task.evidence.quote
    if not words[:OPENING].lower().startswith(TIMES):
        return None
    times = [span for span in _times(words, 0, min(len(words), OPENING)) if span.i <= 1]
    time = times[0].value if times else None
    period = time.resolve(task.due.year if task.due else None) if isinstance(time, Time) else None
    return str(period) if period is not None else None


# The sign that an order alone makes a target of a figure.
ORDERED = "role-ordered"


def _set(figure: Figure, task: Task, opened: str | None, heads: Heads) -> Figure:
    if figure.measure not in SET or figure.estimated or figure.basis is SAME_PERIOD:
        return figure  # told, not ordered
    if figure.role is RESULT and _told(figure, task):
        return figure
    if task.evidence.place.startswith(TABLE):
        return replace(figure, role=TARGET)  # its row says until when
    due = _due(figure, task) or _kept(figure, task) or opened
    due = due or heads.above(task.evidence.start) or heads.opening(task.evidence.start)
    if figure.role is TARGET:
        # "Nhiệm vụ quý II. … Bảo đảm 100% hồ sơ": told to nobody, it keeps its heading's time
        keeps = not task.owners or heads.plans()
        return replace(figure, period=due or (figure.period if keeps else None))
    sure = figure.confidence
    doubted = lowered(sure, ORDERED) if sure is not None else None
    signs = (*figure.doubts, ORDERED)
    return replace(figure, role=TARGET, period=due, confidence=doubted, doubts=signs)


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


class Heads:
    """The headings of a document that name tasks with their time: "III. NHIỆM VỤ THÁNG 11"."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[tuple[int, str | None]] | None = None
        self.planned: bool | None = None

    def plans(self) -> bool:
        """Whether the document is a plan: what it orders is to be done in its own time."""
        if self.planned is None:
            front = self.document.blocks[:REACH]
            named = any(block.text.strip() == PLAN for block in front)
            self.planned = named or identity(self.document).kind == "plan"
        return self.planned

    def above(self, at: int) -> str | None:
        """The time of the heading that stands last before an offset, if it is of tasks."""
        if self.found is None:
            self.found = [
                (block.start, self._time(block.text))
                for block in self.document.blocks
                if block.kind is Kind.HEADING
            ]
        index = bisect_right(self.found, at, key=lambda one: one[0]) - 1
        return self.found[index][1] if index >= 0 else None

    def opening(self, at: int) -> str | None:
        """The time ahead that a paragraph opens its tasks with: "Năm 2026, tôi đề nghị: …"."""
        blocks = self.document.blocks
        index = bisect_right(blocks, at, key=lambda block: block.start) - 1
        if index < 0:
            return None
        led = OPENS.match(blocks[index].text, 0, at - blocks[index].start)
        return self._stated(led["tasks"] or led["time"]) if led else None

    def _time(self, text: str) -> str | None:
        return self._stated(text) if HEADING.search(text) else None

    def _stated(self, text: str) -> str | None:
        times = _times(text, 0, len(text))
        if not times:
            return None
        time = times[-1].value
        assert isinstance(time, Time)
        period = time.resolve(today(self.document).year)
        return str(period) if period is not None else None


def _times(words: str, start: int, end: int) -> list[Span]:
    sentence = lex(words, start, end)
    return [s for s in sentence.spans if s.kind == TIME and not cites(sentence, s)]
