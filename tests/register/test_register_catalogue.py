"""The catalogue: merging and splitting move everything, and come back exactly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from kept_rows import once
from made import figure, reading, snapshot, target

from tiendo.register import selectors
from tiendo.register.access import NOBODY, Grant, Viewer, keeper
from tiendo.register.chain import verify
from tiendo.register.errors import NotAllowed, NotFound, ReasonMissing, WrongState
from tiendo.register.keys import wording
from tiendo.register.models import (
    AuditEvent,
    Document,
    Indicator,
    IndicatorName,
    Observation,
    Proposal,
    Secrecy,
    State,
    Target,
)
from tiendo.register.selectors import catalogue
from tiendo.register.services import register_reading
from tiendo.register.services.catalogue import (
    add_wording,
    describe_indicator,
    merge_indicators,
    split_indicator,
    undo_catalogue,
)
from tiendo.register.services.catalogue.closeness import closeness

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
ME = keeper("người giữ sổ")
ONE, TWO = "trồng cây phân tán", "cây phân tán trồng mới"


def seen(name: str, value: str, **more):
    return figure(
        f"{name} đạt {value} cây", value, "count", unit_text="cây", indicator=name, **more
    )


def goal(name: str, value: str, **more):
    return target(f"{name} {value} cây", value, "count", unit_text="cây", indicator=name, **more)


@pytest.fixture
def two(bodies: None) -> tuple[Indicator, Indicator]:
    """Two indicators that are one: each with a target, one with two values, one with one."""
    once("two indicators", entered)
    return tuple(Indicator.objects.get(name=name) for name in (ONE, TWO))  # type: ignore[return-value]


def entered() -> None:
    register_reading(
        reading(goal(ONE, "500"), goal(TWO, "700", period="2024"), name="kh.docx", kind="plan",
                issued_on=date(2022, 12, 1)), by="x",
    )  # fmt: skip
    register_reading(
        reading(seen(ONE, "300", estimated=True), name="a.docx", issued_on=date(2023, 10, 5)),
        by="x",
    )
    register_reading(reading(seen(ONE, "450"), name="b.docx", issued_on=date(2024, 1, 10)), by="x")
    register_reading(
        reading(seen(TWO, "400", estimated=True), name="c.docx", issued_on=date(2023, 12, 1)),
        by="x",
    )


def but_the_trail() -> dict[str, list[str]]:
    return {name: rows for name, rows in snapshot().items() if not name.startswith("Audit")}


def test_a_merge_moves_all_and_joins_the_chains(two) -> None:
    one, other = two
    merge_indicators(source=other.slug, into=one.slug, by=ME, why="cùng một thước đo")
    assert not other.observations.exists()
    assert not other.targets.exists()
    assert not other.names.exists()
    chain = list(Observation.objects.order_by("known_on"))
    assert [int(o.value) for o in chain] == [300, 400, 450]
    assert [o.supersedes for o in chain] == [None, chain[0], chain[1]]
    assert len({o.key for o in chain}) == 1
    assert {t.indicator for t in Target.objects.all()} == {one}
    assert {p.indicator for p in Proposal.objects.exclude(indicator=None)} == {one}
    assert catalogue.catalogue_indicator(other.slug, to=ME).merged_into == one


def test_words_of_a_merged_indicator_name_the_one_that_took_it_in(two) -> None:
    one, other = two
    merge_indicators(source=other.slug, into=one.slug, by=ME, why="một")
    made = reading(seen(TWO, "480"), name="d.docx", issued_on=date(2024, 3, 1))
    register_reading(made, by="x")
    assert not Observation.objects.filter(indicator=other).exists()


def test_a_merge_is_taken_back_exactly(two) -> None:
    one, other = two
    before = but_the_trail()
    entry = merge_indicators(source=other.slug, into=one.slug, by=ME, why="nhầm")
    assert but_the_trail() != before
    undo_catalogue(entry=entry.pk, by=ME, why="hai thước đo")
    assert but_the_trail() == before
    acts = list(AuditEvent.objects.order_by("id").values_list("act", flat=True))[-2:]
    assert acts == ["indicator.merge", "indicator.undo"]
    assert not verify().why
    with pytest.raises(WrongState, match="đã được hoàn tác"):
        undo_catalogue(entry=entry.pk, by=ME, why="lần nữa")


def test_what_came_after_a_merge_stays_where_it_came(two) -> None:
    one, other = two
    entry = merge_indicators(source=other.slug, into=one.slug, by=ME, why="một")
    made = reading(seen(ONE, "480", period="2024"), name="d.docx", issued_on=date(2025, 3, 1))
    register_reading(made, by="x")
    undo_catalogue(entry=entry.pk, by=ME, why="hai")
    assert sorted(int(o.value) for o in one.observations.all()) == [300, 450, 480]
    assert [int(o.value) for o in other.observations.all()] == [400]
    for chain in (one, other):
        for o in chain.observations.exclude(supersedes=None):
            assert o.supersedes.key == o.key


def test_a_repetition_stays_and_a_contradiction_refuses() -> None:
    made = reading(goal(ONE, "500"), goal(TWO, "500"), name="kh.docx", kind="plan",
                   issued_on=date(2022, 12, 1))  # fmt: skip
    register_reading(made, by="x")
    register_reading(reading(seen(ONE, "450"), seen(TWO, "450"), name="a.docx"), by="x")
    one, other = (Indicator.objects.get(name=name) for name in (ONE, TWO))
    before = but_the_trail()
    entry = merge_indicators(source=other.slug, into=one.slug, by=ME, why="một")
    assert entry.data["log"]["kept"] == [other.observations.get().pk]
    undo_catalogue(entry=entry.pk, by=ME, why="hai")
    assert but_the_trail() == before
    Observation.objects.filter(indicator=other).update(amount=451_000_000)
    with pytest.raises(WrongState, match="số khác nhau của cùng kỳ"):
        merge_indicators(source=other.slug, into=one.slug, by=ME, why="một")
    assert Indicator.objects.filter(merged_into=None).count() == 2


def test_units_that_differ_are_not_merged(two) -> None:
    one, other = two
    Indicator.objects.filter(pk=other.pk).update(unit="ha")
    before = snapshot()
    with pytest.raises(WrongState, match="khác đơn vị"):
        merge_indicators(source=other.slug, into=one.slug, by=ME, why="một")
    with pytest.raises(WrongState, match="chính nó"):
        merge_indicators(source=one.slug, into=one.slug, by=ME, why="một")
    assert snapshot() == before


def test_only_the_keeper_of_the_whole_register_and_only_with_a_reason(two) -> None:
    one, other = two
    local = Viewer(name="xã", grants=(Grant(role="editor", bodies=frozenset({1})),))
    for who in (NOBODY, local, Viewer(name="a", grants=(Grant(role="auditor"),))):
        with pytest.raises(NotAllowed):
            merge_indicators(source=other.slug, into=one.slug, by=who, why="một")
        with pytest.raises(NotAllowed):
            add_wording(indicator=one.slug, words="cây", by=who)
    with pytest.raises(ReasonMissing):
        merge_indicators(source=other.slug, into=one.slug, by=ME, why=" ")
    with pytest.raises(NotFound):
        merge_indicators(source=other.slug, into="khong-co", by=ME, why="một")


def test_a_part_is_split_off_and_comes_back(two) -> None:
    one, _ = two
    chosen = Observation.objects.get(amount=300_000_000)
    before = but_the_trail()
    made = split_indicator(
        source=one.slug, name="Cây phân tán ở đô thị", wordings=[ONE],
        chosen_observations=[chosen.slug], by=ME, why="hai phạm vi",
    )  # fmt: skip
    chosen.refresh_from_db()
    assert (chosen.indicator, chosen.supersedes) == (made, None)
    assert Observation.objects.get(amount=450_000_000).supersedes is None
    assert IndicatorName.objects.get(folded=wording(ONE)).indicator == made
    entry = AuditEvent.objects.filter(act="indicator.split").get()
    undo_catalogue(entry=entry.pk, by=ME, why="thôi")
    assert but_the_trail() == before


def test_a_split_needs_something_and_a_name_of_its_own(two) -> None:
    one, other = two
    for wrong in (
        {"name": "Tên mới"},
        {"name": ONE, "wordings": [ONE]},
        {"name": TWO, "wordings": [ONE]},
    ):
        with pytest.raises(WrongState):
            split_indicator(source=one.slug, by=ME, why="tách", **wrong)
    strange = other.observations.get().slug
    with pytest.raises(NotFound):
        split_indicator(source=one.slug, name="X", chosen_observations=[strange], by=ME, why="tách")


def test_a_wording_decides_what_waited_for_it(two) -> None:
    one, _ = two
    register_reading(reading(seen("cây xanh rải rác", "20", period="2022"), name="e.docx"), by="x")
    (row,), total = catalogue.unnamed_wordings(to=ME)
    assert (row.words, row.count, total) == ("cây xanh rải rác", 1, 1)
    add_wording(indicator=one.slug, words="Cây xanh rải rác", by=ME)
    assert catalogue.unnamed_wordings(to=ME) == ([], 0)
    assert Observation.objects.filter(indicator=one, period="2022").exists()
    with pytest.raises(WrongState, match="đã là cách gọi"):
        add_wording(indicator=one.slug, words="cây xanh rải rác", by=ME)


def test_words_without_an_indicator_are_ranked_by_count_then_closeness(two) -> None:
    for n, name in enumerate(["cây phân tán", "cây phân tán", "việc lạ lùng"]):
        made = reading(seen(name, str(n), period="2020"), name=f"{n}.docx")
        register_reading(made, by="x")
    rows, total = catalogue.unnamed_wordings(to=ME)
    assert [(row.words, row.count) for row in rows] == [("cây phân tán", 2), ("việc lạ lùng", 1)]
    assert [i.name for i, _ in rows[0].close] == [ONE, TWO]
    assert rows[1].close == ()
    assert total == 2
    Document.objects.filter(name="2.docx").update(secrecy=Secrecy.SECRET)
    assert catalogue.unnamed_wordings(to=ME)[1] == 1


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("thu ngân sách", "Thu ngân sách", Fraction(1)),
        ("xã loại 1", "xã loại 2", Fraction(0)),
        ("", "thu", Fraction(0)),
        ("tỷ lệ hộ nghèo", "hộ nghèo", Fraction(2, 3)),
    ],
)
def test_closeness_is_exact(one: str, other: str, score: Fraction) -> None:
    assert closeness(one, other) == closeness(other, one) == score


def test_a_description_is_kept_with_what_it_was(two) -> None:
    one, _ = two
    given = {"method": "Đếm cây sống sau một năm", "over_bodies": "sum", "valid_from": None}
    describe_indicator(indicator=one.slug, given=given, by=ME, why="theo hướng dẫn")
    known = catalogue.described(Indicator.objects.get(pk=one.pk))
    assert (known.method, known.own) == (
        "Đếm cây sống sau một năm", frozenset({"method", "over_bodies"}),
    )  # fmt: skip
    entry = AuditEvent.objects.get(act="indicator.describe")
    assert entry.data["before"] == {"method": "", "over_bodies": ""}
    for wrong in (
        {"unit": "ha"}, {"name": " "}, {"better": "up"},
        {"valid_from": date(2024, 1, 1), "valid_to": date(2023, 1, 1)},
    ):  # fmt: skip
        with pytest.raises(WrongState):
            describe_indicator(indicator=one.slug, given=wrong, by=ME, why="x")


def test_the_list_finds_by_name_wording_and_code_and_shows_what_is_not_in_use() -> None:
    assert len(catalogue.catalogue_list(to=NOBODY)) > 100
    (row,) = [r for r in catalogue.catalogue_list("thu nsnn", to=NOBODY)
              if r.indicator.slug == "budget-revenue"]  # fmt: skip
    assert row.indicator.pk is None
    known = catalogue.described(catalogue.catalogue_indicator("unemployment-rate", to=NOBODY))
    assert known.code is not None
    assert catalogue.catalogue_list(known.code.code, to=NOBODY)
    with pytest.raises(NotFound):
        catalogue.catalogue_indicator("khong-co", to=NOBODY)


def test_an_indicator_of_secret_documents_alone_is_not_shown(two) -> None:
    one, _ = two
    Document.objects.update(secrecy=Secrecy.SECRET)
    assert one.slug not in [r.indicator.slug for r in catalogue.catalogue_list(to=NOBODY)]
    with pytest.raises(NotFound):
        catalogue.catalogue_indicator(one.slug, to=NOBODY)


def test_series_of_one_part_are_one_whatever_its_words() -> None:
    made = reading(goal(ONE, "500"), name="kh.docx", kind="plan", issued_on=date(2022, 12, 1))
    register_reading(made, by="x")
    for n, part in enumerate(("nữ", "phụ nữ")):
        register_reading(
            reading(seen(ONE, str(5 + n), subject=part, estimated=True), name=f"{n}.docx",
                    issued_on=date(2023, 3 + n, 1)), by="x",
        )  # fmt: skip
    found = selectors.observations_of(Indicator.objects.get(name=ONE).slug)
    assert {one.subject_key for one in found} == {"nu"}
    assert Proposal.objects.filter(state=State.PROPOSED).count() == 0
