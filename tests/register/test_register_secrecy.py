"""A secret document leaves no word of itself in what is open beside it."""

from __future__ import annotations

from datetime import date

import pytest
from made import figure, item, report, resolution, revenue, target

from tiendo.facts.items import Meeting
from tiendo.register import selectors
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import NotFound, ReasonMissing
from tiendo.register.models import Document, Match, Proposal, Secrecy
from tiendo.register.services import classify_document, register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
CLEARED = Viewer(name="chi", grants=(Grant(role="reader", clearance="absolute"),))
APPROVER = Viewer(name="duyệt", grants=(Grant(role="approver", clearance="top"),))


def enter(one, **more) -> Document:
    done = register_reading(one, by="An", **more)
    return Document.objects.get(slug=done.document)


@pytest.fixture
def contradicted(bodies: None) -> Document:
    """An open report that says something else than a secret one of the same day."""
    enter(resolution())
    enter(report(revenue("2412"), number="64-BC/TU", name="mật.docx"), secrecy=Secrecy.SECRET)
    return enter(report(revenue("2500"), name="mở.docx"))


def test_what_an_open_document_contradicts_in_a_secret_one_is_not_said(
    contradicted: Document,
) -> None:
    (stored,) = Proposal.objects.filter(document=contradicted)
    assert (stored.match, "2.412" in stored.note) == (Match.CONTRADICTION, True)
    (seen,) = selectors.proposals_of(contradicted)
    assert (seen.note, seen.match, seen.observation) == ("", "", None)
    (told,) = selectors.proposals_of(contradicted, to=CLEARED)
    assert "2.412" in told.note


def test_it_waits_for_somebody_who_may_see_both(contradicted: Document) -> None:
    assert contradicted not in [one.document for one in selectors.waiting()]
    assert contradicted in [one.document for one in selectors.waiting(to=CLEARED)]


def test_a_target_shows_no_contradiction_of_a_secret_number(contradicted: Document) -> None:
    goal = selectors.target("27-nq-tu-2022-02")
    assert selectors.contradictions_of(goal) == []
    assert len(selectors.contradictions_of(goal, to=CLEARED)) == 1


def test_a_value_in_place_of_a_secret_one_does_not_tell_it(bodies: None) -> None:
    enter(resolution())
    enter(report(revenue("2412"), name="mật.docx"), secrecy=Secrecy.TOP)
    later = enter(report(revenue("2500", estimated=False), day=date(2024, 1, 10), name="b.docx"))
    (seen,) = selectors.proposals_of(later)
    assert "2.412" not in seen.note
    assert "2.412" in selectors.proposals_of(later, to=CLEARED)[0].note
    assert len(selectors.history_of(selectors.target("27-nq-tu-2022-02")).observations) == 1


def test_an_indicator_that_only_a_secret_document_names_is_not_there(bodies: None) -> None:
    enter(
        resolution(),
        secrecy=Secrecy.SECRET,
    )
    assert [one.name for one in selectors.indicators() if one.origin != "catalogue"] == []
    assert "trồng rừng" in [one.name for one in selectors.indicators(to=CLEARED)]
    assert selectors.search("trồng rừng", kinds=["indicator"]) == []


def test_the_counts_of_an_indicator_are_of_what_is_seen(bodies: None) -> None:
    enter(resolution())
    enter(report(revenue("2412")), secrecy=Secrecy.SECRET)
    count = {one.slug: one.observation_count for one in selectors.indicators()}
    cleared = {one.slug: one.observation_count for one in selectors.indicators(to=CLEARED)}
    assert (count["budget-revenue"], cleared["budget-revenue"]) == (0, 1)


def test_a_meeting_that_only_a_secret_document_tells_of_is_not_there(bodies: None) -> None:
    told = item("Hội nghị lần thứ 13", Meeting, name="Hội nghị lần thứ 13", ordinal=13)
    enter(report(told), secrecy=Secrecy.SECRET)
    assert list(selectors.meetings()) == []
    assert len(selectors.meetings(to=CLEARED)) == 1


def test_raising_and_lowering_a_level_moves_all_that_was_drawn(bodies: None) -> None:
    enter(resolution())
    plan = selectors.main_plan()
    assert plan is not None
    given = {"document": "nghi-quyet-27", "by": APPROVER}
    classify_document(**given, secrecy=Secrecy.TOP, why="theo quyết định 5")
    with pytest.raises(NotFound):
        selectors.plan(plan.slug)
    assert selectors.plan(plan.slug, to=CLEARED) == plan
    with pytest.raises(ReasonMissing):
        classify_document(**given, secrecy=Secrecy.OPEN, why=" ")
    classify_document(**given, secrecy=Secrecy.OPEN, why="đã giải mật")
    assert selectors.plan(plan.slug) == plan


def test_who_may_not_see_a_document_cannot_learn_of_it_by_classifying(bodies: None) -> None:
    enter(resolution(), secrecy=Secrecy.ABSOLUTE)
    with pytest.raises(NotFound):
        classify_document(document="nghi-quyet-27", secrecy=Secrecy.OPEN, by=APPROVER, why="tò mò")


def test_a_level_above_ones_clearance_is_hidden_and_one_below_is_not(bodies: None) -> None:
    enter(report(figure("a", "1", "count", indicator="a"), name="a.docx"), secrecy=Secrecy.SECRET)
    enter(report(target("b", "1", "count", indicator="b"), name="b.docx"), secrecy=Secrecy.ABSOLUTE)
    top = Viewer(name="t", grants=(Grant(role="reader", clearance="top"),))
    assert [one.secrecy for one in selectors.documents(to=top)] == ["secret"]
