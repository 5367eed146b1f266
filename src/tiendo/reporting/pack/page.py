"""A pack as one HTML page that stands alone: no asset, no script; read, walked by keys, printed."""

from __future__ import annotations

from html import escape

from tiendo.reporting.draft import Draft
from tiendo.reporting.pack.items import Item
from tiendo.reporting.pack.making import Pack
from tiendo.reporting.pack.says import phrase
from tiendo.reporting.pages import STYLE, head, inside

MORE = """
body{max-width:1500px}.skip{position:absolute;left:-999px}.skip:focus{left:4mm;top:4mm;
background:#fff;padding:2mm;z-index:2}.top p{text-align:center;text-indent:0}
.top h1{margin:4mm 0;text-transform:uppercase}nav{font:11pt/1.4 sans-serif;max-width:165mm;
margin:0 auto 8mm}nav h2{font-size:12pt;margin:0 0 2mm}nav ol{margin:0;padding-left:8mm}
nav li{margin:0 0 1.5mm}a{color:#0b3d91}a:focus{outline:3px solid #0b3d91;outline-offset:2px}
section{max-width:165mm;margin:0 auto 12mm;padding:6mm 0 0;border-top:2px solid #000}
section.wide{max-width:none}section>h2{font:bold 12pt sans-serif;margin:0 0 6mm}
.k,.t{text-align:center!important;font-weight:bold;text-indent:0!important;margin:0}
.t{margin-bottom:6mm}.up{text-indent:0;font:11pt sans-serif}.bad{border:2px solid #a40000;
padding:2mm;text-indent:0}section .scroll:focus{outline-width:3px}
@media (min-width:1250px){nav{position:fixed;top:8mm;left:8mm;width:80mm;max-height:94vh;
overflow:auto}.top,section,section.wide{margin-left:98mm;max-width:none}section{padding-right:8mm}}
@media print{nav{position:static;width:auto;break-after:page}.top,section,section.wide{
margin-left:0}section{break-before:page;border:0}.skip,.up{
display:none}}
"""


def as_page(made: Pack) -> bytes:
    """The pack as a page, the same bytes for the same pack."""
    title = escape(made.title)
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}{MORE}</style></head><body>"
        f'<a class="skip" href="#noi-dung">Đến nội dung</a><div class="top"><h1>{title}</h1>'
        f"<p><i>{escape(made_on(made))}</i></p></div>"
        f'{contents(made)}<main id="noi-dung" tabindex="-1">{papers(made)}</main></body></html>\n'
    )
    return page.encode()


def made_on(made: Pack) -> str:
    return phrase("made", day=f"{made.facts.as_of:%d/%m/%Y}")


def contents(made: Pack) -> str:
    """Where each paper begins; one that failed is named as such."""
    listed = "".join(
        f'<li><a href="#tl-{made.number(one)}">{escape(one.title)}</a>{failed(one)}</li>'
        for one in made.items
    )
    name = escape(phrase("contents"))
    return f'<nav id="muc-luc" aria-label="{name}"><h2>{name}</h2><ol>{listed}</ol></nav>'


def failed(item: Item) -> str:
    return f"<br><b>{escape(phrase('failed', why=item.fault))}</b>" if item.fault else ""


def papers(made: Pack) -> str:
    return "".join(paper(made, one) for one in made.items)


def paper(made: Pack, item: Item) -> str:
    number = made.number(item)
    title = escape(phrase("number", n=number, title=item.title))
    why = escape(phrase("failed", why=item.fault))
    bad = f'<p class="bad" role="alert">{why}</p>' if item.fault else ""
    draft = item.pages
    text = shown(draft) if draft is not None else ""
    wide = ' class="wide"' if draft is not None and draft.annex else ""
    return (
        f'<section id="tl-{number}"{wide} aria-labelledby="t-{number}">'
        f'<h2 id="t-{number}">{title}</h2>{bad}{text}'
        '<p class="up"><a href="#muc-luc">Về mục lục</a></p></section>'
    )


def shown(draft: Draft) -> str:
    top = "" if draft.bare else head(draft)
    kind = f'<p class="k">{escape(draft.kind)}</p>' if draft.kind else ""
    title = f'<p class="t">{escape(draft.title)}</p>' if draft.body or not draft.bare else ""
    return f"{top}{kind}{title}{inside(draft)}"
