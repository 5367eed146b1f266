"""The way to a target on the site: laid down, shown, used, taken back."""

from __future__ import annotations

import pytest
from building import Register
from django.test import Client
from persons import enter, person

from tiendo.register.models import Target
from tiendo.scoring.models import Trajectory

pytestmark = pytest.mark.django_db
ADDRESS, TARGET = "/chi-tieu/27-nq-tu-1/quy-dao/", "/chi-tieu/27-nq-tu-1/"
SENT = {
    "points": "6 tháng 2023: 1.000 tỷ đồng\n9 tháng 2023: 70%",
    "since": "05/10/2023",
    "why": "Thu dồn vào cuối năm",
}


@pytest.fixture
def keeper(register: Register) -> Client:
    return enter(Client(), person("giu.so", "editor"))


def version() -> str:
    return str(Target.objects.get(slug="27-nq-tu-1").version)


def test_a_keeper_lays_the_way_down_and_everybody_sees_it(keeper: Client, client: Client) -> None:
    sent = keeper.post(ADDRESS, SENT | {"version": version()})
    assert sent.status_code == 302
    page = client.get(f"{TARGET}?ngay=2023-10-31").content.decode()
    assert "Thu dồn vào cuối năm" in page
    assert "1.000 tỷ đồng" in page
    assert "70% chỉ tiêu" in page
    assert "quỹ đạo đã giao" in page
    assert "Giao quỹ đạo</a>" not in page


def test_a_wrong_point_is_named_and_what_was_typed_stays(keeper: Client) -> None:
    sent = keeper.post(ADDRESS, SENT | {"points": "9 tháng 2023: nhiều", "version": version()})
    page = sent.content.decode()
    assert sent.status_code == 400
    assert "dòng 1" in page.lower()
    assert "9 tháng 2023: nhiều</textarea>" in page
    assert not Trajectory.objects.exists()


def test_it_is_taken_back_with_a_reason_and_stays_on_the_page(keeper: Client) -> None:
    keeper.post(ADDRESS, SENT | {"version": version()})
    keeper.post(ADDRESS, {"act": "withdraw", "why": "Ghi nhầm", "version": version()})
    page = keeper.get(ADDRESS).content.decode()
    assert "Các quỹ đạo trước" in page
    assert "Ghi nhầm" in page
    assert "Rút quỹ đạo" not in page


def test_who_saw_it_otherwise_is_told_so(keeper: Client) -> None:
    seen = version()
    keeper.post(ADDRESS, SENT | {"version": seen})
    assert keeper.post(ADDRESS, SENT | {"version": seen}).status_code == 409


def test_others_are_kept_out(register: Register) -> None:
    local = enter(Client(), person("so", "editor", body=register.finance))
    for client in (local, enter(Client(), person("doc", "reader"))):
        assert client.get(ADDRESS).status_code == 403
        assert client.post(ADDRESS, SENT).status_code == 403


def test_the_page_in_english(keeper: Client) -> None:
    keeper.post(ADDRESS, SENT | {"version": version()})
    keeper.cookies["django_language"] = "en"
    page = keeper.get(ADDRESS).content.decode()
    assert "Lay down a trajectory" in page
    assert "70% of the target" in page
    assert "first 6 months of 2023" in page or "first half of 2023" in page
