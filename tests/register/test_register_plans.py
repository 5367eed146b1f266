"""A resolution becomes a plan: groups from its headings, targets in its order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import GOALS, heading, reading, report, resolution, target

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Better
from tiendo.register.models import Match, Plan, Proposal, State, Target
from tiendo.register.selectors import facts_of
from tiendo.register.services import register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]


def enter(made, **options):
    return register_reading(made, by="An", **options)


def proposals(match: Match) -> list[Proposal]:
    return list(Proposal.objects.filter(match=match).order_by("ordinal"))


def test_a_resolution_becomes_groups_and_targets_in_its_order():
    done = enter(resolution())
    plan = Plan.objects.get()
    assert (plan.slug, plan.period, plan.body.slug) == ("27-nq-tu-2022", "2023", "lam-khe")
    assert [(g.ordinal, g.title, g.responsible.slug) for g in plan.groups.all()] == [
        (1, "Nhóm mục tiêu về kinh tế", "so-nong-nghiep"),
        (2, "Nhóm mục tiêu về giảm nghèo", "so-y-te"),
    ]
    assert [(t.slug, t.group.ordinal, t.indicator.slug) for t in plan.targets.all()] == [
        ("27-nq-tu-2022-01", 1, "trong-rung"),
        ("27-nq-tu-2022-02", 1, "budget-revenue"),
        ("27-nq-tu-2022-03", 2, "poverty-rate"),
        ("27-nq-tu-2022-04", 2, "poverty-rate"),
    ]
    assert done.targets == 4


def test_a_target_keeps_its_words_and_its_exact_value():
    enter(resolution())
    fact = facts_of(Target.objects.get(ordinal=2))
    assert (fact.value, fact.op, fact.unit) == (Decimal(2_350_000_000_000), Op.GE, "VND")
    assert fact.source == "Nghị quyết số 27-NQ/TU ngày 06/12/2022"
    assert Target.objects.get(ordinal=1).words == "Trồng mới trên 4.200 ha rừng"
    ranged = facts_of(Target.objects.get(ordinal=3))
    assert (ranged.value, ranged.high) == (Decimal(2), Decimal("2.5"))


def test_the_subject_of_a_target_is_kept():
    enter(resolution())
    assert [t.subject_key for t in Target.objects.all()] == ["", "", "", "huyen ngheo"]


def test_what_stands_outside_the_goals_is_no_target():
    enter(resolution())
    (waits,) = proposals(Match.UNKNOWN_INDICATOR)
    assert waits.evidence.quote == "Mỗi sở giúp 1 xã khó khăn."
    assert waits.state == State.PROPOSED


def test_a_plan_says_when_it_holds_more_or_fewer_targets_than_it_declares():
    enter(resolution())
    plan = Plan.objects.get()
    assert (plan.declared_groups, plan.declared_targets, plan.remark) == (2, 4, "")


def test_a_missing_target_is_remarked_on():
    made = resolution()
    fewer = tuple(f for f in made.figures if f.subject is None)
    enter(made.__class__(**{n: getattr(made, n) for n in made.__slots__} | {"figures": fewer}))
    assert Plan.objects.get().remark == "Văn bản nêu 4 chỉ tiêu, đọc được 3"


def test_a_target_said_twice_is_one():
    planted = target("Trồng 10 ha rừng.", "10", "ha", indicator="trồng rừng")
    again = target("trồng rừng: 10 ha", "10", "ha", indicator="Trồng rừng")
    enter(reading(GOALS, planted, again, kind="resolution", number="1-NQ/TU"))
    assert Target.objects.count() == 1
    (same,) = proposals(Match.SAME)
    assert (same.state, same.target) == (State.ACCEPTED, Target.objects.get())


def test_a_document_without_goal_headings_sets_all_its_targets():
    made = target("Trồng 10 ha rừng.", "10", "ha", indicator="trồng rừng")
    enter(reading(made, kind="plan", number="9-KH/TU"))
    assert Target.objects.get().group.ordinal == 0


@pytest.mark.parametrize(
    ("kind", "issuer", "sets"),
    [
        ("resolution", "Tỉnh ủy Lam Khê", True),
        ("action_programme", "Tỉnh ủy Lam Khê", True),
        ("plan", "UBND tỉnh", True),
        ("report", "Tỉnh ủy Lam Khê", False),
        ("resolution", "Ban nào đó", False),
        ("resolution", None, False),
        (None, None, False),
    ],
)
def test_only_some_documents_of_known_bodies_set_targets(kind, issuer, sets):
    enter(resolution(kind=kind, issuer=issuer))
    assert Target.objects.exists() is sets


def test_a_target_without_a_period_waits_and_keeps_its_number_free():
    undated = target("Trồng 5 ha cây.", "5", "ha", indicator="trồng cây", period=None)
    dated = target("Trồng 10 ha rừng.", "10", "ha", indicator="trồng rừng")
    enter(reading(GOALS, undated, dated, kind="resolution", number="1-NQ/TU"))
    assert Target.objects.get().ordinal == 2
    assert [p.evidence.quote for p in proposals(Match.UNKNOWN_PERIOD)] == ["Trồng 5 ha cây."]


@pytest.mark.parametrize(
    ("fields", "better"),
    [
        ({"op": Op.GE}, Better.HIGHER),
        ({"op": Op.LE}, Better.LOWER),
        ({"measure": Measure.RANK, "op": Op.LE}, Better.LOWER),
        ({}, Better.HIGHER),
    ],
)
def test_a_new_indicator_takes_its_better_direction_from_the_target(fields, better):
    made = target("Chỉ số A: 5", "5", "count", indicator="chỉ số A", **fields)
    enter(reading(GOALS, made, kind="resolution"))
    assert Target.objects.get().indicator.better == better


@pytest.mark.parametrize(
    ("quoted", "value", "match", "state"),
    [
        ("kế hoạch 4.200 ha", "4200", Match.SAME, State.ACCEPTED),
        ("kế hoạch 4.500 ha", "4500", Match.CONTRADICTION, State.PROPOSED),
    ],
)
def test_a_target_told_of_elsewhere_is_held_against_the_plan(quoted, value, match, state):
    enter(resolution())
    enter(report(target(quoted, value, "ha", indicator="Trồng rừng")))
    told = Proposal.objects.get(evidence__quote=quoted)
    assert (told.match, told.state, told.target.slug) == (match, state, "27-nq-tu-2022-01")
    assert Target.objects.count() == 4


def test_a_target_told_of_before_its_plan_came_is_matched_when_it_comes():
    told = target("kế hoạch 4.200 ha", "4200", "ha", indicator="Trồng rừng")
    enter(report(told))
    waits = Proposal.objects.get()
    assert (waits.state, waits.match) == (State.PROPOSED, Match.UNKNOWN_INDICATOR)
    enter(resolution())
    waits.refresh_from_db()
    assert (waits.state, waits.match, waits.target.ordinal) == (State.ACCEPTED, Match.SAME, 1)


def test_groups_are_numbered_by_their_headings_whatever_is_accepted_first():
    made = reading(
        GOALS,
        heading("A. Mục tiêu về rừng", 2),
        target("Trồng 5 ha rừng.", "5", "ha", indicator="rừng", period=None),
        heading("B. Mục tiêu về lúa", 2),
        target("Gieo 7 ha lúa.", "7", "ha", indicator="lúa"),
        kind="resolution",
    )
    enter(made)
    assert Target.objects.get().group.ordinal == 2
