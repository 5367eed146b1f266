"""From facts to an outline: which claims stand in which part, each with its records. Pure.

A claim without a record is not made; what has no record is named in ``notes``, so that
the person who asked knows what the report does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tiendo.reporting import forms
from tiendo.reporting.asked import Asked
from tiendo.reporting.claims import Claim, Part
from tiendo.reporting.errors import NothingToReport
from tiendo.reporting.facts import Facts
from tiendo.reporting.naming import speaks_of
from tiendo.reporting.parts import MAKERS, NOTES, repeated
from tiendo.reporting.periods import in_words
from tiendo.reporting.tallies import lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    facts: Facts
    asked: Asked
    opening: Claim
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


def outline(facts: Facts, asked: Asked) -> Outline:
    """The outline of a report. Raises NothingToReport where nothing of what is asked is there."""
    facts = narrowed(facts, asked)
    if not asked.target and not any(map(forms.value, facts.lines)):
        raise NothingToReport(
            f"Sổ chưa có số liệu nào của kỳ {facts.period}",
            where=facts.source,
            do="Chọn kỳ khác, ngày muộn hơn, hoặc đưa báo cáo của kỳ vào sổ trước",
        )
    parts, notes = [], []
    for id in asked.chosen:
        sections = tuple(one for one in MAKERS[id](facts, asked) if one.claims)
        if sections or id in ("annex", "chart"):
            parts.append(Part(id=id, sections=sections))
        else:
            notes.append(NOTES[id])
    notes += disputed(facts)
    notes += spared(facts, asked)
    return Outline(
        facts=facts, asked=asked, opening=opening(facts, asked), parts=tuple(parts),
        notes=tuple(notes),
    )  # fmt: skip


def disputed(facts: Facts) -> list[str]:
    """Figures that equally firm sources state differently: a person must settle them first."""
    names = [line.name for line in facts.lines if "sources-differ" in line.score.rules]
    if not names:
        return []
    return [f"Các nguồn nêu số khác nhau, cần xử lý trước khi ký: {'; '.join(names)}"]


def spared(facts: Facts, asked: Asked) -> list[str]:
    """Shortcomings of the records that are not said twice."""
    if "shortcomings" not in asked.chosen or not (twice := repeated(facts)):
        return []
    texts = "; ".join(f"“{one.text}”" for one in twice)
    return [f"Không nhắc lại hạn chế đã nêu bằng số liệu: {texts}"]


def narrowed(facts: Facts, asked: Asked) -> Facts:
    """Only the lines that the report is about, and what is said of them.

    A report on one resolution or programme says nothing of what is not of it.
    """
    lines = [
        line
        for line in facts.lines
        if (not asked.groups or line.group in asked.groups)
        and (not asked.responsible or line.responsible == asked.responsible)
        and (not asked.target or line.ref == asked.target)
    ]
    if not lines:
        raise NothingToReport(
            "Không có chỉ tiêu nào thuộc phạm vi báo cáo",
            where=asked.target or asked.responsible or facts.source,
            do="Xem mã nhóm, đơn vị, chỉ tiêu bằng tiendo score --format json",
        )
    partial = len(lines) < len(facts.lines)
    whole = not partial and asked.kind != "thematic"
    return replace(
        facts,
        lines=tuple(lines),
        partial=partial,
        shortcomings=tuple(
            one for one in facts.shortcomings if whole or any(speaks_of(one.text, x) for x in lines)
        ),
        tasks=tuple(
            task
            for task in facts.tasks
            if whole
            or (asked.responsible and asked.responsible in task.owners)
            or any(speaks_of(task.text, x) for x in lines)
        ),
    )


def opening(facts: Facts, asked: Asked) -> Claim:
    words = {
        "issuer": facts.issuer if asked.head.shouts else asked.head.issuer[-1],
        "source": facts.source,
        "when": in_words(facts.period, asked.half).when,
        "day": f"{facts.as_of:%d/%m/%Y}",
        "name": lower(facts.lines[0].name),
    }
    return Claim(shape="reply" if asked.target else "opening", ref=facts.plan, live={}, words=words)
