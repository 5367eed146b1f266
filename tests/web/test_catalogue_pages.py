"""The catalogue on the site: found, shown, merged, split, taken back."""

from __future__ import annotations

import re

import pytest
from building import NOW, Register, figure, proposal
from django.test import Client
from persons import enter, person
from test_english import Left

from tiendo.register.models import AuditEvent, Indicator, Match, Observation, Target, Upload

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16
ROWS = """Chỉ tiêu;Đơn vị tính;Kỳ;Kế hoạch;Thực hiện;Lạ
Thu ngân sách;tỷ đồng;2024;2.700;1.200;x
Thu ngân sách;tỷ đồng;2023;;abc;
"""
PAGES = {
    "/danh-muc/": "Biên chế",
    "/danh-muc/?q=thu+ngan+sach": "Thu ngân sách",
    "/danh-muc/?q=khong+co+gi+ca": "Không có mục nào khớp",
    "/danh-muc/thu-ngan-sach/": "2.436,8 tỷ đồng",
    "/danh-muc/unemployment-rate/": "T0204",
}
KEPT = ("/danh-muc/thu-ngan-sach/gop/", "/danh-muc/thu-ngan-sach/tach/", "/cach-goi/")


@pytest.mark.parametrize(("address", "says"), PAGES.items(), ids=PAGES)
def test_a_page_answers_and_says(
    address: str, says: str, register: Register, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(address)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "Gộp vào" not in answer.content.decode()


@pytest.fixture
def keeper(register: Register) -> Client:
    Indicator.objects.update(search=" thu ngan sach ty le ho ngheo do thi hoa")
    return enter(Client(), person("giu.so", "editor"))


def test_pages_of_the_keeper_ask_little_and_open_to_the_keeper_alone(
    keeper: Client, register: Register, client: Client, django_assert_max_num_queries
) -> None:
    local = enter(client, person("so", "editor", body=register.finance))
    for address in KEPT:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert keeper.get(address).status_code == 200, address
        assert local.get(address).status_code == 403, address
        assert "/dang-nhap/" in Client().get(address).headers["Location"]


def test_a_merge_leads_the_old_address_on_and_is_taken_back(
    keeper: Client, register: Register
) -> None:
    done = keeper.post("/danh-muc/do-thi-hoa/gop/", {"into": "ho-ngheo", "why": "thử"})
    assert done.headers["Location"] == "/danh-muc/ho-ngheo/"
    assert keeper.get("/danh-muc/do-thi-hoa/").headers["Location"] == "/danh-muc/ho-ngheo/"
    assert Target.objects.get(slug="27-nq-tu-4").indicator.slug == "ho-ngheo"
    page = keeper.get("/danh-muc/ho-ngheo/").content.decode()
    entry = re.search(r'name="entry" value="(\d+)"', page)
    assert entry
    keeper.post("/danh-muc/ho-ngheo/hoan-tac/", {"entry": entry[1], "why": "nhầm"})
    assert keeper.get("/danh-muc/do-thi-hoa/").status_code == 200
    assert Target.objects.get(slug="27-nq-tu-4").indicator.slug == "do-thi-hoa"


def test_unlike_units_are_not_offered_and_are_refused(keeper: Client) -> None:
    page = keeper.get("/danh-muc/thu-ngan-sach/gop/").content.decode()
    assert 'value="ho-ngheo"' not in page
    refused = keeper.post("/danh-muc/thu-ngan-sach/gop/", {"into": "ho-ngheo", "why": "thử"})
    assert refused.status_code == 400
    assert "khác đơn vị" in refused.content.decode()


def test_a_part_is_split_off(keeper: Client) -> None:
    one = Observation.objects.filter(indicator__slug="thu-ngan-sach").first()
    assert one is not None
    form = {"name": "Thu nội địa", "observation": [one.slug], "why": "hai khoản thu"}
    done = keeper.post("/danh-muc/thu-ngan-sach/tach/", form)
    assert done.headers["Location"] == "/danh-muc/thu-noi-dia/"
    assert (
        keeper.post("/danh-muc/thu-ngan-sach/tach/", {"name": "X", "why": "x"}).status_code == 400
    )


def test_words_are_offered_the_closest_indicators(keeper: Client, register: Register) -> None:
    place = {"start": 0, "end": 1, "quote": "B"}
    proposal(register.year, "vướng 1.23.456", figure("thu ngân sách nội", "5", "VND", **place),
        match=Match.UNKNOWN_INDICATOR, wording="thu ngan sach noi",
    )  # fmt: skip
    page = keeper.get("/cach-goi/").content.decode()
    assert 'value="thu-ngan-sach"' in page
    keeper.post("/cach-goi/", {"words": "thu ngân sách nội", "indicator": "thu-ngan-sach"})
    assert "thu ngân sách nội" in keeper.get("/danh-muc/thu-ngan-sach/").content.decode()


def test_a_description_is_written_with_its_reason(keeper: Client) -> None:
    form = {"act": "describe", "method": "Cộng số thu nộp kho bạc", "why": "hướng dẫn"}
    keeper.post("/danh-muc/thu-ngan-sach/", form)
    page = keeper.get("/danh-muc/thu-ngan-sach/").content.decode()
    assert "Cộng số thu nộp kho bạc" in page
    assert AuditEvent.objects.filter(act="indicator.describe").count() == 1
    assert keeper.post("/danh-muc/thu-ngan-sach/", form | {"why": ""}).status_code == 400
    guest = Client().post("/danh-muc/thu-ngan-sach/", form)
    assert guest.status_code in (400, 403)


ENGLISH = (*PAGES, *KEPT, "/nhap/", "/nhap/thu/")


@pytest.mark.parametrize("address", ENGLISH, ids=ENGLISH)
def test_no_vietnamese_is_left_unmarked(address: str, keeper: Client) -> None:
    Upload.objects.create(
        slug="thu", name="tep.csv", data=ROWS.encode(), uploaded_by="giu.so",
        options={"issuer": "tinh-uy-song-mai", "dated": "2024-06-05"}, uploaded_at=NOW,
    )  # fmt: skip
    keeper.cookies["django_language"] = "en"
    page = keeper.get(address).content.decode()
    assert '<html lang="en">' in page
    left = Left()
    left.feed(re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S))
    assert left.found == []
