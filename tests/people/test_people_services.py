"""Acts on people: each with its entry, refused where the right, the reason or the sense lacks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from persons import PASSWORD, person

from tiendo.errors import TiendoError
from tiendo.people import selectors, services
from tiendo.people.access import viewer_of
from tiendo.people.errors import AccountExists, AccountInvalid, PasswordWeak, RoleInvalid
from tiendo.people.models import Membership
from tiendo.register.access import NOBODY, Viewer
from tiendo.register.errors import NotAllowed, NotFound, ReasonMissing, WrongState
from tiendo.register.models import AuditEvent, Body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]


def at(slug: str) -> Body:
    return Body.objects.get(slug=slug)


def last() -> AuditEvent:
    found = AuditEvent.objects.last()
    assert found is not None
    return found


def admin(body: str | None) -> Viewer:
    user = person("quản", "administrator", body=at(body) if body else None)
    return viewer_of(user, verified=True)


def give(by: Viewer, **more) -> Membership:
    given = {"username": "chi", "role": "verifier", "body": "so-y-te", "why": "phân công"}
    return services.give_role(by=by, **given | more)


def test_an_account_is_added_without_a_role(machine: Viewer) -> None:
    made = services.add_account(
        username=" Nguyen.An ", full_name="Nguyễn An", password=PASSWORD, by=machine
    )
    assert (made.username, made.check_password(PASSWORD)) == ("nguyen.an", True)
    assert (last().act, last().slug, last().by) == ("account.add", "nguyen.an", machine.name)
    assert PASSWORD not in str(last().data)


@pytest.mark.parametrize("name", ["", "a", "Nguyễn An", "a b", ".an", "an/binh", "a" * 150])
def test_a_name_that_cannot_be_an_accounts_is_refused(name: str, machine: Viewer) -> None:
    with pytest.raises(AccountInvalid):
        services.add_account(username=name, full_name="", password=None, by=machine)


def test_a_name_is_given_once(machine: Viewer) -> None:
    person("chi")
    with pytest.raises(AccountExists):
        services.add_account(username="CHI", full_name="", password=None, by=machine)


@pytest.mark.parametrize(
    "password",
    ["ngan", "123456789012", "matkhau123456", "password1234", "nguyenvanan1985", "tinhuy123456"],
)
def test_a_password_that_is_soon_guessed_is_refused(password: str, machine: Viewer) -> None:
    with pytest.raises(PasswordWeak):
        services.add_account(
            username="nguyen.an", full_name="Nguyen Van An", password=password, by=machine
        )
    assert not User.objects.exists()


def test_a_role_is_given_and_ended_with_before_and_after(machine: Viewer) -> None:
    person("chi")
    made = give(machine, clearance="secret")
    assert last().data["after"] == {
        "role": "verifier",
        "body": "so-y-te",
        "clearance": "secret",
        "starts_on": timezone.localdate().isoformat(),
        "ends_on": None,
    }
    services.end_role(membership=made.pk, by=machine, why="chuyển công tác")
    yesterday = timezone.localdate() - timedelta(days=1)
    assert last().data["before"]["ends_on"] is None
    assert last().data["after"]["ends_on"] == yesterday.isoformat()
    made.refresh_from_db()
    assert not made.holds(timezone.localdate())
    with pytest.raises(WrongState):
        services.end_role(membership=made.pk, by=machine, why="lần nữa")


REFUSED = {
    "an unknown role": ({"role": "king"}, RoleInvalid),
    "a role that nobody is given": ({"role": "guest"}, RoleInvalid),
    "an unknown level": ({"clearance": "very"}, RoleInvalid),
    "days the wrong way round": ({"ends_on": date(2020, 1, 1)}, RoleInvalid),
    "an unknown body": ({"body": "sao-hoa"}, NotFound),
    "an unknown account": ({"username": "ai"}, NotFound),
    "no reason": ({"why": "  "}, ReasonMissing),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_role_is_refused_and_nothing_written(case: str, machine: Viewer) -> None:
    person("chi")
    more, error = REFUSED[case]
    count = AuditEvent.objects.count()
    with pytest.raises(error):
        give(machine, **more)
    assert not Membership.objects.exists()
    assert AuditEvent.objects.count() == count


def test_the_same_role_is_not_given_twice(machine: Viewer) -> None:
    person("chi")
    give(machine)
    with pytest.raises(WrongState):
        give(machine)
    give(machine, body="tinh-uy")


def test_an_administrator_gives_in_his_bodies_only() -> None:
    person("chi")
    by = admin("ubnd-tinh")
    give(by)
    for place in ("tinh-uy", None):
        with pytest.raises(NotAllowed):
            give(by, body=place, role="reader")


def test_nobody_gives_himself_a_role() -> None:
    by = admin(None)
    with pytest.raises(NotAllowed, match="tự làm"):
        give(by, username="quản")


@pytest.mark.parametrize("who", [NOBODY, Viewer(name="ai")])
def test_people_without_the_right_change_nothing(who: Viewer) -> None:
    person("chi")
    acts = (
        lambda: give(who),
        lambda: services.add_account(username="moi", full_name="", password=None, by=who),
        lambda: services.close_account(username="chi", by=who, why="x"),
        lambda: services.set_password(username="chi", password=PASSWORD, by=who),
        lambda: services.unlock_account(username="chi", by=who),
        lambda: services.remove_factor(username="chi", by=who, why="x"),
        lambda: list(selectors.accounts(to=who)),
    )
    count = AuditEvent.objects.count()
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert AuditEvent.objects.count() == count


def test_an_administrator_manages_those_whose_roles_are_all_in_his_bodies() -> None:
    by = admin("ubnd-tinh")
    person("chi", "reader", body=at("so-y-te"))
    person("dung", "reader", body=at("tinh-uy"))
    person("moi")
    assert [u.username for u in selectors.accounts(to=by)] == ["chi", "moi", "quản"]
    services.close_account(username="chi", by=by, why="nghỉ")
    with pytest.raises(NotAllowed):
        services.close_account(username="dung", by=by, why="nghỉ")
    with pytest.raises(NotFound):
        selectors.visible_account("dung", to=by)


def test_an_account_is_closed_and_reopened_once(machine: Viewer) -> None:
    user = person("chi")
    services.close_account(username="chi", by=machine, why="nghỉ hưu")
    user.refresh_from_db()
    assert not user.is_active
    assert (last().data["before"], last().data["after"]) == ({"active": True}, {"active": False})
    with pytest.raises(WrongState):
        services.close_account(username="chi", by=machine, why="nghỉ hưu")
    services.reopen_account(username="chi", by=machine, why="trở lại")
    with pytest.raises(ReasonMissing):
        services.close_account(username="chi", by=machine, why="")


def test_every_error_is_a_sentence_with_what_to_do(machine: Viewer) -> None:
    with pytest.raises(TiendoError) as told:
        give(machine, username="ai")
    assert str(told.value) == ("ai: Không có tài khoản này. Xem tên bằng tiendo user list.")
