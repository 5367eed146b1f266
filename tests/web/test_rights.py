"""Every cell of the page of rights, on the running site: role by role, view by view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import Register, draft_sent
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from persons import enter, person

from tiendo.register.models import Document, Upload
from tiendo.register.rights import roles
from tiendo.web.rights import EVERYBODY, views
from tiendo.web.rights_page import rights_page

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "docs" / "quyen.md"
# What stands for the changing parts of addresses.
SAMPLES = {
    "plan-end": {"slug": "27-nq-tu"},
    "target-levels": {"slug": "27-nq-tu-1"},
    "target-trajectory": {"slug": "27-nq-tu-1"},
    "handing": {"slug": "27-nq-tu-1"},
    "handing-edit": {"slug": "27-nq-tu-1"},
    "document-links": {"slug": "bc-nam"},
    "plan": {"slug": "27-nq-tu"},
    "changes": {"slug": "27-nq-tu"},
    "target": {"slug": "27-nq-tu-1"},
    "forecast": {"slug": "27-nq-tu-1"},
    "document": {"slug": "bc-nam"},
    "body": {"slug": "so-tai-chinh"},
    "desk-document": {"slug": "bc-nam"},
    "person": {"username": "ai-do"},
    "import-preview": {"slug": "tep-thu"},
    "import-template": {"kind": "chi-tieu", "form": "csv"},
    "export": {"kind": "nhiem-vu", "form": "csv"},
    "indicator": {"slug": "thu-ngan-sach"},
    "indicator-merge": {"slug": "thu-ngan-sach"},
    "indicator-split": {"slug": "thu-ngan-sach"},
    "indicator-undo": {"slug": "thu-ngan-sach"},
    "contradiction": {"key": "thu-ngan-sach-2023"},
    "draft": {"slug": "du-thao-thu"},
    "draft-file": {"slug": "du-thao-thu", "form": "goc"},
    "draft-settings": {"slug": "so-tai-chinh"},
    "api-score": {"slug": "27-nq-tu-1"},
}


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in resolver.url_patterns:
        found += patterns(one) if isinstance(one, URLResolver) else [one]
    return found


ALL = patterns(get_resolver())
NAMES = [str(one.name) for one in ALL]


def cells() -> dict[tuple[str, str], str]:
    """(address, role) to the cell of the last table of the page, read as people read it."""
    rows = [line for line in PAGE.read_text("utf-8").split("\n## ")[-1].splitlines() if "|" in line]
    head, _, *body = ([c.strip() for c in line.strip("| ").split(" | ")] for line in rows)
    ids = {row["name"]: role for role, row in roles().items()}
    return {
        (row[1].strip("`/"), ids[name]): row[index]
        for row in body
        for index, name in enumerate(head)
        if name in ids
    }


CELLS = cells()


def test_every_view_has_its_row_and_every_row_its_view() -> None:
    assert sorted(views()) == sorted(NAMES)


def test_the_page_has_a_cell_for_every_view_and_role() -> None:
    assert len(CELLS) == len(ALL) * len(roles())


def test_no_view_is_opened_by_a_name_alone() -> None:
    everybody = {name for name, row in views().items() if row["right"] == EVERYBODY}
    assert everybody == {
        "language", "sign-in", "sign-in-code", "provider", "provider-return", "sign-out"
    }  # fmt: skip


@pytest.fixture
def site(register: Register) -> Register:
    person("ai-do")
    Upload.objects.create(
        slug="tep-thu", name="tep.csv", data="Nhiệm vụ;Chủ trì\nRà soát;Sở Tài chính\n".encode(),
        options={"issuer": "tinh-uy-song-mai", "dated": "2024-01-01"}, uploaded_by="toi",
        uploaded_at=timezone.now(),
    )  # fmt: skip
    draft_sent(register, slug="du-thao-thu")
    return register


def account(role: str) -> User | None:
    if role == "guest":
        return None
    return person("toi", None if role == "account" else role)


def entered(client: Client, who: User | None, *, verified: bool = False) -> Client:
    return client if who is None else enter(client, who, verified=verified)


def ask(client: Client, one: URLPattern, method: str) -> tuple[int, str]:
    address = reverse(f"web:{one.name}", kwargs=SAMPLES.get(str(one.name)))
    response = client.generic(method, address)
    if response.streaming:
        list(response.streaming_content)
    return response.status_code, response.headers.get("Location", "")


def kept_out(status: int, location: str) -> bool:
    return status == 403 or "/dang-nhap/?next=" in location


def ways(role: str) -> list[tuple[URLPattern, str, str]]:
    """Every view, each method, and what the page says of the role."""
    return [
        (one, method, CELLS[str(one.pattern).strip("/"), role])
        for one in ALL
        for method in ("GET", "POST")
    ]


@pytest.mark.parametrize("role", roles())
def test_the_site_does_what_the_cells_say(role: str, site: Register, client: Client) -> None:
    me = account(role)
    # A contributor works on what one registered oneself.
    Document.objects.filter(slug="bc-nam").update(registered_by=getattr(me, "username", ""))
    wrong = []
    for one, method, cell in ways(role):
        status, location = ask(entered(client, me, verified=True), one, method)
        refused = status == 405
        as_said = kept_out(status, location) is (cell == "–")
        answers = refused is (method not in views()[str(one.name)]["methods"]) or cell == "–"
        if not (as_said and answers and status != 404 and status < 500):
            wrong.append((str(one.name), method, cell, status, location))
    assert wrong == []


@pytest.mark.parametrize("role", [role for role, row in roles().items() if row["held"]])
def test_without_the_second_factor_the_marked_cells_are_shut(
    role: str, site: Register, client: Client
) -> None:
    me = account(role)
    marked = [(one, method) for one, method, cell in ways(role) if cell == "✓ mã"]
    alone = {one: CELLS[str(one.pattern).strip("/"), "account"] for one, _ in marked}
    open_to = [
        str(one.name)
        for one, method in marked
        if alone[one] == "–" and not kept_out(*ask(entered(client, me), one, method))
    ]
    assert open_to == []


def test_a_closed_site_sends_guests_to_sign_in(
    site: Register, client: Client, settings: object
) -> None:
    settings.TIENDO_PUBLIC = False
    for one in ALL:
        shut = kept_out(*ask(client, one, "GET"))
        assert shut is (views()[str(one.name)]["right"] != EVERYBODY), one.name
    assert enter(client, person("toi")).get("/").status_code == 200


def test_a_view_without_a_row_opens_to_nobody(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    rows = {name: row for name, row in views().items() if name != "tasks"}
    monkeypatch.setattr("tiendo.web.rights.views", lambda: rows)
    client = enter(Client(), person("toi", "administrator"), verified=True)
    assert client.get("/nhiem-vu/").status_code == 403


def test_the_page_is_the_one_that_the_tables_make() -> None:
    assert rights_page() == PAGE.read_text("utf-8")
    assert re.match(r"# ", PAGE.read_text("utf-8"))
    assert settings.TIENDO_PUBLIC
