"""A resolution amended: what is offered, what a person takes, and what holds from when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from kept_rows import once
from made import figure, heading, reading, report, resolution, target

from tiendo.facts.figure import Basis, Measure, Op
from tiendo.facts.items import CitedDocument
from tiendo.register import selectors, sheets
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import (
    ChangedMeanwhile,
    CorrectionInvalid,
    NotAllowed,
    NotEnterable,
    NotFound,
    ReasonMissing,
    WrongState,
)
from tiendo.register.models import (
    Amendment,
    AuditEvent,
    Body,
    Document,
    Match,
    Observation,
    Plan,
    Proposal,
    Secrecy,
    State,
    Target,
)
from tiendo.register.services import (
    accept_proposal,
    classify_document,
    register_reading,
    reject_proposal,
    reopen_proposal,
    undo,
)
from tiendo.register.services.amending import amend_target, withdraw_amendment
from tiendo.register.services.importing import Options, preview_import
from tiendo.scoring.selectors import judged_targets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
KEEPER = Viewer(name="Bình", grants=(Grant(role="editor"),))
AMENDED_ON = date(2023, 7, 14)
FOREST = "27-nq-tu-2022-01"
REVENUE = "27-nq-tu-2022-02"


def enter(made, **options) -> Document:
    done = register_reading(made, by="An", **options)
    return Document.objects.get(slug=done.document)


def named(relation="amends", number="27-NQ/TU", **more):
    words = f"sửa đổi Nghị quyết số {number}"
    return (
        words,
        CitedDocument,
        {"number": number, "kind": "resolution", "relation": relation, **more},
    )


def forest(quote, value, **more):
    return target(quote, value, "ha", **{"indicator": "trồng rừng", "unit_text": "ha", **more})


def amending(*made, **fields):
    """A resolution whose title says that it amends 27-NQ/TU."""
    return reading(
        named(),
        *made,
        **{
            "name": "nghi-quyet-33.docx",
            "kind": "resolution",
            "number": "33-NQ/TU",
            "title": "Nghị quyết sửa đổi, bổ sung Nghị quyết số 27-NQ/TU",
            "issued_on": AMENDED_ON,
            **fields,
        },
    )


TO_4000 = forest("Trồng mới rừng trên 4.000 ha.", "4000", op=Op.GT)


def offered(match=Match.AMENDMENT) -> list[Proposal]:
    return list(Proposal.objects.filter(match=match, state=State.PROPOSED).order_by("ordinal"))


def level_on(day: date, slug=FOREST, to=None) -> str:
    (judged,) = judged_targets([Target.objects.get(slug=slug)], as_of=day, to=to)
    return f"{judged.target.value:f}"


def test_a_new_level_is_offered_beside_its_target_and_nothing_is_changed_yet():
    enter(resolution())
    enter(amending(TO_4000))
    (one,) = offered()
    assert (one.target.slug, one.note) == (
        FOREST,
        "Mức trước: trên 4.200 ha (27-NQ/TU, chỉ tiêu 1)",
    )
    assert not Amendment.objects.exists()
    assert Plan.objects.count() == 1


def test_taken_it_holds_from_the_day_of_the_document_and_the_target_stays_what_it_is():
    enter(resolution())
    enter(amending(TO_4000))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    known = Target.objects.get(slug=FOREST)
    assert (known.value, known.version) == (4200, 2)
    (made,) = known.amendments.all()
    assert (made.value, made.op, made.holds_from) == (4000, "gt", AMENDED_ON)
    assert made.evidence.quote == "Trồng mới rừng trên 4.000 ha."
    assert [level_on(day) for day in (date(2023, 7, 13), AMENDED_ON)] == ["4200", "4000"]
    assert AuditEvent.objects.filter(act="proposal.accept").count() == 1


def test_the_verdict_is_by_the_level_in_force_and_names_its_document():
    enter(resolution())
    enter(amending(TO_4000))
    enter(report(figure("Đã trồng 4.126 ha rừng.", "4126", "ha", indicator="trồng rừng"),
                 day=date(2024, 1, 10)))  # fmt: skip
    one = Target.objects.get(slug=FOREST)
    (before,) = judged_targets([one], as_of=date(2024, 1, 31))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    (after,) = judged_targets([one], as_of=date(2024, 1, 31))
    assert [before.verdict, after.verdict] == ["missed", "exceeded"]
    assert "33-NQ/TU" in after.score.baseline
    assert after.level is not None


@pytest.mark.parametrize("accept", [True, False])
def test_the_level_before_is_taken_as_told_of_and_only_the_new_one_is_offered(accept):
    enter(resolution())
    old = forest("Trồng rừng điều chỉnh từ 4.200 ha", "4200")
    new = forest("xuống 4.000 ha.", "4000")
    made = amending(old, new)
    text = made.text.replace("4.200 ha\nxuống", "4.200 ha xuống")
    enter(
        type(made)(**{n: getattr(made, n) for n in made.__slots__} | {"text": text}), accept=accept
    )
    assert [p.evidence.quote for p in offered()] == ["xuống 4.000 ha."]
    (same,) = Proposal.objects.filter(match=Match.SAME, kind="figure")
    assert (same.target.slug, same.state == State.ACCEPTED) == (FOREST, accept)


def test_an_undated_figure_is_of_the_only_period_that_fits():
    enter(resolution())
    enter(amending(forest("Trồng rừng 4.000 ha.", "4000", period=None)))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    assert Amendment.objects.get().period == "2023"


def test_a_target_that_is_added_becomes_one_of_the_amending_document():
    enter(resolution())
    enter(amending(TO_4000, target("Xây 5 chợ.", "5", "count", indicator="xây chợ")))
    (own,) = Target.objects.filter(plan__document__number="33-NQ/TU")
    assert own.name == "xây chợ"
    assert len(offered()) == 1


def test_in_whatever_order_they_come_the_register_offers_the_same():
    added = target("Xây 5 chợ.", "5", "count", indicator="xây chợ")
    enter(amending(TO_4000, added))
    assert not Plan.objects.exists()
    assert len(offered(Match.UNKNOWN_AMENDED)) == 2
    enter(resolution())
    (one,) = offered()
    assert one.target.slug == FOREST
    assert Target.objects.filter(plan__document__number="33-NQ/TU").count() == 1
    assert not offered(Match.UNKNOWN_AMENDED)


def test_the_same_file_again_changes_nothing():
    enter(resolution())
    enter(amending(TO_4000))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    enter(amending(TO_4000))
    assert (Amendment.objects.count(), len(offered())) == (1, 0)


@pytest.mark.parametrize(
    ("title", "offers"), [("2. Điều chỉnh chỉ tiêu năm 2023", 1), ("2. Điều chỉnh quy hoạch", 0)]
)
def test_a_resolution_on_other_things_may_adjust_targets_under_a_heading(title, offers):
    enter(resolution())
    lead = heading(title, 2)
    enter(reading(
        heading("I- MỤC TIÊU 6 THÁNG CUỐI NĂM"), lead, TO_4000, kind="resolution",
        number="35-NQ/TU", title="Nghị quyết về nhiệm vụ 6 tháng cuối năm 2023",
        issued_on=AMENDED_ON, name="nq-35.docx",
    ))  # fmt: skip
    assert [one.target.slug for one in offered()] == [FOREST] * offers
    assert Target.objects.filter(plan__document__number="35-NQ/TU").count() == 1 - offers


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Nghị quyết về nhiệm vụ năm 2024", "resolution"), ("Báo cáo sửa đổi số liệu", "report"),
     ("Kế hoạch thực hiện Luật sửa đổi, bổ sung Luật Đất đai", "plan")],
)  # fmt: skip
def test_what_does_not_say_that_it_amends_offers_nothing(title, kind):
    enter(resolution())
    enter(amending(TO_4000, title=title, kind=kind))
    assert not offered()


def test_a_report_that_tells_the_new_level_says_the_same():
    enter(resolution())
    enter(amending(TO_4000))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    enter(report(forest("kế hoạch điều chỉnh 4.000 ha", "4000")))
    told = Proposal.objects.get(evidence__quote="kế hoạch điều chỉnh 4.000 ha")
    assert (told.match, told.note) == (Match.SAME, "Trùng với 33-NQ/TU")


def test_an_offer_is_left_out_reopened_and_undone_like_any_other():
    enter(resolution())
    document = enter(amending(TO_4000))
    one = offered()[0]
    reject_proposal(proposal_id=one.pk, by=KEEPER, note="nhầm")
    reopen_proposal(proposal_id=one.pk, by=KEEPER, note="xem lại")
    accept_proposal(proposal_id=one.pk, by=KEEPER)
    assert level_on(AMENDED_ON) == "4000"
    undo(document=document.slug, by=KEEPER)
    assert (Amendment.objects.count(), offered()[0].pk) == (0, one.pk)
    accept_proposal(proposal_id=one.pk, by=KEEPER)
    reopen_proposal(proposal_id=one.pk, by=KEEPER, note="xem lại")
    assert (Amendment.objects.count(), level_on(AMENDED_ON)) == (0, "4200")
    assert Target.objects.get(slug=FOREST).version > 1


def test_a_target_with_a_later_level_does_not_leave_under_it():
    enter(resolution())
    enter(amending(TO_4000))
    accept_proposal(proposal_id=offered()[0].pk, by=KEEPER)
    own = Proposal.objects.get(target__slug=FOREST, match=Match.NEW)
    with pytest.raises(WrongState):
        reopen_proposal(proposal_id=own.pk, by=KEEPER, note="xem lại")


def test_who_decides_on_the_amending_document_alone_does_not_change_the_plan():
    enter(resolution())
    enter(amending(TO_4000, issuer="Sở Nông nghiệp"))
    one = offered()[0]
    below = frozenset({Body.objects.get(slug="so-nong-nghiep").pk})
    with pytest.raises(NotAllowed):
        accept_proposal(
            proposal_id=one.pk,
            by=Viewer(name="Chi", grants=(Grant(role="verifier", bodies=below),)),
        )
    assert not Amendment.objects.exists()


# By hand, at the page of the target.


def amend(**more) -> Amendment:
    given = {"target": REVENUE, "document": Document.objects.get(number="33-NQ/TU").slug,
             "value": "2.250 tỷ đồng", "reason": "hụt thu", "by": KEEPER}  # fmt: skip
    return amend_target(**given | more)


@pytest.fixture
def two(bodies: None) -> None:
    once("amended", lambda: (enter(resolution()), enter(amending(TO_4000)), None)[-1])


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("typed", "value", "op"),
    [("2.250 tỷ đồng", 2_250 * 10**9, "eq"), ("từ 2.250 tỷ đồng trở lên", 2_250 * 10**9, "ge"),
     ("2.250.000.000.000", 2_250 * 10**9, "eq")],
)  # fmt: skip
def test_a_person_writes_the_level_as_people_do(typed, value, op):
    made = amend(value=typed)
    assert (made.value, made.op, made.unit, made.period) == (value, op, "VND", "2023")
    entry = AuditEvent.objects.get(act="target.amend")
    assert (entry.note, entry.data["after"], entry.slug) == (
        "hụt thu", {"eq": "2.250 tỷ đồng", "ge": "từ 2.250 tỷ đồng"}[op], REVENUE,
    )  # fmt: skip


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"value": "nhiều"}, CorrectionInvalid),
        ({"value": "12%"}, NotEnterable),
        ({"value": "từ 2.350 tỷ đồng trở lên"}, NotEnterable),
        ({"reason": " "}, ReasonMissing),
        ({"document": "khong-co"}, NotFound),
        ({"target": "khong-co"}, NotFound),
        ({"version": 9}, ChangedMeanwhile),
        ({"by": Viewer(name="Đ", grants=(Grant(role="verifier"),))}, NotAllowed),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(given, error):
    before = AuditEvent.objects.count()
    with pytest.raises(error):
        amend(**given)
    assert (Amendment.objects.count(), AuditEvent.objects.count()) == (0, before)
    assert Target.objects.get(slug=REVENUE).version == 1


@pytest.mark.usefixtures("two")
def test_the_last_decision_counts_from_the_day_that_it_holds():
    later = enter(amending(TO_4000, number="40-NQ/TU", name="b.docx", issued_on=date(2023, 9, 1)))
    amend(holds_from=date(2023, 10, 1))
    amend(document=later.slug, value="2.300 tỷ đồng", holds_from=date(2023, 1, 1))
    days = (date(2023, 8, 31), date(2023, 9, 1), date(2023, 12, 1))
    assert [level_on(day, REVENUE)[:4] for day in days] == ["2350", "2300", "2300"]


@pytest.mark.usefixtures("two")
def test_a_change_is_taken_back_with_its_reason_and_stays_told_of():
    made = amend()
    back = withdraw_amendment(
        target=REVENUE, document=made.document.slug, why="nhập nhầm", by=KEEPER, version=2
    )
    assert (back.withdrawn_by, level_on(AMENDED_ON, REVENUE)[:4]) == ("Bình", "2350")
    assert [one.pk for one in selectors.withdrawn_of(made.target)] == [made.pk]
    assert amend().pk != made.pk
    with pytest.raises(ReasonMissing):
        withdraw_amendment(target=REVENUE, document=made.document.slug, why="", by=KEEPER)


@pytest.mark.usefixtures("two")
def test_what_a_secret_document_changes_is_not_there_for_others():
    made = amend()
    approver = Viewer(name="duyệt", grants=(Grant(role="approver", clearance="top"),))
    classify_document(document=made.document.slug, secrecy=Secrecy.SECRET, why="mật", by=approver)
    assert [level_on(AMENDED_ON, REVENUE, to)[:4] for to in (None, approver)] == ["2350", "2250"]
    with pytest.raises(NotFound):
        withdraw_amendment(target=REVENUE, document=made.document.slug, why="x", by=KEEPER)
    enter(report(figure("kế hoạch thu 2.250 tỷ đồng", "2250000000000", "VND", role="target",
                        indicator="thu ngân sách", indicator_id="budget-revenue")))  # fmt: skip
    told = Proposal.objects.get(evidence__quote="kế hoạch thu 2.250 tỷ đồng")
    assert told.match == Match.CONTRADICTION
    assert "33" not in told.note


@pytest.mark.usefixtures("two")
def test_an_entry_of_the_trail_is_as_secret_as_the_more_secret_of_both():
    approver = Viewer(name="duyệt", grants=(Grant(role="approver", clearance="top"),))
    classify_document(
        document=Document.objects.get(number="33-NQ/TU").slug, secrecy=Secrecy.SECRET,
        why="mật", by=approver,
    )  # fmt: skip
    amend(by=approver)
    entry = AuditEvent.objects.get(act="target.amend")
    assert (entry.secrecy, entry.kind) == ("secret", "amendment")


def test_a_title_that_adjusts_targets_at_another_document_amends_it_whatever_the_sentence_says():
    made = amending(
        TO_4000, title="Nghị quyết về việc điều chỉnh một số chỉ tiêu tại Nghị quyết số 27-NQ/TU"
    )
    cited = tuple(replace(one, relation="cites") for one in made.documents)
    enter(replace(made, documents=cited))
    assert len(offered(Match.UNKNOWN_AMENDED)) == 1
    enter(resolution())
    assert [one.target.slug for one in offered()] == [FOREST]


@pytest.mark.usefixtures("two")
def test_a_sheet_goes_out_at_the_latest_level_and_comes_in_as_the_same():
    amend(value="từ 2.250 tỷ đồng trở lên")
    (row,) = [one for one in selectors.indicator_rows() if one["code"] == "budget-revenue"]
    assert row["plan"] == "từ 2.250 trở lên"
    data = sheets.as_csv("indicators", [row])
    options = Options(issuer="tinh-uy", dated=date(2024, 2, 1))
    found = preview_import(data, "b.csv", options=options, by=KEEPER)
    assert [(one.kind, one.wrong) for one in found.rows] == [("unchanged", [])]
    assert "33-NQ/TU" in " ".join(found.rows[0].notes)


def test_percents_of_two_plans_stand_side_by_side_and_repeat_each_their_own():
    share = {"measure": Measure.ATTAINMENT, "basis": Basis.PLAN, "indicator": "thu ngân sách",
             "indicator_id": "budget-revenue"}  # fmt: skip
    enter(resolution())
    both = (
        figure("bằng 103% dự toán Trung ương giao", "103", **share),
        figure("101% dự toán HĐND tỉnh giao", "101", **share),
    )
    enter(report(*both))
    enter(report(*both, name="lai.docx", day=date(2023, 11, 5)))
    seen = Observation.objects.filter(measure="attainment").order_by("pk")
    assert [(f"{one.value:f}", one.evidence.quote[:4]) for one in seen] == [
        ("103", "bằng"), ("101", "101%"),
    ]  # fmt: skip
    assert Proposal.objects.filter(match=Match.SAME, observation__in=seen).count() == 2
    assert not Proposal.objects.filter(match=Match.CONTRADICTION).exists()
    assert not [row for row in selectors.indicator_rows() if row["result"] in (103, 101)]
