"""Titles: of the report, of its parts."""

from __future__ import annotations

from tiendo.reporting.asked import Asked
from tiendo.reporting.facts import Facts
from tiendo.reporting.grammar import says
from tiendo.reporting.periods import Told, in_words
from tiendo.reporting.tallies import lower


def title_of(facts: Facts, asked: Asked) -> str:
    """What a report is about (trích yếu), by its kind."""
    said = in_words(facts.period, asked.half)
    kind = "reply" if asked.target else asked.kind if asked.kind in NAMED else "periodic"
    if kind == "thematic" and not facts.partial:
        kind = "whole"
    words = {"when": said.when, "short": said.short, "next": said.next, "source": facts.source}
    words |= {"name": lower(facts.lines[0].name), "unit": asked.responsible}
    return says("title", kind).format(**words)


NAMED = ("thematic", "unit", "half-term")


def above_title(part: str, told: Told) -> str:
    """“KẾT QUẢ THỰC HIỆN 9 THÁNG ĐẦU NĂM 2023”."""
    return says("above", part).format(when=told.when, next=told.next).upper()
