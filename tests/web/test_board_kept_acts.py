"""After each act of the register a kept scoreboard is the one that is judged anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from acting import ACTS, half_way, laid, laid_on, small
from django.db import transaction
from django.utils import timezone
from kept_rows import once

from tiendo.register import audit
from tiendo.register.access import NOBODY
from tiendo.register.models import AuditEvent, Plan
from tiendo.scoring.selectors import scoreboard
from tiendo.web.models import BoardRow
from tiendo.web.pages import board_rows
from tiendo.web.pages.board_kept import keep_rows, kept_rows

pytestmark = pytest.mark.django_db
# Acts on accounts, roles, sessions and drafts, and files that leave: no part of a scoreboard.
HOUSE = (
    "account", "checks", "draft", "factor", "password", "role", "schedule", "session", "trail",
)  # fmt: skip


@pytest.fixture
def register(db: None) -> None:
    once("acts", small)


def told(one: board_rows.Listed) -> Any:
    return replace(one, row=replace(one.row, html="", spark=str(one.row.spark)))


def anew() -> dict[str, list[Any]]:
    """Every scoreboard as judging says now."""
    today = timezone.localdate()
    return {
        plan.slug: [told(board_rows.listed(one)) for one in scoreboard(plan, today).targets]
        for plan in Plan.objects.all()
    }


def keep() -> None:
    for plan in Plan.objects.all():
        keep_rows(plan, timezone.localdate())


def kept() -> dict[str, list[Any]]:
    """Every scoreboard as it is kept, its marked rows made again as a page does it."""
    today = timezone.localdate()
    found = {plan.slug: kept_rows(plan, today, NOBODY) for plan in Plan.objects.all()}
    return {slug: [told(one) for one in rows or ()] for slug, rows in found.items()}


@pytest.mark.parametrize("name", ACTS)
def test_after_an_act_the_kept_board_is_the_board(name: str, register: None) -> None:
    ACTS[name].before()
    keep()
    before = anew()
    assert kept() == before
    ACTS[name].act()
    assert AuditEvent.objects.order_by("-id")[0].act == name
    after = anew()
    assert (after != before) == ACTS[name].changes
    keep_new()
    assert kept() == after


def keep_new() -> None:
    """Plans that an act made have no rows before somebody asks for them."""
    for plan in Plan.objects.all():
        if not BoardRow.objects.filter(plan=plan).exists():
            keep_rows(plan, timezone.localdate())


CHANGING = [name for name, act in ACTS.items() if act.changes]


@pytest.mark.parametrize("name", CHANGING)
def test_an_act_that_is_rolled_back_marks_nothing(name: str, register: None) -> None:
    """Rows are marked where the act is done, in its transaction, and go back with it."""
    ACTS[name].before()
    keep()
    rows = list(BoardRow.objects.order_by("pk").values())
    with transaction.atomic():
        ACTS[name].act()
        transaction.set_rollback(True)
    assert list(BoardRow.objects.order_by("pk").values()) == rows


def test_every_act_is_in_the_table() -> None:
    every = {name for name in audit.ACTS if name.partition(".")[0] not in HOUSE}
    assert every == set(ACTS)


def test_a_trajectory_that_begins_later_ends_the_row_the_day_before(register: None) -> None:
    half_way()
    keep()
    since = timezone.localdate() + timedelta(days=3)
    laid(since=since)
    assert kept() == anew()
    row = BoardRow.objects.get(target__slug=laid_on())
    assert row.until == since - timedelta(days=1)
