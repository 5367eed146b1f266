"""Acts of the review desk: exact to undo, told to the second of two, never overwritten."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from made import figure, item, report, resolution, revenue, snapshot

from tiendo.facts.items import Commendation, Meeting, Person, Shortcoming, Task
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import (
    ChangedMeanwhile,
    CorrectionInvalid,
    NotAllowed,
    NotFound,
    NothingToUndo,
    ReasonMissing,
    WrongState,
)
from tiendo.register.models import (
    AuditEvent,
    DeskAct,
    Document,
    Evidence,
    Match,
    Observation,
    Proposal,
    SearchWord,
    State,
    Target,
)
from tiendo.register.models import Task as TaskRecord
from tiendo.register.services import (
    accept_proposal,
    accept_proposals,
    add_proposal,
    correct_proposal,
    merge_proposals,
    read_again,
    register_reading,
    reject_proposal,
    reopen_proposal,
    split_proposal,
    undo,
)
from tiendo.register.services.many import sure_enough

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]


def person(name: str, role: str = "editor", **more) -> Viewer:
    return Viewer(name=name, grants=(Grant(role=role, **more),))


BINH, CHI = person("Bình"), person("Chi", "verifier")
REVENUE = "Thu ngân sách 2412 tỷ đồng"


def enter(*made, **options) -> None:
    for one in made:
        register_reading(one, by="An", **{"accept": False} | options)


def read(quote: str) -> Proposal:
    return Proposal.objects.get(evidence__quote=quote)


def slug_of(quote: str) -> str:
    return read(quote).document.slug


def standing() -> dict[str, list[str]]:
    """The register without the trail, and without the counters that never run back."""
    apart = ("AuditEvent", "AuditHead", "DeskAct")
    found = {name: rows for name, rows in snapshot().items() if name not in apart}
    return {
        name: sorted(re.sub(r"\|version=\d+", "", row) for row in rows)
        for name, rows in found.items()
    }


def everything() -> list:
    return [
        resolution(),
        report(
            revenue("2412"),
            item("Sở Y tế rà soát", Task, action="rà soát", owners=("Sở Y tế",)),
            item("Giải ngân còn chậm", Shortcoming, text="Giải ngân còn chậm"),
            item("tặng Bằng khen", Commendation, award="Bằng khen"),
            item("ông Lê Văn Khoa", Person, name="Lê Văn Khoa"),
            item("Hội nghị lần thứ 12", Meeting, name="Hội nghị lần thứ 12"),
        ),
    ]


ACTS = [
    pytest.param(lambda p: accept_proposal(proposal_id=p.pk, by=BINH), id="accept"),
    pytest.param(lambda p: reject_proposal(proposal_id=p.pk, by=BINH, note="Thừa"), id="reject"),
]


@pytest.mark.parametrize("act", ACTS)
def test_undo_restores_exactly_what_stood_before_whatever_the_kind(act):
    enter(*everything())
    enterable = Proposal.objects.filter(state=State.PROPOSED, match=Match.NEW)
    assert {one.kind for one in enterable} >= {"figure", "task", "meeting", "person"}
    for proposal in enterable:
        before = standing()
        act(proposal)
        assert standing() != before
        undo(document=proposal.document.slug, by=BINH)
        assert standing() == before


def test_undo_of_a_bulk_restores_all_of_it_in_one_step():
    enter(*everything())
    slug = slug_of(REVENUE)
    document = Document.objects.get(slug=slug)
    before = standing()
    seen = {one.pk: one.version for one, _ in sure_enough(document, above=Decimal(0), to=BINH)}
    taken, left = accept_proposals(document=slug, seen=seen, by=BINH)
    assert (len(taken), left) == (6, [])
    assert AuditEvent.objects.filter(act="proposal.accept-many").count() == 1
    undo(document=slug, by=BINH)
    assert standing() == before


def test_undo_goes_back_step_by_step_and_then_says_that_there_is_nothing():
    enter(report(revenue("2412"), item("rà soát", Task, action="rà soát")))
    slug, start = slug_of(REVENUE), standing()
    accept_proposal(proposal_id=read("rà soát").pk, by=BINH)
    middle = standing()
    reject_proposal(proposal_id=read(REVENUE).pk, by=BINH, note="Đọc nhầm")
    undo(document=slug, by=BINH)
    assert standing() == middle
    undo(document=slug, by=BINH)
    assert standing() == start
    with pytest.raises(NothingToUndo):
        undo(document=slug, by=BINH)


def test_undo_is_an_act_of_its_own_in_the_trail():
    enter(report(revenue("2412")))
    accept_proposal(proposal_id=read(REVENUE).pk, by=BINH)
    undo(document=slug_of(REVENUE), by=BINH)
    event = AuditEvent.objects.get(act="proposal.undo")
    assert event.data["undone"] == "proposal.accept"
    assert (event.data["before"]["state"], event.data["after"]["state"]) == ("accepted", "proposed")


def test_undo_is_refused_where_somebody_went_on_and_names_them():
    enter(report(revenue("2412")))
    correct_proposal(proposal_id=read(REVENUE).pk, fields={"value": Decimal(5)}, by=BINH)
    accept_proposal(proposal_id=read(REVENUE).pk, by=CHI)
    before = standing()
    with pytest.raises(WrongState, match="Chi đã làm tiếp"):
        undo(document=slug_of(REVENUE), by=BINH)
    assert standing() == before


def test_undo_is_refused_where_a_later_document_stands_on_it():
    enter(report(revenue("2412"), name="a.docx"))
    accept_proposal(proposal_id=read(REVENUE).pk, by=BINH)
    enter(report(revenue("2412"), name="b.docx"), accept=True)
    with pytest.raises(WrongState, match="dựa vào"):
        undo(document="a", by=BINH)


def test_one_takes_back_only_what_is_ones_own():
    enter(report(revenue("2412")))
    accept_proposal(proposal_id=read(REVENUE).pk, by=BINH)
    with pytest.raises(NothingToUndo):
        undo(document=slug_of(REVENUE), by=CHI)


def test_who_may_no_longer_decide_takes_no_decision_back():
    enter(report(revenue("2412")))
    accept_proposal(proposal_id=read(REVENUE).pk, by=person("An"))
    with pytest.raises(NotAllowed):
        undo(document=slug_of(REVENUE), by=person("An", "contributor"))
    undo(document=slug_of(REVENUE), by=person("An"))
    correct_proposal(
        proposal_id=read(REVENUE).pk, fields={"period": "2022"}, by=person("An", "contributor")
    )
    undo(document=slug_of(REVENUE), by=person("An", "contributor"))


def test_a_correction_stands_beside_what_was_read_and_counts():
    enter(report(revenue("2412")))
    done = correct_proposal(
        proposal_id=read(REVENUE).pk, fields={"value": Decimal("2413000000000")}, by=BINH
    )
    assert done.payload["value"] == 2412000000000
    assert done.correction == {"value": 2413000000000}
    assert (done.corrected_by, done.state) == ("Bình", State.PROPOSED)
    accept_proposal(proposal_id=done.pk, by=CHI)
    assert Observation.objects.get().value == Decimal("2413000000000")


def test_accepting_with_a_correction_is_one_act():
    enter(report(revenue("2412")))
    accept_proposal(
        proposal_id=read(REVENUE).pk, fields={"period": "2023-9M", "estimated": False}, by=BINH
    )
    assert Observation.objects.get().period == "2023-9M"
    assert AuditEvent.objects.filter(by="Bình").count() == DeskAct.objects.count() == 1
    after = AuditEvent.objects.get(by="Bình").data["after"]
    assert after == {"state": "accepted", "period": "2023-9M", "estimated": "False"}


WRONG = [
    ({}, "Chưa sửa gì"),
    ({"value": Decimal("2412000000000")}, "Chưa sửa gì"),
    ({"indicator": " "}, "Còn thiếu"),
    ({"period": "hôm qua"}, "không phải là một kỳ"),
    ({"op": "range"}, "đầu trên"),
    ({"measure": "lạ"}, "không đúng dạng"),
    ({"value": Decimal("1.2345678901234567")}, "quá nhiều chữ số"),
]


@pytest.mark.parametrize(("fields", "says"), WRONG)
def test_a_correction_that_makes_no_item_is_refused(fields, says):
    enter(report(revenue("2412")))
    before = snapshot()
    with pytest.raises(CorrectionInvalid, match=says):
        correct_proposal(proposal_id=read(REVENUE).pk, fields=fields, by=BINH)
    assert snapshot() == before


def test_what_a_person_corrected_no_rule_accepts_by_itself():
    words = {"indicator": "số thu của tỉnh", "unit_text": "tỷ đồng"}
    enter(
        resolution(),
        report(figure("số thu 9 tỷ", "9000000000", "VND", **words)),
        report(figure("số thu 8 tỷ", "8000000000", "VND", **words, period="2022"), name="b.docx"),
        accept=True,
    )
    correct_proposal(proposal_id=read("số thu 8 tỷ").pk, fields={"period": "2021"}, by=CHI)
    accept_proposal(proposal_id=read("số thu 9 tỷ").pk, by=BINH, indicator="budget-revenue")
    assert read("số thu 8 tỷ").state == State.PROPOSED
    assert read("số thu 8 tỷ").match == Match.NEW


def test_the_second_of_two_is_told_who_changed_what_and_nothing_is_lost():
    enter(report(revenue("2412")))
    seen = read(REVENUE)
    correct_proposal(proposal_id=seen.pk, fields={"period": "2022"}, by=CHI, version=seen.version)
    for act in (
        lambda: accept_proposal(proposal_id=seen.pk, by=BINH, version=seen.version),
        lambda: reject_proposal(proposal_id=seen.pk, by=BINH, note="x", version=seen.version),
        lambda: correct_proposal(
            proposal_id=seen.pk, fields={"period": "2021"}, by=BINH, version=seen.version
        ),
        lambda: split_proposal(
            proposal_id=seen.pk, parts=["Thu", "đồng"], by=BINH, version=seen.version
        ),
    ):
        before = snapshot()
        with pytest.raises(ChangedMeanwhile, match="Chi đã thay đổi") as told:
            act()
        assert told.value.by == "Chi"
        assert snapshot() == before
    assert read(REVENUE).item["period"] == "2022"


def test_a_bulk_leaves_what_changed_since_it_was_shown():
    enter(report(revenue("2412"), item("rà soát", Task, action="rà soát")))
    slug = slug_of(REVENUE)
    seen = {one.pk: one.version for one in Proposal.objects.all()}
    correct_proposal(proposal_id=read("rà soát").pk, fields={"action": "rà soát lại"}, by=CHI)
    taken, left = accept_proposals(document=slug, seen=seen, by=BINH)
    assert ([str(p.evidence) for p in taken], [str(p.evidence) for p in left]) == (
        [REVENUE],
        ["rà soát"],
    )
    assert read("rà soát").state == State.PROPOSED


def test_above_a_confidence_are_only_those_that_enter_by_themselves():
    sure, unsure = {"confidence": 0.97}, {"confidence": 0.5}
    enter(
        report(
            revenue("2412", **sure),
            revenue("9", period="2022", **unsure),
            figure("lạ", "1", "count", indicator="số cây đa", **sure),
        )
    )
    document = Document.objects.get()
    found = sure_enough(document, above=Decimal("0.9"), to=BINH)
    assert [str(one.evidence) for one, _ in found] == [REVENUE]


def test_a_split_makes_its_parts_and_undo_makes_it_whole():
    whole = "Thu ngân sách 2412 tỷ đồng, chi ngân sách 1900 tỷ đồng"
    words = {"indicator": "thu ngân sách", "unit_text": "tỷ đồng"}
    enter(report(figure(whole, "2412000000000", "VND", **words)))
    before = standing()
    parts = split_proposal(
        proposal_id=read(whole).pk,
        parts=["Thu ngân sách 2412 tỷ đồng", "chi ngân sách 1900 tỷ đồng"],
        by=BINH,
    )
    assert [(p.item["value"], p.item["period"]) for p in parts] == [
        (2412000000000, "2023"),
        (1900000000000, "2023"),
    ]
    assert all(p.is_persons and p.state == State.PROPOSED for p in parts)
    assert read(whole).state == State.REPLACED
    undo(document=slug_of(whole), by=BINH)
    assert standing() == before


def test_a_part_must_be_words_of_the_quote_in_their_order():
    enter(report(revenue("2412")))
    for parts in (["đồng"], ["đồng", "Thu"], ["Chi", "đồng"]):
        with pytest.raises(CorrectionInvalid):
            split_proposal(proposal_id=read(REVENUE).pk, parts=parts, by=BINH)


def test_two_of_a_kind_are_merged_with_the_words_of_both():
    enter(
        report(
            item("rà soát hồ sơ", Task, action="rà soát hồ sơ"),
            item("trình trước quý IV", Task, action="trình", owners=("Sở Y tế",)),
            revenue("2412"),
        )
    )
    before = standing()
    first, other = read("rà soát hồ sơ"), read("trình trước quý IV")
    made = merge_proposals(proposal_id=first.pk, other_id=other.pk, by=BINH)
    assert made.item["action"] == "rà soát hồ sơ trình trước quý IV"
    assert made.item["owners"] == ["Sở Y tế"]
    accept_proposal(proposal_id=made.pk, by=BINH)
    assert TaskRecord.objects.get().owners_text == ["Sở Y tế"]
    undo(document=made.document.slug, by=BINH)
    undo(document=made.document.slug, by=BINH)
    assert standing() == before
    with pytest.raises(CorrectionInvalid, match="cùng loại"):
        merge_proposals(proposal_id=first.pk, other_id=read(REVENUE).pk, by=BINH)


def test_what_was_missed_becomes_a_proposal_with_its_place():
    enter(report(item("Thu ngân sách năm 2023 đạt 2.412 tỷ đồng.", Shortcoming, text="x")))
    document = Document.objects.get()
    start = document.text.index("2.412")
    made = add_proposal(document=document.slug, kind="figure", start=start, end=start + 13, by=BINH)
    assert made.evidence.quote == "2.412 tỷ đồng"
    assert (made.item["value"], made.item["unit"]) == (2412000000000, "VND")
    assert made.item["period"] == "2023"
    assert made.added_by == "Bình"
    accept_proposal(proposal_id=made.pk, by=BINH)
    assert Observation.objects.get().value == Decimal("2412000000000")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 10**6), (-1, 4)])
def test_no_words_are_no_proposal(start, end):
    enter(report(revenue("2412")))
    with pytest.raises(CorrectionInvalid):
        add_proposal(document=slug_of(REVENUE), kind="task", start=start, end=end, by=BINH)


def test_words_without_a_number_are_no_figure():
    enter(report(revenue("2412")))
    with pytest.raises(CorrectionInvalid, match="không có số"):
        add_proposal(document=slug_of(REVENUE), kind="figure", start=0, end=13, by=BINH)


def test_what_was_accepted_can_be_looked_at_again():
    enter(
        report(revenue("2412"), name="a.docx"),
        report(revenue("2412"), name="b.docx"),
        accept=True,
    )
    first = Proposal.objects.get(document__slug="a")
    before = standing()
    done = reopen_proposal(proposal_id=first.pk, by=BINH, note="Sai kỳ")
    assert done.state == State.PROPOSED
    other = Proposal.objects.get(document__slug="b")
    assert (other.state, other.match) == (State.ACCEPTED, Match.NEW)
    assert Observation.objects.get().document.slug == "b"
    undo(document="a", by=BINH)
    assert standing() == before


def test_an_accepted_target_can_be_looked_at_again():
    enter(resolution(), accept=True)
    quote = "Trồng mới trên 4.200 ha rừng."
    before = standing()
    reopen_proposal(proposal_id=read(quote).pk, by=BINH, note="Sai chỉ tiêu")
    assert Target.objects.count() == 3
    undo(document=slug_of(quote), by=BINH)
    assert standing() == before
    reopen_proposal(proposal_id=read(quote).pk, by=BINH, note="Sai chỉ tiêu")
    accept_proposal(proposal_id=read(quote).pk, by=BINH, fields={"value": Decimal(4300)})
    assert [t.value for t in Target.objects.filter(ordinal=1)] == [4300]


def test_looking_again_and_rejecting_need_a_reason():
    enter(report(revenue("2412")))
    with pytest.raises(ReasonMissing):
        reject_proposal(proposal_id=read(REVENUE).pk, by=BINH, note=" ")
    accept_proposal(proposal_id=read(REVENUE).pk, by=BINH)
    with pytest.raises(ReasonMissing):
        reopen_proposal(proposal_id=read(REVENUE).pk, by=BINH, note="")


def test_a_contributor_corrects_own_and_accepts_nothing():
    enter(report(revenue("2412")))
    pk = read(REVENUE).pk
    an, other = person("An", "contributor"), person("Dung", "contributor")
    correct_proposal(proposal_id=pk, fields={"period": "2022"}, by=an)
    with pytest.raises(NotAllowed, match="Chỉ người đưa văn bản"):
        correct_proposal(proposal_id=pk, fields={"period": "2021"}, by=other)
    for act in (accept_proposal, reject_proposal):
        with pytest.raises(NotAllowed):
            act(proposal_id=pk, by=an, note="x")
    with pytest.raises(NotAllowed):
        correct_proposal(proposal_id=pk, fields={"period": "2021"}, by=person("Em", "reader"))


def test_a_secret_document_is_not_there_for_those_without_the_right():
    enter(report(revenue("2412")), secrecy="secret")
    with pytest.raises(NotFound):
        accept_proposal(proposal_id=read(REVENUE).pk, by=BINH)
    cleared = person("Giang", clearance="secret")
    assert accept_proposal(proposal_id=read(REVENUE).pk, by=cleared).state == State.ACCEPTED


def test_what_stands_beside_a_secret_waits_for_somebody_who_may_see_it():
    enter(report(revenue("2412"), name="mat.docx"), secrecy="secret", accept=True)
    enter(report(revenue("2400"), name="mo.docx"))
    open_one = Proposal.objects.get(document__slug="mo")
    assert open_one.match == Match.CONTRADICTION
    with pytest.raises(NotAllowed, match="văn bản mật"):
        accept_proposal(proposal_id=open_one.pk, by=BINH, note="x")


def test_every_act_leaves_one_entry_and_the_words_to_find_it_by():
    enter(report(revenue("2412"), item("rà soát", Task, action="rà soát")))
    accept_proposal(proposal_id=read("rà soát").pk, by=BINH)
    assert AuditEvent.objects.filter(by="Bình").count() == 1
    task = TaskRecord.objects.get()
    assert SearchWord.objects.filter(kind="task", ref=task.pk, word="ra").exists()
    undo(document=task.document.slug, by=BINH)
    assert not SearchWord.objects.filter(kind="task").exists()


def test_evidence_that_an_undone_act_made_leaves_with_it():
    enter(report(revenue("2412")))
    slug = slug_of(REVENUE)
    add_proposal(document=slug, kind="shortcoming", start=0, end=3, by=BINH)
    undo(document=slug, by=BINH)
    assert Evidence.objects.count() == 1


def again(*made) -> tuple:
    """A second reading of the same bytes by another reader."""
    first, second = report(*made[0]), report(*made[1])
    return first, replace(second, source=first.source, text=first.text)


def test_the_same_bytes_with_another_reading_change_nothing_by_themselves():
    first, second = again([revenue("2412")], [revenue("2412", period="2021")])
    enter(first)
    correct_proposal(proposal_id=read(REVENUE).pk, fields={"period": "2022"}, by=BINH)
    before = snapshot()
    assert register_reading(second, by="An").new is False
    assert snapshot() == before


def test_a_later_reading_never_overwrites_what_a_person_wrote_or_decided():
    task = item("rà soát", Task, action="rà soát")
    first, second = again(
        [revenue("2412"), revenue("9", period="2020"), task, revenue("7", period="2019")],
        [
            revenue("2412", period="2021"),
            revenue("9", period="2018"),
            item("rà soát", Task, action="rà soát hết"),
            revenue("7", period="2016"),
        ],
    )
    enter(first)
    correct_proposal(proposal_id=read(REVENUE).pk, fields={"period": "2022"}, by=BINH)
    accept_proposal(proposal_id=read("rà soát").pk, by=BINH)
    reject_proposal(proposal_id=read("Thu ngân sách 7 tỷ đồng").pk, by=BINH, note="Thừa")
    kept = [str(p.payload) for p in Proposal.objects.all() if p.evidence.quote != NINE]
    before = standing()
    done = read_again(second, by="An")
    assert (done.added, done.changed, done.gone, done.kept) == (0, 1, 0, 3)
    assert [str(p.payload) for p in Proposal.objects.all() if p.evidence.quote != NINE] == kept
    assert read(REVENUE).item["period"] == "2022"
    assert read(NINE).item["period"] == "2018"
    assert TaskRecord.objects.get().action == "rà soát"
    assert AuditEvent.objects.filter(act="document.read-again").count() == 1
    undo(document=slug_of(NINE), by=person("An"))
    assert standing() == before


NINE = "Thu ngân sách 9 tỷ đồng"


def test_what_a_later_reading_sees_anew_waits_and_what_it_does_not_see_is_told():
    first, second = again([revenue("2412"), revenue("9", period="2020")], [revenue("2412")])
    enter(first)
    done = read_again(second, by="An")
    assert (done.added, done.gone) == (0, 1)
    assert (read(NINE).state, read(NINE).note) == (
        State.REJECTED,
        "Lần đọc sau không còn thấy mục này",
    )
    _, third = again(
        [revenue("2412"), revenue("9", period="2020")],
        [revenue("2412"), item(NINE, Shortcoming, text=NINE)],
    )
    assert read_again(third, by="An").added == 1
    assert Proposal.objects.get(kind="shortcoming").state == State.PROPOSED


def test_a_reading_with_another_text_is_refused():
    first = report(revenue("2412"))
    enter(first)
    before = snapshot()
    with pytest.raises(WrongState, match="tách chữ"):
        read_again(replace(first, text=first.text + "x"), by="An")
    with pytest.raises(NotFound):
        read_again(report(revenue("3")), by="An")
    assert snapshot() == before
