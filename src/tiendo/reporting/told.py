"""The figures of a report by name: what each says, and the records that it says it from.

A figure is known by the id of its record and the name of its form. Composing and
refreshing ask here alike, so that a figure never says two things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tiendo.reporting.facts import Facts, Line, Recorded, Source
from tiendo.reporting.forms import FORMS, SOURCES
from tiendo.reporting.tallies import TALLIES, lower
from tiendo.scoring.rules.saying import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure's words and what it rests on."""

    text: str
    sources: tuple[Source, ...]


def told(facts: Facts, ref: str, form: str) -> Told | None:
    """The figure of a record; None where the records do not hold it. Pure and total."""
    line = facts.line(ref)
    if line is not None and form in FORMS:
        text = FORMS[form](line)
        return Told(text=text, sources=sources_of(line, form)) if text else None
    if ref == facts.plan and form in TALLIES:
        text = TALLIES[form](facts)
        every = tuple(s for one in facts.lines for s in one.sources)
        return Told(text=text, sources=every) if text else None
    over = next((one for one in facts.above if one.ref == ref), None)
    if over is not None and form == "above":
        return Told(text=said(over.target, over.seen), sources=(over.source,))
    recorded = facts.recorded(ref)
    if recorded is not None and form in RECORDED:
        return Told(text=RECORDED[form](recorded), sources=(recorded.source,))
    return None


def sources_of(line: Line, form: str) -> tuple[Source, ...]:
    return SOURCES[form](line) if form in SOURCES else line.sources


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


RECORDED: Mapping[str, Callable[[Recorded], str]] = {
    "text": lambda one: capital(one.text),
    "order": lambda one: lower(one.text),
    "owners": lambda one: capital(", ".join(one.owners)),
}
