"""The live figures of a report where they stand in its text, with what the register says now.

What the room of checks is handed: it knows no reports and no register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tiendo.checking.word.aligning import Aligned
from tiendo.checking.word.tracing import Trace, traced
from tiendo.facts.known import KnownFigure
from tiendo.facts.series import Status
from tiendo.reporting.controls import Control, controls
from tiendo.reporting.facts import Facts
from tiendo.reporting.forms import SOURCES, of_goal
from tiendo.reporting.refreshing import Figure, State, figure, refs
from tiendo.reporting.told import RECORDED

VERDICTS = ("course", "verdict", "tally", "reached", "slow", "missed", "unjudged")


def known_figures(data: bytes, text: str, now: Facts) -> tuple[KnownFigure, ...]:
    """Each figure of a DOCX at its place in ``text``, the reading of the same file.

    Words of shortcomings and tasks are no figures: people put them in their own. Raises
    DocumentUnreadable.
    """
    trace = traced(data)
    found = {id(one.element): one for one in controls(trace.root)}
    if not found or trace.text != text:
        return ()
    places = dict(placed(trace, found))
    known = refs(now)
    return tuple(
        fact(now, figure(one, now, known), one, *places[key])
        for key, one in found.items()
        if key in places and one.tag.form not in RECORDED
    )


def placed(trace: Trace, found: dict[int, Control]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The first and last place in the text of each control whose words are there."""
    aligned = Aligned(trace)
    homes: dict[Any, int | None] = {}
    ends: dict[int, tuple[int, int]] = {}
    for at, sign in enumerate(trace.text):
        spot = None if sign.isspace() else aligned.spot(at, at + 1)
        if spot is None:
            continue
        node = spot.first.node
        if node not in homes:
            homes[node] = next((id(x) for x in node.iterancestors() if id(x) in found), None)
        home = homes[node]
        if home is not None:
            ends[home] = (ends.get(home, (at, at))[0], at + 1)
    yield from ends.items()


def fact(now: Facts, one: Figure, control: Control, start: int, end: int) -> KnownFigure:
    line = now.line(one.ref)
    goal = SOURCES.get(one.form) is of_goal
    estimated = line is not None and line.score.status is Status.ESTIMATED
    source = one.sources[0] if one.sources else None
    return KnownFigure(
        start=start,
        end=end,
        kind="verdict" if one.form in VERDICTS else "amount",
        name=one.name,
        now=one.now,
        typed=one.state is not State.SAME and control.typed_over,
        firm=goal or not estimated,
        record="target" if goal else "observation",
        ref=source.ref if source else one.ref,
        source=source.document if source else "",
        quote=source.quote if source else "",
    )
