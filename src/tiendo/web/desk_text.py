"""A document's text on the review desk: every proposal marked in place, by its state.

Each piece of text says where it begins (``data-at``, in code points), so that a
selection can be told to the server as offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

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


def desk_text(text: str, placed: Sequence[Placed], headings: frozenset[int]) -> SafeString:
    """The whole text. ``headings``: starts of the lines that are headings."""
    spans = [
        Span(start=one.start, end=one.end, kind=one.kind, note=number)
        for number, one in enumerate(placed, 1)
    ]
    out: list[str] = []
    for is_row, lines in groupby(marked_lines(text, spans), key=lambda line: line.is_row):
        made = (_line(line, text, placed, headings) for line in lines)
        out += [_table(list(made))] if is_row else made
    return join(out)


def _table(rows: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="rows" role="presentation"><tbody>{}</tbody></table></div>',
        gettext("Bảng trong văn bản"),
        join(rows),
    )


def _line(line: Line, text: str, placed: Sequence[Placed], headings: frozenset[int]) -> SafeString:
    starts = [start for start, _ in cell_bounds(text, line.start, line.end)]
    if line.is_row:
        cells = [
            format_html('<td data-at="{}">{}</td>', start, _run(cell, placed))
            for start, cell in zip(starts, line.cells, strict=True)
        ]
        return format_html("<tr>{}</tr>", join(cells))
    kind = "tx head" if line.start in headings else "tx"
    return format_html(
        '<p class="{}" data-at="{}">{}</p>', kind, line.start, _run(line.cells[0], placed)
    )


def _run(nodes: Run, placed: Sequence[Placed]) -> SafeString:
    return join([SafeString(escape(n)) if isinstance(n, str) else _mark(n, placed) for n in nodes])


def _mark(node: Mark, placed: Sequence[Placed]) -> SafeString:
    here = [placed[number - 1] for number in node.notes]
    names = [f"k-{kind}" for kind in node.kinds] + [f"s-{one.state}" for one in here]
    if any(one.now for one in here):
        names.append("here")
    anchor = format_html(' id="{}"', node.anchor) if node.anchor else SafeString("")
    return format_html(
        '<mark class="{}" data-p="{}"{}>{}{}</mark>',
        " ".join(dict.fromkeys(names)),
        " ".join(str(one.id) for one in here),
        anchor,
        _run(node.inside, placed),
        join(list(_refs(node, placed))),
    )


def _refs(node: Mark, placed: Sequence[Placed]) -> Iterator[SafeString]:
    for number in node.notes:
        yield format_html(
            '<a class="ref" href="{}" aria-label="{}">{}</a>',
            placed[number - 1].href,
            gettext("mục %s") % number,
            number,
        )
