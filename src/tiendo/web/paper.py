"""A document's text as HTML: marks in their places, notes beside the line they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.web.marking import Line, Mark, Run

# A run of at least so many rows is a table with a heading row; less is a letterhead.
TABLE_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a mark means: said beside the text, with the way into the register."""

    number: int
    words: str  # "thu ngân sách: 2.412 tỷ đồng"
    state: str  # "chỉ tiêu 17", or that it waits
    href: str = ""
    short: str = ""  # for a row of a table, whose first cells say the rest


def paper(lines: Sequence[Line], notes: Mapping[int, Note], headings: frozenset[int]) -> SafeString:
    """The whole text. ``headings``: starts of the lines that are headings.

    Without notes a table has no column for them.
    """
    out: list[str] = []
    for is_row, group in groupby(lines, key=lambda line: line.is_row):
        together = list(group)
        out += [_table(together, notes)] if is_row else _prose(together, notes, headings)
    return join(out)


def _prose(
    lines: Iterable[Line], notes: Mapping[int, Note], headings: frozenset[int]
) -> Iterator[str]:
    for line in lines:
        kind = "ln head" if line.start in headings else "ln"
        beside = _beside(line, notes)
        yield f'<div class="{kind}"><p class="tx">{run(line.cells[0])}</p>{beside}</div>'


def _beside(line: Line, notes: Mapping[int, Note]) -> str:
    listed = note_list([notes[n] for n in line.notes if n in notes])
    return f'<div class="nt">{listed}</div>' if listed else ""


def _table(rows: Sequence[Line], notes: Mapping[int, Note]) -> SafeString:
    width = max(len(row.cells) for row in rows)
    headed = len(rows) >= TABLE_ROWS
    head = _row(rows[0], notes, width, "th", gettext("Trong sổ")) if headed else ""
    body = join([_row(row, notes, width, "td", "") for row in rows[headed:]])
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="rows"{}><thead>{}</thead><tbody>{}</tbody></table></div>',
        gettext("Bảng trong văn bản"),
        SafeString("" if headed else ' role="presentation"'),
        SafeString(head),
        body,
    )


def _row(row: Line, notes: Mapping[int, Note], width: int, tag: str, last: str) -> str:
    cells = [_cell(tag, run(cell), 1) for cell in row.cells[:-1]]
    cells.append(_cell(tag, run(row.cells[-1]), width - len(row.cells) + 1))
    listed = note_list([notes[n] for n in row.notes if n in notes], short=True)
    scope = ' scope="col"' if tag == "th" else ""
    if notes:
        cells.append(f'<{tag}{scope} class="nt">{escape(last)}{listed}</{tag}>')
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, inside: str, span: int) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    wide = f' colspan="{span}"' if span > 1 else ""
    return f"<{tag}{scope}{wide}>{inside}</{tag}>"


# Put together by hand, each word of the text escaped: a long document has hundreds of marks.
def run(nodes: Run) -> str:
    return "".join([escape(n) if isinstance(n, str) else mark(n) for n in nodes])


def mark(node: Mark) -> str:
    """A marked stretch, its anchor, and the numbers of its notes behind it."""
    anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
    kinds = escape(" ".join([f"k-{kind}" for kind in node.kinds]))
    said = escape(gettext("ghi chú")) if node.notes else ""
    refs = "".join(
        [f'<a class="ref" href="#ghi-{n}" aria-label="{said} {n}">{n}</a>' for n in node.notes]
    )
    return f'<mark class="{kinds}"{anchor}>{run(node.inside)}{refs}</mark>'


def note_list(notes: Sequence[Note], *, short: bool = False) -> str:
    if not notes:
        return ""
    items = "".join([note_item(note, note.short if short else "") for note in notes])
    return f'<ul class="notes">{items}</ul>'


def note_item(note: Note, short: str) -> str:
    number, state = note.number, escape(note.state)
    if note.href:
        state = SafeString(f'<a href="{escape(note.href)}">{state}</a>')
    return (
        f'<li id="ghi-{number}"><span class="n">{number}</span>'
        f'<span lang="vi">{escape(short or note.words)}</span> '
        f'<span class="state">{state}</span></li>'
    )


def join(parts: Iterable[str]) -> SafeString:
    """Parts that are safe already, as one."""
    return SafeString("".join(parts))
