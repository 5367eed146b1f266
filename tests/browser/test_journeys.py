"""What people do, in a real browser: read, jump to the source, filter, search, print."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/?xep=can-xem&ngay=2023-10-31",
    "/?danh-gia=met",
    "/chi-tieu/27-nq-tu-1/",
    "/chi-tieu/27-nq-tu-4/",
    "/van-ban/",
    "/van-ban/bc-nam/",
    "/nhiem-vu/",
    "/hoi-nghi/",
    "/tim-kiem/?q=ngan+sach",
    "/khong-co/",
)


def from_verdict_to_sentence(page: Page) -> None:
    page.goto("/")
    page.get_by_role("row").get_by_role("link", name="Thu ngân sách nhà nước trên địa bàn").click()
    expect(page.locator(".judged .verdict").first).to_have_text("Vượt")
    page.get_by_role("link", name="Thu ngân sách năm 2023 đạt 2.436,8 tỷ đồng").click()
    sentence = page.locator("mark:target")
    expect(sentence).to_contain_text("Thu ngân sách năm 2023 đạt 2.436,8 tỷ đồng")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_have_css("outline-style", "solid")


def test_from_a_verdict_to_the_highlighted_sentence_in_two_clicks(page: Page) -> None:
    from_verdict_to_sentence(page)


def test_the_same_without_scripts_on_a_phone(plain_page: Page) -> None:
    from_verdict_to_sentence(plain_page)


def test_a_filter_narrows_the_rows_and_stands_in_the_address(page: Page) -> None:
    page.goto("/")
    rows = page.locator("tr.target")
    expect(rows).to_have_count(4)
    page.get_by_text("Lọc theo đánh giá, nhóm, cơ quan, kỳ").click()
    page.get_by_label("Nhóm").select_option("1")
    expect(rows).to_have_count(1)
    assert page.url.endswith("/?nhom=1")
    page.get_by_role("link", name="Bỏ lọc").click()
    expect(rows).to_have_count(4)


def test_the_legend_filters_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.locator(".legend").get_by_role("link", name="Chưa có số liệu").click()
    for verdict in plain_page.locator("tr.target .verdict").all():
        expect(verdict).to_have_text("Chưa có số liệu")


def test_search_from_the_keyboard_without_accents(page: Page) -> None:
    page.goto("/nhiem-vu/")
    page.keyboard.press("/")
    page.keyboard.type("do thi hoa")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Tỷ lệ đô thị hóa").first.click()
    expect(page.locator("h1")).to_have_text("Tỷ lệ đô thị hóa")


def test_the_first_tab_leads_past_the_menu(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_language_is_switched_and_stays_on_the_page(page: Page) -> None:
    page.goto("/nhiem-vu/?han=co")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Tasks")
    assert page.url.endswith("/nhiem-vu/?han=co")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_wrong(address: str, width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_breaks_the_content_policy(page: Page) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for address in PAGES:
        page.goto(address)
    assert [line for line in told if "Content Security" in line or "Refused" in line] == []


def test_the_scoreboard_prints_without_menus(page: Page) -> None:
    page.goto("/")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator("table.board")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
