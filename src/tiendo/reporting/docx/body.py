"""Headings, paragraphs and tables of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.reporting.docx.xml import Controls, cell, looks, paragraph, run, twips
from tiendo.reporting.draft import Block, Cell, Column, Heading, Paragraph, Row, Span, Table

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


KEPT = "<w:keepNext/>"  # with what follows, on one page


def blocks(
    found: Sequence[Block], controls: Controls, width: float, *, signed: bool = False
) -> str:
    """Everything but charts, which are parts of their own.

    ``signed``: a signature follows, which never stands on a page without the last words.
    """
    last = len(found) - 1 if signed else -1
    return "".join(block(one, controls, width, at == last) for at, one in enumerate(found))


def block(one: Block, controls: Controls, width: float, kept: bool = False) -> str:
    if isinstance(one, Heading):
        return paragraph(run(one.text), style=f"Heading{one.level}")
    if isinstance(one, Paragraph):
        return paragraph(controls.spans(one.spans), more=KEPT * kept)
    assert isinstance(one, Table)
    return table(one, controls, width)


def table(one: Table, controls: Controls, width: float) -> str:
    """A title, a note, and the grid; the row of heads repeats on every page."""
    share = width / sum(column.width for column in one.columns)
    widths = [column.width * share for column in one.columns]
    edges = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for e in EDGES)
    grid = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    title = paragraph(
        run(one.title.upper(), looks(bold=True)), style="Head", align="centre", more=KEPT
    )
    note = paragraph(
        run(one.note, looks(italic=True)), style="Head", align="centre", after=6, more=KEPT
    )
    return (
        title * bool(one.title)
        + note * bool(one.note)
        + f'<w:tbl><w:tblPr><w:tblW w:w="{twips(width)}" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        f'<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + head_row(one.columns, widths)
        + "".join(row(each, one.columns, widths, controls) for each in one.rows)
        + "</w:tbl>"
    )


def head_row(columns: Sequence[Column], widths: Sequence[float]) -> str:
    look = looks(bold=True)
    cells = (
        cell(
            paragraph(run(column.title, look), style="Cell", align="centre"),
            width,
            more='<w:vAlign w:val="center"/>',
        )
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def row(one: Row, columns: Sequence[Column], widths: Sequence[float], controls: Controls) -> str:
    cells = (
        cell(
            paragraph(filled(spans, controls), style="Cell", align=column.align),
            width,
            more='<w:vAlign w:val="center"/>',
        )
        for spans, column, width in zip(one.cells, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def filled(spans: Cell, controls: Controls) -> str:
    return controls.spans(spans or (Span(text=""),))
