"""A document's text on the review desk: every proposal marked in place, by its state.

Each piece of text says where it begins (``data-at``, in code points), so that a
selection can be told to the server as offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def _table(rows: Sequence[str]) -> str:
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="rows" role="presentation"><tbody>{}</tbody></table></div>',
        gettext("Bảng trong văn bản"),
        join(rows),
    )


# Put together by hand, each word of the text escaped: a long document has hundreds of marks.
def _line(line: Line, text: str, placed: Sequence[Placed], headings: frozenset[int]) -> str:
    if line.is_row:
        starts = [start for start, _ in cell_bounds(text, line.start, line.end)]
        cells = [
            f'<td data-at="{start}">{_run(cell, placed)}</td>'
            for start, cell in zip(starts, line.cells, strict=True)
        ]
        return f"<tr>{''.join(cells)}</tr>"
    kind = "tx head" if line.start in headings else "tx"
    return f'<p class="{kind}" data-at="{line.start}">{_run(line.cells[0], placed)}</p>'


def _run(nodes: Run, placed: Sequence[Placed]) -> str:
    return "".join([escape(n) if isinstance(n, str) else _mark(n, placed) for n in nodes])


def _mark(node: Mark, placed: Sequence[Placed]) -> str:
    here = [placed[number - 1] for number in node.notes]
    names = [f"k-{kind}" for kind in node.kinds] + [f"s-{one.state}" for one in here]
    if any(one.now for one in here):
        names.append("here")
    anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
    ids = " ".join(str(one.id) for one in here)
    refs = "".join([_ref(number, placed[number - 1]) for number in node.notes])
    return (
        f'<mark class="{escape(" ".join(dict.fromkeys(names)))}" data-p="{ids}"{anchor}>'
        f"{_run(node.inside, placed)}{refs}</mark>"
    )


def _ref(number: int, one: Placed) -> str:
    said = escape(gettext("mục %s") % number)
    return f'<a class="ref" href="{escape(one.href)}" aria-label="{said}">{number}</a>'
