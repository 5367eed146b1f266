"""Bodies in time on pages: lists, timelines, and the derived past of a merged body."""

from __future__ import annotations

import re

import pytest
from building import Register
from django.test import Client
from merging import ACT, Merger
from test_english import Left
from test_pages import MOST_QUERIES

from tiendo.register.access import keeper
from tiendo.register.models import BodyEventPart, Document, Secrecy
from tiendo.register.services import country, load_list

pytestmark = pytest.mark.django_db

PAGES = {
    "/co-quan/": "5 cơ quan, địa bàn",
    "/co-quan/?q=tai+chinh": "Sở Tài chính",
    "/co-quan/?loai=province&ngay=31/12/2022": "Tỉnh Đông Khê",
    "/co-quan/?tren=tinh-uy-song-mai": "Cấp dưới của",
    "/co-quan/?q=khong-co-ai": "Không có mục nào khớp",
    "/co-quan/tinh-uy-song-mai/": "Sáp nhập",
    "/co-quan/tinh-uy-song-mai/?ngay=2022-01-01": "01/01/2022",
    "/co-quan/lam-ha/": "Đã kết thúc ngày 31/12/2022",
    "/co-quan/so-tai-chinh/": "Tỉnh ủy Sông Mai",
    "/chi-tieu/27-nq-tu-1/": "tính từ các tỉnh hợp thành",
    "/chi-tieu/27-nq-tu-2/": "số hộ dân",
    "/chi-tieu/27-nq-tu-4/": "Bình quân các số của từng đơn vị hợp thành theo dân số trung bình",
}


@pytest.fixture
def merger(register: Register) -> Merger:
    return Merger(register)


@pytest.mark.parametrize(("address", "says"), PAGES.items(), ids=PAGES)
def test_a_page_answers_and_says(
    address: str, says: str, merger: Merger, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert says in page
    assert "style=" not in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES, ids=PAGES)
def test_english_pages_are_english(address: str, merger: Merger, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    left = Left()
    left.feed(re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S))
    assert left.found == []


def test_a_list_without_bodies_says_how_to_load_them(client: Client) -> None:
    page = client.get("/co-quan/").content.decode()
    assert "tiendo bodies load" in page


@pytest.mark.parametrize("address", ["/co-quan/khong-co/", "/co-quan/?tren=khong-co"])
def test_what_is_missing_is_said(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


def test_the_derived_past_lists_its_inputs_each_with_its_sentence(
    merger: Merger, client: Client
) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    past = page[page.index('id="so-suy-ra"') :]
    assert "1.900 tỷ đồng" in past
    assert '<a href="/co-quan/lam-ha/" lang="vi">tỉnh Lâm Hà</a>' in past
    linked = re.findall(r'href="/van-ban/nien-giam/#(t-\d+)"', past)
    assert len(linked) == 2
    document = client.get("/van-ban/nien-giam/").content.decode()
    assert all(f'id="{anchor}"' in document for anchor in linked)


def test_a_derived_value_never_reads_as_said_or_judges(merger: Merger, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    past = page[page.index('id="so-suy-ra"') : page.index("Nguồn nói khác")]
    assert '<span class="tag">suy ra</span>' in past
    assert "không dùng để chấm" in past
    judged = page[page.index('class="judged') : page.index("<section")]
    assert "1.900" not in judged


def test_what_cannot_be_joined_is_said_in_words(merger: Merger, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    lacking = page[page.index("Kỳ không tính được") :]
    assert "năm 2021: lẫn số ước, chính thức" in lacking
    refused = client.get("/chi-tieu/27-nq-tu-2/").content.decode()
    assert "Không tính được số của những kỳ trước" in refused


def test_the_chart_draws_derived_values_apart(merger: Merger, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert page.count('class="column derived"') == 2  # one in each width
    assert '<li class="derived">' in page
    assert "tính từ các tỉnh hợp thành: Cả năm 2022: 1.900" in page
    mean = client.get("/chi-tieu/27-nq-tu-4/").content.decode()
    assert 'class="dot derived"' in mean
    assert "26%" in mean


def test_what_was_not_known_on_the_day_is_not_joined(merger: Merger, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-01-15").content.decode()
    assert "so-suy-ra" not in page


def test_a_secret_figure_is_joined_for_nobody_who_may_not_see_it(
    merger: Merger, client: Client
) -> None:
    Document.objects.filter(pk=merger.source.pk).update(secrecy=Secrecy.SECRET)
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "1.900" not in page
    assert "lam-ha" not in page


def test_an_event_links_its_document_once_the_register_has_it(
    merger: Merger, client: Client
) -> None:
    page = client.get("/co-quan/lam-ha/").content.decode()
    assert ACT in page
    assert "/van-ban/nien-giam/" not in page
    merger.event.number_key = "9/2022/qh15"
    merger.event.save()
    Document.objects.filter(pk=merger.source.pk).update(number_key="9/2022/qh15")
    page = client.get("/co-quan/lam-ha/").content.decode()
    assert f'<a href="/van-ban/nien-giam/">{ACT}</a>' in page


def test_a_share_of_a_split_is_shown(merger: Merger, client: Client) -> None:
    merger.event.share_of = "dân số"
    merger.event.save()
    BodyEventPart.objects.filter(side="after").update(share=412500)
    assert "(41,25% dân số)" in client.get("/co-quan/lam-ha/").content.decode()


def test_the_country_is_a_list_of_pages_and_a_province_has_its_past(client: Client) -> None:
    load_list(country(), by=keeper("thử"))
    page = client.get("/co-quan/").content.decode()
    assert "88 cơ quan, địa bàn" in page
    assert "Trang 1/2" in page
    assert "63 cơ quan" in client.get("/co-quan/?ngay=2024-06-01").content.decode()
    assert "34 cơ quan" in client.get("/co-quan/?ngay=2025-07-01").content.decode()
    body = client.get("/co-quan/ninh-binh/").content.decode()
    for name in ("tỉnh Hà Nam", "tỉnh Nam Định", "202/2025/QH15", "Mã thống kê"):
        assert name in body


def test_a_scoreboard_leads_to_the_body_whose_plan_it_is(merger: Merger, client: Client) -> None:
    assert 'href="/co-quan/tinh-uy-song-mai/"' in client.get("/").content.decode()
