"""Saved pages: the article, its title and date come out of any portal, and nothing else."""

from __future__ import annotations

import quopri
import re
from collections import Counter
from typing import Any

import pytest
from codepages import windows_1258
from portals import ARTICLES, PORTALS, expected, page

from tiendo.reading.document import Kind
from tiendo.reading.formats import open_bytes

WORD = re.compile(r"\w+")
EACH = [
    pytest.param(portal, article, id=f"{portal}-{article['id']}")
    for portal in PORTALS
    for article in ARTICLES
]


def tokens(lines: list[str]) -> Counter[str]:
    return Counter(WORD.findall("\n".join(lines)))


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


@pytest.mark.parametrize(("portal", "article"), EACH)
def test_the_article_comes_out_of_the_page(portal: str, article: dict[str, Any]) -> None:
    document = open_bytes(page(portal, article), "tin.html")
    found, wanted = tokens(document.text.split("\n")), tokens(expected(article))
    assert f1(found, wanted) >= 0.98, (found - wanted, wanted - found)


@pytest.mark.parametrize(("portal", "article"), EACH)
def test_no_number_leaks_from_what_surrounds_the_article(
    portal: str, article: dict[str, Any]
) -> None:
    """Every number of the templates' clutter holds "77" or stands in a line with one."""
    assert "77" not in open_bytes(page(portal, article), "tin.html").text


@pytest.mark.parametrize(("portal", "article"), EACH)
def test_title_and_day_are_the_article_s_own(portal: str, article: dict[str, Any]) -> None:
    document = open_bytes(page(portal, article), "tin.html")
    assert document.title == article["title"]
    assert document.published_on == article["date"]


@pytest.mark.parametrize("portal", PORTALS)
def test_a_table_in_the_article_is_lines_of_cells(portal: str) -> None:
    article = next(article for article in ARTICLES if "table" in article)
    document = open_bytes(page(portal, article), "tin.html")
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows()] == article["table"]
    assert all(document.text[c.start : c.end] == c.text for c in table.cells)
    rows = [block.text for block in document.blocks if block.kind is Kind.ROW]
    assert rows == [" | ".join(row) for row in article["table"]]


@pytest.mark.parametrize("portal", PORTALS)
def test_blocks_stand_at_their_offsets_in_order(portal: str) -> None:
    document = open_bytes(page(portal, ARTICLES[0]), "tin.html")
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)
    assert "\n".join(block.text for block in document.blocks) == document.text


def test_a_page_saved_whole_is_read_as_the_page() -> None:
    saved = (
        b"From: <Saved by Blink>\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        + quopri.encodestring(page("drupal", ARTICLES[0]))
        + b"\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
    )
    whole = open_bytes(saved, "tin.mhtml")
    assert whole.text == open_bytes(page("drupal", ARTICLES[0]), "tin.html").text


def test_a_page_in_its_declared_code_page_is_read() -> None:
    text = "Chi ngân sách được giao 300 triệu đồng"
    data = f'<html><head><meta charset="windows-1258"></head><body><p>{text}</p></body></html>'
    assert open_bytes(windows_1258(data), "a.html").text == text


@pytest.mark.parametrize("name", ["content has-sidebar", "page-search-results", "print-wrap"])
@pytest.mark.parametrize("portal", PORTALS)
def test_a_clutter_name_on_what_holds_the_page_misleads_nobody(portal: str, name: str) -> None:
    plain = page(portal, ARTICLES[0])
    inside = re.sub(
        rb"(<body[^>]*>)", rb'\1<div class="%s"><div>' % name.encode(), plain, flags=re.I
    )
    assert open_bytes(inside, "tin.html").text == open_bytes(plain, "tin.html").text
