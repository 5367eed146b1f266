"""Bodies: loaded from a list, valid in time, found by the names that texts use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tiendo.register.access import NOBODY, Grant, Viewer, operator
from tiendo.register.errors import BodiesInvalid, NotAllowed
from tiendo.register.matching import Bodies
from tiendo.register.models import AuditEvent, Body, BodyLink
from tiendo.register.services import load_bodies
from tiendo.register.services.body_lists import body_kinds

pytestmark = pytest.mark.django_db
LIST = Path(__file__).with_name("bodies.yaml")


@pytest.mark.parametrize(
    ("slug", "spoken_for"),
    [
        ("lam-khe", "lam-khe"),
        ("tinh-uy", "lam-khe"),
        ("ubnd-tinh", "lam-khe"),
        ("so-y-te", "lam-khe"),
        ("huyen-uy-na-lang", "na-lang"),
        ("phong-y-te-na-lang", "na-lang"),
        ("dang-uy-khoi", "dang-uy-khoi"),
    ],
)
def test_figures_are_of_the_body_that_their_source_speaks_for(bodies, slug, spoken_for):
    assert Body.objects.get(slug=slug).spoken_for.slug == spoken_for


@pytest.mark.parametrize(
    ("words", "day", "slug"),
    [
        ("TỈNH ỦY LAM KHÊ", None, "tinh-uy"),
        ("Tỉnh uỷ", None, "tinh-uy"),
        ("Ban Chấp hành Đảng bộ tỉnh Lam Khê", None, "tinh-uy"),
        ("UBND tỉnh Lam Khê", None, "ubnd-tinh"),
        ("Sở Nông nghiệp", date(2005, 1, 1), "so-nong-nghiep-cu"),
        ("Sở Nông nghiệp", date(2023, 1, 1), "so-nong-nghiep"),
        ("Sở Nông nghiệp", None, None),  # two bodies had that name
        ("Huyện uỷ Nà Lặng", date(2026, 1, 1), None),  # ended with the district level
        ("Sở Công Thương", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_name_finds_the_body_that_stood_on_the_day(bodies, words, day, slug):
    found = Bodies().find(words, day)
    assert (found.slug if found else None) == slug


def test_a_heading_with_the_body_above_names_the_last(bodies):
    assert Bodies().find_issuer("ỦY BAN NHÂN DÂN TỈNH LAM KHÊ SỞ Y TẾ").slug == "so-y-te"
    assert Bodies().find_issuer("BÁO LAM KHÊ") is None


def test_loading_twice_changes_nothing_and_leaves_one_entry(db):
    first = load_bodies(LIST)
    before = list(Body.objects.values()), list(BodyLink.objects.values())
    assert load_bodies(LIST) == first
    assert (list(Body.objects.values()), list(BodyLink.objects.values())) == before
    assert AuditEvent.objects.filter(act="body.load").count() == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bodies: []", "Không đọc được danh mục"),
        ("province: {id: a, name: A}\nbodies: [{id: a, name: B, kind: council}]", "Trùng id"),
        ("province: {id: a, name: A}\nbodies: [{id: b, name: B, kind: club}]", "club"),
        ("province: {id: a, name: A}\nbodies: [{id: b, name: B, kind: council, parent: c}]", "“c”"),
        ("province: {id: a, name: A}\nbodies: [{id: b, kind: council}]", "Thiếu id hoặc name"),
        (": [", "Không đọc được danh mục"),
    ],
)
def test_a_wrong_list_says_what_and_changes_nothing(db, tmp_path, text, says):
    path = tmp_path / "bodies.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BodiesInvalid) as refused:
        load_bodies(path)
    assert says in str(refused.value)
    assert not Body.objects.exists()
    assert not AuditEvent.objects.exists()


def test_every_kind_has_a_rule_that_is_known():
    rules = {row["speaks_for"] for row in body_kinds().values()}
    assert rules == {"itself", "root", "parent", "territory"}
    assert all(0 <= row["authority"] <= 50 for row in body_kinds().values())


@pytest.mark.parametrize(
    "by",
    [
        NOBODY,
        operator("máy"),
        Viewer(name="sở", grants=(Grant(role="editor", bodies=frozenset({1})),)),
    ],
    ids=lambda v: v.name,
)
def test_only_the_keeper_of_the_whole_register_loads_bodies(by: Viewer) -> None:
    with pytest.raises(NotAllowed):
        load_bodies(LIST, by=by)
    assert not Body.objects.exists()
    assert not AuditEvent.objects.exists()
