"""Signing in with a second factor, giving a role, reading the trail: in a real browser."""

from __future__ import annotations

import base64
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from persons import PASSWORD, person
from playwright.sync_api import Page, expect

from tiendo.people import totp

pytestmark = pytest.mark.browser


def code(secret: bytes, away: int = 0) -> str:
    return totp.code_at(secret, int(time.time()) // totp.STEP + away)


def sign_in(page: Page, username: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Đăng nhập").click()
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def enrol(page: Page) -> bytes:
    """Turn on the second factor, with the code of now: it holds for a step more, however slow."""
    page.get_by_role("link", name="Bật mã xác thực").first.click()
    expect(page.locator("svg.qr")).to_be_visible()
    letters = page.locator(".letters").inner_text().replace(" ", "")
    secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
    page.get_by_label("Mã đang hiện trên điện thoại").fill(code(secret))
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Đã cất xong").click()
    return secret


def journey(page: Page) -> None:
    """Password, enrolment, out, in with the code, and to the page that it opens."""
    person("kiểm.tra", "auditor", password=PASSWORD)
    sign_in(page, "kiểm.tra")
    page.get_by_role("link", name="kiểm.tra").click()
    expect(page.get_by_text("Vai trò còn chờ mã xác thực")).to_be_visible()
    secret = enrol(page)
    page.get_by_role("button", name="Đăng xuất").click()
    sign_in(page, "kiểm.tra")
    expect(page.locator("h1")).to_have_text("Mã xác thực")
    # A code counts once; the next step's is taken as well, and stays good for longest.
    page.get_by_label("Mã", exact=True).fill(code(secret, 1))
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("link", name="Nhật ký").click()
    expect(page.locator("table.trail tbody tr").first).to_contain_text("Đăng nhập")


def test_signing_in_with_a_second_factor(page: Page) -> None:
    journey(page)
    for wide in (1440, 390):
        page.set_viewport_size({"width": wide, "height": 900})
        seen(page, "/nhat-ky/")


def test_the_same_without_scripts_on_a_phone(plain_page: Page) -> None:
    journey(plain_page)


def test_a_wrong_password_is_said_where_it_is_read_out(page: Page) -> None:
    person("chi", password=PASSWORD)
    page.goto("/dang-nhap/")
    page.keyboard.press("Tab")
    page.get_by_label("Tên đăng nhập").focus()
    page.keyboard.type("chi")
    page.keyboard.press("Tab")
    page.keyboard.type("sai")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("chi")


def test_an_administrator_adds_a_person_and_gives_a_role(page: Page) -> None:
    person("quan.tri", "administrator", password=PASSWORD)
    sign_in(page, "quan.tri")
    page.goto("/tai-khoan/")
    enrol(page)
    page.get_by_role("link", name="Người dùng").click()
    page.get_by_label("Tên đăng nhập").fill("tran.binh")
    page.get_by_label("Họ và tên").fill("Trần Bình")
    page.get_by_label("Mật khẩu ban đầu").fill("cau treo song nho 58")
    page.get_by_role("button", name="Lập tài khoản").click()
    expect(page.locator("h1")).to_have_text("Trần Bình")
    page.locator("#vai").select_option("verifier")
    page.locator("#noi").select_option("so-tai-chinh")
    page.locator("#ly-do").fill("Phân công đầu năm")
    page.get_by_role("button", name="Cấp vai trò").click()
    expect(page.get_by_role("status")).to_contain_text("đã vào nhật ký")
    held = page.locator(".list li")
    expect(held).to_contain_text("Người thẩm tra")
    held.get_by_label("Lý do thu").fill("Cấp nhầm")
    held.get_by_role("button", name="Thu vai trò").click()
    expect(page.locator(".list li")).to_contain_text("không còn hoặc chưa có hiệu lực")


def test_the_new_pages_are_accessible_and_fit_a_phone(width: int, page: Page) -> None:
    person("moi", "reader")
    person("quan.tri", "administrator", password=PASSWORD)
    page.set_viewport_size({"width": width, "height": 900})
    seen(page, "/dang-nhap/")
    sign_in(page, "quan.tri")
    seen(page, "/tai-khoan/")
    page.goto("/tai-khoan/")
    page.get_by_role("link", name="Bật mã xác thực").first.click()
    seen(page, page.url)
    page.goto("/tai-khoan/")
    enrol(page)
    for address in ("/tai-khoan/", "/tai-khoan/mat-khau/", "/nguoi-dung/", "/nguoi-dung/moi/"):
        seen(page, address)


def seen(page: Page, address: str) -> None:
    page.goto(address)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
