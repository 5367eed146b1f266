"""A forecast opens on the target's page, and without scripts on a page of its own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TARGET = "/chi-tieu/27-nq-tu-1/?ngay=2023-10-31"


def test_it_opens_in_place_when_it_is_asked_for(page: Page) -> None:
    page.goto(TARGET)
    expect(page.locator("details.forecast .why")).to_have_count(0)
    page.get_by_text("Dự báo đến hết kỳ").click()
    expect(page.locator("details.forecast .why")).to_contain_text("quá ít số")


def test_without_scripts_the_link_leads_there(plain_page: Page) -> None:
    plain_page.goto(TARGET)
    plain_page.get_by_text("Dự báo đến hết kỳ").click()
    plain_page.get_by_role("link", name="Mở trang dự báo").click()
    expect(plain_page.locator("p.why")).to_contain_text("quá ít số")


@pytest.mark.parametrize("address", ["/chi-tieu/27-nq-tu-1/du-bao/?ngay=2023-10-31", "/so-sanh/"])
def test_the_pages_break_no_rule_of_access(page: Page, address: str) -> None:
    page.goto(address)
    assert Axe().run(page).response["violations"] == []
