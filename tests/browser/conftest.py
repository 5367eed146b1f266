"""A real browser on a real server, with the small register of the web tests."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))
# Playwright keeps an event loop in this thread; the register is written from it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def register(transactional_db) -> object:
    from building import Register
    from kept_rows import once

    return once("small", Register)


@pytest.fixture
def outside() -> list[str]:
    """Addresses outside the server that a page asked for."""
    return []


@pytest.fixture(params=["wide", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    return {"wide": 1440, "phone": 390}[request.param]


def opened(browser: Browser, live_server, outside: list[str], **options: object) -> BrowserContext:
    context = browser.new_context(base_url=live_server.url, **options)
    context.on(
        "request",
        lambda asked: None if asked.url.startswith(live_server.url) else outside.append(asked.url),
    )
    return context


@pytest.fixture
def page(browser: Browser, live_server, register, outside: list[str]) -> Iterator[Page]:
    context = opened(browser, live_server, outside)
    yield context.new_page()
    context.close()
    assert outside == []


@pytest.fixture
def plain_page(browser: Browser, live_server, register, outside: list[str]) -> Iterator[Page]:
    """A browser without scripts, as wide as a phone."""
    context = opened(
        browser, live_server, outside, java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )  # fmt: skip
    yield context.new_page()
    context.close()
    assert outside == []
