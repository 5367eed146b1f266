"""From a plan to a later level and back, without scripts; and no fault that axe finds."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from persons import enter, person
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PAGES = (
    "/chi-tieu/27-nq-tu-1/", "/chi-tieu/27-nq-tu-1/dieu-chinh/", "/giao-chi-tieu/27-nq-tu-1/",
    "/giao-chi-tieu/27-nq-tu-1/noi/", "/ke-hoach/27-nq-tu/thay-the/", "/trien-khai/",
    "/van-ban/31-ctr-tu/lien-ket/",
)  # fmt: skip


@pytest.fixture
def register(transactional_db: object) -> object:
    from timely import Timely

    return Timely()


def sign_in(page: Page, live_server) -> None:
    client = enter(Client(), person("giu.so", "editor"))
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
    )


def test_a_keeper_amends_a_target_and_sees_by_what(plain_page: Page, live_server) -> None:
    page = plain_page
    sign_in(page, live_server)
    page.goto("/ke-hoach/27-nq-tu/")
    page.get_by_role("link", name="Thu ngân sách nhà nước trên địa bàn").first.click()
    expect(page.locator("#cac-muc")).to_contain_text("từ 2.250 tỷ đồng trở lên")
    page.get_by_role("link", name="Điều chỉnh chỉ tiêu").click()
    page.get_by_label("Mức mới", exact=True).fill("nhiều")
    page.get_by_label("Theo văn bản").fill("41-KH/HU")
    page.get_by_label("Lý do", exact=True).fill("thử")
    page.get_by_role("button", name="Ghi mức mới").click()
    expect(page.get_by_role("alert")).to_contain_text("không đọc được thành một số")
    page.get_by_label("Mức mới", exact=True).fill("từ 2.300 tỷ đồng trở lên")
    page.get_by_role("button", name="Ghi mức mới").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi")
    expect(page.locator("#cac-muc tbody tr")).to_have_count(3)
    page.get_by_role("link", name="Trang giao chỉ tiêu").click()
    expect(page.locator(".sum")).to_contain_text("ít hơn chỉ tiêu chung")
    page.goto("/trien-khai/")
    expect(page.locator(".lack").first).to_be_hidden()
    expect(page.locator(".lacking").first).to_be_visible()


def test_pages_of_plans_in_time_have_no_fault_that_axe_finds(
    page: Page, live_server, width: int
) -> None:
    sign_in(page, live_server)
    page.set_viewport_size({"width": width, "height": 1000})
    found = {}
    for address in PAGES:
        page.goto(address)
        found[address] = [fault["id"] for fault in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert {address: faults for address, faults in found.items() if faults} == {}
