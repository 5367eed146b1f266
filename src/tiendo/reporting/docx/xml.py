"""WordprocessingML as text: runs, controls, paragraphs. Lengths in millimetres and points."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape as escaped

from tiendo.reporting.draft import Span
from tiendo.reporting.tags import tag_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w15="{W15}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" mc:Ignorable="w15"'
)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ALIGN = {"left": "left", "centre": "center", "right": "right", "justify": "both"}


def text(words: str) -> str:
    """Words for XML, without what XML cannot hold."""
    return escaped(FORBIDDEN.sub("", words))


def attribute(words: str) -> str:
    return escaped(FORBIDDEN.sub("", words), {'"': "&quot;"})


def twips(mm: float) -> int:
    """Twentieths of a point, in which Word measures lengths."""
    return round(mm * 1440 / 25.4)


def looks(
    *,
    size: int = 0,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    strike: bool = False,
) -> str:
    """Run properties; ``size`` in points, 0 for the style's."""
    out = "<w:b/>" * bold + "<w:i/>" * italic + "<w:strike/>" * strike
    if size:
        out += f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    out += '<w:u w:val="single"/>' * underline
    return f"<w:rPr>{out}</w:rPr>" if out else ""


def run(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text(words)}</w:t></w:r>' if words else ""


# How the looks of spans print: what came in is underlined, what went out struck through.
LOOKS = {
    "": "",
    "bold": looks(bold=True),
    "italic": looks(italic=True),
    "ins": looks(bold=True, underline=True),
    "del": looks(strike=True),
}


class Controls:
    """Writes spans; each figure becomes a content control of its own, without a frame.

    The tag stands in two properties: editors drop the one (LibreOffice before 7.5) or the other.
    """

    def __init__(self, as_of: date, *, live: bool = True) -> None:
        self.as_of = as_of
        self.live = live  # else plain words: pages to be printed need no controls
        self.count = 0

    def spans(self, spans: tuple[Span, ...], look: str = "") -> str:
        return "".join(
            self.control(span, look or LOOKS[span.look])
            if span.ref and self.live
            else run(span.text, look or LOOKS[span.look])
            for span in spans
        )

    def control(self, span: Span, look: str) -> str:
        self.count += 1
        tag = attribute(tag_of(span.ref, self.as_of, span.form, span.text))
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{1000 + self.count}"/><w15:appearance w15:val="hidden"/><w:text/>'
            f"</w:sdtPr><w:sdtContent>{run(span.text, look)}</w:sdtContent></w:sdt>"
        )


def paragraph(
    inside: str,
    *,
    style: str = "",
    align: str = "",
    before: int = -1,
    after: int = -1,
    more: str = "",
) -> str:
    """A paragraph; ``before`` and ``after`` in points, -1 for the style's. ``more``: properties
    that stand before the spacing (keepNext, pBdr)."""
    out = f'<w:pStyle w:val="{style}"/>' if style else ""
    out += more
    if before >= 0 or after >= 0:
        told = f' w:before="{before * 20}"' if before >= 0 else ""
        told += f' w:after="{after * 20}"' if after >= 0 else ""
        out += f"<w:spacing{told}/>"
    out += f'<w:jc w:val="{ALIGN[align]}"/>' if align else ""
    return f"<w:p><w:pPr>{out}</w:pPr>{inside}</w:p>" if out else f"<w:p>{inside}</w:p>"


def rule(width: float, inside: float) -> str:
    """A line of ``width`` millimetres in the middle of ``inside``: a low paragraph's upper edge."""
    indent = twips((inside - width) / 2)
    return (
        "<w:p><w:pPr>"
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="30" w:after="0" w:line="80" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:right="{indent}"/><w:jc w:val="center"/>'
        '<w:rPr><w:sz w:val="8"/></w:rPr></w:pPr></w:p>'
    )


def cell(inside: str, width: float, *, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{more}</w:tcPr>{inside}</w:tc>'


def bare_table(cells: list[tuple[float, str]]) -> str:
    """Cells beside each other without a grid, as headings and signatures stand."""
    total = twips(sum(width for width, _ in cells))
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width, _ in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cell(inside, width) for width, inside in cells)
        + "</w:tr></w:tbl>"
    )
