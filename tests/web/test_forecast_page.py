"""The page of a forecast: words, chart, back-test; never shown as an observation."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from building import Register, document, stated
from django.test import Client

from benchmarks.series import monthly

pytestmark = pytest.mark.django_db
ADDRESS = "/chi-tieu/27-nq-tu-1/du-bao/?ngay=2023-10-31"
TY = 10**9


@pytest.fixture
def months(register: Register) -> Register:
    """Revenue of every month of 2018 to September 2023, from one table of figures."""
    values = monthly(7, 6)[:-3]
    periods = [f"{2018 + i // 12}-{i % 12 + 1:02}" for i in range(len(values))]
    lines = [f"{when}: {value} tỷ đồng" for when, value in zip(periods, values, strict=True)]
    table = document(
        "so-thang", "\n".join(lines), date(2023, 10, 2), kind="notice", title="Thu theo tháng",
        issuer=register.province, reading={},
    )  # fmt: skip
    for when, value, line in zip(periods, values, lines, strict=True):
        register.observation(
            register.revenue, table, line, "official",
            stated(str(value * TY), "VND", when, unit_text="tỷ đồng"),
        )  # fmt: skip
    return register


def test_a_forecast_is_told_drawn_and_tried(
    months: Register, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(16):
        page = client.get(ADDRESS).content.decode()
    assert "phương pháp Theta từ 69 tháng" in page
    assert "không dùng để chấm" in page
    assert 'class="dot expected"' in page
    assert 'class="fan"' in page
    assert "Thử lại 24 lần" in page
    assert len(re.findall(r'<span class="tag">dự báo</span>', page)) == 3
    assert "style=" not in page


def test_the_page_in_english(months: Register, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(ADDRESS).content.decode()
    assert "Forecast for 2023" in page
    assert "80% interval" in page
    assert "the last known: month 9 of 2023" in page


def test_the_target_leads_to_its_forecast_while_its_period_lasts(
    months: Register, client: Client
) -> None:
    open_ = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-10-31").content.decode()
    assert 'href="/chi-tieu/27-nq-tu-1/du-bao/?ngay=2023-10-31"' in open_
    assert "/du-bao/" not in client.get("/chi-tieu/27-nq-tu-1/?ngay=2024-01-31").content.decode()


def test_the_target_may_show_it_in_place(months: Register, client: Client) -> None:
    part = client.get(ADDRESS, headers={"X-Fragment": "1"}).content.decode()
    assert "phương pháp Theta" in part
    assert "<h3>" in part
    assert "<html" not in part


def test_a_forecast_changes_no_verdict(months: Register, client: Client) -> None:
    def judged() -> list[str]:
        page = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-10-31").content.decode()
        return re.findall(r'class="(?:verdict|judged) v-\w+"|<p class="why">.*?</p>', page)

    before = judged()
    client.get(ADDRESS)
    assert before
    assert judged() == before


def test_what_is_secret_is_not_forecast_from(months: Register, client: Client) -> None:
    from tiendo.register.models import Document, Secrecy

    Document.objects.filter(slug="so-thang").update(secrecy=Secrecy.SECRET)
    page = client.get(ADDRESS).content.decode()
    assert "quá ít số" in page
    assert str(Decimal(monthly(7, 6)[0])) not in page
