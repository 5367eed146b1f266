"""The parts of the package beside the text: styles, settings, page header, properties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tiendo.reporting.docx.xml import DECLARED, SPACES, attribute, text, twips
from tiendo.reporting.layout import layout, page_of, role

LINE = 240  # of a single line spacing
SMALL = 11  # points in cells: an annex is read on a wide page
PLAIN_LINES = (
    f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0"/><w:jc w:val="left"/>'
)


def styles(system: str, *, book: bool = False) -> str:
    """Body text as Normal; Head for lines without indents; two levels of headings.

    In a ``book`` of several papers the line over each stands above their headings.
    """
    rows = layout(system)
    font, body = attribute(rows["font"]["font"]), rows["body"]
    fonts = " ".join(f'w:{one}="{font}"' for one in ("ascii", "hAnsi", "cs", "eastAsia"))
    size = role(system, "body").size * 2
    return (
        f"{DECLARED}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr><w:widowControl/><w:spacing w:before="0" w:after="{body["between"] * 20}"'
        f' w:line="{round(Decimal(body["lines"]) * LINE)}" w:lineRule="auto"/>'
        f'<w:ind w:firstLine="{twips(body["first_line"])}"/><w:jc w:val="both"/></w:pPr></w:style>'
        + style(
            "Head",
            "Dòng đầu",
            PLAIN_LINES,
        )
        + style(
            "Cell",
            "Ô bảng",
            PLAIN_LINES,
            f'<w:sz w:val="{SMALL * 2}"/><w:szCs w:val="{SMALL * 2}"/>',
        )
        + style("Heading1", "heading 1", f"<w:keepNext/>{level(0 + book)}", "<w:b/>")
        + style("Heading2", "heading 2", f"<w:keepNext/>{level(1 + book)}", "<w:b/>")
        + (book_styles(system) if book else "")
        + "</w:styles>"
    )


def level(number: int) -> str:
    return f'<w:outlineLvl w:val="{number}"/>'


def book_styles(system: str) -> str:
    """The line over a paper, and a line of the contents with its page at the right edge."""
    edge = twips(page_of(system).inside)
    single = f'<w:spacing w:before="0" w:after="120" w:line="{LINE}" w:lineRule="auto"/>'
    small = f'<w:i/><w:sz w:val="{SMALL * 2}"/><w:szCs w:val="{SMALL * 2}"/>'
    over = f'{single}<w:ind w:firstLine="0"/><w:jc w:val="right"/>{level(0)}'
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
    room = '<w:ind w:firstLine="0"/><w:jc w:val="left"/>'
    return style("Item", "Tài liệu", over, small) + style(
        "Contents", "Dòng mục lục", f"{tab}{single}{room}"
    )


def style(id: str, name: str, paragraph: str, run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def header(system: str) -> str:
    """The page number in the middle of the upper margin."""
    size = role(system, "page-number").size * 2
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    field = "".join(
        f"<w:r>{look}{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'{DECLARED}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="Head"/><w:jc w:val="center"/>'
        f"</w:pPr>{field}</w:p></w:hdr>"
    )


EMPTY_HEADER = (
    f'{DECLARED}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr></w:p></w:hdr>'
)
SETTINGS = (
    f'{DECLARED}<w:settings {SPACES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/></w:settings>'
)


def section(system: str, *, wide: bool, first: bool, last: bool) -> str:
    """A section's page: upright or wide, its margins, its header; no number on the first page."""
    page = page_of(system)
    sides = (page.height, page.width) if wide else (page.width, page.height)
    turned = ' w:orient="landscape"' * wide
    inside = (
        '<w:headerReference w:type="default" r:id="rHeader"/>'
        + '<w:headerReference w:type="first" r:id="rFirst"/>' * first
        + '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sides[0])}" w:h="{twips(sides[1])}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}"'
        f' w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}"'
        f' w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>' + "<w:titlePg/>" * first
    )
    properties = f"<w:sectPr>{inside}</w:sectPr>"
    if last:
        return properties
    return f'<w:p><w:pPr><w:pStyle w:val="Head"/>{properties}</w:pPr></w:p>'


def core(title: str, author: str, day: date) -> str:
    """What the file says of itself; its times are the document's own day."""
    moment = f"{day.isoformat()}T08:00:00Z"
    time = 'xsi:type="dcterms:W3CDTF"'
    return (
        f"{DECLARED}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(title)}</dc:title><dc:creator>{text(author)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language><dcterms:created {time}>{moment}</dcterms:created>"
        f"<dcterms:modified {time}>{moment}</dcterms:modified></cp:coreProperties>"
    )
