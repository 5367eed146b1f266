"""A draft as one HTML page: stands alone, prints, each figure with its tag."""

from __future__ import annotations

from html import escape

from tiendo.reporting.docx.head import dated, opened_number
from tiendo.reporting.draft import Block, Column, Draft, Heading, Paragraph, Row, Span, Table
from tiendo.reporting.drawing import as_svg
from tiendo.reporting.layout import has, layout, role
from tiendo.reporting.tags import tag_of

STYLE = """
body{font:14pt/1.35 "Times New Roman","Liberation Serif",serif;max-width:165mm;margin:20mm auto;
color:#000;background:#fff;padding:0 4mm}
header{display:grid;grid-template-columns:42% 58%;text-align:center;font-size:12pt}
header p,h1,h2.t,.n p{margin:0}.b{font-weight:bold}i{font-style:italic}
h1,h2.t{text-align:center;font-size:14pt}h1{margin-top:8mm}h2.t{margin-bottom:6mm}
h3,h4{font-size:14pt;margin:3mm 0 2mm 10mm}p{margin:0 0 2mm;text-align:justify;text-indent:10mm}
header p,.n p{text-indent:0;text-align:center}.n{display:grid;grid-template-columns:1fr 1fr;
margin:8mm 0}.n div:first-child p{text-align:left;font-size:11pt}.s{margin-top:18mm!important}
table{border-collapse:collapse;width:100%;font-size:11pt;margin:3mm 0 8mm}
caption{font-weight:bold;font-size:13pt}caption span{font-weight:normal;font-style:italic}
th,td{border:1px solid #000;padding:1mm;text-align:center}td.left{text-align:left}
td.right{text-align:right}svg{width:100%;height:auto;margin:6mm 0}data:target{outline:2px solid}
.num{white-space:pre}.scroll{overflow-x:auto}.scroll:focus{outline:2px solid #0b3d91}
@page{size:A4;margin:20mm 15mm 20mm 30mm}@page wide{size:A4 landscape}
@media print{body{margin:0;max-width:none;padding:0}.annex{page:wide}.scroll{overflow:visible}
h1,h2,h3,h4,caption{break-after:avoid}p{orphans:2;widows:2}.n,svg{break-inside:avoid}
thead{display:table-header-group}tr{break-inside:avoid}}
"""
WIDE = 165.0  # millimetres of a chart, as wide as the text


def as_html(draft: Draft) -> bytes:
    """The report as a page, the same bytes for the same draft."""
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(draft.title)}</title><style>{STYLE}</style></head><body>"
        f'{head(draft)}<main><h1>{escape(draft.kind)}</h1><h2 class="t">{escape(draft.title)}</h2>'
        f"{inside(draft)}</main></body></html>\n"
    )
    return page.encode()


def inside(draft: Draft) -> str:
    """The text, the signature, the annex."""
    body = "".join(block(draft, one) for one in draft.body)
    annex = "".join(block(draft, one) for one in draft.annex)
    annex = f'<div class="annex">{annex}</div>' if annex else ""
    return body + ("" if draft.bare else signed(draft)) + annex


def head(draft: Draft) -> str:
    told = draft.head
    *above, own = told.issuer or ("",)
    lead = role(told.system, "number").lead
    number = f"{lead} {told.number}" if told.number else opened_number(draft)
    left = "".join(f"<p>{escape(one.upper())}</p>" for one in above)
    left += f'<p class="b">{escape(own.upper())}</p><p class="num">{escape(number)}</p>'
    names = [id for id in ("national-name", "party-name", "motto") if has(told.system, id)]
    right = "".join(f'<p class="b">{escape(role(told.system, id).words)}</p>' for id in names)
    right += f"<p><i>{escape(dated(told.place, told.day))}</i></p>"
    return f"<header><div>{left}</div><div>{right}</div></header>"


def signed(draft: Draft) -> str:
    told = draft.head
    given = told.recipients or layout(told.system)["recipient"]["listed"]
    left = f'<p class="b"><i>{role(told.system, "recipients").words}</i></p>'
    left += "".join(f"<p>- {escape(one)}</p>" for one in given)
    right = "".join(
        f'<p class="b">{escape(one.upper())}</p>' for one in (told.power, told.post) if one
    )
    right += f'<p class="b s">{escape(told.signer)}</p>'
    return f'<div class="n"><div>{left}</div><div>{right}</div></div>'


def block(draft: Draft, one: Block) -> str:
    if isinstance(one, Heading):
        return f"<h{one.level + 2}>{escape(one.text)}</h{one.level + 2}>"
    if isinstance(one, Paragraph):
        return f"<p>{spans(draft, one.spans)}</p>"
    return table(draft, one) if isinstance(one, Table) else as_svg(one, WIDE)


def spans(draft: Draft, found: tuple[Span, ...]) -> str:
    return "".join(span(draft, one) for one in found)


MARKS = {"bold": "b", "italic": "i", "ins": "ins", "del": "del"}


def span(draft: Draft, one: Span) -> str:
    said = escape(one.text)
    if one.ref:
        tag = escape(tag_of(one.ref, draft.as_of, one.form, one.text))
        said = f'<data value="{tag}">{said}</data>'
    mark = MARKS.get(one.look)
    return f"<{mark}>{said}</{mark}>" if mark else said


def table(draft: Draft, one: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in one.columns)
    rows = "".join(row(draft, each, one.columns) for each in one.rows)
    note = f"<br><span>{escape(one.note)}</span>" if one.note else ""
    caption = f"<caption>{escape(one.title)}{note}</caption>" if one.title or note else ""
    inside = f"{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
    return f"{SCROLL}<table>{inside}</table></div>"


# Wide tables scroll by themselves, by the keys of arrows too.
SCROLL = '<div class="scroll" tabindex="0" role="group" aria-label="Biểu">'


def row(draft: Draft, one: Row, columns: tuple[Column, ...]) -> str:
    cells = (
        f'<td class="{column.align}">{spans(draft, cell)}</td>'
        for cell, column in zip(one.cells, columns, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"
