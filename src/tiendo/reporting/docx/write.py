"""A draft as the bytes of a DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from tiendo.reporting.drawing import as_svg
from tiendo.reporting.layout import page_of
from tiendo.reporting.marks import mark_of, marks_in, of_block, of_spans
from tiendo.reporting.origin import ITEM, PROPERTIES, Origin, as_xml


def as_docx(draft: Draft, origin: Origin | None, *, live: bool = True) -> bytes:
    """The report as a file; the same draft gives the same bytes.

    ``origin`` is kept in the file, so that refreshing knows which plan and period it is of;
    None for a paper without figures of the register.
    Not ``live``: the same pages to be printed, which are laid out in half of the time: figures
    without controls, charts as pictures of lines.
    """
    found = [one for one in draft.annex if isinstance(one, Chart)]
    author = draft.head.issuer[-1] if draft.head.issuer else ""
    told = core(f"{draft.kind}: {draft.title}", author, draft.head.day or draft.as_of)
    text = text_of(draft, live=live)
    if origin is not None:
        origin = signed(origin, text, draft)
    drawn = Drawn(charts=tuple(found), printed=not live)
    return package(text, styles(draft.head.system), told, draft.head.system, drawn, origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The charts of a file; ``printed`` as pictures, else as charts of Word's own."""

    charts: tuple[Chart, ...]
    printed: bool = False

    @property
    def relations(self) -> dict[str, tuple[str, str]]:
        form = ("image", "media/chart{}.svg") if self.printed else ("chart", "charts/chart{}.xml")
        return {f"rChart{n}": (form[0], form[1].format(n)) for n in self.numbers}

    @property
    def numbers(self) -> range:
        return range(1, len(self.charts) + 1)

    def parts(self, system: str) -> dict[str, str | bytes]:
        if self.printed:
            wide = page_of(system).inside_wide
            return {
                f"word/media/chart{number}.svg": as_svg(chart, wide)
                for number, chart in zip(self.numbers, self.charts, strict=True)
            }
        return chart_parts(self.charts)


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
    text: str, looks: str, told: str, system: str, drawn: Drawn, origin: Origin | None
) -> bytes:
    """The main part with everything that it refers to."""
    document = {
        "rStyles": ("styles", "styles.xml"), "rSettings": ("settings", "settings.xml"),
        "rHeader": ("header", "header1.xml"), "rFirst": ("header", "header2.xml"),
    } | drawn.relations  # fmt: skip
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
        **drawn.parts(system),
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


def chart_parts(found: Sequence[Chart]) -> dict[str, str | bytes]:
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
    out = sections(draft, Controls(draft.as_of, live=live), count(1), printed=not live)
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
    printed: bool = False,
) -> str:
    """Upright pages to the signature, then the annex on wide ones.

    ``numbers`` count the charts of the file; ``last``: nothing comes after it there;
    ``printed``: charts as pictures.
    """
    system = draft.head.system
    inside = blocks(draft.body, controls, page_of(system).inside, signed=not draft.bare)
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
            out += charts.drawing(one, next(numbers), wide, printed=printed)
        else:
            out += blocks([one], controls, wide)
    return out + section(system, wide=True, first=first and not upright, last=last)
