"""Every page answers, says what it should, asks the database little, and leaks nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from building import Register
from django.test import Client
from django.utils.html import escape

from tiendo.register.access import decider
from tiendo.register.models import Secrecy
from tiendo.scoring import Verdict
from tiendo.scoring.services import override_verdict

pytestmark = pytest.mark.django_db

PAGES = {
    "/": "Thu ngân sách nhà nước trên địa bàn",
    "/?ngay=2023-10-31": "1.650 tỷ đồng",
    "/?xep=can-xem": "Thu ngân sách nhà nước trên địa bàn",
    "/?danh-gia=no_data": "Tỷ lệ đô thị hóa",
    "/?nhom=1": "từ 2.350 tỷ đồng trở lên",
    "/?nhom=9": "Không có chỉ tiêu nào khớp",
    "/ke-hoach/27-nq-tu/": "Nhóm mục tiêu về tài chính",
    "/ke-hoach/27-nq-tu/thay-doi/?tu=2023-10-31&den=2024-01-31": "đổi đánh giá",
    "/ke-hoach/27-nq-tu/thay-doi/?tu=31/10/2023": "Đổi đánh giá",
    "/chi-tieu/27-nq-tu-1/": "2.436,8 tỷ đồng",
    "/chi-tieu/27-nq-tu-4/": "Chưa văn bản nào trong sổ nêu số thực hiện",
    "/chi-tieu/27-nq-tu-1/du-bao/": "kỳ của chỉ tiêu đã hết",
    "/chi-tieu/27-nq-tu-1/du-bao/?ngay=2023-10-31": "quá ít số",
    "/so-sanh/": "Chưa có chỉ tiêu nào mà hai đơn vị",
    "/van-ban/": "5 văn bản",
    "/van-ban/?loai=report&nam=2023": "2 văn bản",
    "/van-ban/?loai=law": "Không có mục nào khớp",
    "/van-ban/27-nq-tu/": "Sở Tài chính chủ trì",
    "/van-ban/bc-nam/": "không phải là một số",
    "/nhiem-vu/": "Tham mưu phương án thu",
    "/nhiem-vu/?chu-tri=so-tai-chinh&han=qua": "hạn đã qua",
    "/nhiem-vu/?han=khong": "Khắc phục chậm giải ngân",
    "/hoi-nghi/": "Hội nghị lần thứ 12",
    "/tim-kiem/": "không cần dấu",
    "/tim-kiem/?q=thu+ngan+sach": "Thu ngân sách nhà nước trên địa bàn",
    "/tim-kiem/?q=2.412": "2.412 tỷ đồng",
    "/tim-kiem/?q=khong+co+gi+ca": "Sổ không có gì khớp",
}
# Forms and lists that say nothing of an empty register but that they have nothing.
OTHERS = {
    "/bao-cao/": "Lập báo cáo",
    "/bao-cao/?ke-hoach=27-nq-tu": "27-NQ/TU",
    "/bao-cao/?ke-hoach=khong-co": "Lập báo cáo",
    "/mau-thuan/": "mâu thuẫn chờ xử lý",
    "/trien-khai/": "nơi nào đã có chương trình, kế hoạch",
}
# A page asks this many queries, however many rows it shows.
MOST_QUERIES = 16


@pytest.mark.parametrize(("address", "says"), (PAGES | OTHERS).items(), ids=PAGES | OTHERS)
def test_a_page_answers_and_says(
    address: str, says: str, register: Register, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert says in page.replace("<mark>", "").replace("</mark>", "")
    assert "style=" not in page
    assert "http://" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize("address", PAGES, ids=PAGES)
def test_a_page_without_a_register_is_honest(address: str, client: Client) -> None:
    response = client.get(address)
    missing = re.match(r"/(ke-hoach|chi-tieu|van-ban)/[^?/]+/", address)
    assert response.status_code == (404 if missing else 200)
    page = response.content.decode()
    filtered = "Bỏ lọc" in page and "Không có mục nào khớp" in page
    assert "tiendo register" in page or missing or filtered or "tim-kiem" in address


def test_an_id_stands_once_on_a_page(register: Register, client: Client) -> None:
    for address in PAGES:
        ids = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())
        assert len(ids) == len(set(ids)), address


def test_the_tally_counts_what_was_met_and_exceeded(register: Register, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "<b>2<span>/4</span></b>" in page
    assert re.search(r"Vượt: \d+, Đạt: \d+", page)


def test_the_day_asked_for_decides_what_is_known(register: Register, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-12-31").content.decode()
    assert "2.412" in page
    assert "2.436,8" not in page
    assert '<span class="tag">ước</span>' in page


@pytest.mark.parametrize(
    "address",
    [
        "/?ngay=hom-qua",
        "/co-quan/?ngay=31/02/2023",
        "/ke-hoach/27-nq-tu/thay-doi/?den=mai",
        "/ke-hoach/27-nq-tu/thay-doi/?tu=mai",
    ],
)
def test_a_day_that_is_none_is_said(register: Register, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "không phải là ngày" in page
    assert "Viết như 31/12/2025" in page


def test_worst_first_begins_with_what_is_worst(register: Register, client: Client) -> None:
    page = client.get("/?xep=can-xem").content.decode()
    shown = re.findall(r'class="verdict v-(\w+)"', page[page.index("<tbody") :])
    assert shown == sorted(shown, key=["missed", "no_data", "met", "exceeded"].index)


def test_from_a_verdict_to_its_sentence_in_two_links(register: Register, client: Client) -> None:
    board = client.get("/").content.decode()
    target = re.search(r'href="(/chi-tieu/27-nq-tu-1/[^"]*)"', board)
    assert target
    page = client.get(target[1]).content.decode()
    source = re.search(r'href="(/van-ban/so-lieu/)#(t-\d+)"', page)
    assert source
    document = client.get(source[1]).content.decode()
    marked = re.search(rf'<mark class="[^"]*" id="{source[2]}">(.*?)</mark>', document)
    assert marked
    assert marked[1].startswith("Thu ngân sách năm 2023 đạt 2.436,8 tỷ đồng")


def test_a_superseded_value_stays_and_is_marked(register: Register, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert page.count('class="superseded"') >= 1
    assert "đã có số thay" in page


def test_what_contradicts_is_shown_with_its_reason(register: Register, client: Client) -> None:
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "Nguồn nói khác" in page
    assert "trên 2.500 tỷ đồng" in page
    assert "Bài báo nói khác" in page
    assert "nguồn nói khác" in client.get("/").content.decode()


def test_a_persons_verdict_stands_before_the_rules_with_its_reason(
    register: Register, client: Client
) -> None:
    override_verdict(
        target="27-nq-tu-1", verdict=Verdict.MISSED, reason="Rà soát lại", by=decider("Trưởng ban"),
        as_of=date(2024, 1, 31),
    )  # fmt: skip
    page = client.get("/chi-tieu/27-nq-tu-1/").content.decode()
    assert "Rà soát lại" in page
    assert "Trưởng ban" in page
    assert re.findall(r'class="verdict v-(\w+)"', page) == ["missed", "missed", "exceeded"]


def test_each_figure_is_linked_or_says_why_not(register: Register, client: Client) -> None:
    page = client.get("/van-ban/bc-nam/").content.decode()
    assert '<a href="/chi-tieu/27-nq-tu-1/">→ chỉ tiêu 1</a>' in page
    assert "chưa rõ thuộc chỉ tiêu nào" in page
    assert '<a class="said" href="/van-ban/27-nq-tu/"' in page


def test_what_a_document_says_is_escaped(register: Register, client: Client) -> None:
    page = client.get("/van-ban/bc-nam/").content.decode()
    assert "<còn>" not in page
    assert escape("<còn> chậm & vướng")[:8] in page
    found = client.get("/tim-kiem/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in found


def test_a_secret_document_does_not_exist_for_others(register: Register, client: Client) -> None:
    register.official.secrecy = Secrecy.SECRET
    register.official.save()
    assert client.get("/van-ban/so-lieu/").status_code == 404
    for address in ("/", "/chi-tieu/27-nq-tu-1/", "/van-ban/", "/tim-kiem/?q=2.436,8"):
        assert "so-lieu/" not in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/khong-co/", "/chi-tieu/khong-co/", "/van-ban/khong-co/"])
def test_what_is_missing_is_said_in_our_words(
    address: str, register: Register, client: Client
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Không có trang này trong sổ" in response.content.decode()


def test_a_failure_says_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tiendo.web.pages.meeting_list.page", fail)
    client.raise_request_exception = False
    response = client.get("/hoi-nghi/")
    assert response.status_code == 500
    assert "Không có gì bị mất" in response.content.decode()


def test_only_our_own_files_may_be_used(register: Register, client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("next_page", "back"), [("/nhiem-vu/?han=co", "/nhiem-vu/?han=co"), ("//xấu.vn/", "/")]
)
def test_the_language_is_chosen_by_post_and_kept(
    next_page: str, back: str, register: Register, client: Client
) -> None:
    assert client.get("/ngon-ngu/").status_code == 405
    response = client.post("/ngon-ngu/", {"language": "en", "next": next_page})
    assert (response.status_code, response["Location"]) == (302, back)
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "targets met or exceeded" in page


def test_a_browsers_language_does_not_decide(register: Register, client: Client) -> None:
    page = client.get("/", headers={"accept-language": "en-US"}).content.decode()
    assert '<html lang="vi">' in page


def test_a_form_without_its_token_is_refused(register: Register) -> None:
    response = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"})
    assert response.status_code == 403
    assert "Không được phép" in response.content.decode()
