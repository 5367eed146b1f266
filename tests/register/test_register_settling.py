"""Contradictions: side by side until settled, settled with a reason, reopened, taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from kept_rows import once
from made import report, resolution, revenue

from tiendo.register import audit, selectors
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import (
    ChangedMeanwhile,
    CorrectionInvalid,
    NotAllowed,
    NotEnterable,
    NotFound,
    NothingToUndo,
    ReasonMissing,
    WrongState,
)
from tiendo.register.models import (
    AuditEvent,
    Body,
    Document,
    Match,
    Observation,
    Outcome,
    Proposal,
    Settlement,
    State,
    Target,
)
from tiendo.register.selectors.contradictions import (
    Contradiction,
    contradiction,
    contradictions,
)
from tiendo.register.selectors.settlements import settlements
from tiendo.register.selectors.settling import to_settle
from tiendo.register.services import (
    Decision,
    accept_proposal,
    register_reading,
    reject_proposal,
    reopen_contradiction,
    reopen_proposal,
    settle_contradiction,
    undo,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]

OCTOBER, DECEMBER, JANUARY = date(2023, 10, 5), date(2023, 12, 18), date(2024, 1, 10)
FEBRUARY, MARCH = date(2024, 2, 1), date(2024, 3, 1)
BINH = Viewer(name="Bình", grants=(Grant(role="editor"),))
CHI = Viewer(name="Chi", grants=(Grant(role="verifier"),))
READER = Viewer(name="Dũng", grants=(Grant(role="reader"),))
WHY = "Đối chiếu quyết toán"


def enter(*made: Any, **options: Any) -> None:
    for one in made:
        register_reading(one, by="An", **options)


def official(value: str, day: date, **fields: Any) -> Any:
    return report(revenue(value, estimated=False), day=day, **fields)


@pytest.fixture
def two(bodies: None) -> Contradiction:
    """2.400 tỷ đồng, official in January; 2.450, official too, in February."""
    once("two values", entered)
    return only()


def entered() -> None:
    enter(resolution(), official("2400", JANUARY), official("2450", FEBRUARY))


def only() -> Contradiction:
    (one,) = contradictions(to=BINH)
    return one


def decide(one: Contradiction, outcome: str, **fields: Any) -> Settlement:
    by, version = fields.pop("by", BINH), fields.pop("version", one.version)
    given = {"outcome": Outcome(outcome), "reason": WHY} | fields
    return settle_contradiction(
        key=one.key, decision=Decision(**given), version=version, by=by
    )  # fmt: skip


def choose(one: Contradiction, **fields: Any) -> Settlement:
    return decide(one, "chosen", **({"proposal": one.against[-1].pk} | fields))


def known(as_of: date | None = None) -> list[str]:
    target = Target.objects.get(indicator__slug="budget-revenue")
    found = selectors.observations_for(target, as_of=as_of)
    return [f"{one.value / 10**9} {one.status}" for one in found]


def test_two_official_values_stand_side_by_side(two: Contradiction) -> None:
    assert [one.document.dated for one in two.against] == [FEBRUARY]
    assert two.record == Observation.objects.get()
    assert (two.body.slug, two.record.period) == ("lam-khe", "2023") or two.body.slug
    assert known() == ["2400 official"]


SETTLED = {
    # outcome, further fields: what is known since, and of the proposal
    "kept": ({}, ["2400 official"], State.REJECTED),
    "chosen": ({}, ["2450 official"], State.ACCEPTED),
    "none": ({}, [], State.REJECTED),
    "apart": ({"subject": "khu vực nông thôn"}, ["2400 official"], State.ACCEPTED),
}


@pytest.mark.parametrize("outcome", SETTLED)
def test_settling_is_one_act_with_its_reason(two: Contradiction, outcome: str) -> None:
    fields, values, state = SETTLED[outcome]
    before = AuditEvent.objects.count()
    made = decide(two, outcome, proposal=two.against[0].pk, **fields)
    entry = AuditEvent.objects.order_by("id").last()
    assert AuditEvent.objects.count() == before + 1
    assert (entry.act, entry.by, entry.note) == (audit.SETTLE, "Bình", WHY)
    assert entry.data["outcome"] == outcome
    assert entry.data["before"]["state"] == State.PROPOSED
    assert entry.data["after"]["state"] == state
    assert known() == values
    assert known(as_of=MARCH) == ["2400 official"]  # what is decided today was not known then
    assert contradictions(to=BINH) == []
    assert [one.pk for one in settlements(to=BINH)] == [made.pk]
    assert [side["said"] for side in made.sides] == ["2.400 tỷ đồng", "2.450 tỷ đồng"]


@pytest.mark.parametrize("outcome", SETTLED)
def test_reopening_lets_everything_stand_again(two: Contradiction, outcome: str) -> None:
    fields, _, _ = SETTLED[outcome]
    made = decide(two, outcome, proposal=two.against[0].pk, **fields)
    reopen_contradiction(settlement=made.pk, reason="Xem lại", version=made.version, by=CHI)
    assert known() == ["2400 official"]
    again = only()
    assert [one.pk for one in again.against] == [two.against[0].pk]
    assert again.against[0].correction is None
    made.refresh_from_db()
    assert (made.reopened_by, made.reopened_why) == ("Chi", "Xem lại")
    assert AuditEvent.objects.order_by("id").last().act == audit.REOPEN_SETTLED
    assert choose(again, by=CHI).chosen is not None
    assert known() == ["2450 official"]


@pytest.mark.parametrize("outcome", SETTLED)
def test_undo_takes_back_exactly_what_was_settled(two: Contradiction, outcome: str) -> None:
    fields, _, _ = SETTLED[outcome]
    decide(two, outcome, proposal=two.against[0].pk, **fields)
    undo(document=two.against[0].document.slug, by=BINH)
    assert not Settlement.objects.exists()
    assert known() == ["2400 official"]
    assert [one.pk for one in only().against] == [one.pk for one in two.against]


REFUSED = [
    ({"reason": "  "}, ReasonMissing),
    ({"version": "cũ"}, ChangedMeanwhile),
    ({"outcome": "chosen"}, NotFound),
    ({"outcome": "chosen", "proposal": 0}, NotFound),
    ({"outcome": "apart"}, NotFound),
    ({"by": READER}, NotAllowed),
    ({"by": Viewer(name="khách")}, NotAllowed),
]


@pytest.mark.parametrize(("given", "error"), REFUSED)
def test_what_is_refused_leaves_nothing(
    two: Contradiction, given: dict[str, Any], error: type[Exception]
) -> None:
    before = AuditEvent.objects.count()
    outcome = given.pop("outcome", "kept")
    with pytest.raises(error):
        decide(two, outcome, **given)
    assert not Settlement.objects.exists()
    assert AuditEvent.objects.count() == before
    assert [one.pk for one in only().against] == [two.against[0].pk]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, NotEnterable),
        ({"subject": "a", "indicator": "b"}, NotEnterable),
        ({"subject": "toàn tỉnh"}, NotEnterable),
        ({"indicator": "thu ngân sách"}, (NotEnterable, CorrectionInvalid)),
    ],
)
def test_what_is_set_apart_must_be_of_another_thing(
    two: Contradiction, fields: dict[str, Any], error: Any
) -> None:
    with pytest.raises(error):
        decide(two, "apart", proposal=two.against[0].pk, **fields)
    assert known() == ["2400 official"]
    assert only().version == two.version


def test_another_indicator_is_named_as_the_person_names_it(two: Contradiction) -> None:
    decide(two, "apart", proposal=two.against[0].pk, indicator="thu nội địa trừ dầu thô")
    made = Observation.objects.get(amount=two.against[0].item["value"] * 100)
    assert made.indicator.name == "thu nội địa trừ dầu thô"


def test_the_second_of_two_people_is_told(two: Contradiction) -> None:
    choose(two)
    with pytest.raises(WrongState, match="không còn gì chờ xử lý"):
        decide(two, "kept", by=CHI)
    assert known() == ["2450 official"]


def test_a_settlement_is_reopened_once(two: Contradiction) -> None:
    made = choose(two)
    for version, error in ((made.version + 1, ChangedMeanwhile), (made.version, None)):
        if error:
            with pytest.raises(error):
                reopen_contradiction(settlement=made.pk, reason="x", version=version, by=BINH)
        else:
            reopen_contradiction(settlement=made.pk, reason="x", version=version, by=BINH)
    with pytest.raises(WrongState):
        reopen_contradiction(settlement=made.pk, reason="x", version=made.version, by=BINH)
    with pytest.raises(NotFound):
        reopen_contradiction(settlement=0, reason="x", version=1, by=BINH)


def test_a_third_value_opens_it_again_and_says_what_was_settled(two: Contradiction) -> None:
    decide(two, "kept")
    enter(official("2470", MARCH))
    again = only()
    assert [one.document.dated for one in again.against] == [MARCH]
    assert [one.outcome for one in again.past] == ["kept"]
    assert again.settled is None


def test_what_was_found_wrong_does_not_come_back_unseen(two: Contradiction) -> None:
    decide(two, "none")
    enter(official("2400", MARCH))
    again = only()
    assert again.found_wrong
    assert "đã kết luận là sai" in again.against[0].note
    assert known() == []


def test_the_right_value_enters_after_all_were_wrong(two: Contradiction) -> None:
    decide(two, "none")
    enter(official("2460", MARCH))
    assert known() == ["2460 official"]
    assert contradictions(to=BINH) == []


def test_others_that_said_what_was_chosen_agree(two: Contradiction) -> None:
    enter(official("2450", MARCH))
    one = only()
    assert len(one.against) == 2
    settle_contradiction(
        key=one.key, version=one.version, by=BINH,
        decision=Decision(outcome=Outcome.CHOSEN, reason=WHY, proposal=one.against[0].pk),
    )  # fmt: skip
    states = Proposal.objects.filter(pk__in=[p.pk for p in one.against]).values_list(
        "state", "match"
    )
    assert set(states) == {(State.ACCEPTED, Match.CONTRADICTION), (State.ACCEPTED, Match.SAME)}


@pytest.mark.parametrize("way", ["accept", "reject"])
def test_what_is_decided_on_the_desk_is_settled_too(two: Contradiction, way: str) -> None:
    (one,) = two.against
    if way == "accept":
        accept_proposal(proposal_id=one.pk, by=BINH, note=WHY)
    else:
        reject_proposal(proposal_id=one.pk, by=BINH, note=WHY)
    made = Settlement.objects.get()
    assert (made.outcome, made.reason) == ({"accept": "chosen", "reject": "kept"}[way], WHY)
    assert contradictions(to=BINH) == []


def test_a_chosen_value_looked_at_again_frees_its_settlement(two: Contradiction) -> None:
    made = choose(two)
    reopen_proposal(proposal_id=two.against[0].pk, by=BINH, note="Xét lại")
    made.refresh_from_db()
    assert made.reopened_by == "Bình"
    assert made.chosen is None
    assert known() == ["2400 official"]


def test_only_who_holds_the_right_on_every_side_may_settle() -> None:
    enter(
        resolution(),
        official("2400", JANUARY),
        official("2450", FEBRUARY, issuer="Sở Y tế"),
    )
    one = only()
    health = Body.objects.get(name="Sở Y tế")
    local = Viewer(name="Em", grants=(Grant(role="verifier", bodies=frozenset({health.pk})),))
    with pytest.raises(NotAllowed):
        choose(one, by=local)
    assert to_settle(to=local) == 1  # shown as theirs to raise with who may
    assert to_settle(to=READER) == 0


def test_a_secret_side_is_nobodys_who_may_not_see_it(two: Contradiction) -> None:
    made = decide(two, "kept")
    enter(official("2470", MARCH))
    Document.objects.filter(dated=FEBRUARY).update(secrecy="secret")
    assert list(settlements(to=BINH)) == []
    assert [one.past for one in contradictions(to=BINH)] == [()]
    Document.objects.filter(dated=MARCH).update(secrecy="secret")
    assert contradictions(to=BINH) == []
    assert to_settle(to=BINH) == 0
    with pytest.raises(NotFound):
        reopen_contradiction(settlement=made.pk, reason="x", version=made.version, by=BINH)


def test_a_day_shows_what_stood_open_then(two: Contradiction) -> None:
    choose(two)
    assert contradictions(to=BINH, on=JANUARY) == []
    (then,) = contradictions(to=BINH, on=MARCH)
    assert [one.document.dated for one in then.against] == [FEBRUARY]
    assert then.past == ()
    assert contradictions(to=BINH, on=timezone.localdate()) == []


@pytest.mark.parametrize("narrowed", [{"body": "x"}, {"indicator": "x"}, {"period": "2022"}])
def test_contradictions_are_narrowed(two: Contradiction, narrowed: dict[str, str]) -> None:
    assert contradictions(to=BINH, **narrowed) == []
    same = {"body": two.body.slug, "indicator": two.indicator.slug, "period": "2023"}
    assert len(contradictions(to=BINH, **same)) == 1
    assert contradiction(two.key, to=BINH).version == two.version


def test_a_target_said_otherwise_is_kept_and_nothing_else() -> None:
    from made import target

    words = {"indicator": "thu ngân sách", "indicator_id": "budget-revenue"}
    told = target("Kế hoạch thu 2.300 tỷ đồng", "2300000000000", "VND", **words)
    enter(resolution(), report(told, day=FEBRUARY))
    one = only()
    assert isinstance(one.record, Target)
    for outcome in ("none", "chosen", "apart"):
        with pytest.raises(WrongState):
            decide(one, outcome, proposal=one.against[0].pk, subject="x")
    made = decide(one, "kept")
    assert made.target == one.record
    assert contradictions(to=BINH) == []


def test_estimate_preliminary_official_revised_are_one_line() -> None:
    """Ước, sơ bộ, chính thức, điều chỉnh: each takes the place of the one before."""
    enter(
        resolution(),
        report(revenue("2412"), day=DECEMBER),
        report(said("sơ bộ đạt 2.420 tỷ đồng", "2420"), day=JANUARY),
        report(said("chính thức đạt 2.436 tỷ đồng", "2436"), day=FEBRUARY),
        report(said("(số liệu điều chỉnh) đạt 2.430 tỷ đồng", "2430"), day=MARCH),
    )
    chain = Observation.objects.order_by("known_on")
    assert [one.status for one in chain] == ["estimated", "preliminary", "official", "revised"]
    assert [one.supersedes for one in chain] == [None, *list(chain)[:-1]]
    assert known() == ["2430 revised"]
    assert known(as_of=JANUARY) == ["2420 preliminary"]
    assert not Proposal.objects.filter(state=State.PROPOSED, match=Match.CONTRADICTION).exists()


def said(words: str, value: str) -> Any:
    _, kind, fields = revenue(value, estimated=False)
    return f"Thu ngân sách {words}", kind, fields | {"value": Decimal(value) * 10**9}


def test_a_revision_from_a_lower_source_waits() -> None:
    enter(
        resolution(),
        official("2436", FEBRUARY),
        report(said("(số liệu điều chỉnh) 2.430 tỷ đồng", "2430"), day=MARCH, issuer="Sở Y tế"),
    )
    assert known() == ["2436 official"]
    assert len(contradictions(to=BINH)) == 1


def test_there_is_nothing_to_undo_for_somebody_else(two: Contradiction) -> None:
    choose(two)
    with pytest.raises(NothingToUndo):
        undo(document=two.against[0].document.slug, by=CHI)
