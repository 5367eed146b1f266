"""A draft from the file to the mended file, by keyboard."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from persons import PASSWORD, person
from playwright.sync_api import Page, expect
from wordfile import NEVER, OTHER, SLIP, word

from tiendo.drafts.models import Slip, Version

pytestmark = pytest.mark.browser
LONG = ["Đoạn nói về công tác trong kỳ, không có số liệu nào. " * 4] * 30


@pytest.fixture
def draft(page: Page, register, tmp_path: Path) -> Page:
    """The page of a draft with three slips, far down in its text."""
    person("an", "editor", password=PASSWORD)
    path = tmp_path / "du-thao.docx"
    path.write_bytes(word(*LONG, SLIP, OTHER, *LONG, NEVER))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/dang-nhap/?next=/soat/")
    page.locator("input[name=username]").fill("an")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Soát dự thảo")
    page.locator("#tep").set_input_files(path)
    page.locator("#co-quan").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".slip")).to_have_count(3)
    return page


def test_next_previous_accept_and_let_stand(draft: Page) -> None:
    page = draft
    here = page.locator(".slip.here")
    expect(here).to_have_id("ghi-1")
    expect(page.locator("mark.here")).to_be_in_viewport()
    for key, number in (("j", 2), ("j", 3), ("j", 3), ("k", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(here).to_have_id(f"ghi-{number}")
        expect(page.locator("mark.here")).to_be_in_viewport()
    page.keyboard.press("a")
    expect(page.locator(".told")).to_contain_text("bản 2")
    expect(page.locator(".slip")).to_have_count(2)
    expect(here).to_have_id("ghi-1")
    expect(page.locator("mark.here")).to_be_in_viewport()
    page.keyboard.press("d")
    page.keyboard.type("jak: đúng lịch")
    page.keyboard.press("Enter")
    expect(page.locator(".slip.s-dismissed")).to_contain_text("jak: đúng lịch")
    expect(here).to_have_id("ghi-2")
    expect(page.locator("mark.here")).to_be_in_viewport()
    assert dict(Slip.objects.values_list("rule", "state")) == {
        "ratio-percent": "mended", "weekday-date": "dismissed", "impossible-value": "open",
    }  # fmt: skip
    with page.expect_download() as waiting:
        page.get_by_text("Tải bản này").click()
    page.wait_for_load_state("networkidle")
    data = Path(waiting.value.path()).read_bytes()
    assert data == bytes(Version.objects.get(number=2).data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "đạt 102,7%" in archive.read("word/document.xml").decode()


def test_a_file_is_dropped_into_its_form(draft: Page) -> None:
    page = draft
    page.goto("/soat/")
    page.evaluate("""() => {
      const given = new DataTransfer();
      given.items.add(new File(["Họp ngày 31/02/2023."], "tha.txt", {type: "text/plain"}));
      const drop = new DragEvent("drop", {dataTransfer: given, bubbles: true, cancelable: true});
      document.querySelector("[data-drop]").dispatchEvent(drop);
    }""")
    page.locator("[data-drop] button").click()
    expect(page.locator("h1")).to_have_text("tha.txt")
    expect(page.locator(".slip")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_wrong_on_the_pages_of_drafts(draft: Page, width: int) -> None:
    page = draft
    page.set_viewport_size({"width": width, "height": 900})
    for address in (page.url, "/soat/", "/soat/co-quan/so-tai-chinh/"):
        page.goto(address)
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
