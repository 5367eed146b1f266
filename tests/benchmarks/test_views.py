"""Every page of a country: how many queries it asks, and that each finds its rows by an index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from persons import enter, person
from wordfile import SLIP, word

from benchmarks.national_country import ROOT, Size
from tiendo.drafts.models import Draft
from tiendo.people.models import Membership
from tiendo.register import selectors
from tiendo.register.models import Document, Observation, Plan
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.web import sessions
from tiendo.web.pages.board_kept import keep_rows
from tiendo.web.urls import urlpatterns

BODY = "xa-an-an-0000"
LAST = f"bao-cao-{BODY}-2026-q3"
# By the view's name: addresses, and how many queries each may ask, whoever asks: as many as it
# asks now, four of them for who asks. {key} is that of an open contradiction, {draft} a draft.
VIEWS: dict[str, tuple[int, list[str]]] = {
    "scoreboard": (14, ["/"]),
    "plan": (14, ["/ke-hoach/260001-nq-tu-2025/", "/ke-hoach/250001-nq-tu-2024/?ngay=2025-10-31"]),
    "target": (16, ["/chi-tieu/260001-nq-tu-2025-01/", "/chi-tieu/230001-nq-tu-2022-02/"]),
    "documents": (14, ["/van-ban/", "/van-ban/?trang=2", f"/van-ban/?co-quan={BODY}&nam=2025",
                       "/van-ban/?loai=report"]),
    "document": (10, [f"/van-ban/{LAST}/", f"/van-ban/nghi-quyet-{BODY}-2026/"]),
    "tasks": (9, ["/nhiem-vu/", "/nhiem-vu/?han=sap", f"/nhiem-vu/?chu-tri={BODY}"]),
    "meetings": (7, ["/hoi-nghi/", "/hoi-nghi/?trang=2"]),
    "bodies": (8, ["/co-quan/", "/co-quan/?q=xa&tren=ha-noi"]),
    "body": (12, [f"/co-quan/{BODY}/", f"/co-quan/{ROOT}/"]),
    "search": (13, ["/tim-kiem/?q=thu+ngan+sach", "/tim-kiem/?q=4.200",
                    "/tim-kiem/?q=500+t%E1%BB%B7", "/tim-kiem/?q=260001-NQ/TU",
                    "/tim-kiem/?q=ra+soat+xa+an"]),
    "suggest": (13, ["/tim-kiem/goi-y/?q=th", "/tim-kiem/goi-y/?q=thu+ng"]),
    "desk": (10, ["/duyet/", "/duyet/?trang=2"]),
    "desk-document": (25, [f"/duyet/{LAST}/", f"/duyet/{LAST}/?xem=tat-ca&tu=90"]),
    "catalogue": (6, ["/danh-muc/", "/danh-muc/?q=thu"]),
    "indicator": (13, ["/danh-muc/grdp/"]),
    "wordings": (9, ["/cach-goi/"]),
    "indicator-merge": (10, ["/danh-muc/grdp/gop/"]),
    "indicator-split": (9, ["/danh-muc/grdp/tach/"]),
    "trail": (7, ["/nhat-ky/", f"/nhat-ky/?loai=document&vat={LAST}", "/nhat-ky/?tu=1/1/2024"]),
    "people": (7, ["/nguoi-dung/"]),
    "person": (8, ["/nguoi-dung/an/"]),
    "account": (7, ["/tai-khoan/"]),
    "password": (4, ["/tai-khoan/mat-khau/"]),
    "factor": (10, ["/tai-khoan/ma-xac-thuc/"]),
    "import": (5, ["/nhap/"]),
    "sign-in": (0, ["/dang-nhap/"]),
    "plan-end": (6, ["/ke-hoach/260001-nq-tu-2025/thay-the/"]),
    "target-levels": (8, ["/chi-tieu/260001-nq-tu-2025-01/dieu-chinh/"]),
    "handing": (11, ["/giao-chi-tieu/260001-nq-tu-2025-01/"]),
    "handing-edit": (14, ["/giao-chi-tieu/260001-nq-tu-2025-01/noi/"]),
    "coverage": (8, ["/trien-khai/"]),
    "coverage-file": (7, ["/trien-khai/tai-ve.csv"]),
    "document-links": (7, [f"/van-ban/{LAST}/lien-ket/"]),
    "contradictions": (10, ["/mau-thuan/"]),
    "contradiction": (10, ["/mau-thuan/{key}/"]),
    "changes": (13, ["/ke-hoach/250001-nq-tu-2024/thay-doi/?tu=2025-10-31&den=2026-01-31"]),
    "drafts": (11, ["/soat/"]),
    "draft": (9, ["{draft}"]),
    "draft-settings": (6, [f"/soat/co-quan/{BODY}/"]),
    "across": (9, ["/so-sanh/", "/so-sanh/?chi-so=grdp"]),
    "forecast": (11, ["/chi-tieu/260001-nq-tu-2025-01/du-bao/"]),
    "target-trajectory": (7, ["/chi-tieu/260001-nq-tu-2025-01/quy-dao/"]),
    "report": (7, ["/bao-cao/", "/bao-cao/?ke-hoach=260001-nq-tu-2025"]),
    "schedules": (12, ["/lich-bao-cao/"]),
    "api-scores": (20, ["/api/v1/scores?plan=260001-nq-tu-2025"]),
    "api-score": (20, ["/api/v1/scores/260001-nq-tu-2025-01"]),
    "api-openapi": (4, ["/api/v1/openapi.json"]),
    "import-template": (3, ["/nhap/mau/chi-tieu.csv"]),
}  # fmt: skip
# Files as long as what is asked for, acts, and doors of other houses: no page with lists.
OTHERS = {
    "export", "trail-export", "import-preview", "language", "sign-in-code", "provider",
    "provider-return", "sign-out", "recovery-codes", "factor-off", "indicator-undo",
    "draft-file", "report-pack",
}  # fmt: skip
# Tables with a row a document, figure or word: what grows with the country.
GROWING = {
    f"register_{name}"
    for name in (
        "document", "documentlink", "evidence", "plan", "targetgroup", "target", "observation",
        "proposal", "task", "task_owners", "meeting", "meetingmention", "searchword", "searchterm",
        "plansize", "deskcount", "deskact", "auditevent",
    )
} | {"web_boardrow", "scoring_override"}  # fmt: skip
# The values that a question of a scoreboard may hold: some for each of its targets.
MOST_VALUES = 150
# Asked once in a long while by a keeper, and as long as what it changes.
KEEPERS = {"indicator-merge", "indicator-split", "wordings"}
# Sets all bodies beside each other: asks for every value of what it compares, and for what can be.
COMPARES = {"across"}


@pytest.fixture
def keeper(small_country: Size, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody who may open every page; that they are there is not noted in between."""
    monkeypatch.setattr(sessions, "GRAIN", 10**9)
    for plan in Plan.objects.filter(period__in=("2026", "2025")):
        keep_rows(plan, date.today())  # noqa: DTZ011 - the day that pages ask for
    user = person("an", "editor")
    for role in ("administrator", "auditor", "contributor"):
        Membership.objects.create(
            user=user, role=role, starts_on=date(2020, 1, 1), given_by="thử", why="thử"
        )
    client = enter(Client(), user, verified=True)
    file = SimpleUploadedFile("du-thao.docx", word("Mở đầu.", SLIP))
    assert client.post("/soat/", {"file": file, "body": BODY}).status_code == 302
    return client


def given() -> dict[str, str]:
    """What stands in the addresses of the table."""
    draft = Draft.objects.values_list("slug", flat=True)[0]
    key = open_proposals().values_list("key", flat=True)[0]
    return {"key": key, "draft": f"/soat/{draft}/"}


def test_every_view_is_in_the_table() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(VIEWS) | OTHERS


def opened(client: Client, address: str) -> None:
    client = Client() if address == "/dang-nhap/" else client
    answer = client.get(address, headers={"X-Fragment": "1"} if "goi-y" in address else {})
    assert answer.status_code == 200, address


@pytest.mark.parametrize("signed", [False, True])
def test_each_view_asks_few_queries(
    signed: bool, keeper: Client, django_assert_max_num_queries: Any
) -> None:
    placed = given()
    for name, (most, addresses) in VIEWS.items():
        guest = name not in ("desk", "desk-document", "trail", "people", "person") and not signed
        for address in addresses:
            client = Client() if guest else keeper
            address = address.format(**placed)
            if client.get(address).status_code == 302:
                client = keeper  # a guest is sent to sign in
            with django_assert_max_num_queries(most, info=address):
                opened(client, address)


def test_every_list_finds_its_rows_by_an_index(keeper: Client) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            # Small tables are scanned, whatever their indexes: without that, does one serve?
            cursor.execute("SET enable_seqscan = off")
    placed = given()
    lacking: dict[str, set[str]] = {}
    for name, (_, addresses) in VIEWS.items():
        if name in KEEPERS | COMPARES:
            continue
        for address in addresses:
            for sql, params in asked(keeper, address.format(**placed)):
                for table in without_index(sql, params):
                    lacking.setdefault(f"{address} {table}", set()).add(sql)
    assert not lacking, "\n".join(f"{k}: {min(v, key=len)}" for k, v in lacking.items())


def test_no_question_grows_with_the_months_that_are_known(keeper: Client) -> None:
    """What is asked for by a list is of the page's own rows, not of all that they were made of."""
    months = Observation.objects.filter(body__slug=ROOT).count()
    assert months > MOST_VALUES * 2
    for _, addresses in (VIEWS["plan"], VIEWS["target"], VIEWS["changes"]):
        for address in addresses:
            longest = max(len(params) for _, params in asked(keeper, address))
            assert longest <= MOST_VALUES, address


def asked(client: Client, address: str) -> list[tuple[str, Any]]:
    """The questions of a page, with their values."""
    found: list[tuple[str, Any]] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SELECT", "WITH")):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        opened(client, address)
    return found


def without_index(sql: str, params: Any) -> Iterator[str]:
    """The growing tables that a question reads from end to end."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
            told = cursor.fetchone()[0]
            plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
            yield from scans(plan, bounded=False)
            return
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        for *_, step in cursor.fetchall():
            words = step.split()
            ended = " LIMIT " in sql  # SQLite does not say where a scan stops
            if words[0] == "SCAN" and words[1] in GROWING and "USING" not in words and not ended:
                yield words[1]


def scans(node: dict[str, Any], *, bounded: bool) -> Iterator[str]:
    """Reads of a growing table from end to end, unless they stop at a limit."""
    bounded = bounded or node["Node Type"] == "Limit"
    if node["Node Type"] == "Seq Scan" and node["Relation Name"] in GROWING and not bounded:
        yield node["Relation Name"]
    for below in node.get("Plans", ()):
        yield from scans(below, bounded=bounded and node["Node Type"] != "Sort")


def test_a_country_of_the_tests_has_what_pages_are_asked_for(keeper: Client) -> None:
    assert Document.objects.filter(slug=LAST).exists()
    assert selectors.main_plan() is not None
