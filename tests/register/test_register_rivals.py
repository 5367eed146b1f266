"""Which value counts until a person settles: a table of what contradicts what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils.timezone import localdate
from made import report, resolution, revenue

from tiendo.register.access import Grant, Viewer
from tiendo.register.models import Outcome, Target
from tiendo.register.selectors.contradictions import contradictions
from tiendo.register.services import Decision, register_reading, settle_contradiction
from tiendo.scoring import Score
from tiendo.scoring.selectors import score_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
DECEMBER, JANUARY, FEBRUARY = date(2023, 12, 18), date(2024, 1, 10), date(2024, 2, 1)
MARCH = date(2024, 3, 1)
BINH = Viewer(name="Bình", grants=(Grant(role="editor"),))


def says(value: str, day: date, *, final: bool = True, **fields: Any) -> Any:
    return report(revenue(value, estimated=not final), day=day, **fields)


def score(as_of: date = MARCH) -> Score:
    return score_of(Target.objects.get(indicator__slug="budget-revenue"), as_of=as_of)


# The target is at least 2.350. What is said, in order; the verdict; whether both are weighed.
ROWS = {
    "official-beats-an-estimate": (
        [says("2300", DECEMBER, final=False), says("2400", JANUARY)], "exceeded", False,
    ),
    "a-later-estimate-does-not-shake-an-official-value": (
        [says("2400", JANUARY), says("2300", FEBRUARY, final=False)], "exceeded", False,
    ),
    "nobody-shakes-no-one": (
        [says("2400", JANUARY), says("2300", FEBRUARY, issuer=None, kind="other")],
        "exceeded", False,
    ),
    "a-lower-source-shakes-no-higher-one": (
        [says("2400", JANUARY), says("2300", FEBRUARY, issuer="Sở Y tế")], "exceeded", False,
    ),
    "two-official-values-on-either-side-allow-no-verdict": (
        [says("2400", JANUARY), says("2300", FEBRUARY)], "cannot_judge", True,
    ),
    "two-official-values-on-one-side-allow-one": (
        [says("2400", JANUARY), says("2450", FEBRUARY)], "exceeded", True,
    ),
    "one-document-that-says-two-things-keeps-its-first": (
        [report(revenue("2400", estimated=False), revenue("2300", estimated=False), day=JANUARY)],
        "exceeded", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_until_settled_the_firmer_counts_and_of_equals_both(row: str) -> None:
    readings, verdict, both = ROWS[row]
    for one in (resolution(), *readings):
        register_reading(one, by="An")
    found = score()
    assert found.verdict.value == verdict
    assert (len(found.inputs) > 1) == both
    assert ("sources-differ" in found.rules) == both


def test_what_is_settled_is_judged_from_that_day_on() -> None:
    for one in (resolution(), says("2400", JANUARY), says("2300", FEBRUARY)):
        register_reading(one, by="An")
    assert score(JANUARY).verdict.value == "exceeded"
    assert score(FEBRUARY).verdict.value == "cannot_judge"
    (one,) = contradictions(to=BINH)
    decision = Decision(
        outcome=Outcome.CHOSEN, reason="Theo quyết toán", proposal=one.against[0].pk
    )
    made = settle_contradiction(key=one.key, decision=decision, version=one.version, by=BINH)
    assert score(localdate(made.at)).verdict.value == "missed"
    assert score(FEBRUARY).verdict.value == "cannot_judge"


def test_what_was_found_wrong_is_not_judged() -> None:
    for one in (resolution(), says("2400", JANUARY), says("2300", FEBRUARY)):
        register_reading(one, by="An")
    (one,) = contradictions(to=BINH)
    decision = Decision(outcome=Outcome.NONE, reason="Sở rà soát lại")
    made = settle_contradiction(key=one.key, decision=decision, version=one.version, by=BINH)
    assert score(localdate(made.at)).verdict.value == "no_data"
