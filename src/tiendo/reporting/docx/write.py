"""A draft as the bytes of a DOCX."""

from __future__ import annotations

from collections.abc import Mapping

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
from tiendo.reporting.draft import Chart, Draft
from tiendo.reporting.layout import page_of
from tiendo.reporting.origin import ITEM, PROPERTIES, Origin, as_xml


def as_docx(draft: Draft, origin: Origin, *, live: bool = True) -> bytes:
    """The report as a file; the same draft gives the same bytes.

    ``origin`` is kept in the file, so that refreshing knows which plan and period it is of.
    Not ``live``: the same pages without controls, which are laid out in two thirds of the time.
    """
    system = draft.head.system
    found = [one for one in draft.annex if isinstance(one, Chart)]
    document = {
        "rStyles": ("styles", "styles.xml"), "rSettings": ("settings", "settings.xml"),
        "rHeader": ("header", "header1.xml"), "rFirst": ("header", "header2.xml"),
        "rOrigin": ("customXml", "../customXml/item1.xml"),
    } | {f"rChart{n}": ("chart", f"charts/chart{n}.xml") for n in numbers(found)}  # fmt: skip
    author = draft.head.issuer[-1] if draft.head.issuer else ""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relationships(ROOT),
        "word/document.xml": text_of(draft, live=live),
        "word/_rels/document.xml.rels": relationships(document),
        "word/styles.xml": styles(system),
        "word/settings.xml": SETTINGS,
        "word/header1.xml": header(system),
        "word/header2.xml": EMPTY_HEADER,
        "docProps/core.xml": core(
            f"{draft.kind}: {draft.title}", author, draft.head.day or draft.as_of
        ),
        ITEM: as_xml(origin),
        PROPERTIES[0]: PROPERTIES[1],
        "customXml/_rels/item1.xml.rels": relationships(
            {"rProps": ("customXmlProps", "itemProps1.xml")}
        ),
        **chart_parts(found),
    }
    return packed(parts)


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
    """The main part: upright pages to the signature, then the annex on wide ones."""
    system = draft.head.system
    controls = Controls(draft.as_of, live=live)
    page = page_of(system)
    out = (
        heading(draft) + title(draft) + blocks(draft.body, controls, page.inside) + signature(draft)
    )
    out += section(system, wide=False, first=True, last=not draft.annex)
    if draft.annex:
        number = 0
        for one in draft.annex:
            if isinstance(one, Chart):
                number += 1
                out += charts.drawing(one, number, page.inside_wide)
            else:
                out += blocks([one], controls, page.inside_wide)
        out += section(system, wide=True, first=False, last=True)
    return f"{DECLARED}<w:document {SPACES}><w:body>{out}</w:body></w:document>"
