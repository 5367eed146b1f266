"""Results become observations: superseded, corroborated, contradicted, never overwritten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from made import figure, reading, report, resolution, revenue

from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.series import Status
from tiendo.register.errors import AppendOnly
from tiendo.register.models import Match, Observation, Proposal, State, Target
from tiendo.register.selectors import contradictions_of, observations_for
from tiendo.register.services import register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]

OCTOBER, DECEMBER, JANUARY = date(2023, 10, 5), date(2023, 12, 18), date(2024, 1, 10)
FEBRUARY, MARCH = date(2024, 2, 1), date(2024, 3, 1)


def enter(*made, **options):
    return [register_reading(one, by="An", **options) for one in made]


def read(quote: str) -> Proposal:
    return Proposal.objects.get(evidence__quote=quote)


def in_force(as_of: date | None = None) -> list[tuple[str, Decimal, str]]:
    target = Target.objects.get(indicator__slug="budget-revenue")
    return [
        (one.period, one.value / 10**9, one.status) for one in observations_for(target, as_of=as_of)
    ]


def test_a_result_of_a_known_body_is_an_observation_with_its_evidence():
    enter(resolution(), report(revenue("2412"), day=DECEMBER))
    one = Observation.objects.get()
    assert (one.value, one.status, one.known_on) == (2412 * 10**9, "estimated", DECEMBER)
    assert one.evidence.quote == "Thu ngân sách 2412 tỷ đồng"
    assert one.slug == "bao-cao-2023-12-18-s1"
    assert read("Thu ngân sách 2412 tỷ đồng").observation == one
    assert in_force() == [("2023", 2412, Status.ESTIMATED)]


def test_the_official_figure_takes_the_place_of_the_estimate():
    enter(
        resolution(),
        report(revenue("2412"), day=DECEMBER),
        report(revenue("2436.8", estimated=False), day=JANUARY),
    )
    estimate, official = Observation.objects.order_by("known_on")
    assert official.supersedes == estimate
    assert read("Thu ngân sách 2436.8 tỷ đồng").match == Match.REVISION
    assert in_force() == [("2023", Decimal("2436.8"), Status.OFFICIAL)]
    assert in_force(as_of=DECEMBER) == [("2023", 2412, Status.ESTIMATED)]
    assert in_force(as_of=OCTOBER) == []


def test_an_estimate_confirmed_is_official_from_that_day():
    enter(
        resolution(),
        report(revenue("2412"), day=DECEMBER),
        report(revenue("2412", estimated=False), day=JANUARY),
    )
    assert in_force(as_of=DECEMBER) == [("2023", 2412, Status.ESTIMATED)]
    assert in_force() == [("2023", 2412, Status.OFFICIAL)]


def test_a_later_estimate_replaces_an_earlier_one_of_no_higher_source():
    enter(
        resolution(),
        report(revenue("2300"), day=OCTOBER, issuer="Sở Y tế"),
        report(revenue("2412"), day=DECEMBER),
    )
    assert in_force() == [("2023", 2412, Status.ESTIMATED)]


def test_a_department_does_not_replace_what_the_province_said():
    enter(
        resolution(),
        report(revenue("2412"), day=OCTOBER),
        report(revenue("2300"), day=DECEMBER, issuer="Sở Y tế"),
    )
    assert in_force() == [("2023", 2412, Status.ESTIMATED)]
    waits = read("Thu ngân sách 2300 tỷ đồng")
    assert (waits.match, waits.state) == (Match.CONTRADICTION, State.PROPOSED)
    assert waits.note == "Khác với bao-cao-2023-10-05.docx ngày 05/10/2023: 2.412 tỷ đồng"


def test_an_official_figure_is_not_replaced_by_another_without_a_person():
    enter(
        resolution(),
        report(revenue("2412", estimated=False), day=JANUARY),
        report(revenue("2400", estimated=False), day=FEBRUARY),
    )
    assert in_force() == [("2023", 2412, Status.OFFICIAL)]
    assert read("Thu ngân sách 2400 tỷ đồng").match == Match.CONTRADICTION


def test_what_is_said_before_the_period_is_over_can_still_change():
    enter(
        resolution(),
        report(revenue("2200", estimated=False), day=OCTOBER),
        report(revenue("2412"), day=DECEMBER),
    )
    assert in_force() == [("2023", 2412, Status.ESTIMATED)]
    assert in_force(as_of=OCTOBER) == [("2023", 2200, Status.OFFICIAL)]


def test_an_estimate_after_the_official_figure_is_a_contradiction_unless_it_repeats():
    enter(
        resolution(),
        report(revenue("2412"), day=OCTOBER),
        report(revenue("2436.8", estimated=False), day=FEBRUARY),
        report(revenue("2412"), revenue("2500"), day=MARCH),
    )
    assert in_force() == [("2023", Decimal("2436.8"), Status.OFFICIAL)]
    repeated = Proposal.objects.get(document__dated=MARCH, ordinal=1)
    assert (repeated.match, repeated.state) == (Match.SAME, State.ACCEPTED)
    assert read("Thu ngân sách 2500 tỷ đồng").match == Match.CONTRADICTION


def test_the_press_never_replaces_a_figure_and_its_contradiction_is_shown():
    press = {"issuer": None, "kind": None, "issued_on": None, "published_on": date(2023, 12, 27)}
    enter(
        resolution(),
        report(revenue("2412"), day=DECEMBER),
        reading(revenue("2241"), revenue("2412", period="2023"), name="tin.html", **press),
    )
    assert in_force() == [("2023", 2412, Status.ESTIMATED)]
    target = Target.objects.get(indicator__slug="budget-revenue")
    assert [p.evidence.quote for p in contradictions_of(target)] == ["Thu ngân sách 2241 tỷ đồng"]
    again = Proposal.objects.get(document__name="tin.html", ordinal=2)
    assert (again.match, again.state) == (Match.SAME, State.ACCEPTED)
    assert again.observation == Observation.objects.get()


def test_what_the_press_said_first_waits_for_a_body_and_then_corroborates():
    press = {"issuer": None, "kind": None, "issued_on": None, "published_on": date(2023, 12, 27)}
    enter(resolution(), reading(revenue("2412"), name="tin.html", **press))
    waits = Proposal.objects.get(document__name="tin.html")
    assert (waits.match, waits.state) == (Match.UNKNOWN_SOURCE, State.PROPOSED)
    enter(report(revenue("2412"), day=DECEMBER))
    waits.refresh_from_db()
    assert (waits.match, waits.state) == (Match.SAME, State.ACCEPTED)


@pytest.mark.parametrize(
    ("first", "then", "match"),
    [
        # said again less exactly
        ({"value": "7.21"}, {"value": "7.2"}, Match.SAME),
        ({"value": "7.21"}, {"value": "7", "op": Op.GT}, Match.SAME),
        ({"value": "7.21"}, {"value": "7.3"}, Match.CONTRADICTION),
        (
            {"value": "7.21"},
            {"value": "7"},
            Match.CONTRADICTION,
        ),  # an integer may be another number
        ({"value": "7.21"}, {"value": "7.5", "op": Op.GE}, Match.CONTRADICTION),
        ({"value": "7", "high": "8", "op": Op.RANGE}, {"value": "7.5"}, Match.SAME),
        (
            {"value": "3", "measure": Measure.CHANGE, "direction": Direction.UP},
            {"value": "3", "measure": Measure.CHANGE, "direction": Direction.DOWN},
            Match.CONTRADICTION,
        ),
        (
            {"value": "3", "measure": Measure.CHANGE, "direction": Direction.UP},
            {"value": "3", "measure": Measure.CHANGE},
            Match.SAME,
        ),
    ],
)
def test_two_figures_of_one_document_agree_or_contradict(first, then, match):
    given = {"indicator": "tỷ lệ hộ nghèo", "indicator_id": "poverty-rate"}
    one = figure("một", first.pop("value"), **given, **first)
    other = figure("hai", then.pop("value"), **given, **then)
    enter(report(one, other))
    assert read("hai").match == match


def test_the_exact_value_replaces_the_rounded_estimate():
    given = {"indicator": "tăng trưởng", "indicator_id": "grdp-growth", "estimated": True}
    enter(
        report(figure("hơn 7%", "7", op=Op.GT, **given), day=OCTOBER),
        report(figure("7,21%", "7.21", **given), day=DECEMBER),
    )
    assert read("7,21%").match == Match.REVISION


@pytest.mark.parametrize(
    ("fields", "match"),
    [
        ({"indicator": "số cây đa"}, Match.UNKNOWN_INDICATOR),
        ({"period": None}, Match.UNKNOWN_PERIOD),
        ({"unit": "ha"}, Match.UNLIKE_UNIT),
        ({"measure": Measure.TALLY}, Match.TALLY),
        ({"value": "0.00000001"}, Match.NOT_EXACT),
    ],
)
def test_what_cannot_be_entered_waits_and_says_why(fields, match):
    given = {"indicator": "tỷ lệ hộ nghèo", "value": "5", "unit": "percent"} | fields
    if "indicator" not in fields:
        given["indicator_id"] = "poverty-rate"
    enter(report(figure("một câu", given.pop("value"), given.pop("unit"), **given)))
    assert (read("một câu").match, read("một câu").state) == (match, State.PROPOSED)
    assert read("một câu").note
    assert not Observation.objects.exists()


def test_a_document_without_a_date_or_a_known_body_waits():
    enter(
        report(revenue("1"), day=None, name="a.docx"),
        report(revenue("2"), issuer="Ban nào đó", name="b.docx"),
    )
    matches = {p.document.name: p.match for p in Proposal.objects.all()}
    assert matches == {"a.docx": Match.UNKNOWN_DATE, "b.docx": Match.UNKNOWN_BODY}


@pytest.mark.parametrize(
    ("issuer", "subject", "body", "left"),
    [
        ("Tỉnh ủy Lam Khê", None, "lam-khe", ""),
        ("Sở Y tế", None, "lam-khe", ""),
        ("Huyện ủy Nà Lặng", None, "na-lang", ""),
        ("Đảng ủy Khối", None, "dang-uy-khoi", ""),
        ("Tỉnh ủy Lam Khê", "huyện Nà Lặng", "na-lang", ""),
        ("Tỉnh ủy Lam Khê", "các huyện nghèo", "lam-khe", "huyen ngheo"),
        ("Tỉnh ủy Lam Khê", "toàn tỉnh", "lam-khe", ""),
    ],
)
def test_a_figure_is_of_the_body_that_is_spoken_of(issuer, subject, body, left):
    enter(report(revenue("10", subject=subject), issuer=issuer))
    one = Observation.objects.get()
    assert (one.body.slug, one.subject_key) == (body, left)


DOCUMENTS = (
    lambda: resolution(),
    lambda: report(revenue("2300"), day=OCTOBER, issuer="Sở Y tế"),
    lambda: report(revenue("2412"), day=DECEMBER),
    lambda: report(revenue("2436.8", estimated=False), day=JANUARY),
)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_the_order_of_arrival_does_not_matter(order):
    enter(*(DOCUMENTS[at]() for at in order))
    assert in_force(as_of=OCTOBER) == [("2023", 2300, Status.ESTIMATED)]
    assert in_force(as_of=DECEMBER) == [("2023", 2412, Status.ESTIMATED)]
    assert in_force() == [("2023", Decimal("2436.8"), Status.OFFICIAL)]
    chain = Observation.objects.order_by("known_on")
    assert [one.supersedes for one in chain] == [None, chain[0], chain[1]]
    assert not Proposal.objects.filter(match=Match.CONTRADICTION).exists()


@pytest.mark.parametrize("late", [JANUARY, FEBRUARY])
def test_of_two_official_figures_the_second_to_come_waits_whichever_is_older(late):
    days = [FEBRUARY, JANUARY] if late == JANUARY else [JANUARY, FEBRUARY]
    enter(
        report(revenue("2412", estimated=False), day=days[0]),
        report(revenue("2400", estimated=False), day=days[1]),
    )
    waits = read("Thu ngân sách 2400 tỷ đồng")
    assert (waits.match, waits.state) == (Match.CONTRADICTION, State.PROPOSED)
    assert Observation.objects.count() == 1


def test_observations_cannot_be_deleted():
    enter(report(revenue("10")))
    with pytest.raises(AppendOnly):
        Observation.objects.get().delete()
