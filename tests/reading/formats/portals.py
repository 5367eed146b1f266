"""Fixture pages: every article of ours in the page of every portal, and what must come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import yaml
from codepages import windows_1258

PAGES = Path(__file__).with_name("pages")
ARTICLES: list[dict[str, Any]] = yaml.safe_load((PAGES / "articles.yaml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How a portal's editor writes a paragraph, a caption and a table."""

    paragraph: str = "<p>{}</p>"
    caption: str = "<p><img src='a.jpg'/></p><p><em>{}</em></p>"
    table: str = "<table>{}</table>"
    encode: Callable[[str], bytes] = str.encode


PORTALS = {
    "sharepoint": Markup(
        paragraph="<p style='text-align:justify'>&nbsp;{}&nbsp;</p>",
        caption="<table><tbody><tr><td><img src='a.jpg'/></td></tr>"
        "<tr><td>{}</td></tr></tbody></table>",
        table="<table class='ms-rteTable-0' cellspacing='0'><tbody>{}</tbody></table>",
    ),
    "drupal": Markup(
        caption="<figure class='caption'><img src='a.jpg'/><figcaption>{}</figcaption></figure>"
    ),
    "wordpress": Markup(
        caption="<div class='wp-caption'><img src='a.jpg'/><p class='wp-caption-text'>{}</p></div>",
        table="<figure class='wp-block-table'><table><tbody>{}</tbody></table></figure>",
    ),
    "oldtable": Markup(
        paragraph="<P align=justify><FONT face=Arial size=2>{}</FONT></P>",
        caption="<P align=center><IMG src='a.jpg'><BR><FONT size=1><I>{}</I></FONT></P>",
        table="<TABLE border=1><TBODY>{}</TBODY></TABLE>",
    ),
    "liferay": Markup(
        paragraph="<div style='text-align: justify;'><span style='font-size:14px'>{}</span></div>"
    ),
    "newspaper": Markup(
        caption="<div class='VCSortableInPreviewMode'><div><img src='a.jpg'/></div>"
        "<div class='PhotoCMS_Caption'><p>{}</p></div></div>"
    ),
    "soup": Markup(paragraph="<div>{}</div>", caption="<div><img src='a.jpg'/></div><div>{}</div>"),
    "portal7": Markup(
        paragraph="<p style='text-align: justify;'><span style='font-family:Times'>{}</span></p>",
        caption="<p style='text-align: center;'><img src='/documents/a.jpg' /></p>"
        "<p style='text-align: center;'><em>{}</em></p>",
        table="<div class='table-responsive'><table class='table table-bordered'>{}</table></div>",
    ),
    "blognews": Markup(
        caption="<figure class='wp-block-image'><img src='a.jpg'/>"
        "<figcaption class='wp-element-caption'>{}</figcaption></figure>",
        table="<figure class='wp-block-table is-style-stripes'><table><tbody>{}</tbody></table>"
        "</figure>",
    ),
    "phone": Markup(
        paragraph="<div class='css-p4r'><p>{}</p></div>",
        caption="<div class='css-img'><img src='a.jpg'/><div class='css-cap'>{}</div></div>",
        table="<div class='css-scr'><table>{}</table></div>",
    ),
    "fonttable": Markup(
        paragraph="<p align='justify'><font face='Arial' size='2'>&nbsp;&nbsp;&nbsp;{}</font></p>",
        caption="<table border='0' align='center'><tr><td><img src='a.jpg' border='1'></td></tr>"
        "<tr><td align='center'><font face='Arial' size='1'><i>{}</i></font></td></tr></table>",
        table="<table border='1' cellspacing='0' bordercolor='#000000'>{}</table>",
        encode=windows_1258,
    ),
    "breaks": Markup(paragraph="{}<br><br>", caption="<img src='a.jpg'><br>{}<br><br>"),
}


def body_of(article: dict[str, Any], markup: Markup) -> str:
    paragraphs = [markup.paragraph.format(escape(text)) for text in article["paragraphs"]]
    paragraphs.insert(1, markup.caption.format(escape(article["caption"])))
    if "table" in article:
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in article["table"])
        paragraphs.append(markup.table.format("".join(f"<tr>{row}</tr>" for row in rows)))
    return "\n".join(paragraphs)


def page(portal: str, article: dict[str, Any]) -> bytes:
    """The bytes of an article's page on a portal."""
    day: date = article["date"]
    written = Template((PAGES / f"{portal}.html").read_text("utf-8")).substitute(
        title=escape(article["title"]),
        lead=escape(article["lead"]),
        byline=escape(article["byline"]),
        body=body_of(article, PORTALS[portal]),
        iso=day.isoformat(),
        dmy_slash=f"{day:%d/%m/%Y}",
        dmy_dash=f"{day:%d-%m-%Y}",
        time="17:07:07",
    )
    return PORTALS[portal].encode(written)


def expected(article: dict[str, Any]) -> list[str]:
    """The words of the article, line by line."""
    paragraphs = article["paragraphs"]
    lines = [article["title"], article["lead"], paragraphs[0], article["caption"], *paragraphs[1:]]
    lines += [" | ".join(row) for row in article.get("table", ())]
    return [*lines, article["byline"]]
