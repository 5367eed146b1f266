"""Search as of a day: what was known then, and as much of it as on any other day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kept_rows import once
from made import item, report, resolution, revenue

from tiendo.facts.items import Meeting, Task
from tiendo.register import selectors
from tiendo.register.models import Document, Observation
from tiendo.register.selectors.search import MOST
from tiendo.register.services import register_reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
FIRST = date(2023, 2, 1)
REPORTS = MOST + 6  # more than a search shows of a kind


def day_of(number: int) -> date:
    return FIRST + timedelta(days=10 * number)


@pytest.fixture
def told(bodies: None) -> None:
    once("search in time", entered)


def entered() -> None:
    """A plan of December 2022, then a report every ten days, each with its own words."""
    register_reading(resolution(title="Nghị quyết về thu ngân sách"), by="An")
    for number in range(REPORTS):
        value = str(100 + number)
        register_reading(
            report(
                revenue(value, period=f"{1990 + number}"),
                item(f"rà soát thu ngân sách {value}", Task, action=f"rà soát thu đợt {value}"),
                item(f"Hội nghị thu {value}", Meeting, name=f"Hội nghị thu ngân sách {value}"),
                day=day_of(number),
                number=f"{number + 1}-BC/TU",
                title=f"Báo cáo thu ngân sách {value}",
            ),
            by="An",
        )


def found(query: str, on: date | None, kind: str) -> list[str]:
    return [hit.slug for hit in selectors.search(query, kinds=[kind], on=on)]


def known(number: int) -> set[str]:
    """Documents of the reports that were known with one of them."""
    dated = Document.objects.filter(kind="report", dated__lte=day_of(number))
    return set(dated.values_list("slug", flat=True))


@pytest.mark.parametrize("number", [0, 3, MOST - 1])
def test_what_came_later_is_not_found_and_all_that_was_known_is(told: None, number: int) -> None:
    on = day_of(number)
    by_then = Observation.objects.filter(known_on__lte=on).values_list("slug", flat=True)
    assert set(found("thu ngan sach", on, "document")) - {"nghi-quyet-27"} == known(number)
    assert set(found("thu ngân sách", on, "observation")) == set(by_then)
    for kind in ("task", "meeting"):
        assert len(found("thu", on, kind)) == number + 1, kind


@pytest.mark.parametrize("kind", ["document", "observation", "task", "meeting"])
def test_the_newest_of_a_day_are_shown_where_there_are_more(told: None, kind: str) -> None:
    """Later ones take no place of theirs: as many as today, each known by then."""
    on = day_of(REPORTS - 3)
    listed = selectors.search("thu", kinds=[kind], on=on)
    assert len(listed) == MOST
    assert max(written(hit) for hit in listed) == 100 + REPORTS - 3


def written(hit: selectors.Hit) -> int:
    """The number of the report that a hit comes from; nothing of the plan."""
    if isinstance(hit.record, Observation):
        return int(hit.record.value / 10**9)
    last = hit.title.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0


def test_nothing_is_found_before_the_first_document(told: None) -> None:
    for query in ("thu ngan sach", "100", "100 tỷ đồng", "27-NQ/TU"):
        hits = selectors.search(query, on=date(2022, 1, 1))
        assert {hit.kind for hit in hits} <= {"indicator"}, query
        assert selectors.sentences(query, on=date(2022, 1, 1)) == []


def test_a_number_and_a_value_are_found_from_their_day_on(told: None) -> None:
    day = day_of(4)
    for on, there in ((day - timedelta(days=1), False), (day, True)):
        assert bool(selectors.sentences("104", on=on)) == there
        assert bool(found("104 tỷ đồng", on, "observation")) == there
        assert bool(found("5-BC/TU", on, "document")) == there


def test_a_day_after_all_is_as_no_day(told: None) -> None:
    for kind in ("target", "observation", "document", "task", "meeting", "indicator"):
        assert found("thu", date(2030, 1, 1), kind) == found("thu", None, kind), kind
