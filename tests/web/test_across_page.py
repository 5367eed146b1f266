"""Bodies side by side on the site: ranks, ties, moves, shares, regions; and what is hidden."""

from __future__ import annotations

import re
from datetime import date

import pytest
from building import Register, body, document, stated
from django.test import Client
from test_english import Left

from tiendo.register.models import Body, Document, Observation, Secrecy

pytestmark = pytest.mark.django_db
ADDRESS = "/so-sanh/?chi-so=budget-revenue&ky=2023"
VALUES = {
    "2022": {"tỉnh Hà Nam": 10, "tỉnh Nam Định": 30, "tỉnh Cà Mau": 20, "tỉnh Kon Tum": 15},
    "2023": {"tỉnh Hà Nam": 40, "tỉnh Nam Định": 35, "tỉnh Cà Mau": 35, "tỉnh Kon Tum": 5},
}
TY = 10**9


@pytest.fixture
def provinces(register: Register) -> Register:
    type(register.revenue).objects.filter(pk=register.revenue.pk).update(slug="budget-revenue")
    bodies = {name: body(f"b-{n}", name) for n, name in enumerate(VALUES["2023"])}
    Body.objects.filter(slug__startswith="b-").update(kind="province")
    for year, values in VALUES.items():
        for name, value in values.items():
            said = f"{name} thu ngân sách năm {year} đạt {value} tỷ đồng"
            source = document(
                f"bc-{bodies[name].slug}-{year}", said, date(int(year) + 1, 1, 8), kind="report",
                issuer=register.province, reading={},
            )  # fmt: skip
            made = register.observation(
                register.revenue, source, said, "official",
                stated(str(value * TY), "VND", year, unit_text="tỷ đồng"),
            )  # fmt: skip
            Observation.objects.filter(pk=made.pk).update(
                body=bodies[name], key=f"{bodies[name].slug}-{year}"
            )
    return register


def rows(page: str) -> list[str]:
    table = page.split("<tbody")[1].split(">", 1)[1].split("</tbody>")[0]
    return [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)) for row in table.split("</tr>")[:-1]]


def test_provinces_are_ranked_with_ties_moves_shares_and_regions(
    provinces: Register, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(14):
        page = client.get(ADDRESS).content.decode()
    first, second, third, last = rows(page)
    assert first.split()[:4] == ["1", "tỉnh", "Hà", "Nam"]
    assert "tăng 3 bậc" in first
    assert "34,78%" in first
    assert "đồng hạng 2" in second
    assert "đồng hạng 2" in third
    assert "giảm 1 bậc" in last
    assert "Bình quân 4 đơn vị: 28,75 tỷ đồng" in page
    assert "Bình quân từng vùng" in page
    assert "Hải Dương" in page  # of the delta, without a value
    assert 'class="chart bars"' in page
    assert "style=" not in page


def test_without_being_told_the_first_indicator_and_the_latest_period_are_shown(
    provinces: Register, client: Client
) -> None:
    page = client.get("/so-sanh/").content.decode()
    assert "năm 2023" in page
    assert "tỉnh Hà Nam" in page


def test_a_body_without_the_period_is_named_and_no_share_is_made(
    provinces: Register, client: Client
) -> None:
    missing = Observation.objects.filter(body__name="tỉnh Kon Tum", period="2023")
    missing.update(period="2023-9M", ends_on=date(2023, 9, 30))
    page = client.get(ADDRESS).content.decode()
    assert "Chưa có số kỳ này: tỉnh Kon Tum." in page
    assert "Tỷ trọng" not in page
    assert "không so được số bậc" in page.lower()


def test_the_day_decides_what_is_compared(provinces: Register, client: Client) -> None:
    page = client.get("/so-sanh/?chi-so=budget-revenue&ngay=2023-06-01").content.decode()
    assert "năm 2022" in page
    assert "40 tỷ đồng" not in page


def test_what_is_secret_is_not_compared(provinces: Register, client: Client) -> None:
    Document.objects.filter(slug="bc-b-0-2023").update(secrecy=Secrecy.SECRET)
    page = client.get(ADDRESS).content.decode()
    assert "40 tỷ đồng" not in page


def test_an_indicator_that_is_not_there_is_no_page(provinces: Register, client: Client) -> None:
    assert client.get("/so-sanh/?chi-so=khong-co&ky=2023").status_code == 404


def test_the_page_in_english(provinces: Register, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(ADDRESS).content.decode()
    seen = Left()
    seen.feed(re.sub(r"<(title|option|svg)\b.*?</\1>", "", page, flags=re.S))
    assert seen.found == []
