"""Who is what to the register: roles at bodies and below, in time, after a second factor."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from persons import person

from tiendo.people.access import viewer_of
from tiendo.register.access import NOBODY, Viewer, allowed, everywhere, require
from tiendo.register.errors import NotAllowed, RightUnknown
from tiendo.register.models import Body, BodyLink, Document, Secrecy
from tiendo.register.rights import rights, roles
from tiendo.register.standing import bodies_below

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
TODAY = date(2024, 5, 1)


def at(slug: str) -> Body:
    return Body.objects.get(slug=slug)


def slugs(found: frozenset[int]) -> set[str]:
    return set(Body.objects.filter(pk__in=found).values_list("slug", flat=True))


def document(issuer: str, secrecy: str) -> Document:
    body = at(issuer)
    return Document(slug="a", issuer=body, about=body.spoken_for, secrecy=secrecy)


def viewer(role: str, body: str | None = None, *, verified: bool = True, **more) -> Viewer:
    user = person("chi", role, body=at(body) if body else None, **more)
    return viewer_of(user, verified=verified, on=TODAY)


@pytest.mark.parametrize(
    ("root", "below"),
    [
        ("ubnd-tinh", {"ubnd-tinh", "so-y-te", "so-nong-nghiep", "so-nong-nghiep-cu"}),
        ("tinh-uy", {"tinh-uy", "huyen-uy-na-lang", "dang-uy-khoi"}),
        ("so-y-te", {"so-y-te"}),
        ("lam-khe", {"lam-khe", "na-lang", "phong-y-te-na-lang"}),
    ],
)
def test_a_body_and_those_below_it(root: str, below: set[str]) -> None:
    assert slugs(bodies_below([at(root).pk], TODAY)) == below


def test_a_body_that_moves_is_under_the_one_above_it_on_the_day() -> None:
    moved = at("so-y-te")
    BodyLink.objects.filter(child=moved).update(valid_to=date(2025, 2, 28))
    BodyLink.objects.create(parent=at("tinh-uy"), child=moved, valid_from=date(2025, 3, 1))
    before, after = date(2025, 2, 28), date(2025, 3, 1)
    assert "so-y-te" in slugs(bodies_below([at("ubnd-tinh").pk], before))
    assert "so-y-te" not in slugs(bodies_below([at("ubnd-tinh").pk], after))
    assert "so-y-te" in slugs(bodies_below([at("tinh-uy").pk], after))


def test_what_a_dissolved_body_left_is_for_those_above_it_still() -> None:
    after = date(2026, 1, 1)
    assert "huyen-uy-na-lang" in slugs(bodies_below([at("tinh-uy").pk], after))
    assert slugs(bodies_below([at("lam-khe").pk], after)) >= {"na-lang", "phong-y-te-na-lang"}


def test_bodies_in_a_circle_end_the_walk() -> None:
    BodyLink.objects.create(
        parent=at("so-y-te"), child=at("ubnd-tinh"), valid_from=date(2000, 1, 1)
    )
    assert "ubnd-tinh" in slugs(bodies_below([at("so-y-te").pk], TODAY))


@pytest.mark.parametrize("user", [None, AnonymousUser()])
def test_nobody_is_a_guest(user: object) -> None:
    assert viewer_of(user, verified=False) == NOBODY
    assert allowed(NOBODY, "register.read")
    assert not allowed(NOBODY, "account.own")


def test_a_closed_account_is_a_guest() -> None:
    user = person("chi", "editor")
    user.is_active = False
    assert viewer_of(user, verified=True) == NOBODY


@pytest.mark.parametrize("right", rights())
@pytest.mark.parametrize("role", [role for role, row in roles().items() if row["held"]])
def test_a_role_has_the_rights_of_its_row_and_no_others(role: str, right: str) -> None:
    given = role in rights()[right]["roles"] or "account" in rights()[right]["roles"]
    assert allowed(viewer(role), right) is given


def test_a_role_holds_at_its_body_and_below_and_nowhere_else() -> None:
    who = viewer("verifier", "ubnd-tinh")
    assert allowed(who, "proposal.decide", at("so-y-te"))
    assert not allowed(who, "proposal.decide", at("tinh-uy"))
    assert allowed(who, "proposal.decide", document("so-y-te", "open"))
    assert not allowed(who, "proposal.decide", document("dang-uy-khoi", "open"))
    with pytest.raises(NotAllowed, match="Nhận hoặc bỏ đề xuất"):
        require(who, "proposal.decide", at("tinh-uy"))
    assert not everywhere(who, "proposal.decide")


@pytest.mark.parametrize("right", ["document.classify", "verdict.override"])
def test_a_right_on_a_secret_needs_a_clearance_too(right: str) -> None:
    secret = document("so-y-te", Secrecy.SECRET)
    user = person("chi", "approver", body=at("ubnd-tinh"))
    assert not allowed(viewer_of(user, verified=True, on=TODAY), right, secret)
    user.memberships.update(clearance="secret")
    assert allowed(viewer_of(user, verified=True, on=TODAY), right, secret)
    assert not allowed(
        viewer_of(user, verified=True, on=TODAY), right, document("so-y-te", Secrecy.TOP)
    )


def test_a_role_counts_in_its_time_only() -> None:
    user = person("chi", "editor", ends_on=date(2024, 4, 30))
    assert allowed(viewer_of(user, verified=True, on=date(2024, 4, 30)), "bodies.edit")
    assert not allowed(viewer_of(user, verified=True, on=date(2024, 5, 1)), "bodies.edit")
    assert not allowed(viewer_of(user, verified=True, on=date(2019, 12, 31)), "bodies.edit")


def test_a_role_that_needs_the_second_factor_waits_for_it() -> None:
    user = person("chi", "auditor")
    without = viewer_of(user, verified=False, on=TODAY)
    assert (allowed(without, "trail.read"), without.waiting) == (False, ("auditor",))
    assert allowed(viewer_of(user, verified=True, on=TODAY), "trail.read")


def test_no_clearance_counts_without_the_second_factor() -> None:
    user = person("chi", "reader", clearance="top")
    without = viewer_of(user, verified=False, on=TODAY)
    assert [grant.clearance for grant in without.grants] == ["open"]
    assert without.waiting == ("reader",)


def test_an_office_may_ask_everybody_for_the_second_factor(settings) -> None:
    settings.TIENDO_SECOND_FACTOR = "all"
    assert viewer("editor", verified=False).grants == ()


def test_a_right_that_the_table_does_not_have_is_refused_not_guessed() -> None:
    with pytest.raises(RightUnknown):
        allowed(NOBODY, "fly")
