"""Questions: the right answers, in a fixed number of queries, nothing secret."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from kept_rows import once
from made import figure, item, report, resolution, revenue

from tiendo.facts.items import CitedDocument, Meeting, Shortcoming, Task
from tiendo.register import selectors
from tiendo.register.access import NOBODY, Grant, Viewer
from tiendo.register.errors import NotFound
from tiendo.register.indexing import index_all
from tiendo.register.models import Body, SearchTerm, SearchWord, Secrecy, Target
from tiendo.register.selectors.finding import begins
from tiendo.register.services import register_reading
from tiendo.register.standing import bodies_below

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
DECEMBER = date(2023, 12, 18)


def enter(*made, **options):
    for one in made:
        register_reading(one, by="An", **options)


@pytest.fixture
def filled(bodies):
    once("selectors", entered)


def entered():
    enter(
        resolution(title="Nghị quyết về nhiệm vụ năm 2023"),
        report(
            revenue("2412"),
            item("Sở Y tế rà soát hộ nghèo", Task, action="rà soát hộ nghèo", owners=("Sở Y tế",)),
            item("giao ban", Task, action="giao ban", due=date(2023, 12, 31)),
            item("theo Nghị quyết số 27-NQ/TU", CitedDocument, number="27-NQ/TU"),
            item("Hội nghị lần thứ 13", Meeting, name="Hội nghị lần thứ 13", ordinal=13),
            item("Đường sá còn hỏng", Shortcoming, text="Đường sá còn hỏng"),
            day=DECEMBER,
            number="64-BC/TU",
            title="Báo cáo năm 2023",
        ),
    )


# The most queries that each question may take, whatever the register holds.
QUESTIONS = {
    "plans": (1, lambda: list(selectors.plans())),
    "main_plan": (1, lambda: selectors.main_plan()),
    "targets_of": (2, lambda: selectors.targets_of(selectors.main_plan())),
    "observations": (
        3,
        lambda: selectors.observations_by_target(
            list(selectors.targets()), as_of=date(2023, 12, 31)
        ),
    ),
    "history": (2, lambda: selectors.history_of(selectors.target("27-nq-tu-2022-02"))),
    "contradictions": (
        2,
        lambda: selectors.contradictions_of(selectors.target("27-nq-tu-2022-02")),
    ),
    "documents": (1, lambda: [(d.issuer, d.label) for d in selectors.documents()]),
    "document": (1, lambda: selectors.document("nghi-quyet-27").plan),
    "proposals_of": (
        4,
        lambda: [
            (p.evidence, p.target, p.observation)
            for p in selectors.proposals_of(selectors.document("nghi-quyet-27"))
        ],
    ),
    "links": (3, lambda: selectors.links_from(selectors.document("bao-cao-2023-12-18"))),
    "tasks": (3, lambda: [(t.document, list(t.owners.all())) for t in selectors.tasks()]),
    "meetings": (2, lambda: [list(m.mentions.all()) for m in selectors.meetings()]),
    "waiting": (1, lambda: [(p.document, p.evidence) for p in selectors.waiting()]),
    "shortcomings": (1, lambda: list(selectors.shortcomings())),
    "indicators": (1, lambda: list(selectors.indicators())),
    "bodies": (1, lambda: [b.spoken_for for b in selectors.bodies()]),
    "search": (10, lambda: selectors.search("nhiem vu")),
    "trail": (1, lambda: list(selectors.trail(selectors.Asked(slug="nghi-quyet-27")))),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_takes_a_fixed_number_of_queries(
    filled, django_assert_max_num_queries, question
):
    most, ask = QUESTIONS[question]
    with django_assert_max_num_queries(most):
        ask()
    enter(*(report(revenue("9"), day=date(2022, 1, n + 1), name=f"{n}.docx") for n in range(3)))
    with django_assert_max_num_queries(most):
        ask()


def test_a_scoreboard_is_asked_in_three_queries(filled, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):  # one more where a series is sparse
        listed = list(selectors.targets())
        found = selectors.observations_by_target(listed)
        facts = [selectors.facts_of(target) for target in listed]
    assert [fact.ref for fact in facts] == [target.slug for target in listed]
    assert [len(found[target.pk]) for target in listed] == [0, 1, 0, 0]


def test_an_observation_carries_its_source_and_its_id(filled):
    (one,) = selectors.observations_for(selectors.target("27-nq-tu-2022-02"))
    assert one.ref == "bao-cao-2023-12-18-s1"
    assert one.source == "Báo cáo số 64-BC/TU ngày 18/12/2023"
    assert one.known_on == DECEMBER


def test_the_history_of_a_target_holds_what_was_superseded(filled):
    enter(report(revenue("2500", estimated=False), day=date(2024, 1, 10)))
    history = selectors.history_of(selectors.target("27-nq-tu-2022-02")).observations
    assert [one.value / 10**9 for one in history] == [2412, 2500]
    assert history[0].superseded_by == history[1]
    assert list(selectors.observations_of("budget-revenue")) == history


def test_tasks_with_a_due_date_come_first(filled):
    assert [task.action for task in selectors.tasks()] == ["giao ban", "rà soát hộ nghèo"]


@pytest.mark.parametrize("ask", [selectors.plan, selectors.target, selectors.document])
def test_what_is_not_there_is_not_found(filled, ask):
    with pytest.raises(NotFound):
        ask("khong-co")


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("ngheo", {"target", "task", "document", "indicator"}),
        ("hộ nghèo", {"target", "task", "document", "indicator"}),
        ("27nqtu", {"document"}),
        ("2412 ty", {"observation", "document"}),
        ("2.412 tỷ đồng", {"observation", "document"}),
        ("2.412.000 triệu đồng", {"observation"}),  # by what it is worth
        ("2.350 tỷ", {"target", "document"}),
        ("thu 2.350 tỷ", {"target", "document"}),
        ("27-NQ/TU", {"document"}),
        ("27 nq tu", {"document"}),
        ("27nq", {"document"}),
        ("duong sa", {"document"}),
        ("Đường", {"document"}),
        ("2.350", {"target", "document"}),
        ("350", set()),  # the end of a number is none
        ("hoi nghi 13", {"meeting", "document"}),
        ("thu ngan sach", {"target", "document", "indicator", "observation"}),
        (
            "ngan thu",
            {"target", "document", "indicator", "observation"},
        ),  # any order
        ("%", set()),
        ("_", set()),
        ("", set()),
        ("   ", set()),
    ],
)
def test_search_finds_without_accents_by_the_beginnings_of_words(filled, query, kinds):
    assert {hit.kind for hit in selectors.search(query)} == kinds


def test_sentences_are_found_by_their_numbers_however_they_are_spelled(filled):
    assert [str(one) for one in selectors.sentences("2412")] == ["Thu ngân sách 2412 tỷ đồng"]
    assert selectors.sentences("2.412")
    assert not selectors.sentences("241")
    assert not selectors.sentences("thu 2412")


def test_the_words_can_be_made_anew(filled):
    fields = ("kind", "ref", "word", "lead")
    before = set(SearchWord.objects.values_list(*fields))
    index_all()
    assert set(SearchWord.objects.values_list(*fields)) == before


def test_the_beginning_of_a_word_is_a_range_of_the_index(filled):
    plan = SearchTerm.objects.filter(begins("ngh"), kind="document").explain()
    if connection.vendor == "sqlite":
        assert "USING INDEX" in plan
        assert "word>? AND word<?" in plan
    else:  # a table of one page is scanned whatever its indexes: only that the range is kept
        assert "word" in plan


def test_what_has_the_words_side_by_side_in_its_title_comes_first(filled):
    enter(
        report(revenue("1"), title="Thu và chi ngân sách", name="b.docx"),
        report(revenue("2"), title="Thu ngân sách", name="c.docx", day=date(2020, 1, 1)),
    )
    found = selectors.search("thu ngân sách", kinds=["document"])
    assert [hit.slug for hit in found[:2]] == ["c", "b"]


def test_a_document_by_its_own_number_comes_before_those_that_name_it(filled):
    enter(report(revenue("1"), title="Thực hiện Nghị quyết số 27-NQ/TU", name="z.docx"))
    for asked in ("27-NQ/TU", "27 nq tu", "27 nq"):
        assert selectors.search(asked, kinds=["document"])[0].slug == "nghi-quyet-27"


def test_a_hit_in_a_document_shows_its_line(filled):
    (hit,) = selectors.search("đường sá", kinds=["document"])
    assert hit.snippet == "Đường sá còn hỏng"


def cleared(role: str, level: str, body: str | None = None) -> Viewer:
    below = bodies_below([Body.objects.get(slug=body).pk], DECEMBER) if body else None
    return Viewer(name="chi", grants=(Grant(role=role, bodies=below, clearance=level),))


# Who asks about secrets of Tỉnh ủy, the level "Mật", and whether they are there for him.
READERS = {
    "nobody": (lambda: None, False),
    "a guest": (lambda: NOBODY, False),
    "a reader without clearance": (lambda: cleared("reader", "open"), False),
    "a reader": (lambda: cleared("reader", "secret"), True),
    "a reader of top secrets": (lambda: cleared("reader", "top"), True),
    "a reader of the Party's": (lambda: cleared("reader", "secret", "dang-bo-tinh"), True),
    "a reader of a department's": (lambda: cleared("reader", "secret", "so-y-te"), False),
    "an administrator, whatever the clearance": (
        lambda: cleared("administrator", "absolute"),
        False,
    ),
}


SECRET_QUESTIONS = {
    "documents": lambda to: selectors.documents(to=to),
    "plans": lambda to: selectors.plans(to=to),
    "targets": lambda to: selectors.targets(to=to),
    "tasks": lambda to: selectors.tasks(to=to),
    "meetings": lambda to: selectors.meetings(to=to),
    "waiting": lambda to: selectors.waiting(to=to),
    "shortcomings": lambda to: selectors.shortcomings(to=to),
    "search": lambda to: selectors.search("trồng rừng", to=to),
    "indicators": lambda to: selectors.indicators(to=to).exclude(origin="catalogue"),
    "observations": lambda to: selectors.observations_of("budget-revenue", to=to),
}


@pytest.mark.parametrize("question", SECRET_QUESTIONS)
@pytest.mark.parametrize("reader", READERS)
def test_a_secret_document_and_all_drawn_from_it_are_for_those_with_the_right(
    bodies, question, reader
):
    enter(
        resolution(),
        report(
            revenue("2412"),
            figure("lạ", "1", "count", indicator="số cây đa"),
            item("rà soát thu ngân sách", Task, action="rà soát thu ngân sách"),
            item("Hội nghị 13", Meeting, name="Hội nghị 13", ordinal=13),
            item("còn chậm", Shortcoming, text="còn chậm"),
        ),
        secrecy=Secrecy.SECRET,
    )
    who, sees = READERS[reader]
    assert bool(list(SECRET_QUESTIONS[question](who()))) is sees


def test_a_link_to_a_secret_document_is_only_a_name(bodies):
    enter(resolution(), secrecy=Secrecy.SECRET)
    enter(report(item("theo 27-NQ/TU", CitedDocument, number="27-NQ/TU"), name="a.docx"))
    (link,) = selectors.links_from(selectors.document("a"))
    assert (link.number, link.target) == ("27-NQ/TU", None)


def test_secret_observations_do_not_reach_a_public_score(bodies):
    enter(resolution())
    enter(report(revenue("2412")), secrecy=Secrecy.TOP)
    assert selectors.observations_for(Target.objects.get(ordinal=2)) == []
