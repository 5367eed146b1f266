"""The review desk's pages: what is shown and sent, without a script; how many queries."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from kept_rows import once
from persons import enter, person

from tiendo.facts.items import Task
from tiendo.people.access import viewer_of
from tiendo.register.models import DeskAct, Document, Observation, Proposal, State
from tiendo.register.services import (
    correct_proposal,
    load_bodies,
    register_reading,
    reject_proposal,
)

REGISTER = Path(__file__).resolve().parents[1] / "register"
sys.path.append(str(REGISTER))
from made import figure, item, report, resolution, revenue  # noqa: E402

pytestmark = pytest.mark.django_db
# The most queries of each view of the desk, whatever it holds; sessions and people included.
MOST = {
    "/duyet/": 10,
    "/duyet/sau/": 24,
    "/duyet/moi/": 24,
    "/duyet/moi/?tu=0": 26,
    "/duyet/cho/?tu=0": 26,
}
REVENUE = "Thu ngân sách 2400 tỷ đồng"
NEW = "Thu ngân sách 1650 tỷ đồng"


@pytest.fixture
def desk(db: None) -> None:
    once("desk", laid)


def laid() -> None:
    """A plan, a report in the register, one that contradicts it, one that nobody looked at."""
    load_bodies(REGISTER / "bodies.yaml")
    tree = figure("Trồng 5 cây đa", "5", "count", indicator="số cây đa", unit_text="cây")
    task = item("rà soát số thu", Task, action="rà soát số thu")
    official = {"estimated": False, "confidence": 0.97, "doubts": ("role-unsaid", "period-far")}
    january, february = date(2024, 1, 10), date(2024, 2, 1)
    for made, accept in (
        (resolution(), True),
        (report(revenue("2412", **official), name="truoc.docx", day=january), True),
        (report(revenue("2400", **official), tree, name="sau.docx", day=february), True),
        (resolution(number="39-NQ/TU", name="cho.docx", issued_on=date(2024, 3, 1)), False),
        (report(revenue("1650", period="2022", confidence=0.96), task, name="moi.docx"), False),
    ):
        register_reading(made, by="An", accept=accept)


@pytest.fixture
def editor(desk: None) -> Client:
    return enter(Client(), person("binh", "editor"))


def waiting(quote: str) -> Proposal:
    return Proposal.objects.get(evidence__quote=quote, state=State.PROPOSED)


def shown_form(client: Client, slug: str, proposal: Proposal) -> dict[str, str]:
    """The main form of a proposal as a browser would send it, nothing typed."""
    page = client.get(f"/duyet/{slug}/?muc={proposal.pk}").content.decode()
    form = re.search(r'<form[^>]*data-act="main">(.*?)</form>', page, re.DOTALL)
    assert form, page
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[1]))
    found |= dict(re.findall(r'<input id="[^"]*" name="([^"]+)"[^>]*? value="([^"]*)"', form[1]))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form[1]):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    checked = re.findall(r'type="checkbox" name="([^"]+)" value="1" checked', form[1])
    return found | dict.fromkeys(checked, "1")


@pytest.mark.parametrize("address", MOST)
def test_each_view_asks_a_fixed_number_of_queries(
    address: str, editor: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST[address]):
        response = editor.get(address)
    assert response.status_code == 200
    assert "style=" not in response.content.decode()


def test_the_batch_counts_what_waits_and_leads_to_it(editor: Client) -> None:
    page = editor.get("/duyet/").content.decode()
    waits = Proposal.objects.filter(state=State.PROPOSED).count()
    assert f"{waits} mục còn chờ trong 4 văn bản." in page
    assert re.search(r'href="/duyet/nghi-quyet-27/" data-start', page)
    assert page.index("/duyet/moi/") < page.index("/duyet/truoc/")


def test_a_proposal_stands_beside_its_text_with_its_match_and_why(editor: Client) -> None:
    page = editor.get("/duyet/sau/").content.decode()
    assert re.search(r'<mark class="k-figure s-proposed here" data-p="\d+" id="t-0">', page)
    assert "Khác với truoc.docx ngày 10/01/2024: 2.412 tỷ đồng" in page
    assert "số đã có là số chính thức" in page
    assert 'value="2.400 tỷ đồng"' in page
    assert 'value="năm 2023"' in page
    assert "97%" in page
    far = page.index("Kỳ lấy từ đề mục hay đoạn phía trên")
    assert far < page.index("Không có chữ nào nói đây là kết quả hay là chỉ tiêu")


def test_confidences_are_offered_that_something_open_reaches(editor: Client) -> None:
    page = editor.get("/duyet/moi/").content.decode()
    select = page[page.index('id="tu"') : page.index("</select>", page.index('id="tu"'))]
    assert re.findall(r'value="(\d+)"', select) == ["95", "0"]


def test_a_new_one_says_what_is_nearest(editor: Client) -> None:
    page = editor.get("/duyet/moi/").content.decode()
    assert "gần nhất là 2.412 tỷ đồng ở truoc.docx ngày 10/01/2024, khác kỳ" in page


def test_a_guest_and_a_reader_see_no_desk(desk: None, client: Client) -> None:
    assert client.get("/duyet/").status_code == 302
    reader = enter(Client(), person("doc", "reader"))
    assert reader.get("/duyet/").status_code == 403
    assert "Bàn duyệt" not in reader.get("/").content.decode()


def test_a_contributor_sees_own_documents_and_accepts_nothing(desk: None) -> None:
    Document.objects.filter(slug="moi").update(registered_by="nhap")
    nhap = enter(Client(), person("nhap", "contributor"))
    page = nhap.get("/duyet/").content.decode()
    assert "/duyet/moi/" in page
    assert "/duyet/sau/" not in page
    assert nhap.get("/duyet/sau/").status_code == 404
    page = nhap.get("/duyet/moi/").content.decode()
    assert 'value="correct"' in page
    assert 'value="accept"' not in page
    one = waiting(NEW)
    sent = {"act": "reject", "muc": one.pk, "version": one.version, "why": "x"}
    assert nhap.post("/duyet/moi/", sent).status_code == 403


def test_nothing_typed_is_nothing_corrected(editor: Client) -> None:
    one = waiting(REVENUE)
    form = shown_form(editor, "sau", one)
    response = editor.post("/duyet/sau/", form | {"act": "correct"})
    assert response.status_code == 400
    assert "Chưa sửa gì" in response.content.decode()


def test_a_contradiction_is_accepted_with_a_reason_and_leads_on(editor: Client) -> None:
    one = waiting(REVENUE)
    form = shown_form(editor, "sau", one)
    response = editor.post("/duyet/sau/", form | {"act": "accept"})
    assert response.status_code == 400
    assert "Ghi lý do chọn số này" in response.content.decode()
    sent = form | {"act": "accept", "note": "Đã đối chiếu", "f-value": "2.401 tỷ đồng"}
    response = editor.post("/duyet/sau/", sent, follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][0].startswith("/duyet/sau/")
    assert "Đã sửa và nhận." in page
    assert "số cây đa: 5 cây" in page
    assert Observation.objects.get(document__slug="sau").value == 2401 * 10**9
    page = editor.post("/duyet/sau/", {"act": "undo"}, follow=True).content.decode()
    assert "Đã hoàn tác: nhận đề xuất." in page
    assert not Observation.objects.filter(document__slug="sau").exists()


def test_the_second_of_two_sees_both_and_keeps_what_was_typed(editor: Client) -> None:
    one = waiting(REVENUE)
    form = shown_form(editor, "sau", one)
    chi = viewer_of(person("chi", "verifier"), verified=False)
    correct_proposal(
        proposal_id=one.pk, fields={"period": "2022", "subject": "huyện nghèo"}, by=chi
    )
    sent = form | {"act": "correct", "f-period": "năm 2024", "f-value": "2.499 tỷ đồng"}
    response = editor.post("/duyet/sau/", sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "chi đã thay đổi đề xuất này" in page
    assert re.search(r"Người kia ghi: <b[^>]*>năm 2022</b> · anh chị gõ: <b[^>]*>năm 2024<", page)
    assert 'name="f-value" value="2.499 tỷ đồng"' in page
    assert 'name="f-subject" value="huyện nghèo"' in page
    again = dict(sent, version=Proposal.objects.get(pk=one.pk).version)
    again |= {"w-period": "năm 2022", "f-subject": "huyện nghèo", "w-subject": "huyện nghèo"}
    assert editor.post("/duyet/sau/", again).status_code == 302
    assert Proposal.objects.get(pk=one.pk).correction == {
        "period": "2024", "subject": "huyện nghèo", "value": 2499 * 10**9,
    }  # fmt: skip


def test_what_was_decided_meanwhile_is_told_too(editor: Client) -> None:
    one = waiting(NEW)
    chi = viewer_of(person("chi", "verifier"), verified=False)
    reject_proposal(proposal_id=one.pk, note="Trùng", by=chi)
    sent = {"act": "reject", "muc": one.pk, "version": one.version, "why": "x"}
    response = editor.post("/duyet/moi/", sent)
    assert response.status_code == 409
    assert "chi đã thay đổi" in response.content.decode()


def test_a_script_gets_the_panel_only_and_the_text_where_it_changed(editor: Client) -> None:
    fragment = {"X-Fragment": "1"}
    page = editor.get("/duyet/moi/", headers=fragment).content.decode()
    assert "<html" not in page
    assert 'id="giay' not in page
    assert 'id="tam"' in page
    sent = {"act": "add", "kind": "figure", "start": 14, "end": 26}
    page = editor.post("/duyet/moi/", sent, headers=fragment).content.decode()
    assert '<template id="giay-moi">' in page
    assert "Đã thêm mục còn sót" in page


def test_what_was_missed_is_found_by_its_words_without_a_script(editor: Client) -> None:
    sent = {"act": "add", "kind": "shortcoming", "words": "rà soát  số thu", "start": ""}
    assert editor.post("/duyet/moi/", sent).status_code == 302
    assert Proposal.objects.get(kind="shortcoming").evidence.quote == "rà soát số thu"
    wrong = editor.post("/duyet/moi/", sent | {"words": "không có ở đây"})
    assert wrong.status_code == 400
    assert "không có đúng những chữ này" in wrong.content.decode()


def test_many_are_shown_before_they_are_accepted(editor: Client) -> None:
    page = editor.get("/duyet/moi/?tu=97").content.decode()
    assert "Không mục nào đủ độ tin cậy" in page
    page = editor.get("/duyet/moi/?tu=95").content.decode()
    assert "1 mục sẽ vào sổ:" in page
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    page = editor.post("/duyet/moi/", {"act": "many", "seen": seen}, follow=True)
    assert "Đã nhận 1 mục." in page.content.decode()
    page = editor.post("/duyet/moi/", {"act": "many", "seen": seen}, follow=True)
    assert "1 mục để lại vì đã thay đổi" in page.content.decode()


def test_an_unknown_act_or_proposal_is_an_answer_not_a_failure(editor: Client) -> None:
    assert editor.post("/duyet/sau/", {"act": "lạ"}).status_code == 400
    assert editor.post("/duyet/sau/", {"act": "accept", "muc": "9999"}).status_code == 404
    assert editor.get("/duyet/khong-co/").status_code == 404
    assert editor.get("/duyet/sau/?muc=abc&tu=999&sau=²").status_code == 200
    assert not DeskAct.objects.exists()


@pytest.mark.parametrize("address", ["/duyet/", "/duyet/sau/", "/duyet/moi/?tu=95&xem=tat-ca"])
def test_the_desk_is_english_where_it_is_asked_to_be(address: str, editor: Client) -> None:
    from test_english import Left

    editor.cookies["django_language"] = "en"
    page = editor.get(address).content.decode()
    body = re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S)
    left = Left()
    left.feed(body)
    assert left.found == []
