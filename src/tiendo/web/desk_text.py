"""A document's text on the review desk: every proposal marked in place, by its state.

Each piece of text says where it begins (``data-at``, in code points), so that a
selection can be told to the server as offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tiendo.web.marking import Line, Mark, Run, Span, cell_bounds, marked_lines
from tiendo.web.paper import join


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A proposal in the text; ``now``: the one that is being looked at."""

    id: int
    start: int
    end: int
    kind: str
    state: str
    href: str
    now: bool = False


# Where a proposal stands, which no decision changes: its key, start, end, kind and address.
Place = tuple[int, int, int, str, str]
# Of one mark: its kinds, and the proposals (by their number) whose states it shows.
Slot = tuple[tuple[str, ...], tuple[int, ...]]
# Documents whose text is kept laid out.
KEPT = 64


def desk_text(text: str, placed: Sequence[Placed], headings: frozenset[int]) -> SafeString:
    """The whole text. ``headings``: starts of the lines that are headings."""
    places = tuple([(one.id, one.start, one.end, one.kind, one.href) for one in placed])
    pieces, slots = laid_out(text, places, headings, get_language())
    out = [pieces[0]]
    for piece, slot in zip(pieces[1:], slots, strict=True):
        out += (names(slot, placed), piece)
    return join(out)


def names(slot: Slot, placed: Sequence[Placed]) -> str:
    """The classes of a mark: what was read there, and how far the review of it is."""
    kinds, numbers = slot
    here = [placed[number - 1] for number in numbers]
    found = [*[f"k-{kind}" for kind in kinds], *[f"s-{one.state}" for one in here]]
    if any(one.now for one in here):
        found.append("here")
    return escape(" ".join(dict.fromkeys(found)))


@lru_cache(maxsize=KEPT)
def laid_out(
    text: str, places: tuple[Place, ...], headings: frozenset[int], _language: str | None
) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """The text in pieces, between which the classes of its marks stand; the same until a
    proposal comes or goes."""
    spans = [
        Span(start=start, end=end, kind=kind, note=number)
        for number, (_, start, end, kind, _) in enumerate(places, 1)
    ]
    paper = Paper(text, places, headings)
    for is_row, lines in groupby(marked_lines(text, spans), key=lambda line: line.is_row):
        (paper.table if is_row else paper.prose)(lines)
    return tuple("".join(part) for part in paper.pieces), tuple(paper.slots)


class Paper:
    """Put together by hand, each word of the text escaped: a long document has hundreds of
    marks."""

    def __init__(self, text: str, places: Sequence[Place], headings: frozenset[int]) -> None:
        self.text, self.places, self.headings = text, places, headings
        self.pieces: list[list[str]] = [[]]
        self.slots: list[Slot] = []

    def say(self, words: str) -> None:
        self.pieces[-1].append(words)

    def prose(self, lines: Iterable[Line]) -> None:
        for line in lines:
            kind = "tx head" if line.start in self.headings else "tx"
            self.say(f'<p class="{kind}" data-at="{line.start}">')
            self.run(line.cells[0])
            self.say("</p>")

    def table(self, rows: Iterable[Line]) -> None:
        said = escape(gettext("Bảng trong văn bản"))
        self.say(f'<div class="scroll" tabindex="0" role="region" aria-label="{said}">')
        self.say('<table class="rows" role="presentation"><tbody>')
        for row in rows:
            self.say("<tr>")
            starts = [start for start, _ in cell_bounds(self.text, row.start, row.end)]
            for start, cell in zip(starts, row.cells, strict=True):
                self.say(f'<td data-at="{start}">')
                self.run(cell)
                self.say("</td>")
            self.say("</tr>")
        self.say("</tbody></table></div>")

    def run(self, nodes: Run) -> None:
        for node in nodes:
            if isinstance(node, Mark):
                self.mark(node)
            else:
                self.say(escape(node))

    def mark(self, node: Mark) -> None:
        anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
        ids = " ".join([str(self.places[number - 1][0]) for number in node.notes])
        self.say('<mark class="')
        self.slots.append((node.kinds, node.notes))
        self.pieces.append([f'" data-p="{ids}"{anchor}>'])
        self.run(node.inside)
        for number in node.notes:
            said = escape(gettext("mục %s") % number)
            href = escape(self.places[number - 1][4])
            self.say(f'<a class="ref" href="{href}" aria-label="{said}">{number}</a>')
        self.say("</mark>")
