"""What a person decides on a proposal: one entry on success, nothing written on refusal."""

from __future__ import annotations

from datetime import date

import pytest
from made import figure, item, report, resolution, revenue, snapshot, target

from tiendo.errors import TiendoError
from tiendo.facts.figure import Measure
from tiendo.facts.items import Task
from tiendo.facts.series import Status
from tiendo.register.access import Grant, Viewer
from tiendo.register.errors import NotEnterable, NotFound, WrongState
from tiendo.register.models import (
    AuditEvent,
    Indicator,
    IndicatorName,
    Observation,
    Plan,
    Proposal,
    State,
    Target,
)
from tiendo.register.models import Task as TaskRecord
from tiendo.register.selectors import observations_for
from tiendo.register.services import accept_proposal, register_reading, reject_proposal

EDITOR = Viewer(name="Bình", grants=(Grant(role="editor"),))
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
JANUARY, FEBRUARY = date(2024, 1, 10), date(2024, 2, 1)


def enter(*made, **options):
    for one in made:
        register_reading(one, by="An", **options)


def read(quote: str) -> Proposal:
    return Proposal.objects.get(evidence__quote=quote)


def accept(quote: str, **options) -> Proposal:
    return accept_proposal(proposal_id=read(quote).pk, by=EDITOR, **options)


def events(act: str) -> int:
    return AuditEvent.objects.filter(act=act, by="Bình").count()


def test_an_accepted_result_is_an_observation_and_leaves_one_entry():
    enter(report(revenue("2412")), accept=False)
    assert not Observation.objects.exists()
    done = accept("Thu ngân sách 2412 tỷ đồng")
    assert done.observation == Observation.objects.get()
    assert (done.state, done.decided_by) == (State.ACCEPTED, "Bình")
    assert events("proposal.accept") == 1


def test_an_accepted_target_brings_its_plan_and_keeps_its_number():
    enter(resolution(), accept=False)
    accept("Tỷ lệ hộ nghèo giảm 2 - 2,5%,")
    accept("Trồng mới trên 4.200 ha rừng.")
    assert [t.ordinal for t in Target.objects.all()] == [1, 3]
    assert [g.ordinal for g in Plan.objects.get().groups.all()] == [1, 2]


def test_an_accepted_task_is_a_task():
    enter(report(item("rà soát", Task, action="rà soát")), accept=False)
    accept("rà soát")
    assert TaskRecord.objects.get().accepted_by == "Bình"


def test_naming_the_indicator_teaches_its_wording():
    words = {"indicator": "số thu của tỉnh", "unit_text": "tỷ đồng"}
    enter(
        resolution(),
        report(figure("số thu 9 tỷ", "9000000000", "VND", **words)),
        report(figure("số thu 8 tỷ", "8000000000", "VND", **words, period="2022"), name="b.docx"),
    )
    accept("số thu 9 tỷ", indicator="budget-revenue")
    assert IndicatorName.objects.get(folded="so thu cua tinh").indicator.slug == "budget-revenue"
    assert read("số thu 8 tỷ").state == State.ACCEPTED


def test_a_contradiction_chosen_with_a_reason_is_in_force_from_then_on():
    enter(
        resolution(),
        report(revenue("2412", estimated=False), day=JANUARY),
        report(revenue("2400", estimated=False), day=FEBRUARY),
    )
    accept("Thu ngân sách 2400 tỷ đồng", note="Đã đối chiếu với Kho bạc")
    chosen = Target.objects.get(indicator__slug="budget-revenue")
    assert [o.value / 10**9 for o in observations_for(chosen)] == [2400]
    assert [o.value / 10**9 for o in observations_for(chosen, as_of=date(2024, 2, 28))] == [2412]
    assert observations_for(chosen)[0].status is Status.OFFICIAL


def test_a_rejected_proposal_enters_nothing():
    enter(report(revenue("2412")), accept=False)
    done = reject_proposal(
        proposal_id=read("Thu ngân sách 2412 tỷ đồng").pk, by=EDITOR, note="Đọc nhầm"
    )
    assert (done.state, done.note) == (State.REJECTED, "Đọc nhầm")
    assert not Observation.objects.exists()
    assert events("proposal.reject") == 1


def contradiction():
    return [
        report(revenue("2412", estimated=False), day=JANUARY),
        report(revenue("2400", estimated=False), day=FEBRUARY),
    ]


REFUSED = [
    pytest.param(
        lambda: [report(figure("lạ", "1", "count", indicator="số cây đa"))],
        "lạ",
        {},
        NotEnterable,
        id="unknown-indicator",
    ),
    pytest.param(
        lambda: [report(figure("lạ", "1", "count", indicator="số cây đa"))],
        "lạ",
        {"indicator": "khong-co"},
        NotFound,
        id="no-such-indicator",
    ),
    pytest.param(
        lambda: [report(revenue("1", period=None))],
        "Thu ngân sách 1 tỷ đồng",
        {},
        NotEnterable,
        id="unknown-period",
    ),
    pytest.param(
        lambda: [report(figure("9/10", "9", "count", indicator="x", measure=Measure.TALLY))],
        "9/10",
        {},
        NotEnterable,
        id="tally",
    ),
    pytest.param(
        contradiction, "Thu ngân sách 2400 tỷ đồng", {}, NotEnterable, id="without-a-reason"
    ),
    pytest.param(
        lambda: [resolution(), report(target("4.500 ha", "4500", "ha", indicator="trồng rừng"))],
        "4.500 ha",
        {},
        NotEnterable,
        id="target-against-the-plan",
    ),
    pytest.param(
        lambda: [report(revenue("5"))], "Thu ngân sách 5 tỷ đồng", {}, WrongState, id="decided"
    ),
]


@pytest.mark.parametrize(("made", "quote", "options", "error"), REFUSED)
def test_a_refusal_says_what_to_do_and_writes_nothing(made, quote, options, error):
    enter(*made())
    before = snapshot()
    with pytest.raises(error) as refused:
        accept(quote, **options)
    assert isinstance(refused.value, TiendoError)
    assert refused.value.what
    assert snapshot() == before


def test_a_decided_proposal_is_not_decided_again_and_says_by_whom():
    enter(report(revenue("5")))
    with pytest.raises(WrongState, match="An đã quyết định"):
        reject_proposal(proposal_id=read("Thu ngân sách 5 tỷ đồng").pk, by=EDITOR, note="Thừa")


@pytest.mark.parametrize("act", [accept_proposal, reject_proposal])
def test_a_proposal_that_is_not_there_is_not_found(act):
    with pytest.raises(NotFound):
        act(proposal_id=0, by=EDITOR, note="Thừa")


def test_the_register_knows_no_indicator_until_something_is_said_of_it():
    assert not Indicator.objects.exists()
