"""Targets off course: who is asked to explain each, and the explanation as far as there is one."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.reporting.asked import Head
from tiendo.reporting.draft import Cell, Draft, Span
from tiendo.reporting.facts import Facts, Line, Recorded
from tiendo.reporting.naming import speaks_of
from tiendo.reporting.pack.given import Given
from tiendo.reporting.pack.items import bare
from tiendo.reporting.pack.says import grid, line, phrase, said, says
from tiendo.reporting.parts import SLOW
from tiendo.reporting.told import told


def off_course(facts: Facts) -> list[Line]:
    return [one for one in facts.lines if one.verdict in SLOW]


def course(facts: Facts, given: Given, head: Head) -> Draft:
    title, day = says("paper", "course"), f"{facts.as_of:%d/%m/%Y}"
    lines = off_course(facts)
    if not lines:
        return bare(title, (line(phrase("course-none", day=day)),), head, facts.as_of)
    why = [explained(facts, given, one) for one in lines]
    known = sum(bool(one) for one in why)
    lead = phrase(
        "course-lead", day=day, n=len(lines), total=len(facts.lines), given=known,
        open=len(lines) - known,
    )  # fmt: skip
    cells = [
        row(facts, number, one, words)
        for number, (one, words) in enumerate(zip(lines, why, strict=True), start=1)
    ]
    return bare(title, (), head, facts.as_of, (grid("course", cells, title=title, note=lead),))


def row(facts: Facts, number: int, one: Line, why: str) -> tuple[Cell, ...]:
    unit = one.responsible or phrase("nobody")
    asked = said(why) if why else said(phrase("asked", unit=unit), "italic")
    return (
        said(str(number)), said(one.name), live(facts, one, "goal"), live(facts, one, "value"),
        live(facts, one, "verdict"), said(one.responsible or phrase("nobody")), asked,
    )  # fmt: skip


def live(facts: Facts, one: Line, form: str) -> Cell:
    found = told(facts, one.ref, form)
    return (Span(text=found.text, ref=one.ref, form=form),) if found else ()


def explained(facts: Facts, given: Given, one: Line) -> str:
    """What a person gave for it, what an official judged it by, what reports admit of it."""
    if one.ref in given.explanations:
        return given.explanations[one.ref]
    if one.decided:
        return phrase("decided", why=one.decided, by=one.decided_by)
    found = [r for r in admitted(facts) if speaks_of(r.text, one)]
    return "; ".join(phrase("admitted", text=r.text, source=r.source.document) for r in found[:2])


def admitted(facts: Facts) -> Sequence[Recorded]:
    """What reports of the period admit, without orders."""
    return [one for one in facts.shortcomings if not one.owners]
