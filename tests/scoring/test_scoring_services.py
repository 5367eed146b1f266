"""A person's verdict: one act, one entry; refused whole or not at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from registered import WHEN, Register

from tiendo.errors import TiendoError
from tiendo.register.access import NOBODY, Grant, Viewer
from tiendo.register.errors import NotAllowed, NotFound, WrongState
from tiendo.register.models import AuditEvent, Target
from tiendo.scoring import Verdict
from tiendo.scoring.errors import ReasonMissing, VerdictNotDecidable
from tiendo.scoring.models import Override
from tiendo.scoring.selectors import overrides_of, scoreboard
from tiendo.scoring.services import override_verdict, withdraw_override

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 31)
CHAIR = Viewer(name="chu-tich", grants=(Grant(role="approver"),))
ACT = {"reason": "Rà soát bổ sung tháng 1", "by": CHAIR, "as_of": DAY}


@pytest.fixture
def missed(db: None) -> Target:
    register = Register()
    target = register.target("xa-nong-thon-moi", "11")
    register.observe(target, "9", date(2024, 1, 10))
    return target


def test_a_persons_verdict_stands_beside_that_of_the_rules(missed: Target) -> None:
    override = override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    (judged,) = scoreboard(missed.plan, DAY).targets
    assert (judged.verdict, judged.score.verdict) == (Verdict.MET, Verdict.MISSED)
    assert (judged.applied.reason, judged.override) == (ACT["reason"], override)
    assert override.instead_of == Verdict.MISSED
    assert not judged.outdated


def test_an_override_leaves_one_entry_with_who_what_and_why(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    entry = AuditEvent.objects.get()
    assert (entry.act, entry.slug, entry.by) == ("verdict.override", missed.slug, "chu-tich")
    assert entry.note == ACT["reason"]
    assert entry.data["instead_of"] == "missed"


def test_a_second_verdict_replaces_the_first_and_keeps_it(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    override_verdict(target=missed.slug, verdict=Verdict.EXCEEDED, **ACT)
    latest, first = overrides_of(missed)
    assert (latest.verdict, latest.withdrawn_at) == ("exceeded", None)
    assert (first.verdict, first.withdrawn_by) == ("met", "chu-tich")
    assert AuditEvent.objects.count() == 2
    assert AuditEvent.objects.last().data["before"] == "met"


def test_withdrawing_gives_the_rules_their_word_back(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    withdraw_override(target=missed.slug, by=CHAIR, note="Ghi nhầm")
    (judged,) = scoreboard(missed.plan, DAY).targets
    assert (judged.verdict, judged.override) == (Verdict.MISSED, None)
    assert [e.act for e in AuditEvent.objects.all()] == ["verdict.override", "verdict.withdraw"]


def test_an_override_does_not_reach_back_before_its_day(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    (judged,) = scoreboard(missed.plan, DAY - timedelta(days=1)).targets
    assert judged.override is None


def test_an_override_is_outdated_once_the_rules_say_something_else(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT | {"as_of": date(2023, 6, 1)})
    (judged,) = scoreboard(missed.plan, DAY).targets
    assert judged.override is not None
    assert judged.override.instead_of == Verdict.NO_DATA
    assert judged.outdated


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reason": ""}, ReasonMissing),
        ({"reason": " \n "}, ReasonMissing),
        ({"verdict": Verdict.NO_DATA}, VerdictNotDecidable),
        ({"verdict": Verdict.NOT_DUE}, VerdictNotDecidable),
        ({"target": "khong-co"}, NotFound),
        ({"by": Viewer(name="giu-so", grants=(Grant(role="editor"),))}, NotAllowed),
        ({"by": NOBODY}, NotAllowed),
    ],
)
def test_a_refused_act_writes_nothing(
    missed: Target, changes: dict[str, object], error: type[TiendoError]
) -> None:
    wanted = {"target": missed.slug, "verdict": Verdict.MET, **ACT, **changes}
    with pytest.raises(error) as refused:
        override_verdict(**wanted)
    assert refused.value.do
    assert not Override.objects.exists()
    assert not AuditEvent.objects.exists()


def test_nothing_in_force_cannot_be_withdrawn(missed: Target) -> None:
    with pytest.raises(WrongState):
        withdraw_override(target=missed.slug, by=CHAIR)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"reason": ""},
        {"by": ""},
        {"verdict": "no_data"},
        {"verdict": "tốt"},
        {"withdrawn_by": "ai đó"},
        {"withdrawn_at": WHEN},
    ],
)
def test_the_database_refuses_what_no_act_would_write(
    missed: Target, broken: dict[str, object]
) -> None:
    whole = {"verdict": "met", "instead_of": "missed", "reason": "r", "by": "x"}
    fields = {"target": missed, "as_of": DAY, "at": WHEN, **whole, **broken}
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.create(**fields)


def test_the_database_keeps_one_override_in_force(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    second = Override(target=missed, verdict="met", instead_of="missed", reason="r", by="x")
    second.as_of, second.at = DAY, WHEN
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_a_decided_target_is_not_lost_with_its_plan(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    with pytest.raises(ProtectedError):
        missed.plan.delete()


def test_who_may_not_judge_takes_nothing_back(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    with pytest.raises(NotAllowed):
        withdraw_override(target=missed.slug, by=Viewer(name="đọc", grants=(Grant(role="reader"),)))
    assert Override.objects.get().withdrawn_at is None


def test_a_verdict_withdrawn_later_still_counts_on_the_days_it_stood(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    Override.objects.update(at=WHEN)
    withdraw_override(target=missed.slug, by=CHAIR)
    (then,) = scoreboard(missed.plan, DAY).targets
    (now,) = scoreboard(missed.plan, timezone.localdate()).targets
    assert (then.verdict, now.verdict) == (Verdict.MET, Verdict.MISSED)


def test_a_verdict_that_stood_on_no_day_never_counted(missed: Target) -> None:
    override_verdict(target=missed.slug, verdict=Verdict.MET, **ACT)
    withdraw_override(target=missed.slug, by=CHAIR)
    (then,) = scoreboard(missed.plan, DAY).targets
    assert then.verdict == Verdict.MISSED
