"""The past of a target's body in a register: what was known, who may see it, few queries."""

from __future__ import annotations

from datetime import date

import pytest
from registered import Register

from tiendo.facts.series import Status
from tiendo.register.models import Body, BodyEvent, BodyEventPart, Observation, Target
from tiendo.scoring.inherited import inherited
from tiendo.scoring.selectors import scoreboard

pytestmark = pytest.mark.django_db
MERGED, NOW = date(2023, 1, 1), date(2024, 1, 31)


@pytest.fixture
def merged(db: None) -> Register:
    """A province merged of two; the indicator is one of the catalogue that sums."""
    made = Register()
    event = BodyEvent.objects.create(slug="sap-nhap", kind="merged", on=MERGED)
    for ordinal, slug in enumerate(("cu-mot", "cu-hai")):
        old = Body.objects.create(slug=slug, name=f"tỉnh {slug}", kind="province")
        BodyEventPart.objects.create(event=event, body=old, side="before", ordinal=ordinal)
    BodyEventPart.objects.create(event=event, body=made.body, side="after", ordinal=0)
    made.target("visitors", "100")
    return made


def target() -> Target:
    return Target.objects.select_related("body", "indicator").get()


def say(made: Register, body: str, value: str, *, secret: bool = False, **more) -> None:
    one = made.observe(target(), value, more.pop("known_on", date(2023, 2, 1)), secret=secret,
                       period="2022", **more)  # fmt: skip
    owner = Body.objects.get(slug=body)
    Observation.objects.filter(pk=one.pk).update(body=owner, key=f"{body}-{one.status}-2022")


def values(as_of: date = NOW) -> list[str]:
    found = inherited(target(), as_of=as_of)
    return [] if found is None else [str(one.value) for one in found.values]


def test_the_sum_of_the_parts_is_the_past_and_names_them(merged: Register) -> None:
    say(merged, "cu-mot", "40")
    say(merged, "cu-hai", "2.5")
    found = inherited(target(), as_of=NOW)
    (one,) = found.values
    assert (str(one.value), one.status, one.inputs_status) == ("42.5", "derived", Status.OFFICIAL)
    assert {i.observation.ref for i in one.inputs} == set(found.records)
    assert set(found.bodies) == {"cu-mot", "cu-hai"}


def test_what_was_not_known_yet_or_is_secret_is_missing(merged: Register) -> None:
    say(merged, "cu-mot", "40")
    say(merged, "cu-hai", "2", known_on=date(2023, 6, 1))
    assert values(date(2023, 5, 1)) == []
    assert inherited(target(), as_of=date(2023, 5, 1)).refused[0].rule == "part-missing"
    assert values() == ["42"]
    Observation.objects.get(body__slug="cu-hai").document.__class__.objects.filter(
        observations__body__slug="cu-hai"
    ).update(secrecy="secret")
    assert values() == []


def test_the_past_judges_nothing(merged: Register) -> None:
    say(merged, "cu-mot", "400")
    say(merged, "cu-hai", "400")
    assert values() == ["800"]
    (judged,) = scoreboard(merged.plan, NOW).targets
    assert (judged.verdict.value, judged.score.inputs) == ("no_data", ())


def test_a_body_that_came_from_none_costs_one_query(
    merged: Register, django_assert_num_queries
) -> None:
    BodyEvent.objects.all().delete()
    one = target()
    with django_assert_num_queries(1):
        assert inherited(one, as_of=NOW) is None


def test_predecessors_that_say_nothing_leave_no_past(merged: Register) -> None:
    assert inherited(target(), as_of=NOW) is None


def test_queries_do_not_grow_with_what_is_known(
    merged: Register, django_assert_max_num_queries
) -> None:
    for body in ("cu-mot", "cu-hai"):
        say(merged, body, "1")
    with django_assert_max_num_queries(9):
        inherited(target(), as_of=NOW)
