"""What was known on a day, on every view that knows days: nothing later, and links that stay."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from building import Register
from django.test import Client

from tiendo.register.models import Document
from tiendo.web.rights import views

pytestmark = pytest.mark.django_db
# Address, day, what was known by then, what was not.
CASES = [
    ("/", "2023-10-31", "1.650 tỷ đồng", "2.412"),
    ("/", "2023-12-31", "2.412 tỷ đồng", "2.436,8"),
    ("/ke-hoach/27-nq-tu/", "2023-12-31", "2.412 tỷ đồng", "2.436,8"),
    ("/chi-tieu/27-nq-tu-1/", "2023-12-31", "2.412 tỷ đồng", "2.436,8"),
    ("/chi-tieu/27-nq-tu-1/", "2023-12-19", "2.412 tỷ đồng", "2.500 tỷ đồng"),
    ("/chi-tieu/27-nq-tu-1/", "2023-12-20", "2.500 tỷ đồng", "2.436,8"),
    ("/van-ban/", "2023-10-05", "2 văn bản", "Tình hình năm 2023"),
    ("/van-ban/bc-nam/", "2023-12-18", "Thu ngân sách cả năm", "Số liệu chính thức"),
    ("/van-ban/tin-bao/", "2023-12-31", "2.500 tỷ đồng", "Bài báo nói khác"),
    ("/nhiem-vu/", "2023-01-10", "Tham mưu phương án thu", "Khắc phục chậm giải ngân"),
    ("/nhiem-vu/", "2023-01-15", "15/01/2023", "hạn đã qua"),
    ("/hoi-nghi/", "2022-12-06", "Hội nghị lần thứ 12", "nothing"),
    ("/hoi-nghi/", "2022-12-05", "Chưa có mục nào", "Hội nghị lần thứ 12"),
    ("/co-quan/tinh-uy-song-mai/", "2023-10-05", "300-BC/TU", "456-BC/TU"),
    ("/co-quan/", "2023-10-05", "Sở Tài chính", "nothing"),
    ("/tim-kiem/?q=thu+ngan+sach", "2023-10-05", "1.650", "2.436,8"),
    ("/tim-kiem/?q=2.412", "2023-12-01", "Sổ không có gì khớp", "/van-ban/bc-nam/"),
    ("/danh-muc/?q=thu+ngan+sach", "2023-11-01", "1 số liệu", "3 số liệu"),
    ("/danh-muc/thu-ngan-sach/", "2023-11-01", "1.650", "2.412"),
    ("/mau-thuan/", "2023-12-31", "2.412 tỷ đồng", "2.436,8"),
    ("/mau-thuan/", "2023-12-19", "Không có mâu thuẫn nào", "2.500 tỷ đồng"),
    ("/mau-thuan/thu-ngan-sach-2023/", "2023-12-31", "2.412 tỷ đồng", "2.436,8"),
    ("/tai-ve/chi-tieu.csv", "2023-12-31", "2412", "2436,8"),
    ("/tai-ve/nhiem-vu.csv", "2023-01-10", "tham mưu phương án thu", "giải ngân"),
]
IDS = [f"{address} {day}" for address, day, *_ in CASES]


def on(address: str, day: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}ngay={day}"


def text(page: str) -> str:
    return page.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(("address", "day", "known", "later"), CASES, ids=IDS)
def test_a_page_shows_what_was_known_on_a_day(
    address: str, day: str, known: str, later: str, register: Register, client: Client,
    django_assert_max_num_queries,
) -> None:  # fmt: skip
    with django_assert_max_num_queries(14):
        response = client.get(on(address, day))
    page = text(response.content.decode())
    assert response.status_code == 200
    assert known in page
    assert later not in page


@pytest.mark.parametrize(
    "address", sorted({one[0] for one in CASES if not one[0].startswith("/tai-ve/")})
)
def test_a_page_of_a_day_says_so_and_its_links_stay_in_it(
    address: str, register: Register, client: Client
) -> None:
    page = client.get(on(address, "2024-01-05")).content.decode()
    assert 'class="known"' in page
    assert re.search(r"những gì đã biết đến <b>05/01/2024</b>", page)
    knows = r"/(?:ke-hoach|chi-tieu|van-ban|nhiem-vu|hoi-nghi|co-quan|tim-kiem|danh-muc|mau-thuan)/"
    back = re.search(r'class="known".*?href="([^"]*)"', page)
    assert back
    assert "ngay=" not in back[1]
    for href in set(re.findall(rf'(?:href|data-from)="({knows}[^"]*|/)"', page)) - {back[1]}:
        assert "ngay=" in href or "/thay-doi/?den=" in href, href
    forms = re.findall(r'<form method="get".*?</form>|<form class="finder".*?</form>', page, re.S)
    assert forms
    assert all('name="ngay"' in form for form in forms)


@pytest.mark.parametrize("address", ["/", "/van-ban/", "/chi-tieu/27-nq-tu-1/"])
@pytest.mark.parametrize("day", ["", "hôm qua", "2023-02-30", "2999-01-01"])
def test_no_day_and_a_day_ahead_are_today(
    address: str, day: str, register: Register, client: Client
) -> None:
    page = client.get(on(address, day)).content.decode()
    assert 'class="known"' not in page
    assert address == "/" or not re.search(r'href="[^"]*ngay=', page)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/van-ban/bc-nam/?ngay=2023-12-17", "18/12/2023"),
        ("/chi-tieu/27-nq-tu-1/?ngay=2022-12-05", "06/12/2022"),
        ("/ke-hoach/27-nq-tu/?ngay=2022-12-05", "06/12/2022"),
        ("/danh-muc/ho-ngheo/?ngay=2022-12-05", "Ngày ấy sổ chưa biết điều này"),
    ],
)
def test_what_came_later_was_not_there_and_the_page_leads_back(
    address: str, says: str, register: Register, client: Client
) -> None:
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 404
    assert says in page
    assert f'href="{address.partition("?")[0]}"' in page


def test_a_day_of_one_request_is_not_that_of_the_next(register: Register, client: Client) -> None:
    client.get("/van-ban/?ngay=2023-10-05")
    for address in ("/van-ban/", "/dang-nhap/?ngay=2023-10-05"):
        assert not re.search(r'href="[^"]*ngay=', client.get(address).content.decode())


def test_a_document_without_a_date_counts_from_when_it_was_registered(
    register: Register, client: Client
) -> None:
    Document.objects.filter(slug="tin-bao").update(
        dated=None, issued_on=None, registered_at=datetime(2024, 2, 1, 3, tzinfo=UTC)
    )
    assert "Thu ngân sách bứt phá" not in client.get("/van-ban/?ngay=2024-01-31").content.decode()
    assert "Thu ngân sách bứt phá" in client.get("/van-ban/?ngay=2024-02-01").content.decode()


def test_a_secret_stays_one_on_every_day(register: Register, client: Client) -> None:
    Document.objects.filter(slug="bc-nam").update(secrecy="secret")
    for address, *_ in CASES:
        page = client.get(on(address, "2023-12-31")).content.decode()
        assert "2.412" not in page or "q=2.412" in address
        assert "456-BC" not in page


def test_every_view_says_whether_it_knows_days() -> None:
    dated = {name for name, row in views().items() if row.get("dated")}
    assert dated == {
        "scoreboard", "plan", "target", "documents", "document", "tasks", "meetings", "bodies",
        "body", "search", "suggest", "export", "catalogue", "indicator", "contradictions",
        "contradiction",
    }  # fmt: skip


def test_an_export_of_a_day_has_the_days_of_its_values(register: Register, client: Client) -> None:
    page = client.get("/tai-ve/chi-tieu.csv?ngay=2023-12-31").content.decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(page), delimiter=(page.count(";") > 5 and ";") or ","))
    days = {cell for row in found for cell in row if re.fullmatch(r"\d\d/\d\d/\d{4}", cell)}
    assert days
    assert all(date(*map(int, day.split("/")[::-1])) <= date(2023, 12, 31) for day in days)
