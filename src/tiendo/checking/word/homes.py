"""Where around a letter a mark can stand: inside its run, or around what must stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tiendo.checking.word.tags import Span, characters, spans
from tiendo.checking.word.tracing import Letter
from tiendo.reading.formats.styles import W

RUN, TEXT, PARAGRAPH = f"{W}r", f"{W}t", f"{W}p"
# Elements of a paragraph that hold runs and may hold a mark between them.
OPEN = {W + name for name in "hyperlink ins moveTo smartTag customXml sdt sdtContent".split()}
# Changes of others: what is suggested inside them would be a change of a change.
CHANGED = {f"{W}ins", f"{W}moveTo"}


@dataclass(frozen=True, slots=True)
class Home:
    """A letter's element ``unit`` that marks stand around, and ``top``, its like directly in
    the paragraph. ``run``: the unit is a run that can be cut at the letter."""

    unit: Any
    top: Any
    run: bool
    field: bool = False
    changed: bool = False


class Homes:
    """The elements of a part with their bytes; finds homes, each paragraph's fields once."""

    def __init__(self, data: bytes, root: Any) -> None:
        self.data = data
        self.elements = [one for one in root.iter() if isinstance(one.tag, str)]
        places = spans(data)
        if len(places) != len(self.elements):
            raise ValueError("tags and elements do not agree")
        self.places: dict[Any, Span] = dict(zip(self.elements, places, strict=True))
        self.fields: dict[Any, dict[Any, tuple[Any, Any]]] = {}
        self.cut: dict[Any, list[tuple[int, int]]] = {}

    def characters(self, node: Any) -> list[tuple[int, int]]:
        if node not in self.cut:
            found = characters(self.data, self.places[node])
            self.cut[node] = found if len(found) == len(node.text or "") else []
        return self.cut[node]

    def of(self, letter: Letter) -> tuple[Home, Home]:
        """The homes for a mark before a letter and for one after it; a field stays whole."""
        path = [*reversed(list(letter.node.iterancestors())), letter.node]
        host = next(at for at, one in enumerate(path) if one.tag == PARAGRAPH)
        inside = path[host + 1 :]
        at = next((n for n, one in enumerate(inside) if one.tag not in OPEN), len(inside) - 1)
        unit, top = inside[at], inside[0]
        changed = any(one.tag in CHANGED for one in inside[:at])
        ends = self.fields_of(path[host]).get(unit)
        if ends is not None:
            return tuple(Home(end, self.top(end), False, True, changed) for end in ends)  # type: ignore[return-value]
        whole = unit.tag == RUN and unit is letter.node.getparent()
        able = whole and (letter.at < 0 or bool(self.characters(letter.node)))
        home = Home(unit, top, able, False, changed)
        return home, home

    @staticmethod
    def top(unit: Any) -> Any:
        """The element directly in the paragraph that holds ``unit``."""
        while unit.getparent() is not None and unit.getparent().tag != PARAGRAPH:
            unit = unit.getparent()
        return unit

    def fields_of(self, paragraph: Any) -> dict[Any, tuple[Any, Any]]:
        """For each run inside a field its first and last run; fields over paragraphs are none."""
        if paragraph not in self.fields:
            self.fields[paragraph] = dict(fields(list(runs(paragraph))))
        return self.fields[paragraph]


def runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph in order, without those of boxes in it."""
    for child in element:
        if child.tag == RUN:
            yield child
        elif child.tag != PARAGRAPH:
            yield from runs(child)


def fields(held: Sequence[Any]) -> Iterator[tuple[Any, tuple[Any, Any]]]:
    open_: list[int] = []
    for at, run in enumerate(held):
        for sign in run.findall(f"{W}fldChar"):
            kind = sign.get(f"{W}fldCharType")
            if kind == "begin":
                open_.append(at)
            elif kind == "end" and open_:
                first = open_.pop()
                if not open_:
                    for inner in held[first : at + 1]:
                        yield inner, (held[first], run)
