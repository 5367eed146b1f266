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
        yield format_html(
            '<div class="{}"><p class="tx">{}</p>{}</div>', kind, run(line.cells[0]), beside
        )


def _beside(line: Line, notes: Mapping[int, Note]) -> SafeString:
    listed = note_list([notes[n] for n in line.notes if n in notes])
    return format_html('<div class="nt">{}</div>', listed) if listed else SafeString("")


def _table(rows: Sequence[Line], notes: Mapping[int, Note]) -> SafeString:
    width = max(len(row.cells) for row in rows)
    headed = len(rows) >= TABLE_ROWS
    head = _row(rows[0], notes, width, "th", gettext("Trong sổ")) if headed else SafeString("")
    body = join([_row(row, notes, width, "td", "") for row in rows[headed:]])
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="rows"{}><thead>{}</thead><tbody>{}</tbody></table></div>',
        gettext("Bảng trong văn bản"),
        SafeString("" if headed else ' role="presentation"'),
        head,
        body,
    )


def _row(row: Line, notes: Mapping[int, Note], width: int, tag: str, last: str) -> SafeString:
    cells = [_cell(tag, run(cell), 1) for cell in row.cells[:-1]]
    cells.append(_cell(tag, run(row.cells[-1]), width - len(row.cells) + 1))
    listed = note_list([notes[n] for n in row.notes if n in notes], short=True)
    beside = join([SafeString(escape(last)), listed])
    scope = SafeString(' scope="col"' if tag == "th" else "")
    if notes:
        cells.append(
            format_html('<{}{} class="nt">{}</{}>', SafeString(tag), scope, beside, SafeString(tag))
        )
    return format_html("<tr>{}</tr>", join(cells))


def _cell(tag: str, inside: SafeString, span: int) -> SafeString:
    attributes = (' scope="col"' if tag == "th" else "") + (
        f' colspan="{span}"' if span > 1 else ""
    )
    return format_html(
        "<{}{}>{}</{}>", SafeString(tag), SafeString(attributes), inside, SafeString(tag)
    )


def run(nodes: Run) -> SafeString:
    return join([SafeString(escape(n)) if isinstance(n, str) else mark(n) for n in nodes])


def mark(node: Mark) -> SafeString:
    """A marked stretch, its anchor, and the numbers of its notes behind it."""
    anchor = format_html(' id="{}"', node.anchor) if node.anchor else SafeString("")
    kinds = " ".join(f"k-{kind}" for kind in node.kinds)
    refs = join(
        [
            format_html(
                '<a class="ref" href="#ghi-{}" aria-label="{} {}">{}</a>',
                n,
                gettext("ghi chú"),
                n,
                n,
            )
            for n in node.notes
        ]
    )
    return format_html('<mark class="{}"{}>{}{}</mark>', kinds, anchor, run(node.inside), refs)


def note_list(notes: Sequence[Note], *, short: bool = False) -> SafeString:
    if not notes:
        return SafeString("")
    items = join([note_item(note, note.short if short else "") for note in notes])
    return format_html('<ul class="notes">{}</ul>', items)


def note_item(note: Note, short: str) -> SafeString:
    said = format_html('<span lang="vi">{}</span>', short or note.words)
    state = (
        format_html('<a href="{}">{}</a>', note.href, note.state)
        if note.href
        else escape(note.state)
    )
    return format_html(
        '<li id="ghi-{}"><span class="n">{}</span>{} <span class="state">{}</span></li>',
        note.number,
        note.number,
        said,
        state,
    )


def join(parts: Iterable[str]) -> SafeString:
    """Parts that are safe already, as one."""
    return SafeString("".join(parts))
