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
from tiendo.reading.formats.page import without_counters

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
    assert f1(found, wanted) >= 0.987, (found - wanted, wanted - found)


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


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Hà Vy - Lượt xem: 643", "Hà Vy"),
        ("Nhóm phóng viên - 04/07/2023 | 07:17", ""),
        ("Báo Vùng cao · 04/07/2023 · 7 phút đọc", ""),
        ("04/7/2023 - Huyện ủy tổ chức hội nghị sơ kết công tác 6 tháng",
         "Huyện ủy tổ chức hội nghị sơ kết công tác 6 tháng"),
        ("Kinh tế - xã hội chuyển biến", "Kinh tế - xã hội chuyển biến"),
    ],
)  # fmt: skip
def test_a_line_under_the_headline_loses_counters_and_dates(line: str, read: str) -> None:
    assert without_counters(line) == read


TEXT = "Thu ngân sách trên địa bàn huyện đạt 61,5 tỷ đồng, bằng 54,2% dự toán tỉnh giao. " * 2
LEAK = "Giải ngân vốn đầu tư công của huyện bên đạt 77,7% kế hoạch, cao nhất trong 7 năm qua. "
BOXES = {
    "other news inside the article": f"<div><b>TIN LIÊN QUAN</b><p>{LEAK}</p></div>",
    "an advertisement": f"<div><span>- Quảng cáo -</span><p>{LEAK}</p></div>",
    "comments, counted first": f"<div><div><h4>77 BÌNH LUẬN</h4></div><p>{LEAK}</p></div>",
    "the weather": "<div><p>Thời tiết</p><table><tr><td>Độ ẩm</td><td>77%</td></tr>"
    "<tr><td>Gió</td><td>7 km/h</td></tr></table></div>",
    "a rate of exchange": "<table><tr><th>Tỷ giá</th><th>Mua</th></tr>"
    "<tr><td>USD</td><td>23.770</td></tr></table>",
}


@pytest.mark.parametrize("case", BOXES)
def test_a_box_that_opens_with_the_heading_of_something_else_is_left_out(case: str) -> None:
    page = (
        f"<html><body><div><h1>Huyện Bằng Lâm sơ kết 6 tháng đầu năm</h1><p>{TEXT}</p>{BOXES[case]}"
        f"<p>Cuối {TEXT}</p></div></body></html>"
    )
    text = open_bytes(page.encode(), "a.html").text
    assert "77" not in text
    assert text.count("61,5") == 4


def test_such_a_heading_before_the_article_closes_nothing_of_it() -> None:
    page = (
        "<html><body><div><div><h3>Đọc nhiều</h3></div>"
        f"<div><p>{TEXT}</p><p>Và {TEXT}</p></div></div></body></html>"
    )
    assert open_bytes(page.encode(), "a.html").text.count("61,5") == 4


def test_a_headline_is_told_by_its_letters_where_no_tag_marks_it() -> None:
    page = (
        "<html><head><title>Trang thông tin điện tử huyện</title></head><body><table><tr><td>"
        "<p><font size=4><b>Huyện Bằng Lâm sơ kết 6 tháng đầu năm</b></font></p>"
        f"<p><b>Chiều 3/7, Huyện ủy họp.</b></p><p>{TEXT}</p><p>{TEXT}</p></td></tr></table>"
        "</body></html>"
    )
    assert open_bytes(page.encode(), "a.html").title == "Huyện Bằng Lâm sơ kết 6 tháng đầu năm"
