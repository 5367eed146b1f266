"""A page that is given again is the page that would be made now, after every act."""

from __future__ import annotations

import re

import pytest
from acting import ACTS, small
from django.apps import apps
from django.conf import LazySettings
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from kept_rows import once
from persons import enter, person

from tiendo.people.models import Membership
from tiendo.register.access import NOBODY
from tiendo.register.models import Body, Document, Indicator, Plan, Proposal, Target
from tiendo.register.selectors.contradictions import contradictions
from tiendo.web import answers, state
from tiendo.web.pages.board_kept import keep_rows
from tiendo.web.rights import views

pytestmark = pytest.mark.django_db
ended = pytest.mark.django_db(transaction=True)  # what is about the end of transactions
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')
LISTS = ("/", "/so-sanh/", "/trien-khai/", "/van-ban/", "/nhiem-vu/", "/hoi-nghi/", "/co-quan/",
         "/danh-muc/", "/mau-thuan/", "/tim-kiem/?q=trong+rung", "/tim-kiem/?q=2.400",
         "/?ngay=2024-01-31", "/bao-cao/")  # fmt: skip


def at_once() -> str:
    """The word as it will be when the transaction of the test has ended."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return state.words()[0]


@pytest.fixture
def register(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    settings.TIENDO_KEEP_PAGES = True
    if request.node.get_closest_marker("django_db").kwargs.get("transaction"):
        state.begin()  # a flush before took the row
    else:
        monkeypatch.setattr(state, "word", at_once)
    once("acts", small)


def addresses() -> list[str]:
    """Every page that a guest may open of what is there, some of each kind."""
    out = list(LISTS)
    for plan in Plan.objects.all():
        out += [f"/ke-hoach/{plan.slug}/", f"/ke-hoach/{plan.slug}/thay-doi/?tu=2023-12-31"]
    for slug in Target.objects.values_list("slug", flat=True):
        out += [f"/chi-tieu/{slug}/", f"/giao-chi-tieu/{slug}/"]
    out += [f"/van-ban/{slug}/" for slug in Document.objects.values_list("slug", flat=True)]
    out += [f"/danh-muc/{slug}/" for slug in Indicator.objects.values_list("slug", flat=True)]
    out += [f"/co-quan/{slug}/" for slug in Body.objects.values_list("slug", flat=True)[:2]]
    return out + [f"/mau-thuan/{one.key}/" for one in contradictions()]


def told(client: Client, asked: list[str]) -> dict[str, tuple[int, str]]:
    found = {one: client.get(one) for one in asked}
    return {one: (r.status_code, TOKEN.sub("", r.content.decode())) for one, r in found.items()}


def anew(client: Client, asked: list[str], settings: LazySettings) -> dict[str, tuple[int, str]]:
    settings.TIENDO_KEEP_PAGES = False
    try:
        return told(client, asked)
    finally:
        settings.TIENDO_KEEP_PAGES = True


@pytest.mark.parametrize("name", ACTS)
def test_after_an_act_no_page_is_old(name: str, register: None, settings: LazySettings) -> None:
    """One page in four, others after each act: the word that makes a page old is one for all."""
    ACTS[name].before()
    for plan in Plan.objects.all():
        keep_rows(plan, timezone.localdate())
    client, asked = Client(), addresses()[list(ACTS).index(name) % 4 :: 4]
    told(client, asked)
    before = state.word()
    ACTS[name].act()
    assert state.word() != before
    assert told(client, asked) == anew(client, asked, settings)
    fresh = sorted({*addresses()} - {*asked})[::4]
    assert told(client, fresh) == anew(client, fresh, settings)


def test_a_page_is_given_again_without_a_question_but_for_the_state(
    register: None, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries
) -> None:
    at_once()  # nothing is written below: the word is asked for as outside of a test
    monkeypatch.setattr(state, "word", lambda: state.words()[0])
    client = Client()
    for address in addresses():
        first = client.get(address)
        with django_assert_num_queries(1):
            again = client.get(address)
        assert TOKEN.sub("", again.content.decode()) == TOKEN.sub("", first.content.decode())
        kept = ("Content-Type", "X-Frame-Options", "Content-Security-Policy", "Vary", "ETag")
        assert {k: again[k] for k in kept} == {k: first[k] for k in kept}, address
        assert again["Cache-Control"] == "private, no-cache"


@ended
def test_what_is_rolled_back_leaves_the_word(register: None) -> None:
    before = state.word()
    with transaction.atomic():
        Indicator.objects.update(name="khác")
        transaction.set_rollback(True)
    assert state.word() == before
    Indicator.objects.filter(pk=0).update(name="khác")  # no row
    Indicator.objects.update(name="khác")
    assert state.word() != before


@ended
def test_inside_a_transaction_nothing_is_kept(register: None) -> None:
    with transaction.atomic():
        assert state.word() == ""


def test_who_has_the_page_is_told_so(register: None) -> None:
    client = Client()
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    other = Client()  # somebody else's forms have another token
    assert other.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 200
    Indicator.objects.update(name="khác")
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@ended
def test_each_reader_has_a_token_of_their_own(register: None) -> None:
    for client in (Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)):
        page = client.get("/")
        token = TOKEN.search(page.content.decode())
        assert token
        posted = {"language": "en", "next": "/", "csrfmiddlewaretoken": token[0]}
        assert client.post("/ngon-ngu/", posted).status_code == 302
        assert '<html lang="en">' in client.get("/").content.decode()


def editor(name: str = "an") -> Client:
    return enter(Client(), person(name, "editor"), verified=True)


def own_addresses() -> list[str]:
    """Every page that is kept for who has signed in, of what is there."""
    out = ["/", "/van-ban/", "/duyet/", "/tim-kiem/?q=trong+rung", "/tim-kiem/goi-y/?q=rung"]
    for slug in Document.objects.values_list("slug", flat=True):
        out += [f"/van-ban/{slug}/", f"/duyet/{slug}/", f"/duyet/{slug}/?xem=tat-ca"]
    out += [f"/ke-hoach/{slug}/" for slug in Plan.objects.values_list("slug", flat=True)]
    return out + [f"/chi-tieu/{slug}/" for slug in Target.objects.values_list("slug", flat=True)]


@pytest.mark.parametrize("name", ACTS)
def test_after_an_act_no_page_of_who_signed_in_is_old(
    name: str, register: None, settings: LazySettings
) -> None:
    ACTS[name].before()
    client, asked = editor(), own_addresses()[list(ACTS).index(name) % 3 :: 3]
    told(client, asked)
    ACTS[name].act()
    assert told(client, asked) == anew(client, asked, settings)


def test_who_signed_in_gets_their_own_page(register: None) -> None:
    Client().get("/")
    client = editor()
    for _again in range(2):
        page = client.get("/")
        assert "ETag" not in page
        assert page["Cache-Control"] == "private, no-store"
        assert ">an</a>" in page.content.decode()
    assert ">binh</a>" in editor("binh").get("/").content.decode()
    assert ">an</a>" not in Client().get("/").content.decode()


def test_their_page_is_given_again_for_three_questions_of_who_asks(
    register: None, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries
) -> None:
    at_once()
    monkeypatch.setattr(state, "word", lambda: state.words()[0])
    client = editor()
    for address in own_addresses():
        first = client.get(address)
        with django_assert_num_queries(4):  # session, account, roles; the state
            again = client.get(address)
        assert TOKEN.sub("", again.content.decode()) == TOKEN.sub("", first.content.decode())


def test_who_loses_a_role_loses_the_pages_that_it_opened(register: None) -> None:
    client = editor()
    assert client.get("/duyet/").status_code == 200
    Membership.objects.update(role="reader")
    assert client.get("/duyet/").status_code == 403
    client.logout()
    assert client.get("/duyet/").status_code == 302


def test_what_is_told_once_is_told_once(register: None) -> None:
    client = editor()
    one = Proposal.objects.filter(state="proposed").select_related("document").first()
    assert one is not None
    asked = {"act": "reject", "muc": one.pk, "version": one.version, "why": "đọc nhầm"}
    done = client.post(f"/duyet/{one.document.slug}/", asked, follow=True)
    assert 'class="told"' in done.content.decode()
    for _again in range(2):
        page = client.get(done.redirect_chain[-1][0])
        assert 'class="told"' not in page.content.decode()


def test_a_page_that_is_not_there_and_a_file_are_not_kept(register: None) -> None:
    client = Client()
    for address in ("/chi-tieu/khong-co/", "/dang-nhap/", "/trien-khai/tai-ve.csv"):
        assert "ETag" not in client.get(address)


@pytest.mark.parametrize("signed_in", [False, True])
def test_kept_pages_are_made_from_tables_that_are_watched(signed_in: bool, register: None) -> None:
    watched = {*state.tables(), "web_boardrow", "web_state"}
    watched |= {"django_session", "auth_user", "people_membership"} if signed_in else set()
    every = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    asked: set[str] = set()

    def hear(execute, sql, params, many, context):
        asked.update(re.findall(r'(?:FROM|JOIN) "?(\w+)', sql))
        return execute(sql, params, many, context)

    client, pages = (editor(), own_addresses()) if signed_in else (Client(), addresses())
    with connection.execute_wrapper(hear):
        told(client, pages)
    assert (asked & every) <= watched


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept = answers.Answers(most=100)
    for number in range(30):
        kept.put((str(number), NOBODY), answers.Answer((b"x" * 10,), ()))
    assert kept.size <= 100
    assert kept.get(("29", NOBODY)) is not None
    assert kept.get(("0", NOBODY)) is None


def test_the_views_that_are_kept_answer_to_reading() -> None:
    assert all(
        "GET" in row["methods"] for row in views().values() if row["right"] == "register.read"
    )
