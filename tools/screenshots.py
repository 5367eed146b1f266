"""Take the pictures of the docs from the sample province, at two widths, with a real browser.

A register of its own is filled and served, and removed afterwards; the pictures go to docs/images.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = {"1440": (1440, 1100), "390": (390, 844)}
PLAN = "27-nq-tu-2022"
REPORT = "2023-12-18-bao-cao-nam-2023"
PAGES = {
    "scoreboard": "/",
    "scoreboard-9-months": "/?ngay=2023-10-31&xep=can-xem",
    "target": f"/chi-tieu/{PLAN}-17/",
    "document": f"/van-ban/{REPORT}/",
    "tasks": "/nhiem-vu/",
    "search": "/tim-kiem/?q=thu+ngan+sach",
    "sign-in": "/dang-nhap/",
}
# Seconds to fill the register and open the port.
PATIENCE = 180


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, served(home) as address, browser() as chromium:
        for size, (width, height) in WIDTHS.items():
            take(chromium, address, size, width, height)
    return 0


def take(chromium: Browser, address: str, size: str, width: int, height: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=address, locale="vi-VN"
    )
    page = context.new_page()
    for name, where in PAGES.items():
        page.goto(where)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=IMAGES / f"{name}-{size}.png")
        print(f"docs/images/{name}-{size}.png", flush=True)
    page.goto(PAGES["target"])
    page.locator("tbody a.said").first.click()
    page.screenshot(path=IMAGES / f"source-{size}.png")
    context.close()


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def served(home: str) -> Iterator[str]:
    """The sample province on a free port, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "tiendo.cli.main", "demo", "--port", str(port)]
    environment = os.environ | {"TIENDO_HOME": home}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the port answers; stop at once if the server ended."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"tiendo demo ended with status {server.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit("tiendo demo did not answer in time")


if __name__ == "__main__":
    sys.exit(main())
