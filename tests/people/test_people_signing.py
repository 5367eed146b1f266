"""The door: password, code, lock, session and its limits, each with its entry in the trail."""

from __future__ import annotations

import base64
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from persons import PASSWORD, enter, person

from tiendo.people import services, totp
from tiendo.people.signing import OPENED, SEEN, UNKNOWN
from tiendo.register.models import AuditEvent

pytestmark = pytest.mark.django_db
DOOR, CODE = "/dang-nhap/", "/dang-nhap/ma/"
WRONG = "sai hẳn rồi nhé 1"


@pytest.fixture
def chi() -> User:
    return person("chi", "auditor", password=PASSWORD)


def try_door(client: Client, password: str = PASSWORD, username: str = "chi", **more: str):
    return client.post(DOOR, {"username": username, "password": password} | more)


def acts() -> list[str]:
    return list(AuditEvent.objects.values_list("act", flat=True))


def with_factor(user: User) -> tuple[bytes, list[str]]:
    """Turns the factor on with the code of the step before, so that the present one is unused."""
    begun = services.begin_factor(user=user, site="x")
    secret = base64.b32decode(begun.secret + "=" * (-len(begun.secret) % 8))
    codes = services.confirm_factor(user=user, code=code(secret, -1))
    return secret, codes


def code(secret: bytes, away: int = 0) -> str:
    return totp.code_at(secret, int(time.time()) // totp.STEP + away)


def test_the_right_password_opens_a_session(chi: User, client: Client) -> None:
    response = try_door(client, username=" CHI ", next="/van-ban/")
    assert (response.status_code, response["Location"]) == (302, "/van-ban/")
    assert "Đăng xuất" in client.get("/").content.decode()
    entry = AuditEvent.objects.get()
    assert (entry.act, entry.by, entry.slug) == ("session.open", "chi", "chi")
    assert entry.data == {"way": "password", "second_factor": False, "from": "127.0.0.1"}


@pytest.mark.parametrize("back", ["https://xau.example/", "//xau.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(back: str, chi: User, client: Client) -> None:
    assert try_door(client, next=back)["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password"), [("chi", WRONG), ("ai", PASSWORD), ("", ""), ("chi", "")]
)
def test_a_wrong_pair_says_the_same_whatever_was_wrong(
    username: str, password: str, chi: User, client: Client
) -> None:
    response = try_door(client, password, username)
    assert response.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in response.content.decode()
    entry = AuditEvent.objects.get()
    assert (entry.act, entry.by) == ("session.fail", "chi" if username == "chi" else UNKNOWN)
    assert password not in str(entry.data) or not password


def test_a_closed_account_does_not_open(chi: User, client: Client) -> None:
    User.objects.update(is_active=False)
    assert try_door(client).status_code == 401


def test_five_wrong_passwords_lock_the_door_and_time_opens_it(chi: User, client: Client) -> None:
    for _ in range(4):
        assert try_door(client, WRONG).status_code == 401
    assert try_door(client, WRONG).status_code == 429
    response = try_door(client)
    assert response.status_code == 429
    assert "đang khóa" in response.content.decode()
    assert acts() == ["session.fail"] * 5 + ["session.lock"]
    # From another address it is locked too; others are not.
    assert try_door(Client(REMOTE_ADDR="10.0.0.9")).status_code == 429
    person("dũng", password=PASSWORD)
    assert try_door(Client(), username="dũng").status_code == 302
    later = timezone.now() - timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=later)
    assert try_door(client).status_code == 302


def test_an_administrator_unlocks_the_door(chi: User, client: Client, machine) -> None:
    for _ in range(5):
        try_door(client, WRONG)
    services.unlock_account(username="chi", by=machine)
    assert try_door(client).status_code == 302
    assert acts()[-2:] == ["account.unlock", "session.open"]


def test_with_a_second_factor_the_password_alone_opens_nothing(chi: User, client: Client) -> None:
    secret, _ = with_factor(chi)
    assert try_door(client, next="/nhat-ky/")["Location"] == CODE
    assert client.get("/tai-khoan/")["Location"].startswith(DOOR)
    assert client.post(CODE, {"code": "12345x"}).status_code == 401
    response = client.post(CODE, {"code": code(secret)})
    assert response["Location"] == "/nhat-ky/"
    assert client.get("/nhat-ky/").status_code == 200
    assert AuditEvent.objects.filter(act="session.open").get().data["second_factor"] is True


def test_a_recovery_code_opens_once(chi: User, client: Client) -> None:
    _, codes = with_factor(chi)
    try_door(client)
    assert client.post(CODE, {"code": codes[0]})["Location"] == "/"
    other = Client()
    try_door(other)
    assert other.post(CODE, {"code": codes[0]}).status_code == 401


def test_wrong_codes_lock_the_door_like_wrong_passwords(chi: User, client: Client) -> None:
    secret, _ = with_factor(chi)
    try_door(client, WRONG)
    try_door(client)
    statuses = [client.post(CODE, {"code": "00000x"}).status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert client.post(CODE, {"code": code(secret)}).status_code == 429
    assert try_door(client).status_code == 429


def test_the_code_is_for_who_gave_the_password_a_moment_ago(
    chi: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, _ = with_factor(chi)
    assert client.post(CODE, {"code": code(secret)})["Location"] == DOOR
    try_door(client)
    now = time.time()
    monkeypatch.setattr("tiendo.people.signing.time.time", lambda: now + 301)
    assert client.get(CODE)["Location"] == DOOR


def test_the_key_of_the_session_changes_when_it_opens(chi: User, client: Client) -> None:
    client.get(DOOR)
    session = client.session
    session["a"] = 1
    session.save()
    before = session.session_key
    client.cookies["tiendo-session"] = before
    try_door(client)
    assert client.cookies["tiendo-session"].value != before


def test_signing_out_ends_the_session_with_an_entry(chi: User, client: Client) -> None:
    enter(client, chi)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/")["Location"] == "/"
    assert "Đăng nhập" in client.get("/").content.decode()
    assert acts() == ["session.close"]


@pytest.mark.parametrize(
    ("key", "ago", "ends"),
    [
        (SEEN, timedelta(minutes=31), True),
        (SEEN, timedelta(minutes=29), False),
        (OPENED, timedelta(hours=11), True),
        (OPENED, timedelta(hours=9), False),
    ],
)
def test_a_session_ends_when_it_is_idle_or_old(
    key: str, ago: timedelta, ends: bool, chi: User, client: Client
) -> None:
    enter(client, chi)
    session = client.session
    session[key] = time.time() - ago.total_seconds()
    session.save()
    page = client.get("/").content.decode()
    assert ("Phiên đã hết" in page) is ends
    assert acts() == (["session.expire"] if ends else [])
    assert ("Đăng xuất" in page) is not ends


def test_a_session_that_was_not_opened_here_is_none(chi: User, client: Client) -> None:
    client.force_login(chi)
    assert "Đăng nhập" in client.get("/").content.decode()


def test_signed_in_pages_stay_in_no_cache(chi: User, client: Client) -> None:
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
    enter(client, chi)
    assert client.get("/").headers["Cache-Control"] == "private, no-store"


def test_changing_ones_password_ends_the_other_sessions(chi: User, client: Client) -> None:
    enter(client, chi)
    other = enter(Client(), chi)
    new = "ruộng bậc thang mùa 93"
    form = {"old": PASSWORD, "new": new, "again": new}
    refused = client.post("/tai-khoan/mat-khau/", form | {"old": WRONG})
    assert (refused.status_code, acts()) == (400, ["session.fail"])
    assert client.post("/tai-khoan/mat-khau/", form | {"again": "x"}).status_code == 400
    assert client.post("/tai-khoan/mat-khau/", form | {"new": "1", "again": "1"}).status_code == 400
    assert client.post("/tai-khoan/mat-khau/", form)["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200
    assert other.get("/tai-khoan/").status_code == 302
    assert acts()[-1] == "password.change"


def test_enrolling_in_the_web_opens_the_waiting_roles(chi: User, client: Client) -> None:
    enter(client, chi)
    kept_out = client.get("/nhat-ky/")
    assert kept_out.status_code == 403
    assert "cần thêm mã xác thực" in kept_out.content.decode()
    page = client.get("/tai-khoan/ma-xac-thuc/").content.decode()
    assert "<svg" in page
    assert "http" not in page.split('<div role="img"')[1].split("</div>")[0].replace(
        'xmlns="http://www.w3.org/2000/svg"', ""
    )
    letters = page.split('class="letters">')[1].split("<")[0].replace(" ", "")
    secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
    assert client.post("/tai-khoan/ma-xac-thuc/", {"code": "1"}).status_code == 400
    done = client.post("/tai-khoan/ma-xac-thuc/", {"code": code(secret)})
    assert done.content.decode().count("<li>") >= 10
    assert client.get("/nhat-ky/").status_code == 200
    again = client.post("/tai-khoan/ma-xac-thuc/du-phong/", {"code": code(secret, 1)})
    assert again.status_code == 200
    assert client.post("/tai-khoan/ma-xac-thuc/bo/", {"code": "x"}).status_code == 400
    assert client.get("/nhat-ky/").status_code == 200


def test_taking_the_factor_off_shuts_what_needed_it(chi: User, client: Client) -> None:
    secret, _ = with_factor(chi)
    enter(client, chi, verified=True)
    assert client.post("/tai-khoan/ma-xac-thuc/bo/", {"code": code(secret)}).status_code == 302
    assert client.get("/nhat-ky/").status_code == 403
    assert acts()[-1] == "factor.remove"
