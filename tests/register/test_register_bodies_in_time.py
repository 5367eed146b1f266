"""Bodies in time: dated names and codes, mergers, the country; held by the database."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from tiendo.facts.lineage import EventKind
from tiendo.register import selectors
from tiendo.register.access import keeper
from tiendo.register.errors import BodiesInvalid, NotFound
from tiendo.register.matching import Bodies
from tiendo.register.models import (
    AuditEvent,
    Body,
    BodyCode,
    BodyEvent,
    BodyEventPart,
    BodyLink,
    BodyName,
)
from tiendo.register.services import country, load_list, read_list, with_communes
from tiendo.register.services.body_lists import acts, body_kinds, event_kinds
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.places import provinces

pytestmark = pytest.mark.django_db
AN = keeper("An")
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)

LIST = """
province: {id: song-lo, name: tỉnh Sông Lô, valid_from: 2020-01-01, statistics_code: "98"}
bodies:
- {id: dong-ngan, name: tỉnh Đông Ngàn, kind: province, valid_to: 2019-12-31, statistics_code: "98"}
- {id: tay-ngan, name: tỉnh Tây Ngàn, kind: province, valid_to: 2019-12-31, statistics_code: "97"}
- id: so-y-te
  name: Sở Y tế
  kind: department
  valid_from: 2020-01-01
  codes: [SYT, SYT]
  names:
  - {name: Sở Y tế và Dân số, from: 2020-01-01, to: 2021-06-30}
  - {name: Sở Y tế, from: 2021-07-01, act: Quyết định số 5/QĐ-UBND}
  parents:
  - {id: dong-ngan, from: 2020-01-01, to: 2020-12-31}
  - {id: song-lo, from: 2021-01-01}
events:
- id: sap-nhap-song-lo
  kind: merged
  day: 2020-01-01
  number: 1/2019/QH14
  act: Nghị quyết số 1/2019/QH14
  from: [dong-ngan, tay-ngan]
  to: [song-lo]
- {id: doi-ten-so-y-te, kind: renamed, day: 2021-07-01, from: [so-y-te], to: [so-y-te]}
"""


def write(folder: Path, text: str, name: str = "co-quan.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def listed(tmp_path: Path):
    return load_list(read_list(write(tmp_path, LIST)), by=AN)


# --- an office's list -----------------------------------------------------------------------------


def test_a_list_with_events_is_loaded_with_one_entry(listed):
    assert (listed.count, len(listed.created), listed.changed) == (4, 4, ())
    assert listed.events == ("sap-nhap-song-lo", "doi-ten-so-y-te")
    (entry,) = AuditEvent.objects.all()
    assert (entry.act, entry.by, entry.slug) == ("body.load", "An", "song-lo")
    assert entry.data["events"] == ["doi-ten-so-y-te", "sap-nhap-song-lo"]


@pytest.mark.parametrize(
    ("day", "name", "above"),
    [
        (date(2019, 1, 1), None, []),
        (date(2020, 6, 1), "Sở Y tế và Dân số", []),  # dong-ngan itself had ended
        (date(2021, 6, 30), "Sở Y tế và Dân số", ["song-lo"]),
        (date(2021, 7, 1), "Sở Y tế", ["song-lo"]),
    ],
)
def test_what_a_body_was_called_and_stood_under_on_a_day(listed, day, name, above):
    body = selectors.body("so-y-te")
    assert selectors.name_on(selectors.names_of(body), day) == name
    assert [one.slug for one in selectors.parents_on(body, day)] == above


def test_a_past_name_finds_its_body_in_the_list_of_bodies(listed):
    assert [one.slug for one in selectors.bodies_found(query="dan so")] == ["so-y-te"]


def test_a_code_means_the_body_of_its_day(listed):
    assert selectors.body_of_code("98", date(2019, 12, 31)).slug == "dong-ngan"
    assert selectors.body_of_code("98", date(2020, 1, 1)).slug == "song-lo"
    assert selectors.body_of_code("97", date(2020, 1, 1)) is None


def test_loading_twice_changes_nothing(listed, tmp_path):
    again = load_list(read_list(write(tmp_path, LIST)), by=AN)
    assert (again.created, again.changed, again.events) == ((), (), ())
    assert AuditEvent.objects.count() == 1


def test_a_change_of_the_list_is_brought_in_and_told(listed, tmp_path):
    changed = LIST.replace("Dân số", "Gia đình").replace("number: 1/2019", "number: 2/2019")
    again = load_list(read_list(write(tmp_path, changed)), by=AN)
    assert again.changed == ("so-y-te",)
    assert again.events == ("sap-nhap-song-lo",)
    assert BodyName.objects.filter(name__contains="Gia đình").count() == 1
    assert BodyEvent.objects.get(slug="sap-nhap-song-lo").number == "2/2019/QH14"


def test_a_preview_says_the_same_and_writes_nothing(tmp_path):
    told = load_list(read_list(write(tmp_path, LIST)), by=AN, preview=True)
    assert not Body.objects.exists()
    assert not AuditEvent.objects.exists()
    assert told == load_list(read_list(write(tmp_path, LIST)), by=AN)


def test_events_lead_from_a_body_to_those_it_came_from(listed, django_assert_num_queries):
    old = selectors.body("dong-ngan")
    with django_assert_num_queries(1):
        assert selectors.ancestry(old) == ()
    (event,) = selectors.ancestry(selectors.body("song-lo"))
    assert (event.kind, event.before) == (EventKind.MERGED, ("dong-ngan", "tay-ngan"))


def test_a_renamed_body_is_its_own_ancestor_and_the_walk_ends(listed):
    (event,) = selectors.ancestry(selectors.body("so-y-te"))
    assert (event.before, event.after) == (("so-y-te",), ("so-y-te",))


EVENT = "- {{kind: {kind}, day: 2020-01-01, from: [{before}], to: [{after}]{more}}}"
WRONG = {
    "an unknown kind": (
        EVENT.format(kind="lost", before="dong-ngan", after="song-lo", more=""),
        "loại sự kiện “lost”",
    ),
    "a merger of one": (
        EVENT.format(kind="merged", before="dong-ngan", after="song-lo", more=""),
        "không thể có 1 cơ quan trước",
    ),
    "an unknown body": (
        EVENT.format(kind="merged", before="dong-ngan, x", after="song-lo", more=""),
        "Không có cơ quan “x”",
    ),
    "a day before the old body's end": (
        "- {kind: founded, day: 2019-06-01, from: [], to: [song-lo]}",
        "Ngày 01/06/2019 không khớp",
    ),
    "no day": ("- {kind: founded, from: [], to: [song-lo]}", "thiếu day"),
    "a day that is none": (
        "- {kind: founded, day: nay mai, from: [], to: [song-lo]}",
        "“nay mai” không phải là một ngày",
    ),
    "a share that is none": (
        EVENT.format(
            kind="split", before="dong-ngan", after="song-lo, so-y-te",
            more=", shares: {song-lo: nhiều}",
        ),
        "Tỷ phần không phải là số",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("event", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_event_says_what_and_nothing_is_loaded(tmp_path, event, says):
    text = LIST[: LIST.index("events:")] + f"events:\n{event}\n"
    with pytest.raises(BodiesInvalid, match=says.replace("(", r"\(")):
        load_list(read_list(write(tmp_path, text)), by=AN)
    assert not Body.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("valid_from: 2020-01-02, valid_to: 2020-01-01", "trước khi bắt đầu"),
        ("valid_from: hôm qua", "không phải là một ngày"),
        ("statistics_code: 8", "trong ngoặc kép"),
        ("parents: [{id: khong-co}]", "“khong-co” không có trong danh mục"),
        ("names: [{name: A, from: 2021-01-01, to: 2020-01-01}]", "trước khi bắt đầu"),
    ],
)
def test_a_wrong_row_says_what_to_write(tmp_path, row, says):
    text = f"province: {{id: a, name: A}}\nbodies:\n- {{id: b, name: B, kind: council, {row}}}\n"
    with pytest.raises(BodiesInvalid, match=says):
        load_list(read_list(write(tmp_path, text)), by=AN)


def test_a_share_of_a_split_is_kept_exactly(tmp_path):
    event = WRONG["a share that is none"][0].replace("nhiều", '"0.412345"')
    text = LIST[: LIST.index("events:")] + f"events:\n{event}\n"
    load_list(read_list(write(tmp_path, text)), by=AN)
    shares = {p.body.slug: p.share_value for p in BodyEventPart.objects.select_related("body")}
    assert str(shares["song-lo"]) == "0.412345"
    assert shares["so-y-te"] is None


def test_the_district_level_ends_with_one_event_and_its_law(sample_bodies):
    event = BodyEvent.objects.get()
    assert (event.kind, event.on, event.number) == ("dissolved", AFTER, "203/2025/QH15")
    gone = {part.body.kind for part in event.parts.select_related("body")}
    assert gone == {"district", "district_committee", "district_division"}


def test_a_district_that_lives_on_is_named(tmp_path):
    text = "province: {id: a, name: A}\nbodies:\n- {id: b, name: huyện B, kind: district}\n"
    (told,) = load_list(read_list(write(tmp_path, text)), by=AN).warnings
    assert "huyện B" in told
    assert "valid_to: 2025-06-30" in told


# --- the country ----------------------------------------------------------------------------------


@pytest.fixture
def whole(db):
    return load_list(country(), by=AN)


def test_the_country_has_63_provinces_and_then_34(whole):
    counts = {
        day: selectors.bodies_found(kind="province", on=day).count() for day in (BEFORE, AFTER)
    }
    assert counts == {BEFORE: 63, AFTER: 34}
    assert not load_list(country(), by=AN).changed


def test_events_and_provinces_say_the_same():
    made = {one.id: set(one.predecessors) for one in provinces() if one.predecessors}
    told = {
        row["to"][0]: set(row["from"]) for row in rows("tiendo.register.tables", "country_events")
    }
    assert told == made
    kinds = [row["kind"] for row in rows("tiendo.register.tables", "country_events")]
    assert (kinds.count("merged"), kinds.count("renamed")) == (23, 2)
    starts = {one.id: one.valid_from for one in provinces()}
    for row in rows("tiendo.register.tables", "country_events"):
        assert row["day"] == starts[row["to"][0]] == acts()[row["act"]]["day"]


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("52", "binh-dinh", "gia-lai"),
        ("37", "ninh-binh-2025", "ninh-binh"),
        ("01", "ha-noi", "ha-noi"),
        ("36", "nam-dinh", None),
    ],
)
def test_a_provinces_code_is_keyed_by_the_day(whole, code, before, after):
    found = [selectors.body_of_code(code, day) for day in (BEFORE, AFTER)]
    assert [one and one.slug for one in found] == [before, after]


def test_a_merged_and_then_renamed_city_has_both_generations(whole):
    events = selectors.ancestry(selectors.body("dong-nai"))
    assert [(one.kind, one.on) for one in events] == [
        (EventKind.MERGED, AFTER),
        (EventKind.RENAMED, date(2026, 4, 30)),
    ]


def test_the_offices_own_list_stands_before_the_countrys(whole, bodies):
    assert Body.objects.order_by("ordinal").first().slug == "lam-khe"
    known = Bodies()
    assert known.root.slug == "lam-khe"
    assert known.find("tỉnh Ninh Bình") is None  # background names no issuer


def test_a_province_of_the_own_list_is_left_to_it_but_gets_its_code(tmp_path):
    text = "province: {id: ninh-binh, name: Ninh Bình của ta, valid_from: 2025-07-01}\nbodies: []\n"
    load_list(read_list(write(tmp_path, text)), by=AN)
    told = load_list(country(), by=AN)
    assert told.kept == ("ninh-binh",)
    body = selectors.body("ninh-binh")
    assert (body.name, body.country) == ("Ninh Bình của ta", False)
    assert [one.code for one in selectors.codes_of(body)] == ["37"]
    assert len(selectors.ancestry(body)) == 1


def test_an_event_told_twice_is_one(whole, tmp_path):
    text = """province: {id: ninh-binh, name: tỉnh Ninh Bình, valid_from: 2025-07-01}
bodies: []
events:
- id: cua-ta
  kind: merged
  day: 2025-07-01
  from: [nam-dinh, ha-nam, ninh-binh-2025]
  to: [ninh-binh]
"""
    assert load_list(read_list(write(tmp_path, text)), by=AN).events == ()
    assert not BodyEvent.objects.filter(slug="cua-ta").exists()


UNITS = {
    "nested": [{"name": "Tỉnh Đồng Nai", "code": 75, "wards": [{"name": "Xã Sông Lô", "code": 7}]}],
    "database": [
        {
            "FullName": "Tỉnh Đồng Nai", "Code": "75",
            "Wards": [{"FullName": "Xã Sông Lô", "Code": "00007"}],
        }
    ],
}  # fmt: skip


@pytest.mark.parametrize("units", UNITS.values(), ids=UNITS)
def test_communes_of_a_file_stand_under_their_province_of_each_day(tmp_path, units):
    path = write(tmp_path, json.dumps(units), "xa.json")
    told = load_list(with_communes(path), by=AN)
    assert told.created[-1] == "xa-song-lo-00007"
    commune = selectors.body("xa-song-lo-00007")
    assert (commune.name, commune.kind, commune.country) == ("xã Sông Lô", "commune", True)
    for day, above in ((AFTER, "dong-nai-2026"), (date(2026, 4, 30), "dong-nai")):
        assert [one.slug for one in selectors.parents_on(commune, day)] == [above]
        assert [one.slug for one in selectors.children_on(selectors.body(above), day)] == [
            commune.slug
        ]
    assert selectors.body_of_code("00007", AFTER) == commune


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[", "Không đọc được tệp JSON"),
        ("{}", "Không phải danh sách"),
        ('[{"ten": "Tỉnh A"}]', "dạng chưa biết"),
        ('[{"name": "Tỉnh A", "code": 99, "wards": []}]', "không có tỉnh nào mang mã 99"),
    ],
)
def test_a_file_of_units_that_cannot_be_read_says_why(tmp_path, text, says):
    with pytest.raises(BodiesInvalid, match=says):
        with_communes(write(tmp_path, text, "xa.json"))


def test_a_body_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        selectors.body("khong-co")


def test_kinds_have_names_in_both_languages():
    for row in (*body_kinds().values(), *event_kinds().values()):
        assert row["says"]
        assert row["says_en"]
    assert set(event_kinds()) == set(EventKind)


# --- held by the database -------------------------------------------------------------------------


def again(model, **changes):
    """A second row like the first one of its body, with other days."""
    first = model.objects.filter(body__slug="so-y-te").first()
    first.pk = None
    for name, value in changes.items():
        setattr(first, name, value)
    first.save(force_insert=True)


DAY = timedelta(days=1)
END = date(2021, 6, 30)
BROKEN = {
    "two names on one day": lambda: again(BodyName, valid_from=END, valid_to=END),
    "a name without ends over dated ones": lambda: again(BodyName, valid_from=None, valid_to=None),
    "a name moved over another": lambda: BodyName.objects.filter(valid_to=END).update(
        valid_to=END + DAY
    ),
    "a name that ends before it begins": lambda: again(
        BodyName, valid_from=date(2010, 1, 2), valid_to=date(2010, 1, 1)
    ),
    "an empty name": lambda: BodyName.objects.update(name=""),
    "one statistics code for two bodies": lambda: BodyCode.objects.filter(code="97").update(
        code="98"
    ),
    "two statistics codes of one body": lambda: BodyCode.objects.create(
        body=Body.objects.get(slug="song-lo"), system="statistics", code="11"
    ),
    "the same letters twice": lambda: again(BodyCode),
    "an unknown system": lambda: BodyCode.objects.update(system="zip"),
    "under one body twice on a day": lambda: BodyLink.objects.create(
        parent=Body.objects.get(slug="song-lo"),
        child=Body.objects.get(slug="so-y-te"),
        valid_from=date(2022, 1, 1),
    ),
    "an event of no kind": lambda: BodyEvent.objects.update(kind="lost"),
    "a body twice on a side": lambda: BodyEventPart.objects.create(
        event=BodyEvent.objects.get(slug="sap-nhap-song-lo"),
        body=Body.objects.get(slug="song-lo"),
        side="after",
        ordinal=5,
    ),
    "a side that is none": lambda: BodyEventPart.objects.update(side="beside"),
    "a share before": lambda: BodyEventPart.objects.filter(side="before").update(share=1),
    "a share of more than all": lambda: BodyEventPart.objects.filter(side="after").update(
        share=1_000_001
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_database_refuses(listed, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[broken]()


def test_what_touches_does_not_overlap(listed):
    again(BodyName, valid_from=date(2010, 1, 1), valid_to=date(2019, 12, 31))
    shared = BodyCode.objects.get(code="SYT")
    BodyCode.objects.create(
        body=Body.objects.get(slug="song-lo"), system="symbol", code=shared.code
    )
    assert BodyCode.objects.filter(code="SYT").count() == 2


def test_a_name_may_be_changed_in_its_place(listed):
    BodyName.objects.filter(valid_to=END).update(name="Sở Sức khỏe", valid_to=END - DAY)
    assert BodyName.objects.filter(name="Sở Sức khỏe").exists()
