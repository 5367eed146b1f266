"""Contradictions on pages: seen side by side, settled, reopened, taken back; and by whom."""

from __future__ import annotations

import re

import pytest
from building import Register, document, evidence, figure, proposal
from django.test import Client
from persons import enter, person
from test_english import test_no_vietnamese_is_left_unmarked as speaks_english

from tiendo.register.models import Document, Match, Observation, Settlement

pytestmark = pytest.mark.django_db
LIST, ONE = "/mau-thuan/", "/mau-thuan/thu-ngan-sach-2023/"
MOST_QUERIES = 18
PAGES = {
    LIST: "1 mâu thuẫn chờ xử lý",
    f"{LIST}?co-quan=tinh-uy-song-mai&ky=2023": "bứt phá",
    f"{LIST}?ky=2022": "Không có mục nào khớp",
    f"{LIST}?xem=da-xu-ly": "Không có mâu thuẫn nào",
    ONE: "trên 2.500 tỷ đồng",
    f"{ONE}?ngay=2023-12-31": "2.412 tỷ đồng",
}


@pytest.fixture
def editor(register: Register) -> Client:
    return enter(Client(), person("giu.so", "editor"))


def version(client: Client) -> str:
    found = re.search(r'name="version" value="(\w+)"', client.get(ONE).content.decode())
    assert found
    return found[1]


def settle(client: Client, **given: str) -> int:
    form = {"outcome": "kept", "reason": "Đối chiếu quyết toán"} | given
    form.setdefault("version", version(client))
    return client.post(ONE, form).status_code


@pytest.mark.parametrize(("address", "says"), PAGES.items(), ids=PAGES)
@pytest.mark.parametrize("who", ["guest", "editor"])
def test_a_page_answers_and_asks_little(
    address: str, says: str, who: str, register: Register, client: Client,
    django_assert_max_num_queries,
) -> None:  # fmt: skip
    if who == "editor":
        enter(client, person("giu.so", "editor"))
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address).content.decode()
    assert says in page
    assert "style=" not in page


@pytest.mark.parametrize("address", [LIST, f"{LIST}?xem=da-xu-ly", ONE])
@pytest.mark.parametrize("settled", [False, True])
def test_pages_are_english_too(
    address: str, settled: bool, register: Register, editor: Client
) -> None:
    editor.cookies["django_language"] = "en"
    if settled:
        assert settle(editor) == 302
    speaks_english(address, register, editor)


def test_the_list_asks_no_more_for_many(
    register: Register, client: Client, django_assert_max_num_queries
) -> None:
    for n in range(12):
        text = f"Tin {n}: thu ngân sách đạt 2.6{n:02} tỷ đồng."
        told = document(
            f"tin-{n}", text, register.press.dated, issuer=None, reading={}, title=f"Tin {n}"
        )
        proposal(
            told, text[:-1], figure("thu ngân sách", "2600000000000", "VND"),
            match=Match.CONTRADICTION, observation=register.final, indicator=register.revenue,
            key=f"thu-{n % 4}" if n % 2 else "thu-ngan-sach-2023",
        )  # fmt: skip
        if n in (1, 3):
            Observation.objects.create(
                slug=f"thu-{n}", indicator=register.revenue, name="thu", body=register.province,
                key=f"thu-{n}", status="official", known_on=told.dated, document=told,
                evidence=evidence(told, text[:3]), accepted_by="x",
                accepted_at=register.final.accepted_at, measure="level", amount=1, scale=0,
                unit="VND", period="2023", starts_on="2023-01-01", ends_on="2023-12-31",
            )  # fmt: skip
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(LIST).content.decode()
    assert "3 mâu thuẫn chờ xử lý" in page


def test_a_long_list_is_in_pages_and_fetches_one(
    register: Register, client: Client, django_assert_max_num_queries
) -> None:
    source = register.press
    for n in range(60):
        seen = Observation.objects.create(
            slug=f"thu-{n}", indicator=register.revenue, name="thu", body=register.province,
            key=f"thu-{n}", status="official", known_on=source.dated, document=source,
            evidence=evidence(source, source.text[:3]), accepted_by="x",
            accepted_at=register.final.accepted_at, measure="level", amount=1, scale=0,
            unit="VND", period=f"{1960 + n}", starts_on=f"{1960 + n}-01-01",
            ends_on=f"{1960 + n}-12-31",
        )  # fmt: skip
        proposal(
            source, source.text[:9], figure("thu ngân sách", "2600000000000", "VND"),
            match=Match.CONTRADICTION, observation=seen, indicator=register.revenue, key=seen.key,
        )  # fmt: skip
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(LIST).content.decode()
    assert "61 mâu thuẫn chờ xử lý" in page
    assert page.count('class="against"') == 50
    second = client.get(f"{LIST}?trang=2").content.decode()
    assert second.count('class="against"') == 11
    shown = [re.findall(r'<p class="title"><a href="([^"]+)"', one) for one in (page, second)]
    assert not set(shown[0]) & set(shown[1])
    one = client.get(f"{LIST}?ky=1987").content.decode()
    assert "1 mâu thuẫn chờ xử lý" in one
    assert one.count('class="against"') == 1


def test_every_page_on_which_it_counts_leads_to_it(register: Register, client: Client) -> None:
    assert "nguồn nói khác" in client.get("/").content.decode()
    for address in ("/chi-tieu/27-nq-tu-1/", "/danh-muc/thu-ngan-sach/"):
        assert f'href="{ONE}"' in client.get(address).content.decode()


def test_who_may_settle_is_told_how_many_wait(register: Register, editor: Client) -> None:
    counted = r'href="/mau-thuan/"[^>]*>Mâu thuẫn <span class="count">1</span>'
    assert re.search(counted, editor.get("/").content.decode())
    reader = enter(Client(), person("doc", "reader"))
    assert 'href="/mau-thuan/"' not in reader.get("/").content.decode()
    settle(editor)
    assert 'href="/mau-thuan/"' not in editor.get("/").content.decode()


def test_it_is_settled_reopened_and_taken_back(editor: Client) -> None:
    assert settle(editor) == 302
    page = editor.get(ONE).content.decode()
    assert "Không còn gì chờ xử lý" in page
    assert "Đối chiếu quyết toán" in page
    assert "Mâu thuẫn đã xử lý" in editor.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "nguồn nói khác" not in editor.get("/").content.decode()
    undo = re.search(r'name="document" value="([\w-]+)"', editor.get(ONE).content.decode())
    assert undo
    assert editor.post(ONE, {"act": "undo", "document": undo[1]}).status_code == 302
    assert "chưa ai xử lý" in editor.get(ONE).content.decode()
    assert settle(editor) == 302
    made = Settlement.objects.get()
    form = {"act": "reopen", "settlement": str(made.pk), "version": str(made.version)}
    assert editor.post(ONE, form | {"reason": ""}).status_code == 400
    assert editor.post(ONE, form | {"reason": "Xem lại"}).status_code == 302
    assert "Xem lại" in editor.get(ONE).content.decode()


def test_all_named_wrong_count_no_more(editor: Client) -> None:
    assert settle(editor, outcome="none") == 302
    page = editor.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "đã kết luận là sai" in page
    assert 'class="verdict v-exceeded"' not in page or "2.412" in page


@pytest.mark.parametrize(
    ("given", "status", "says"),
    [
        ({"outcome": ""}, 400, "Chưa chọn cách xử lý"),
        ({"outcome": "x"}, 400, "Chưa chọn cách xử lý"),
        ({"reason": " "}, 400, "phải có lý do"),
        ({"version": "0"}, 409, "đã có thay đổi từ khi mở trang"),
        ({"outcome": "chosen-999999"}, 404, "Không có trang này"),
        ({"outcome": "apart", "which": "x"}, 404, "Không có trang này"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    given: dict[str, str], status: int, says: str, editor: Client
) -> None:
    form = {"outcome": "kept", "reason": "Đối chiếu", "version": version(editor)} | given
    answer = editor.post(ONE, form)
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert status == 404 or form["reason"] in answer.content.decode()
    assert not Settlement.objects.exists()


@pytest.mark.parametrize("role", ["reader", "contributor", "administrator", "auditor"])
def test_who_has_no_right_sees_no_form_and_is_refused(role: str, register: Register) -> None:
    client = enter(Client(), person("ai", role), verified=True)
    page = client.get(ONE).content.decode()
    assert 'name="outcome"' not in page
    form = {"outcome": "kept", "reason": "x", "version": "x"}
    assert client.post(ONE, form).status_code in (403, 400, 409)
    assert not Settlement.objects.exists()


def test_a_page_of_a_day_offers_no_act(editor: Client) -> None:
    assert 'name="outcome"' not in editor.get(f"{ONE}?ngay=2024-01-31").content.decode()


def test_a_secret_side_shows_nothing(register: Register, client: Client) -> None:
    Document.objects.filter(slug="tin-bao").update(secrecy="secret")
    assert client.get(ONE).status_code == 404
    assert "2.500" not in client.get(LIST).content.decode()
    assert "nguồn nói khác" not in client.get("/").content.decode()


def test_the_line_from_estimate_to_official_names_each_source(
    register: Register, client: Client
) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    line = page[page.index('class="chain"') : page.index("</ol>", page.index('class="chain"'))]
    assert re.findall(r'class="tag plain">([^<]+)', line) == ["ước", "chính thức"]
    assert re.findall(r'class="num">([^<]+)</b>', line) == ["2.412 tỷ đồng", "2.436,8 tỷ đồng"]
    assert re.findall(r'href="(/van-ban/[\w-]+/)', line) == [
        "/van-ban/bc-nam/",
        "/van-ban/so-lieu/",
    ]
    assert "18/12/2023" in line
    assert "Tỉnh ủy Sông Mai" in line
    before = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-12-31").content.decode()
    assert 'class="chain"' not in before
