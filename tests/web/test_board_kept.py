"""Rows that are kept say what judging now would say, and no longer than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from building import Register
from django.test import Client
from django.utils import timezone

from tiendo.register import selectors
from tiendo.register.access import NOBODY, decider
from tiendo.register.models import (
    Amendment,
    Document,
    Indicator,
    Match,
    Observation,
    Proposal,
    Secrecy,
    Settlement,
    State,
    Target,
    TargetGroup,
)
from tiendo.register.models.stated import Stated
from tiendo.scoring.rules.score import Verdict
from tiendo.scoring.selectors import scoreboard
from tiendo.scoring.services import override_verdict
from tiendo.web.models import BoardRow
from tiendo.web.pages import board_rows
from tiendo.web.pages.board_kept import STALE_BEFORE, keep_rows, kept_rows

DAY = date(2024, 1, 5)
PAGES = ("", "?xep=can-xem", "?danh-gia=met", "?nhom=1")


def marked() -> set[str]:
    """Targets whose rows no longer count."""
    found = BoardRow.objects.filter(until__lt=STALE_BEFORE)
    return set(found.values_list("target__slug", flat=True))


@pytest.fixture
def kept(register: Register) -> Register:
    for plan in selectors.plans():
        keep_rows(plan, timezone.localdate())
    return register


def test_kept_rows_are_what_judging_now_says(kept: Register) -> None:
    today = timezone.localdate()
    for plan in selectors.plans():
        now = [board_rows.listed(one) for one in scoreboard(plan, today).targets]
        rows = kept_rows(plan, today, NOBODY)
        assert rows is not None
        assert [as_told(one) for one in rows] == [as_told(one) for one in now]


def as_told(one: board_rows.Listed) -> Any:
    return replace(one, row=replace(one.row, html="", spark=str(one.row.spark)))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("asked", PAGES)
def test_a_page_of_kept_rows_is_the_page_judged_now(
    asked: str, language: str, register: Register, client: Client
) -> None:
    client.cookies["django_language"] = language
    plan = selectors.main_plan()
    assert plan is not None
    address = f"/ke-hoach/{plan.slug}/{asked}"
    judged = client.get(address).content.decode()
    keep_rows(plan, timezone.localdate())
    assert squeezed(client.get(address).content.decode()) == squeezed(judged)


def squeezed(page: str) -> str:
    """The page without its header, where each form has a token of its own."""
    return " ".join(page.partition("<main")[2].split())


def test_a_new_value_marks_the_rows_of_its_series_only(kept: Register) -> None:
    one = Observation.objects.order_by("pk")[0]
    Observation.objects.filter(pk=one.pk).update(amount=one.amount + 1)
    series = Target.objects.filter(indicator=one.indicator_id, body=one.body_id)
    assert marked() == set(series.values_list("slug", flat=True))


CHANGES = {
    "a target": lambda: Target.objects.update(words="khác"),
    "a heading": lambda: TargetGroup.objects.update(title="khác"),
    "an indicator": lambda: Indicator.objects.update(name="khác"),
    "secrecy": lambda: Document.objects.update(secrecy=Secrecy.SECRET),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_row_is_made_from_marks_it_when_it_changes(change: str, kept: Register) -> None:
    CHANGES[change]()
    every = BoardRow.objects.filter(target__indicator__targets__isnull=False)
    assert marked() == set(every.values_list("target__slug", flat=True))


def test_a_marked_row_is_made_again_when_its_page_is_asked_for(
    kept: Register, client: Client
) -> None:
    plan = selectors.main_plan()
    assert plan is not None
    Target.objects.filter(plan=plan).update(subject="nữ", subject_key="nu")
    page = client.get("/").content.decode()
    assert "(nữ)" in page
    assert not marked() & set(plan.targets.values_list("slug", flat=True))


def test_a_row_that_leaves_is_not_shown(kept: Register) -> None:
    plan = selectors.main_plan()
    assert plan is not None
    Target.objects.filter(plan=plan, ordinal=1).delete()
    rows = kept_rows(plan, timezone.localdate(), NOBODY)
    assert rows is not None
    assert 1 not in {one.ordinal for one in rows}


def test_a_persons_verdict_stands_on_a_kept_row(kept: Register) -> None:
    plan = selectors.main_plan()
    assert plan is not None
    target = plan.targets.order_by("ordinal")[0]
    override_verdict(
        target=target.slug, verdict=Verdict.MISSED, reason="kiểm tra", by=decider("an")
    )
    rows = kept_rows(plan, timezone.localdate(), NOBODY)
    assert rows is not None
    assert (rows[0].row.verdict, rows[0].row.overridden) == ("missed", True)


@pytest.mark.parametrize("since", [date(2022, 12, 20), date(2023, 10, 6), date(2023, 12, 19)])
def test_a_kept_row_counts_to_its_last_day_and_is_made_again_on_the_next(
    since: date, register: Register
) -> None:
    """Right on the last day as it was made; on the next those are made again that end there."""
    plan = selectors.main_plan()
    assert plan is not None
    keep_rows(plan, since)
    turned = 0
    while ends := set(BoardRow.objects.exclude(until=None).values_list("until", flat=True)):
        last = min(ends)
        over = set(BoardRow.objects.filter(until=last).values_list("target", flat=True))
        for day, again in ((last, set()), (last + timedelta(days=1), over)):
            before = dict(BoardRow.objects.values_list("target", "since"))
            rows = kept_rows(plan, day, NOBODY)
            assert rows is not None
            after = dict(BoardRow.objects.values_list("target", "since"))
            assert {pk for pk, made in after.items() if made != before[pk]} == again
            now = [board_rows.listed(one) for one in scoreboard(plan, day).targets]
            assert [as_told(one) for one in rows] == [as_told(one) for one in now], day
        turned += 1
    assert turned > 2


def test_a_row_of_later_days_is_made_again_for_an_earlier_one(register: Register) -> None:
    plan = selectors.main_plan()
    assert plan is not None
    keep_rows(plan, date(2024, 2, 1))
    kept_rows(plan, date(2023, 11, 1), NOBODY)
    assert set(BoardRow.objects.values_list("since", flat=True)) == {date(2023, 11, 1)}


def test_another_day_and_a_plan_that_was_never_kept_are_judged_now(register: Register) -> None:
    plan = selectors.main_plan()
    assert plan is not None
    assert kept_rows(plan, date(2024, 1, 31), NOBODY) is None
    assert not BoardRow.objects.exists()


def fresh() -> None:
    BoardRow.objects.update(until=None)


def of_series(one: Observation) -> set[str]:
    same = Target.objects.filter(indicator=one.indicator_id, body=one.body_id)
    return set(same.values_list("slug", flat=True))


def test_another_level_marks_its_target(kept: Register) -> None:
    one = Target.objects.order_by("pk")[0]
    stated = {f.name: getattr(one, f.name) for f in Stated._meta.fields}
    made = Amendment.objects.create(
        **stated, target=one, document=one.plan.document, holds_from=DAY, known_on=DAY,
        reason="thử", accepted_by="an", accepted_at=timezone.now(),
    )  # fmt: skip
    assert marked() == {one.slug}
    fresh()
    Amendment.objects.filter(pk=made.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by="an", withdrawn_why="nhầm"
    )
    assert marked() == {one.slug}


def test_what_contradicts_marks_the_rows_of_its_key(kept: Register) -> None:
    one = Observation.objects.order_by("pk")[0]
    said = Proposal.objects.filter(observation=one)
    said.update(
        key=one.key, match=Match.CONTRADICTION, state=State.PROPOSED, decided_by="", decided_at=None
    )
    assert marked() == of_series(one)
    fresh()
    said.update(state=State.REJECTED, decided_by="an", decided_at=timezone.now())
    assert marked() == of_series(one)


def test_what_a_person_finds_wrong_marks_its_series(kept: Register) -> None:
    one = Observation.objects.order_by("pk")[0]
    made = Settlement.objects.create(
        observation=one, outcome="kept", reason="thử", by="an", at=timezone.now()
    )
    made.wrong.add(one)
    assert marked() == of_series(one)
    fresh()
    Settlement.objects.filter(pk=made.pk).update(
        reopened_at=timezone.now(), reopened_by="an", reopened_why="nhầm"
    )
    assert marked() == of_series(one)
