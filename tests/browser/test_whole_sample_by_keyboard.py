"""Every document of the sample from its file to a confirmed register, by keyboard alone."""

from __future__ import annotations

import time

import pytest
from persons import PASSWORD, person
from playwright.sync_api import Page, expect
from test_desk_by_keyboard import MOST_SECONDS, now, press, sign_in, state

from tiendo.register.models import Proposal, State
from tiendo.register.services import load_bodies, register_readings

pytestmark = pytest.mark.browser


@pytest.fixture
def register(transactional_db, sample, sample_readings) -> int:
    """Every document of the sample read, nothing accepted; how many items wait."""
    load_bodies(sample / "bodies.yaml")
    list(register_readings(sample_readings, by="thử", accept=False))
    person("binh", "editor", password=PASSWORD)
    return Proposal.objects.filter(state=State.PROPOSED).count()


def take_all(page: Page) -> float:
    """Seconds to accept all of a document that enters without a word: chosen, shown, taken."""
    page.keyboard.press("g")
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    seconds = press(page, "Enter")
    if not page.locator("[data-take]").count():
        return seconds
    expect(page.locator("[data-take]")).to_be_focused()
    return seconds + press(page, "Enter")


def leave_out(page: Page) -> None:
    """What did not enter by itself waits for a word: left out, with the reason that is offered."""
    pk = now(page)
    page.keyboard.press("x")
    if not page.locator("#why").input_value():
        page.keyboard.type("Ngoài phạm vi")
    press(page, "Enter")
    assert state(pk) == State.REJECTED


def test_all_documents_of_the_sample_by_keyboard(page: Page, register: int) -> None:
    """All together first what enters by itself, then one by one what waits for a word."""
    sign_in(page)
    page.locator("[data-start]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#muc-ten")).to_be_focused()
    started = time.perf_counter()
    documents = 0
    while True:
        documents += 1
        take_all(page)
        while now(page):
            leave_out(page)
        following = page.locator("#tam").get_attribute("data-document")
        if not following:
            break
        page.keyboard.press("d")
        page.wait_for_url("**" + following)
        expect(page.locator("#muc-ten")).to_be_focused()
    took = time.perf_counter() - started
    assert not Proposal.objects.filter(state=State.PROPOSED).exists()
    taken = Proposal.objects.filter(state=State.ACCEPTED, kind="figure").count()
    print(  # noqa: T201 the measure is the point of the journey
        f"\nbàn duyệt: {documents} văn bản, {register} mục, {taken} số liệu nhận trong"
        f" {took:.0f} giây, {took / taken:.3f} giây một số liệu"
    )
    assert taken > 250
    assert took / taken < MOST_SECONDS
