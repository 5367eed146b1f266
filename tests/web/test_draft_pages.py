"""The pages of drafts: what they say, what they do, whom they let in."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from building import Register, draft_sent
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from persons import enter, person
from test_english import Left
from wordfile import NEVER, OTHER, SLIP, word

from tiendo.drafts.models import BodyCheck, Draft, State
from tiendo.register.models import AuditEvent

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16


@pytest.fixture
def desk(register: Register, client: Client) -> Client:
    """Signed in as one who checks drafts at the finance department."""
    return enter(client, person("an", "contributor", body=register.finance))


@pytest.fixture
def address(desk: Client, register: Register) -> str:
    """A Word draft with three slips."""
    file = SimpleUploadedFile("du-thao.docx", word("Mở đầu.", SLIP, OTHER, NEVER))
    sent = desk.post("/soat/", {"file": file, "body": register.finance.slug})
    assert sent.status_code == 302
    return sent.headers["Location"]


def slip(rule: str) -> int:
    return Draft.objects.get().slips.get(rule=rule).pk


def do(desk: Client, address: str, act: str, **more: object) -> tuple[int, str]:
    answer = desk.post(address, {"act": act, **more}, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_sent_draft_is_shown_with_marks_and_findings_beside(
    desk: Client, address: str, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = desk.get(address).content.decode()
    assert "<b>3 lỗi, 0 cảnh báo.</b>" in page
    assert '<mark class="k-error" id="t-' in page
    assert page.count('class="slip s-error"') == 3
    assert page.count("data-accept") == 2
    assert "154/150 là 102,7%, không phải 107,2%" in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "style=" not in page
    for href in re.findall(r'href="#([^"]+)"', page):
        assert href in ids, href


def test_the_list_names_drafts_with_what_is_left(
    desk: Client, address: str, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = desk.get("/soat/").content.decode()
    assert f'href="{address}"' in page
    assert "còn 3 chỗ" in page
    assert 'name="secrecy"' not in page
    assert "/soat/co-quan/" not in page


def test_a_suggestion_taken_gives_the_mended_file(desk: Client, address: str) -> None:
    status, page = do(desk, address, "accept", muc=slip("ratio-percent"), ban=1, so=1)
    assert status == 200
    assert "2 lỗi, 0 cảnh báo." in page
    assert "sửa theo gợi ý" in page
    file = desk.get(f"{address}tai-ve/goc/")
    assert 'filename="du-thao.docx"' in file.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert "đạt 102,7%" in archive.read("word/document.xml").decode()
    status, page = do(desk, address, "accept", muc=slip("weekday-date"), ban=1)
    assert status == 409
    assert "đã gửi bản 2" in page


def test_a_dismissal_is_remembered_with_its_reason(desk: Client, address: str) -> None:
    row = slip("ratio-percent")
    status, page = do(desk, address, "dismiss", muc=row, reason="", so=2)
    assert status == 400
    assert "Để nguyên thì phải có lý do" in page
    status, page = do(desk, address, "dismiss", muc=row, reason="Theo số giao lại", so=2)
    assert status == 200
    assert "2 lỗi, 0 cảnh báo." in page
    assert "Theo số giao lại (an)" in page
    new = SimpleUploadedFile("du-thao-2.docx", word("Đoạn thêm.", SLIP, OTHER))
    page = desk.post(address, {"act": "renew", "file": new}, follow=True).content.decode()
    assert "1 lỗi, 0 cảnh báo." in page
    assert "Theo số giao lại (an)" in page
    assert Draft.objects.get().slips.get(rule="impossible-value").state == State.MENDED
    with zipfile.ZipFile(io.BytesIO(desk.get(f"{address}tai-ve/nhan-xet/").content)) as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == 1
    do(desk, address, "restore", muc=row)
    assert Draft.objects.get().slips.get(pk=row).state == State.OPEN


def test_the_file_comes_with_changes_to_accept(desk: Client, address: str) -> None:
    with zipfile.ZipFile(io.BytesIO(desk.get(f"{address}tai-ve/theo-doi/").content)) as archive:
        assert archive.read("word/document.xml").count(b"<w:del ") == 2
    assert desk.get(f"{address}tai-ve/la/").status_code == 404


def test_what_is_no_word_file_is_read_and_said_so(desk: Client, register: Register) -> None:
    draft = draft_sent(register, slug="chu-thuong")
    page = desk.get(f"/soat/{draft.slug}/").content.decode()
    assert "data-accept" not in page
    assert "tai-ve/nhan-xet" not in page
    answer = desk.get(f"/soat/{draft.slug}/tai-ve/nhan-xet/")
    assert answer.status_code == 400
    assert "Chỉ tệp Word" in answer.content.decode()


def test_a_draft_is_removed_and_leads_back_to_the_list(desk: Client, address: str) -> None:
    status, page = do(desk, address, "remove")
    assert status == 200
    assert "Chưa có dự thảo nào." in page
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + b"\x00" * 60, word(SLIP)[:150]])
def test_a_broken_file_is_told_in_its_form(desk: Client, register: Register, data: bytes) -> None:
    file = SimpleUploadedFile("du-thao.docx", data)
    answer = desk.post("/soat/", {"file": file, "body": register.finance.slug})
    assert answer.status_code == 400
    assert 'class="wrong"' in answer.content.decode()
    assert not Draft.objects.exists()


def test_no_file_and_no_act_are_told(desk: Client, address: str, register: Register) -> None:
    assert desk.post("/soat/", {"body": register.finance.slug}).status_code == 400
    status, page = do(desk, address, "la")
    assert status == 400
    assert "Chưa rõ phải làm gì" in page


def test_a_draft_of_another_body_or_level_is_not_there(
    register: Register, client: Client, address: str
) -> None:
    secret = draft_sent(register, slug="kin", secrecy="secret")
    cleared = person("kim", "contributor", body=register.finance, clearance="secret")
    elsewhere = person("la", "contributor", body=register.province)
    for user, sees in ((cleared, True), (elsewhere, False), (person("y", "editor"), False)):
        enter(client, user, verified=True)
        found = client.get(f"/soat/{secret.slug}/").status_code
        assert found == (200 if sees else 404)
        assert ("kin" in client.get("/soat/").content.decode()) is sees
        assert client.get(f"/soat/{secret.slug}/tai-ve/goc/").status_code == found
    enter(client, cleared, verified=True)
    assert 'name="secrecy"' in client.get("/soat/").content.decode()


def test_an_editor_chooses_what_runs_and_what_blocks(register: Register, client: Client) -> None:
    enter(client, person("hoa", "editor"))
    where = f"/soat/co-quan/{register.finance.slug}/"
    page = client.get(where).content.decode()
    assert 'name="phep-ratio-percent"' in page
    answer = client.post(where, {"phep-ratio-percent": "block", "phep-weekday-date": "off"})
    assert answer.status_code == 302
    assert BodyCheck.objects.count() == 2
    assert AuditEvent.objects.filter(act="checks.choose", by="hoa").count() == 1
    draft = draft_sent(register, slug="chan", text=f"{SLIP}\n{OTHER}")
    page = client.get(f"/soat/{draft.slug}/").content.decode()
    assert "Chưa gửi được: còn 1 lỗi" in page
    assert "1 lỗi, 0 cảnh báo." in page


@pytest.mark.parametrize("where", ["list", "draft", "settings"])
def test_the_pages_are_english_too(where: str, register: Register, client: Client) -> None:
    draft = draft_sent(register, slug="du-thao-thu")
    enter(client, person("toi", "editor"))
    do(client, f"/soat/{draft.slug}/", "dismiss", muc=draft.slips.get().pk, reason="Đã xét")
    address = {"list": "/soat/", "draft": f"/soat/{draft.slug}/",
               "settings": f"/soat/co-quan/{register.finance.slug}/"}[where]  # fmt: skip
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert '<html lang="en">' in page
    left = Left()
    left.feed(re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S))
    assert left.found == []
