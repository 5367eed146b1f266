"""Plans replaced, targets handed down, links corrected: each act once, told, and refused well."""

from __future__ import annotations

from datetime import date

import pytest
from made import reading, resolution, target
from test_register_amending import amending, enter, named

from tiendo.facts.items import CitedDocument
from tiendo.register import selectors
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import (
    ChangedMeanwhile,
    CorrectionInvalid,
    NotAllowed,
    NotFound,
    ReasonMissing,
    WrongState,
)
from tiendo.register.models import (
    AuditEvent,
    Body,
    BodyLink,
    Document,
    DocumentLink,
    Indicator,
    Plan,
    Secrecy,
    Target,
    TargetPart,
)
from tiendo.register.selectors import replacing
from tiendo.register.selectors.coverage import coverage
from tiendo.register.selectors.parts import candidates_for, parts_of, units_without, wholes_of
from tiendo.register.services import classify_document
from tiendo.register.services.amending import amend_target
from tiendo.register.services.ending import end_plan, resume_plan
from tiendo.register.services.handing import hand_down, take_back
from tiendo.register.services.linking import add_link, correct_link
from tiendo.scoring.handed import handed_down
from tiendo.scoring.rules.handed import Against
from tiendo.scoring.selectors import judged_targets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
KEEPER = Viewer(name="Bình", grants=(Grant(role="editor"),))
READER = Viewer(name="Đ", grants=(Grant(role="verifier"),))
APPROVER = Viewer(name="duyệt", grants=(Grant(role="approver", clearance="top"),))
OLD = "27-nq-tu-2022"
TODAY = date(2024, 2, 1)


def successor(**fields) -> Document:
    return enter(
        reading(
            named("replaces"),
            target("Trồng 5.000 ha rừng.", "5000", "ha", indicator="trồng rừng", period="2024"),
            **{"name": "nq-50.docx", "kind": "resolution", "number": "50-NQ/TU",
               "issued_on": date(2023, 12, 22), **fields},
        )
    )  # fmt: skip


def secret(document: Document) -> None:
    classify_document(document=document.slug, secrecy=Secrecy.SECRET, why="mật", by=APPROVER)


def entries(act: str) -> int:
    return AuditEvent.objects.filter(act=act).count()


# A plan that was replaced.


def test_a_document_that_says_it_replaces_is_offered_and_ends_the_plan_only_when_confirmed():
    enter(resolution())
    after = successor()
    plan = Plan.objects.get(slug=OLD)
    (said,) = replacing.said_replaced(plan)
    assert (said.source, plan.successor) == (after, None)
    assert replacing.plans_replaced_by(after) == [plan]
    end_plan(plan=OLD, successor=after.slug, reason="hết năm", by=KEEPER, version=1)
    plan.refresh_from_db()
    end = replacing.end_of(plan)
    assert (end.on, end.document, end.plan.document, end.why) == (
        date(2023, 12, 22), after, after, "hết năm",
    )  # fmt: skip
    assert (replacing.said_replaced(plan), replacing.plans_replaced_by(after)) == ([], [])
    assert plan.targets.count() == 4
    assert selectors.main_plan() == Plan.objects.get(document=after)
    assert entries("plan.end") == 1


def test_in_whatever_order_they_come_it_is_offered():
    successor()
    enter(resolution())
    assert len(replacing.said_replaced(Plan.objects.get(slug=OLD))) == 1


def test_an_ended_plan_goes_on_after_all():
    enter(resolution())
    end_plan(plan=OLD, successor=successor().slug, reason="x", by=KEEPER)
    plan = resume_plan(plan=OLD, why="nhầm", by=KEEPER, version=2)
    assert (plan.successor, plan.ended_on, plan.version) == (None, None, 3)
    assert (entries("plan.end"), entries("plan.resume")) == (1, 1)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"reason": ""}, ReasonMissing),
        ({"successor": "khong-co"}, NotFound),
        ({"successor": "2022-12-06-nghi-quyet-27"}, CorrectionInvalid),
        ({"plan": "khong-co"}, NotFound),
        ({"on": date(2022, 1, 1)}, CorrectionInvalid),
        ({"version": 7}, ChangedMeanwhile),
        ({"by": READER}, NotAllowed),
    ],
)
def test_an_end_that_cannot_be_is_refused_and_leaves_nothing(given, error):
    own = enter(resolution())
    after = successor()
    if given.get("successor", "").startswith("2022"):
        given = {"successor": own.slug}
    before = AuditEvent.objects.count()
    with pytest.raises(error):
        end_plan(**{"plan": OLD, "successor": after.slug, "reason": "x", "by": KEEPER} | given)
    assert Plan.objects.get(slug=OLD).successor is None
    assert AuditEvent.objects.count() == before


def test_a_plan_ended_by_a_secret_document_goes_on_for_those_who_may_not_see_it():
    enter(resolution())
    after = successor()
    end_plan(plan=OLD, successor=after.slug, reason="x", by=KEEPER)
    secret(after)
    plan = Plan.objects.get(slug=OLD)
    assert replacing.end_of(plan) is None
    assert replacing.end_of(plan, to=APPROVER).document == after
    assert selectors.main_plan() == plan


# Targets handed down.


def unit(number: str, ha: str, place="Huyện ủy Nà Lặng", **more) -> Document:
    given = {"indicator": "trồng rừng", "unit_text": "ha", **more}
    return enter(
        reading(
            target(f"Trồng {ha} ha rừng.", ha, "ha", **given),
            name=f"{number}.docx", kind="plan", number=f"{number}-KH/HU", issuer=place,
            issued_on=date(2023, 1, 20),
        )
    )  # fmt: skip


@pytest.fixture
def forest(bodies: None) -> tuple[Target, Target]:
    enter(resolution())
    unit("7", "4200")
    return tuple(
        Target.objects.filter(indicator__slug="trong-rung").order_by("plan__document__dated")
    )


def test_a_units_target_is_offered_linked_told_of_and_parted_again(forest):
    whole, part = forest
    assert candidates_for(whole) == [part]
    hand_down(whole=whole.slug, part=part.slug, reason="giao", by=KEEPER, version=1)
    assert [one.part for one in parts_of(whole)] == [part]
    assert (wholes_of(part), candidates_for(whole)) == ([whole], [])
    with pytest.raises(WrongState):
        hand_down(whole=whole.slug, part=part.slug, reason="giao", by=KEEPER)
    with pytest.raises(ChangedMeanwhile):
        take_back(whole=whole.slug, part=part.slug, why="thôi", by=KEEPER, version=1)
    take_back(whole=whole.slug, part=part.slug, why="thôi", by=KEEPER, version=2)
    assert (parts_of(whole), TargetPart.objects.get().ended_why) == ([], "thôi")
    with pytest.raises(NotFound):
        take_back(whole=whole.slug, part=part.slug, why="thôi", by=KEEPER)
    hand_down(whole=whole.slug, part=part.slug, reason="giao lại", by=KEEPER)
    assert (entries("target.hand-down"), entries("target.take-back")) == (2, 1)


@pytest.mark.parametrize(
    ("given", "error"),
    [({"reason": " "}, ReasonMissing), ({"part": "khong-co"}, NotFound),
     ({"by": READER}, NotAllowed), ({"part": "27-nq-tu-2022-02"}, CorrectionInvalid),
     ({"version": 5}, ChangedMeanwhile)],
)  # fmt: skip
def test_a_link_that_cannot_be_is_refused(forest, given, error):
    whole, part = forest
    with pytest.raises(error):
        hand_down(**{"whole": whole.slug, "part": part.slug, "reason": "x", "by": KEEPER} | given)
    assert not TargetPart.objects.exists()


@pytest.mark.parametrize("more", [{"period": "2024"}, {"measure": "share"}, {"subject": "nữ"}])
def test_another_period_measure_or_part_is_no_share(bodies, more):
    enter(resolution())
    unit("7", "4200", **more)
    whole = Target.objects.get(slug="27-nq-tu-2022-01")
    other = Target.objects.exclude(plan=whole.plan).get()
    assert candidates_for(whole) == []
    with pytest.raises(CorrectionInvalid):
        hand_down(whole=whole.slug, part=other.slug, reason="x", by=KEEPER)
    with pytest.raises(CorrectionInvalid):
        hand_down(whole=other.slug, part=whole.slug, reason="x", by=KEEPER)


def together_of(whole: Target, to=None):
    (judged,) = judged_targets([whole], as_of=TODAY, to=to)
    return handed_down(judged, as_of=TODAY, to=to)


def test_the_shares_come_to_the_whole_at_the_levels_in_force(forest):
    whole, part = forest
    Indicator.objects.filter(slug="trong-rung").update(over_bodies="sum")
    whole.indicator.refresh_from_db()
    hand_down(whole=whole.slug, part=part.slug, reason="x", by=KEEPER)
    assert together_of(whole).together.against is Against.EQUAL
    later = enter(amending())
    amend_target(target=part.slug, document=later.slug, value="4.000 ha", reason="x", by=KEEPER)
    found = together_of(whole).together
    assert (found.against, found.difference) == (Against.LESS, -200)


def test_an_indicator_that_is_not_said_to_add_is_refused(forest):
    whole, part = forest
    hand_down(whole=whole.slug, part=part.slug, reason="x", by=KEEPER)
    found = together_of(whole).together
    assert found.total is None
    assert found.refusal


def test_units_of_the_same_kind_without_a_share_are_named(forest):
    whole, part = forest
    assert units_without(whole, []) == []
    other = Body.objects.create(slug="tan-lac", name="huyện Tân Lạc", kind=part.body.kind)
    BodyLink.objects.create(child=other, parent=whole.body, valid_from=date(1997, 1, 1))
    assert units_without(whole, [part]) == [other]


def test_a_share_in_a_secret_plan_is_neither_shown_nor_added(forest):
    whole, part = forest
    hand_down(whole=whole.slug, part=part.slug, reason="x", by=KEEPER)
    secret(part.plan.document)
    assert (together_of(whole).together, len(together_of(whole, APPROVER).shares)) == (None, 1)
    assert wholes_of(part, to=APPROVER) == [whole]
    entry = AuditEvent.objects.get(act="target.hand-down")
    assert entry.document in (whole.plan.document.slug, part.plan.document.slug)


# What carries out what, and who lacks it.


def programme(number="31-CTr/TU", of="28-NQ/TW", titled=True, **fields) -> Document:
    cited = (f"thực hiện Nghị quyết số {of}", CitedDocument,
             {"number": of, "kind": "resolution", "relation": "implements"})  # fmt: skip
    title = f"Chương trình hành động thực hiện Nghị quyết số {of}" if titled else "Chương trình"
    return enter(
        reading(
            cited,
            **{"name": f"{number}.docx", "kind": "action_programme", "number": number,
               "issued_on": date(2023, 1, 9), "title": title, **fields},
        )
    )  # fmt: skip


def row_of(number: str, as_of=TODAY, to=None):
    found = coverage(as_of=as_of, to=to)
    return next((one for one in found.rows if one.root.number == number), None)


def has(number: str, **more) -> dict[str, list[str]]:
    found = coverage(as_of=more.get("as_of", TODAY), to=more.get("to"))
    row = next(one for one in found.rows if one.root.number == number)
    names = {one.pk: one.slug for one in found.units}
    return {names[pk]: [d.number for d in listed] for pk, listed in row.by_unit.items()}


def test_a_programme_covers_a_central_resolution_that_the_register_knows_by_name():
    programme()
    row = row_of("28-NQ/TW")
    assert (row.root.document, row.root.level) == (None, "centre")
    assert has("28-NQ/TW") == {"tinh-uy": ["31-CTr/TU"]}
    missing = [one.slug for one in row.missing]
    assert missing == ["ubnd-tinh", "dang-uy-khoi", "huyen-uy-na-lang"]


def test_the_chain_goes_on_through_programme_and_plan_to_the_unit():
    programme()
    programme("12/KH-UBND", "31-CTr/TU", kind="plan", issuer="UBND tỉnh")
    programme("41-KH/HU", "12/KH-UBND", kind="plan", issuer="Huyện ủy Nà Lặng")
    assert has("28-NQ/TW") == {
        "tinh-uy": ["31-CTr/TU"], "ubnd-tinh": ["12/KH-UBND"], "huyen-uy-na-lang": ["41-KH/HU"],
    }  # fmt: skip
    row = row_of("28-NQ/TW")
    through = {one.number: above and above.number for one, above in row.root.carriers.items()}
    assert through["41-KH/HU"] == "12/KH-UBND"
    assert [one.slug for one in row.missing] == ["dang-uy-khoi"]


def test_what_only_speaks_of_a_resolution_does_not_carry_it_out():
    programme(titled=False)
    assert row_of("28-NQ/TW") is None


def test_a_registered_resolution_without_any_programme_is_a_row_that_lacks_all():
    enter(resolution())
    row = row_of("27-NQ/TU")
    assert row.by_unit == {}
    assert {one.slug for one in row.missing} == {"ubnd-tinh", "dang-uy-khoi", "huyen-uy-na-lang"}


def test_on_a_day_only_what_was_there_counts():
    programme()
    assert row_of("28-NQ/TW", as_of=date(2023, 1, 8)) is None
    enter(resolution())
    units = coverage(as_of=date(2025, 7, 1)).units
    assert "huyen-uy-na-lang" not in [one.slug for one in units]


def test_a_person_links_what_no_title_says_and_corrects_what_one_says_wrongly():
    document = programme(titled=False)
    other = programme("32-CTr/TU", "29-NQ/TW")
    said = {"relation": "implements", "by": KEEPER}
    add_link(source=document.slug, named="30-NQ/TW", why="mục 2", **said)
    correct_link(link=document.links.get(number="28-NQ/TW").pk, why="mục 1", **said)
    assert has("28-NQ/TW") == has("30-NQ/TW") == {"tinh-uy": ["31-CTr/TU"]}
    wrong = other.links.get()
    correct_link(link=wrong.pk, relation="cites", why="chỉ viện dẫn", by=KEEPER, version=1)
    assert row_of("29-NQ/TW") is None
    assert (entries("link.add"), entries("link.correct")) == (1, 2)
    assert other.proposals.get(kind="document").payload["relation"] == "implements"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"why": ""}, ReasonMissing),
        ({"relation": "nope"}, CorrectionInvalid),
        ({"relation": ""}, CorrectionInvalid),
        ({"named": "   "}, CorrectionInvalid),
        ({"named": "31-CTr/TU"}, CorrectionInvalid),
        ({"named": "28-NQ/TW"}, WrongState),
        ({"source": "khong-co"}, NotFound),
        ({"by": READER}, NotAllowed),
    ],
)
def test_a_document_link_that_cannot_be_is_refused(given, error):
    document = programme()
    with pytest.raises(error):
        add_link(**{"source": document.slug, "named": "30-NQ/TW", "relation": "implements",
                    "why": "x", "by": KEEPER} | given)  # fmt: skip
    assert DocumentLink.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "error"),
    [({"why": " "}, ReasonMissing), ({"link": 0}, NotFound), ({"version": 4}, ChangedMeanwhile),
     ({"by": READER}, NotAllowed),
     ({"relation": "nope"}, CorrectionInvalid)],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused(given, error):
    link = programme().links.get()
    with pytest.raises(error):
        correct_link(**{"link": link.pk, "relation": "cites", "why": "x", "by": KEEPER} | given)
    link.refresh_from_db()
    assert (link.relation, link.edited_by) == ("implements", "")


def test_what_is_secret_covers_nothing_for_others_and_its_name_is_not_told():
    hidden = programme()
    secret(hidden)
    assert row_of("28-NQ/TW") is None
    assert row_of("28-NQ/TW", to=APPROVER) is not None
    open_one = programme("40-KH/TU", "30-NQ/TW", kind="plan")
    add_link(source=open_one.slug, named=hidden.slug, relation="implements", why="x", by=APPROVER)
    assert [one.number for one in selectors.links_from(open_one)] == ["30-NQ/TW"]
    assert len(selectors.links_from(open_one, to=APPROVER)) == 2
    assert AuditEvent.objects.get(act="link.add").secrecy == "secret"
    assert row_of("31-CTr/TU") is None


def test_the_page_asks_as_much_whatever_the_number_of_documents(django_assert_num_queries):
    for number in range(8):
        programme(f"{50 + number}-CTr/TU", f"{60 + number}-NQ/TW")
    with django_assert_num_queries(4):
        assert len(coverage(as_of=TODAY).rows) == 8
