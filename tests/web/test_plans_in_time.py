"""Levels, baselines, shares and coverage on the site: shown, changed, refused, hidden."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from kept_rows import once
from persons import enter, person
from test_english import Left
from timely import Timely

from tiendo.register.models import (
    Amendment,
    AuditEvent,
    Document,
    DocumentLink,
    Observation,
    Plan,
    Secrecy,
    Target,
    TargetPart,
)
from tiendo.register.selectors import chain_parts
from tiendo.web.pages import paging

pytestmark = pytest.mark.django_db
# Whatever the number of rows. The page of a target asks what stands beside it besides.
MOST = {
    "/chi-tieu/": 24,
    "/giao-chi-tieu/": 20,
    "/trien-khai/": 7,
    "/ke-hoach/": 13,
    "/van-ban/": 12,
}
TARGET = "/chi-tieu/27-nq-tu-1/"
LEVELS, PARTS = f"{TARGET}dieu-chinh/", "/giao-chi-tieu/27-nq-tu-1/noi/"
END, LINKS = "/ke-hoach/27-nq-tu/thay-the/", "/van-ban/31-ctr-tu/lien-ket/"
PAGES = {
    TARGET: "từ 2.250 tỷ đồng trở lên",
    f"{TARGET}?ngay=2023-07-01": "từ 2.350 tỷ đồng trở lên",
    "/chi-tieu/41-kh-hu-1/": "Là một phần của chỉ tiêu",
    "/giao-chi-tieu/27-nq-tu-1/": "ít hơn chỉ tiêu chung 2.210 tỷ đồng",
    "/giao-chi-tieu/27-nq-tu-4/": "Chưa nối chỉ tiêu nào",
    "/trien-khai/": "28-NQ/TW",
    "/trien-khai/?cap=province": "41-KH/HU",
    "/trien-khai/?nam=1999": "Không có mục nào khớp",
    "/trien-khai/?co-quan=ubnd&xem=thieu": "chưa có",
    "/trien-khai/?ngay=2022-12-31": "27-NQ/TU",
    "/ke-hoach/27-nq-tu/": "đã điều chỉnh",
}  # fmt: skip
KEPT = {
    LEVELS: "Ghi mức mới",
    PARTS: "Thôi nối một chỉ tiêu",
    END: "39-NQ/TU",
    LINKS: "28-NQ/TW",
    "/ke-hoach/27-nq-tu/": "chưa ai xác nhận",
    "/duyet/39-nq-tu/": "nói thay thế một kế hoạch",
}


@pytest.fixture
def timely(db: None) -> Timely:
    return once("timely", Timely)


@pytest.fixture
def keeper(timely: Timely) -> Client:
    return enter(Client(), person("giu.so", "editor"))


def most(address: str) -> int:
    return next((n for start, n in MOST.items() if address.startswith(start)), 14)


@pytest.mark.parametrize(("address", "says"), PAGES.items(), ids=PAGES)
def test_a_page_answers_says_and_asks_little(
    address: str, says: str, timely: Timely, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(most(address)):
        answer = client.get(address)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "Điều chỉnh chỉ tiêu</a>" not in answer.content.decode()


@pytest.mark.parametrize(("address", "says"), KEPT.items(), ids=KEPT)
def test_pages_of_the_keeper_say_what_can_be_done(
    address: str, says: str, keeper: Client, timely: Timely, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(most(address) + 12):
        answer = keeper.get(address)
    assert answer.status_code == 200
    assert says in answer.content.decode()


@pytest.mark.parametrize("address", [LEVELS, PARTS, END, LINKS])
def test_a_keeper_of_another_body_and_a_reader_are_kept_out(address: str, timely: Timely) -> None:
    local = enter(Client(), person("so", "editor", body=timely.finance))
    reader = enter(Client(), person("doc", "reader"))
    assert local.get(address).status_code == 403
    assert local.post(address, {"why": "x"}).status_code == 403
    assert reader.get(address).status_code == 403


@pytest.mark.parametrize("address", [*PAGES, *KEPT])
def test_english_pages_are_english(address: str, keeper: Client) -> None:
    keeper.cookies["django_language"] = "en"
    page = keeper.get(address).content.decode()
    seen = Left()
    seen.feed(re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S))
    assert seen.found == []


def test_every_baseline_has_its_verdict_and_the_percent_that_names_it(
    timely: Timely, client: Client
) -> None:
    page = client.get("/chi-tieu/60-nq-hdnd-1/").content.decode()
    rows = page.split('id="so-goc"')[1].split("</table>")[0]
    assert "Hội đồng nhân dân giao" in rows
    assert "Cấp ủy đề ra" in rows
    assert "101%" in rows
    assert "104%" not in rows
    assert "khác số tính" not in rows  # 2.436,8 / 2.420 is 100,7%, written without places
    Observation.objects.filter(slug="thu-101").update(amount=102 * 10**6)
    page = client.get("/chi-tieu/60-nq-hdnd-1/").content.decode()
    assert "khác số tính" in page.split("102%")[1]


def test_the_chart_steps_down_with_the_target(timely: Timely, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "goal steps" not in page  # both values are of periods that end after the change
    Amendment.objects.update(holds_from=date(2023, 11, 1))
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "goal steps" in page
    assert "Kế hoạch: 2.350, nay từ 2.250 tỷ đồng trở lên" in page


def test_a_level_is_written_and_withdrawn(keeper: Client) -> None:
    sent = {"version": "1", "value": "từ 2.300 tỷ đồng trở lên", "document": "39-NQ/TU", "why": "x"}
    Document.objects.filter(slug="39-nq-tu").update(number_key="39-nq-tu")
    done = keeper.post(LEVELS, sent)
    assert done.headers["Location"] == TARGET
    assert "2.300 tỷ đồng" in keeper.get(TARGET).content.decode()
    gone = {"act": "withdraw", "version": "2", "document": "39-nq-tu", "why": "nhầm"}
    assert keeper.post(LEVELS, gone).status_code == 302
    page = keeper.get(LEVELS).content.decode()
    assert "đã rút" in page
    acts = AuditEvent.objects.order_by("id").values_list("act", flat=True)
    assert list(acts) == ["target.amend", "target.amend-withdraw"]


def test_the_second_of_two_is_told_and_keeps_what_was_typed(keeper: Client) -> None:
    Document.objects.filter(slug="39-nq-tu").update(number_key="39-nq-tu")
    sent = {"version": "1", "value": "2.300 tỷ đồng", "document": "39-nq-tu", "why": "một"}
    other = {"version": "1", "value": "2.100 tỷ đồng", "document": "41-kh-hu", "why": "hai"}
    assert keeper.post(LEVELS, sent).status_code == 302
    late = keeper.post(LEVELS, other)
    page = late.content.decode()
    assert late.status_code == 409
    assert 'value="2.100 tỷ đồng"' in page
    assert 'name="version" value="2"' in page
    assert Amendment.objects.count() == 2


@pytest.mark.parametrize(
    ("address", "sent", "says"),
    [
        (LEVELS, {"value": "nhiều", "document": "39-nq-tu", "why": "x"}, "không đọc được"),
        (LEVELS, {"value": "2.300 tỷ đồng", "document": "x", "why": "x"}, "Sổ không có văn bản"),
        (LEVELS, {"value": "1%", "document": "39-nq-tu", "why": "x", "since": "32/13"}, "ngày"),
        (PARTS, {"part": "27-nq-tu-4", "why": "x"}, "Khác chỉ tiêu"),
        (PARTS, {"act": "take-back", "part": "41-kh-hu-1", "why": ""}, "phải có lý do"),
        (END, {"document": "39-nq-tu", "why": ""}, "phải có lý do"),
        (END, {"act": "resume", "why": "x"}, "chưa kết thúc"),
        (LINKS, {"document": "29-NQ/TW", "relation": "x", "why": "x"}, "Chọn quan hệ"),
    ],
)
def test_a_form_that_cannot_be_is_answered_with_what_to_do(
    address: str, sent: dict[str, str], says: str, keeper: Client
) -> None:
    answer = keeper.post(address, sent)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not AuditEvent.objects.exists()


def test_a_plan_ends_names_its_successor_and_goes_on_again(keeper: Client) -> None:
    sent = {"version": "1", "document": "39-nq-tu", "why": "thay thế", "since": "01/01/2024"}
    assert keeper.post(END, sent).headers["Location"] == "/ke-hoach/27-nq-tu/"
    page = Client().get("/ke-hoach/27-nq-tu/").content.decode()
    assert "kết thúc từ 01/01/2024" in page
    assert "39-NQ/TU" in page
    Document.objects.filter(slug="39-nq-tu").update(secrecy=Secrecy.SECRET)
    hidden = Client().get("/ke-hoach/27-nq-tu/").content.decode()
    assert "kết thúc từ" not in hidden
    assert "39-NQ/TU" not in hidden
    Document.objects.filter(slug="39-nq-tu").update(secrecy=Secrecy.OPEN)
    keeper.post(END, {"act": "resume", "version": "2", "why": "nhầm"})
    assert Plan.objects.get(slug="27-nq-tu").successor is None


def test_parts_are_linked_and_parted(keeper: Client) -> None:
    keeper.post(PARTS, {"act": "take-back", "version": "1", "part": "41-kh-hu-1", "why": "thôi"})
    assert not TargetPart.objects.filter(ended_at=None).exists()
    assert "41-KH/HU" in keeper.get(PARTS).content.decode().split("Nối thêm")[1]
    keeper.post(PARTS, {"version": "2", "part": "41-kh-hu-1", "why": "giao"})
    assert TargetPart.objects.filter(ended_at=None).count() == 1
    page = Client().get("/giao-chi-tieu/27-nq-tu-1/").content.decode()
    assert "huyện Đăng Lũng" in page.split("chưa được giao")[1]


@pytest.mark.parametrize(
    "address", [one for one in PAGES if one.startswith("/trien-khai/")] + ["/trien-khai/?xem=thieu"]
)
def test_a_large_register_is_looked_at_a_page_at_a_time(
    address: str, timely: Timely, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the links of the page only it says the same as by all links together."""
    whole = told(client.get(address))
    monkeypatch.setattr(chain_parts, "MOST_LINKS", -1)
    assert told(client.get(address)) == whole
    monkeypatch.setattr(paging, "SIZE", 1)
    first, second = (told(client.get(f"{address}{joint(address)}trang={n}")) for n in (1, 2))
    rows = [
        re.findall(r'<th role="rowheader".*?</th>', one, re.S) for one in (first, second, whole)
    ]
    assert rows[0] + rows[1] == rows[2][:2]


def told(response: HttpResponse) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def joint(address: str) -> str:
    return "&" if "?" in address else "?"


def test_links_are_added_and_corrected(keeper: Client) -> None:
    keeper.post(LINKS, {"document": "29-NQ/TW", "relation": "implements", "why": "mục 3"})
    assert "29-NQ/TW" in Client().get("/trien-khai/").content.decode()
    link = DocumentLink.objects.get(number="29-NQ/TW")
    sent = {"act": "correct", "link": str(link.pk), "version": "1", "relation": "", "why": "nhầm"}
    keeper.post(LINKS, sent)
    assert "29-NQ/TW" not in Client().get("/trien-khai/").content.decode()


def test_the_file_has_a_line_a_unit_and_nothing_secret(timely: Timely) -> None:
    def lines(client: Client) -> list[list[str]]:
        data = client.get("/trien-khai/tai-ve.csv").content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(data), delimiter=";"))

    found = lines(Client())
    assert found[0][0] == "Cấp"
    assert ["đã có", "41-KH/HU", "20/02/2023"] in [line[6:] for line in found]
    assert any(line[5] == "Ủy ban nhân dân tỉnh" and line[6] == "chưa có" for line in found)
    Document.objects.filter(slug="41-kh-hu").update(secrecy=Secrecy.TOP)
    cleared = enter(Client(), person("duyet", "approver", clearance="top"), verified=True)
    assert "41-KH/HU" in cleared.get("/trien-khai/").content.decode()
    assert all("41-KH/HU" not in line for line in lines(cleared))
    assert "41-KH/HU" not in Client().get("/trien-khai/").content.decode()


def test_what_a_secret_document_changed_or_was_given_is_not_there(
    timely: Timely, client: Client
) -> None:
    Document.objects.filter(slug__in=("33-nq-tu", "41-kh-hu", "60-nq-hdnd")).update(
        secrecy=Secrecy.SECRET
    )
    page = client.get(TARGET).content.decode()
    for hidden in ("33-NQ/TU", "2.250", "41-KH/HU", "60/NQ-HĐND", "đã điều chỉnh"):
        assert hidden not in page
    assert "đã điều chỉnh" not in client.get("/ke-hoach/27-nq-tu/").content.decode()
    assert Target.objects.get(slug="27-nq-tu-1").amendments.count() == 1
