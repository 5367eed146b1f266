"""A document's text with the places of its facts marked.

Marks may be equal, nested or cross each other: equal ones are one mark with
several notes, nested ones stand inside each other, and of two that cross the
later one is cut in two. A mark's first part carries its anchor ``t-<start>``,
which a link from a verdict jumps to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

CELLS = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text to mark; ``kind`` is what was read there, ``note`` its number."""

    start: int
    end: int
    kind: str
    note: int = 0
    first: bool = True  # carries the anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch and what stands in it: text and smaller marks."""

    kinds: tuple[str, ...]
    notes: tuple[int, ...]
    anchor: str  # empty for the later part of a mark that was cut
    inside: tuple[Mark | str, ...]


Run = tuple[Mark | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the document: its cells, one unless it is a row of a table."""

    start: int
    end: int
    cells: tuple[Run, ...]
    notes: tuple[int, ...] = ()  # of the marks that begin in it

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1


def anchor(start: int) -> str:
    return f"t-{start}"


def marked_lines(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """The lines that are not empty, each mark in its place and each anchor once."""
    waiting = deque(sorted((s for s in spans if s.start < s.end), key=lambda s: (s.start, -s.end)))
    placed: set[str] = set()
    for start, end in lines(text):
        here: list[Span] = []
        while waiting and waiting[0].start < end:
            here.append(waiting.popleft())
        cells: list[Run] = []
        later: list[Span] = []
        for a, b in cell_bounds(text, start, end):
            here = [s for s in [*later, *here] if s.end > a]
            cells.append(run(text, a, b, here, placed))
            later = [cut(s, b) for s in here if s.start < b < s.end]
            here = [s for s in here if s.start >= b]
        waiting.extendleft([cut(s, end) for s in reversed(later)])
        yield Line(start=start, end=end, cells=tuple(cells), notes=notes_in(cells))


def lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def cell_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a line stand; a line that is no row is one cell."""
    bounds, at = [], start
    while (bar := text.find(CELLS, at, end)) != -1:
        bounds.append((at, bar))
        at = bar + len(CELLS)
    return [*bounds, (at, end)]


def cut(span: Span, at: int) -> Span:
    """What is left of a mark from ``at`` on: no anchor, no notes."""
    return replace(span, start=max(at, span.start), first=False, note=0)


def run(text: str, start: int, end: int, spans: Sequence[Span], placed: set[str]) -> Run:
    """``text[start:end]`` with its marks, which may reach out of it on both sides."""
    queue = [s for s in spans if s.start < end and start < s.end]
    if not queue:
        return (text[start:end],) if start < end else ()
    out: list[Mark | str] = []
    at = start
    while queue:
        head = queue.pop(0)
        first, last = max(head.start, at), min(head.end, end)
        same = [s for s in queue if s.start == head.start and s.end == head.end]
        inner = [s for s in queue if s.start < last and s not in same]
        queue = [s for s in queue if s.start >= last] + [
            cut(s, last) for s in inner if s.end > last
        ]
        if len(queue) > 1:
            queue.sort(key=lambda s: (s.start, -s.end))
        if first > at:
            out.append(text[at:first])
        name = anchor(head.start) if head.first and anchor(head.start) not in placed else ""
        placed.add(name)
        out.append(_mark(text, first, last, [head, *same], inner, name, placed))
        at = last
    if at < end:
        out.append(text[at:end])
    return tuple(out)


def _mark(
    text: str,
    start: int,
    end: int,
    same: Sequence[Span],
    inner: Sequence[Span],
    name: str,
    placed: set[str],
) -> Mark:
    return Mark(
        kinds=tuple(dict.fromkeys(s.kind for s in same)),
        notes=tuple(s.note for s in same if s.note),
        anchor=name,
        inside=run(text, start, end, inner, placed),
    )


def notes_in(runs: Sequence[Run]) -> tuple[int, ...]:
    """The notes of all marks of some runs, in reading order, each once."""
    found: list[int] = []
    for nodes in runs:
        for node in nodes:
            if isinstance(node, Mark):
                found += [*node.notes, *notes_in([node.inside])]
    return tuple(sorted(set(found)))
