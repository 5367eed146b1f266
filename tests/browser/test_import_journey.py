"""From a file to a value of the register, and back to its cell; without scripts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from persons import enter, person
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ROWS = """Chỉ tiêu;Đơn vị tính;Kỳ;Thực hiện;Trạng thái số liệu
Thu ngân sách;tỷ đồng;2024;{};ước
"""
KEPT = (
    "/nhap/", "/danh-muc/", "/danh-muc/thu-ngan-sach/", "/danh-muc/thu-ngan-sach/gop/",
    "/danh-muc/thu-ngan-sach/tach/", "/cach-goi/",
)  # fmt: skip


def sign_in(page: Page, live_server) -> None:
    client = enter(Client(), person("giu.so", "editor"))
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
    )


def choose(page: Page, path: Path, value: str) -> None:
    path.write_text(ROWS.format(value), "utf-8")
    page.goto("/nhap/")
    page.get_by_label("Tệp", exact=True).set_input_files(path)
    page.get_by_label("Cơ quan báo cáo").select_option(label="Tỉnh ủy Sông Mai")
    page.get_by_label("Ngày số liệu").fill("05/06/2024")
    page.get_by_label("Lập chỉ tiêu mà danh mục chưa có").check()
    page.get_by_role("button", name="Xem trước").click()


def test_a_file_goes_in_after_its_wrong_cell_is_mended(
    plain_page: Page, live_server, tmp_path: Path
) -> None:
    page = plain_page
    sign_in(page, live_server)
    choose(page, tmp_path / "bieu.csv", "abc")
    expect(page.locator("tr.i-wrong")).to_contain_text("Ô D2: “abc” không phải số")
    expect(page.get_by_role("button", name="Xác nhận, nhập tất cả")).to_have_count(0)
    choose(page, tmp_path / "bieu.csv", "1.200")
    expect(page.locator("tr.i-new")).to_contain_text("1.200 tỷ đồng (ước)")
    page.get_by_role("button", name="Xác nhận, nhập tất cả").click()
    expect(page.get_by_role("status")).to_contain_text("Đã nhập")
    expect(page.locator("mark").first).to_contain_text("1.200")


def test_pages_of_the_keeper_have_no_fault_that_axe_finds(
    page: Page, live_server, tmp_path: Path
) -> None:
    sign_in(page, live_server)
    choose(page, tmp_path / "bieu.csv", "abc")
    found = {page.url: [fault["id"] for fault in Axe().run(page).response["violations"]]}
    for address in KEPT:
        page.goto(address)
        found[address] = [fault["id"] for fault in Axe().run(page).response["violations"]]
    assert {address: faults for address, faults in found.items() if faults} == {}
