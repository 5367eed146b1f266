"""A draft as the bytes of a DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from lxml import etree

from tiendo.reporting.docx import charts
from tiendo.reporting.docx.body import blocks
from tiendo.reporting.docx.head import heading, signature, title
from tiendo.reporting.docx.package import ROOT, packed, relationships
from tiendo.reporting.docx.parts import (
    EMPTY_HEADER,
    SETTINGS,
    core,
    header,
    section,
    styles,
)
from tiendo.reporting.docx.xml import DECLARED, SPACES, Controls
from tiendo.reporting.draft import Block, Chart, Draft, Paragraph, Table
from tiendo.reporting.layout import page_of
from tiendo.reporting.marks import mark_of, marks_in, of_block, of_spans
from tiendo.reporting.origin import ITEM, PROPERTIES, Origin, as_xml


def as_docx(draft: Draft, origin: Origin | None, *, live: bool = True) -> bytes:
    """The report as a file; the same draft gives the same bytes.

    ``origin`` is kept in the file, so that refreshing knows which plan and period it is of;
    None for a paper without figures of the register.
    Not ``live``: the same pages without controls, which are laid out in two thirds of the time.
    """
    found = [one for one in draft.annex if isinstance(one, Chart)]
    author = draft.head.issuer[-1] if draft.head.issuer else ""
    told = core(f"{draft.kind}: {draft.title}", author, draft.head.day or draft.as_of)
    text = text_of(draft, live=live)
    if origin is not None:
        origin = signed(origin, text, draft)
    return package(text, styles(draft.head.system), told, draft.head.system, found, origin)


def signed(origin: Origin, text: str, draft: Draft) -> Origin:
    """The origin with the marks of all paragraphs but those that a person wrote, and with those
    of what a person took out of an earlier file."""
    theirs = {mark for block in draft.body for mark in by_hand(block)}
    found = marks_in(etree.fromstring(text.encode()))
    ours = [mark for mark in found if mark not in theirs]
    return replace(origin, marks=tuple(dict.fromkeys((*ours, *origin.marks))))


def by_hand(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph) and block.by_hand:
        yield of_block(block)
    if isinstance(block, Table) and block.by_hand:
        yield from (mark_of(column.title) for column in block.columns)
        yield from (of_spans(cell) for row in block.rows for cell in row.cells)


def package(
    text: str, looks: str, told: str, system: str, found: list[Chart], origin: Origin | None
) -> bytes:
    """The main part with everything that it refers to."""
    document = {
        "rStyles": ("styles", "styles.xml"), "rSettings": ("settings", "settings.xml"),
        "rHeader": ("header", "header1.xml"), "rFirst": ("header", "header2.xml"),
    } | {f"rChart{n}": ("chart", f"charts/chart{n}.xml") for n in numbers(found)}  # fmt: skip
    if origin is not None:
        document["rOrigin"] = ("customXml", "../customXml/item1.xml")
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(ROOT),
        "word/document.xml": text,
        "word/_rels/document.xml.rels": relationships(document),
        "word/styles.xml": looks,
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header(system),
        "word/header2.xml": EMPTY_HEADER,
        "docProps/core.xml": told,
        **(origin_parts(origin) if origin is not None else {}),
        **chart_parts(found),
    }
    return packed(parts)


def origin_parts(origin: Origin) -> Mapping[str, str]:
    return {
        ITEM: as_xml(origin),
        PROPERTIES[0]: PROPERTIES[1],
        "customXml/_rels/item1.xml.rels": relationships(
            {"rProps": ("customXmlProps", "itemProps1.xml")}
        ),
    }


def numbers(found: list[Chart]) -> range:
    return range(1, len(found) + 1)


def chart_parts(found: list[Chart]) -> Mapping[str, str | bytes]:
    parts: dict[str, str | bytes] = {}
    for number, chart in enumerate(found, start=1):
        parts[f"word/charts/chart{number}.xml"] = charts.part(chart)
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = relationships(
            {"rBook": ("package", f"../embeddings/book{number}.xlsx")}
        )
        parts[f"word/embeddings/book{number}.xlsx"] = charts.book(chart)
    return parts


def text_of(draft: Draft, *, live: bool = True) -> str:
    """The main part of a draft alone."""
    out = sections(draft, Controls(draft.as_of, live=live), count(1))
    return main_part(out)


def main_part(inside: str) -> str:
    return f"{DECLARED}<w:document {SPACES}><w:body>{inside}</w:body></w:document>"


def sections(
    draft: Draft,
    controls: Controls,
    numbers: Iterator[int],
    *,
    first: bool = True,
    last: bool = True,
) -> str:
    """Upright pages to the signature, then the annex on wide ones.

    ``numbers`` count the charts of the file; ``last``: nothing comes after it there.
    """
    system = draft.head.system
    inside = blocks(draft.body, controls, page_of(system).inside)
    out = ""
    if not draft.bare:
        out = heading(draft) + title(draft) + inside + signature(draft)
    elif inside or not draft.annex:
        out = title(draft) + inside
    upright = bool(out)
    if upright:
        out += section(system, wide=False, first=first, last=last and not draft.annex)
    if not draft.annex:
        return out
    wide = page_of(system).inside_wide
    for one in draft.annex:
        if isinstance(one, Chart):
            out += charts.drawing(one, next(numbers), wide)
        else:
            out += blocks([one], controls, wide)
    return out + section(system, wide=True, first=first and not upright, last=last)
