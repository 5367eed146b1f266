"""A report that came back edited: what a person wrote in it, and a new report that keeps that.

Pure. Our own paragraphs are known by their marks in the file's origin; the rest is a person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tiendo.reporting.compose import closed
from tiendo.reporting.controls import W, controls, tag_in, words
from tiendo.reporting.draft import Block, Column, Draft, Paragraph, Row, Span, Table
from tiendo.reporting.facts import Facts
from tiendo.reporting.marks import END, marks_in, of_block, of_paragraph, pieces, plain
from tiendo.reporting.origin import Origin
from tiendo.reporting.package import opened, origin_of
from tiendo.reporting.refreshing import refs
from tiendo.reporting.tags import full
from tiendo.reporting.told import told

WIDE = 165  # millimetres of a table that a person added


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A figure that a person typed over."""

    ref: str
    form: str
    text: str
    mark: str  # of its paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """``written``: paragraphs of a person, as read; ``removed``: marks of ours that are gone."""

    origin: Origin
    written: tuple[str, ...]
    removed: tuple[str, ...]
    typed: tuple[Typed, ...]
    root: Any

    def as_json(self) -> dict[str, Any]:
        return {
            "written": list(self.written),
            "removed": len(self.removed),
            "typed": [{"ref": x.ref, "form": x.form, "text": x.text} for x in self.typed],
        }


def returned(data: bytes) -> Returned | None:
    """What became of a report of ours; None for another file. Raises DocumentUnreadable."""
    made = origin_of(data)
    if made is None:
        return None
    root, origin = opened(data), made[1]
    ours, there = set(origin.marks), set(marks_in(root))
    found = ((one, of_paragraph(one)) for one in root.iter(f"{W}p"))
    written = [plain(one) for one, mark in found if mark and mark not in ours]
    return Returned(
        origin=origin, written=tuple(written if ours else ()), root=root, typed=tuple(typed(root)),
        removed=tuple(mark for mark in origin.marks if mark not in there),
    )  # fmt: skip


def typed(root: Any) -> Iterator[Typed]:
    for one in controls(root):
        if one.typed_over:
            home = next(one.element.iterancestors(f"{W}p"), None)
            mark = "" if home is None else of_paragraph(home)
            yield Typed(ref=one.tag.ref, form=one.tag.form, text=one.text, mark=mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The new report. ``gone``: marks of what a person took out or wrote anew, for its origin;
    ``paragraphs``, ``tables`` and ``figures`` of a person that stand in it."""

    draft: Draft
    gone: tuple[str, ...]
    paragraphs: int
    tables: int
    figures: int


def kept_in(draft: Draft, back: Returned, facts: Facts) -> Kept:
    """A new report in the order of the edited one: a person's paragraphs and tables stand, what
    was taken out stays out, sentences that are new follow those before them.

    Figures in a person's paragraphs are said anew; typed over ones are kept within one period.
    """
    marks = [of_block(block) for block in draft.body]
    fresh = [retyped(opened_end(block), back, facts) for block in draft.body]
    left = list(zip(marks, fresh, strict=True))
    out: list[Block] = []
    for mark, block in of_body(back, facts):
        found = next((one for one in left if one[0] == mark), None) if block is None else None
        if found is not None:
            left.remove(found)
        out += [block] if block is not None else [found[1]] if found else []
    out = with_new(out, fresh, [block for mark, block in left if mark not in back.removed])
    done = closed(out) if isinstance(out[-1], Paragraph) else tuple(out)
    mine = [one for one in done if isinstance(one, Paragraph | Table) and one.by_hand]
    again = [m for m, one in zip(marks, fresh, strict=True) if getattr(one, "by_hand", False)]
    return Kept(
        draft=replace(draft, body=done), gone=(*back.removed, *again), figures=len(again),
        paragraphs=sum(isinstance(one, Paragraph) for one in mine) - len(again),
        tables=sum(isinstance(one, Table) for one in mine),
    )  # fmt: skip


def of_body(back: Returned, facts: Facts) -> Iterator[tuple[str, Block | None]]:
    """The file's blocks in order: marks of ours, and blocks of a person, between the title and
    the signature."""
    ours = set(back.origin.marks)
    known = refs(facts)
    body = list(back.root.find(f"{W}body"))
    tables = [
        at for at, one in enumerate(body) if one.tag == f"{W}tbl" and set(marks_in(one)) & ours
    ]
    first, last = (tables[0], tables[1]) if len(tables) > 1 else (0, len(body))
    for one in body[first + 1 : last]:
        if one.tag == f"{W}tbl" and marks_in(one):
            yield "", table(one, facts, known)
        elif one.tag == f"{W}p" and not is_title(one) and (mark := of_paragraph(one)):
            yield mark, None if mark in ours else paragraph(one, facts, known)


def is_title(element: Any) -> bool:
    """A line of the kind and summary: those are made anew."""
    style = element.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "Head"


def paragraph(element: Any, facts: Facts, known: frozenset[str]) -> Paragraph:
    return Paragraph(spans=tuple(spans(element, facts, known)), by_hand=True)


def spans(element: Any, facts: Facts, known: frozenset[str]) -> Iterator[Span]:
    """A person's words with the figures among them as the register has them now."""
    for piece in pieces(element):
        if isinstance(piece, str):
            yield Span(text=piece)
            continue
        tag, text = tag_in(piece[1]), words(piece[1])
        assert tag is not None
        ref = full(tag.ref, known)
        said = told(facts, ref, tag.form)
        if said is None or next(controls(piece[1])).typed_over:
            yield Span(text=text)
        else:
            yield Span(text=said.text, ref=ref, form=tag.form)


def table(element: Any, facts: Facts, known: frozenset[str]) -> Table:
    """A table that a person added, its first row as heads."""
    rows = []
    for row in element.iter(f"{W}tr"):
        cells = [
            tuple(s for p in cell.iter(f"{W}p") for s in spans(p, facts, known))
            for cell in row.iter(f"{W}tc")
        ]
        rows.append(cells)
    width = max(map(len, rows))
    heads = ["".join(span.text for span in cell) for cell in rows[0]]
    columns = [Column(title=one, width=WIDE // width, align="left") for one in padded(heads, width)]
    return Table(
        title="", note="", columns=tuple(columns), by_hand=True,
        rows=tuple(Row(cells=(*row, *[()] * (width - len(row)))) for row in rows[1:]),
    )  # fmt: skip


def padded(heads: Sequence[str], width: int) -> list[str]:
    return [*heads, *[""] * (width - len(heads))]


def with_new(out: list[Block], fresh: Sequence[Block], new: Sequence[Block]) -> list[Block]:
    """Each new block behind the one that it follows in the new report."""
    for at, block in enumerate(fresh):
        if not any(block is one for one in new):
            continue
        before = (one for one in reversed(fresh[:at]) if any(one is o for o in out))
        place = next((index_of(out, one) + 1 for one in before), 0)
        out.insert(place, block)
    return out


def index_of(out: Sequence[Block], block: Block) -> int:
    return next(at for at, one in enumerate(out) if one is block)


def opened_end(block: Block) -> Block:
    """A paragraph without the closing mark of a report."""
    if not isinstance(block, Paragraph) or not block.spans[-1].text.endswith("./."):
        return block
    *before, last = block.spans
    text = END.sub("", last.text)
    tail = replace(last, text=f"{text}." if text else "")
    return replace(block, spans=(*before, tail) if tail.text else tuple(before))


def retyped(block: Block, back: Returned, facts: Facts) -> Block:
    """Figures that a person typed over in the same paragraph of the same period, as typed."""
    if not isinstance(block, Paragraph) or back.origin.period != str(facts.period):
        return block
    mark = of_block(block)
    theirs = {(one.ref, one.form): one.text for one in back.typed if one.mark == mark}
    known = frozenset(span.ref for span in block.spans if span.ref)
    theirs = {(full(ref, known), form): text for (ref, form), text in theirs.items()}
    made = tuple(
        Span(text=theirs[span.ref, span.form]) if (span.ref, span.form) in theirs else span
        for span in block.spans
    )
    return replace(block, spans=made, by_hand=bool(theirs))
