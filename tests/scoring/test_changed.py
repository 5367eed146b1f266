"""What changed between two days: from the register, and what must always hold."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registered import Register
from scored_facts import AUTUMN, seen, target

from tiendo.cli.main import main
from tiendo.facts.series import Adds, Status
from tiendo.register.errors import NotFound
from tiendo.register.models import Evidence, Meeting, MeetingMention
from tiendo.scoring import Verdict, judge
from tiendo.scoring.changes import changes_between, day_of
from tiendo.scoring.rules.changed import Side, Stand, changed, side_of
from tiendo.scoring.rules.changed_words import lines, summary, told

SUMMER, OCTOBER, JANUARY = date(2023, 7, 20), date(2023, 10, 20), date(2024, 1, 31)
VERDICTS = st.sampled_from(list(Verdict))
AMOUNTS = st.decimals(min_value=-100, max_value=100, places=1)


@st.composite
def stands(draw: st.DrawFn) -> Stand:
    goal = target(draw(AMOUNTS), adds=draw(st.sampled_from(list(Adds))))
    known = tuple(
        seen(value, period=period, known_on=date(2023, 9, 1))
        for period, value in draw(
            st.dictionaries(st.sampled_from(["2023-H1", "2023-9M", "2022"]), AMOUNTS)
        ).items()
    )
    score = judge(goal, known, as_of=AUTUMN)
    key = draw(st.sampled_from("abcd"))
    return Stand(key=key, name=key, score=score, verdict=score.verdict, known=known)


LISTS = st.lists(stands(), unique_by=lambda one: one.key)


@given(LISTS, LISTS)
def test_every_target_is_counted_once(before: list[Stand], after: list[Stand]) -> None:
    found = changed(before, after)
    then, now = ({one.key for one in listed} for listed in (before, after))
    assert len(found.turned) + found.unturned == len(then & now)
    assert {one.key for one in found.added} == now - then
    assert {one.key for one in found.dropped} == then - now


@given(LISTS)
def test_nothing_changes_between_a_day_and_itself(listed: list[Stand]) -> None:
    found = changed(listed, listed)
    assert not lines(found)
    assert found.unturned == len(listed)


@given(LISTS, LISTS)
def test_every_change_is_said_in_both_languages(before: list[Stand], after: list[Stand]) -> None:
    found = changed(before, after)
    for english in (False, True):
        for line in lines(found, english=english):
            assert told(line, english=english).endswith(".")
        assert summary(found, SUMMER, OCTOBER, english=english).endswith(".")


@given(VERDICTS, VERDICTS)
def test_the_way_back_is_the_other_way(one: Verdict, other: Verdict) -> None:
    opposite = {
        Side.BETTER: Side.WORSE,
        Side.WORSE: Side.BETTER,
        Side.JUDGED: Side.UNJUDGED,
        Side.UNJUDGED: Side.JUDGED,
        Side.OTHER: Side.OTHER,
    }
    if one is not other:
        assert side_of(other, one) is opposite[side_of(one, other)]


@pytest.fixture
def register(db: None) -> Register:
    made = Register()
    growth = made.target("tang", "100")
    made.target("rung", "4200", group=2)
    made.observe(growth, "40", date(2023, 7, 5), period="2023-H1", status=Status.ESTIMATED)
    made.observe(growth, "38", date(2023, 8, 20), period="2023-H1")
    made.observe(growth, "80", date(2023, 10, 5), period="2023-9M")
    made.observe(growth, "99", date(2024, 1, 10))
    return made


@pytest.mark.django_db
def test_a_plan_tells_what_turned_moved_and_was_revised(register: Register) -> None:
    found = changes_between(register.plan, SUMMER, JANUARY)
    (turned,) = found.found.turned
    assert (turned.was.verdict, turned.now.verdict, turned.side) == (
        Verdict.BEHIND,
        Verdict.MISSED,
        Side.WORSE,
    )
    (revised,) = found.found.revised
    assert (revised.before.value, revised.after.value) == (Decimal(40), Decimal(38))
    assert [one.kind for one in found.lines()] == ["turned", "moved", "revised"]
    assert "1 chỉ tiêu đổi đánh giá (1 xấu đi)" in found.summary()


@pytest.mark.django_db
def test_days_in_the_wrong_order_are_put_right(register: Register) -> None:
    one, other = (
        changes_between(register.plan, *days) for days in ((SUMMER, OCTOBER), (OCTOBER, SUMMER))
    )
    assert (one.start, one.end, one.found) == (other.start, other.end, other.found)


@pytest.mark.django_db
def test_a_meeting_stands_for_the_day_on_which_its_document_came(register: Register) -> None:
    held = date(2023, 10, 13)
    news = register.document("tin", date(2023, 10, 14))
    Meeting.objects.create(slug="hoi-nghi-15", key="15", name="Hội nghị lần thứ 15", held_on=held)
    told = Meeting.objects.get(slug="hoi-nghi-15")
    evidence = Evidence.objects.create(document=news, start=0, end=1, quote="x")
    MeetingMention.objects.create(meeting=told, document=news, evidence=evidence)
    assert day_of("hoi-nghi-15") == date(2023, 10, 14)
    assert day_of("2023-10-20") == OCTOBER
    with pytest.raises(NotFound, match="hoi-nghi-15"):
        day_of("hoi-nghi-16")


@pytest.mark.django_db
def test_the_command_prints_a_table_and_json(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["--changed", "2023-07-20", "2024-01-31"]
    assert main(["score", *days]) == 0
    assert "xấu đi" in capsys.readouterr().out
    assert main(["score", *days, "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in whole["changes"]] == ["turned", "moved", "revised"]
    assert main(["score", *days, "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == whole["changes"]
    assert main(["score", "--changed", "hôm qua", "2024-01-31"]) == 2
    assert "hôm qua" in capsys.readouterr().err


@pytest.mark.django_db
def test_two_boards_take_ten_queries(
    register: Register, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        changes_between(register.plan, SUMMER, OCTOBER)
