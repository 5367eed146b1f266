"""A contradiction settled, seen, and taken back, by keyboard alone; and looked at by axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from persons import PASSWORD, person
from playwright.sync_api import Page, expect

from tiendo.register.models import Observation, Outcome, Settlement
from tiendo.register.selectors.contradictions import contradictions

pytestmark = pytest.mark.browser


@pytest.fixture
def register(transactional_db, sample_register) -> None:
    """The sample in the register, with what its sources say against each other."""
    person("binh", "editor", password=PASSWORD)


def sign_in(page: Page, back: str) -> None:
    page.goto(f"/dang-nhap/?next={back}")
    page.locator("input[name=username]").focus()
    page.keyboard.type("binh")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mâu thuẫn giữa các nguồn")


def tab_to(page: Page, selector: str) -> None:
    """Walk on by Tab until something that fits has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(selector)


def test_a_contradiction_is_settled_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "/mau-thuan/")
    waiting = len(contradictions())
    expect(page.locator(".nav .count")).to_have_text(str(waiting))
    wanted = next(
        one for one in contradictions()
        if isinstance(one.record, Observation) and one.against[0].document.issuer is not None
    )  # fmt: skip
    tab_to(page, f"main a[href='/mau-thuan/{wanted.key}/']")
    page.keyboard.press("Enter")
    expect(page.locator(".side")).to_have_count(1 + len(wanted.against))
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("input[type=radio]:checked").get_attribute("value")
    assert chosen == f"chosen-{wanted.against[0].pk}"
    tab_to(page, "textarea")
    page.keyboard.type("Theo báo cáo sau, đã đối chiếu")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("Đã ghi, có lý do")
    made = Settlement.objects.get()
    assert (made.outcome, made.by) == (Outcome.CHOSEN, "binh")
    expect(page.locator(".nav .count")).to_have_text(str(waiting - 1))
    tab_to(page, "form:has([value=undo]) button")
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("Đã hoàn tác")
    assert not Settlement.objects.exists()
    expect(page.locator(".nav .count")).to_have_text(str(waiting))


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_wrong_with_contradictions_and_days(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, "/mau-thuan/")
    one = contradictions()[0]
    for address in (
        "/mau-thuan/", f"/mau-thuan/{one.key}/", "/mau-thuan/?xem=da-xu-ly",
        "/?ngay=2023-10-31", "/van-ban/?ngay=2023-10-31",
    ):  # fmt: skip
        page.goto(address)
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
