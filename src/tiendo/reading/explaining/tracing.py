"""What gave each field of a figure: the rows whose words stand around the number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tiendo.facts.figure import Basis, Figure, Measure, Op, Role
from tiendo.facts.items import Task
from tiendo.reading.explaining.above import Above, states
from tiendo.reading.explaining.explanation import Field
from tiendo.reading.explaining.fields import field, indicator_field, told
from tiendo.reading.explaining.scene import Mention, Piece, Scene, cue_rows

# Characters beside a tally in which "đạt", "chưa đạt" stand.
JUDGED_WITHIN = 60
Told = tuple[list[Mention], str]
DEFAULTS = {
    "role": "không có từ nào nói đây là chỉ tiêu phải đạt",
    "measure": "không có động từ tăng, giảm, chiếm, bằng…: số đo là mức",
    "period": "văn bản không nói thời gian",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """A figure, the number it was read from, and the sentence around it."""

    figure: Figure
    scene: Scene
    piece: Piece
    above: Above
    order: Task | None = None  # the task whose words hold the figure

    def fields(self) -> tuple[Field, ...]:
        """Every field worth telling, with its rows."""
        return tuple(self._field(name, value) for name, value in told(self.figure))

    def _field(self, name: str, value: Any) -> Field:
        if name == "indicator_id":
            return indicator_field(name, self.figure)
        trace: Callable[[Tracing], Told] | None = TRACES.get(name)
        found, note = trace(self) if trace else ([], "")
        return field(name, value, tuple(m.said() for m in found), note)

    def before(self) -> Iterator[Mention]:
        """The cues before the number, the nearest first."""
        return (m for m in reversed(self.scene.mentions) if m.end <= self.piece.start)

    def after(self) -> Iterator[Mention]:
        """The cues behind the number, inside the figure's evidence or directly behind it."""
        end = max(self.figure.evidence.end, self.piece.end) + 1
        return (m for m in self.scene.mentions if self.piece.end <= m.start <= end)

    def near(self, **gives: Any) -> list[Mention]:
        """The nearest cue that gives all of ``gives``: behind the number, on it, or before it."""
        at = [m for m in self.scene.mentions if self.piece.start <= m.start < self.piece.end]
        for mention in (*at, *self.after(), *self.before()):
            if all(mention.gives.get(key) == value for key, value in gives.items()):
                return [mention]
        return []

    def first_before(self, **gives: Any) -> list[Mention]:
        """The nearest cue before the number that gives all of ``gives``."""
        wanted = gives.items()
        return next(([m] for m in self.before() if wanted <= m.gives.items()), [])

    def beside(self, row_id: str, *, behind: bool = False) -> list[Mention]:
        """The words of a stop row that touch the number."""
        return stop_beside(self.scene, row_id, self.piece, behind=behind)


def stop_beside(scene: Scene, row_id: str, piece: Piece, *, behind: bool) -> list[Mention]:
    """The longest words of a row directly before the piece, or directly behind it."""
    table, row = cue_rows()[row_id]
    span = (piece.end, scene.end) if behind else (scene.start, piece.start)
    text = scene.words(*span)
    bare = text.lstrip() if behind else text.rstrip()
    if len(bare.lower()) != len(bare):
        return []
    lead = len(text) - len(bare) if behind else 0
    low = bare.lower()
    fits = [w for w in row["words"] if (_opens if behind else _closes)(low, w.lower())]
    if not fits:
        return []
    length = max(map(len, fits))
    start = span[0] + (lead if behind else len(bare) - length)
    words = scene.words(start, start + length)
    return [Mention(row=row, table=table, start=start, end=start + length, words=words)]


def _opens(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalpha()


def _closes(text: str, words: str) -> bool:
    return text.endswith(words) and not text[: len(text) - len(words)][-1:].isalpha()


def _role(trace: Tracing) -> Told:
    if trace.figure.role is Role.RESULT:
        return _result(trace)
    found = (
        trace.first_before(role="target")
        or trace.beside("stop.aims")
        or trace.first_before(role="aim")
        or trace.first_before(plan=True)
        or trace.near(plan=True)
    )
    if found:
        return found, ""
    if trace.order is not None:
        return [], "nằm trong một việc được giao"
    heading = trace.above.target_heading()
    if heading is not None:
        return [heading], "theo đề mục phía trên"
    lead = trace.above.lead_in()
    return [], f"theo lời dẫn phía trên: “{_short(lead.text)}”" if lead else "theo đoạn phía trên"


def _result(trace: Tracing) -> Told:
    found = trace.first_before(role="result")
    return (found, "") if found else ([], DEFAULTS["role"])


def _measure(trace: Tracing) -> Told:
    figure = trace.figure
    rule = cue_rows().get(figure.rule)
    if rule is not None:
        named = [m for m in trace.scene.mentions if m.row["id"] == figure.rule]
        named.sort(key=lambda m: (m.start >= trace.piece.end, abs(m.start - trace.piece.start)))
        return named[:1], "" if named else f"như số trước trong câu ({figure.rule})"
    if figure.measure is Measure.TALLY:
        return _nouns(trace), "đếm chỉ tiêu, mục tiêu"
    if figure.measure is Measure.RATIO:
        return [], "viết a/b"
    return [], DEFAULTS["measure"]


def _op(trace: Tracing) -> Told:
    op = trace.figure.op
    if op is Op.RANGE:
        return [], f"hai đầu của khoảng: “{trace.piece.text}”"
    found = trace.near(op=op.value)
    if not found and op is Op.LE:
        found = trace.first_before(verb="group") or trace.first_before(op="gt")
    return found, ""


def _direction(trace: Tracing) -> Told:
    direction = trace.figure.direction
    found = trace.near(direction=direction.value) if direction else []
    return found, "" if found else "theo dấu trước số, hoặc động từ của số trước"


def _basis(trace: Tracing) -> Told:
    basis = trace.figure.basis
    found = trace.near(basis=basis.value if basis else None)
    if not found and basis is Basis.PLAN:
        found = trace.near(plan=True) or trace.near(role="aim") or trace.near(verb="exceed")
    found = found or trace.near(basis="compare")
    if found:
        return found, ""
    if trace.figure.measure is Measure.RATIO:
        return [], "số sau dấu / là số phải đạt"
    return [], "như số trước trong câu, hoặc theo điều đang đo"


def _value(trace: Tracing) -> Told:
    digits = trace.piece.text[:1].isdigit()
    scales = [m for m in trace.piece.rows if ("value" if not digits else "scale") in m.row]
    quantity = trace.piece.quantity
    foreign = quantity.foreign if quantity else None
    note = f"“{foreign}” viết theo lối nước ngoài" if foreign else ""
    return scales, note or f"“{trace.piece.text}”"


def _unit(trace: Tracing) -> Told:
    figure = trace.figure
    found = [m for m in trace.piece.rows if m.row.get("unit") == figure.unit][-1:]
    if found or figure.unit != "count":
        rank = figure.measure is Measure.RANK
        return found, "" if found else "thứ hạng" if rank else "số không kèm đơn vị"
    found = _nouns(trace)
    unlisted = (figure.unit_text or "-") in trace.piece.text
    note = (
        "danh từ đứng sau số; chưa có trong bảng danh từ" if unlisted else "như số trước trong câu"
    )
    return found, "" if found else note


def _nouns(trace: Tracing) -> list[Mention]:
    return [m for m in trace.piece.rows if m.table == "nouns"][:1]


def _period(trace: Tracing) -> Told:
    period = trace.figure.period
    if period is None:
        return [], DEFAULTS["period"]
    here = [p for p in trace.scene.pieces if states(p, period)]
    here.sort(key=lambda p: (p.start > trace.piece.start, abs(p.start - trace.piece.start)))
    if here:
        return list(here[0].rows[:1]), f"“{here[0].text}”"
    earlier = trace.above.time(period, trace.scene.start)
    if earlier is not None:
        line = trace.above.document.text.count("\n", 0, earlier.start) + 1
        return list(earlier.rows[:1]), f"“{earlier.text}” ở phía trên, dòng {line}"
    published = trace.above.document.published_on
    if published is not None and str(published.year) in period:
        return [], f"theo ngày đăng {published:%d/%m/%Y}"
    return [], "ghép từ thời gian nêu phía trên"


def _estimated(trace: Tracing) -> Told:
    found = trace.first_before(estimated=True)
    return found, "" if found else "theo lời dẫn của danh sách"


def _met(trace: Tracing) -> Told:
    """The words beside the number that say met or missed."""
    start = max(trace.scene.start, trace.piece.start - JUDGED_WITHIN)
    end = min(trace.scene.end, trace.piece.end + JUDGED_WITHIN)
    table, row = cue_rows()["stop.met" if trace.figure.met else "stop.not-met"]
    text = trace.scene.words(start, end)
    for word in re.finditer(r"[^\W\d_]+", text):
        if word.group().lower() in row["words"]:
            at = start + word.start(), start + word.end()
            return [Mention(row=row, table=table, start=at[0], end=at[1], words=word.group())], ""
    return [], ""


def _scope(trace: Tracing) -> Told:
    return trace.beside("stop.scope", behind=True), ""


def _subject(trace: Tracing) -> Told:
    return trace.first_before(link="only") or trace.first_before(link="part"), ""


def _indicator(trace: Tracing) -> Told:
    figure = trace.figure
    there = set(figure.indicator.lower().split()) <= set(
        trace.scene.words(trace.scene.start, trace.scene.end).lower().split()
    )
    return [], "" if there else "theo điều đang nói ở phía trên"


def _part(trace: Tracing) -> Told:
    return [], f"ghi trong “{trace.figure.evidence.quote}”"


TRACES: dict[str, Callable[[Tracing], Told]] = {
    "role": _role,
    "indicator": _indicator,
    "measure": _measure,
    "value": _value,
    "unit": _unit,
    "op": _op,
    "direction": _direction,
    "basis": _basis,
    "of": _part,
    "percent": _part,
    "scope": _scope,
    "period": _period,
    "estimated": _estimated,
    "met": _met,
    "subject": _subject,
}


def _short(text: str) -> str:
    return text if len(text) <= 80 else "…" + text[-80:]
