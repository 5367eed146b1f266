"""Files in and out on the site: preview, yes, and what nobody else sees."""

from __future__ import annotations

import base64
import re

import pytest
from building import Register
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from persons import enter, person

from tiendo.register import audit
from tiendo.register.models import AuditEvent, Document, Observation, Upload

pytestmark = pytest.mark.django_db
ROWS = """Chỉ tiêu;Đơn vị tính;Kỳ;Kế hoạch;Thực hiện;Trạng thái số liệu
Thu ngân sách;tỷ đồng;2024;2.700;{value};ước
"""
MOST_QUERIES = 20


@pytest.fixture
def keeper(register: Register, client: Client) -> Client:
    return enter(client, person("giu.so", "editor"))


def send(client: Client, text: str = ROWS.format(value="1.200"), name: str = "bieu.csv", **more):
    file = SimpleUploadedFile(name, text.encode())
    fields = {"issuer": "tinh-uy-song-mai", "dated": "05/06/2024", "new_indicators": "1"} | more
    return client.post("/nhap/", {"file": file, **fields})


def test_a_file_is_previewed_then_confirmed_and_leads_to_its_document(
    keeper: Client, django_assert_max_num_queries
) -> None:
    before = Observation.objects.count()
    sent = send(keeper)
    assert sent.status_code == 302
    address = sent.headers["Location"]
    with django_assert_max_num_queries(MOST_QUERIES):
        page = keeper.get(address).content.decode()
    assert "1.200 tỷ đồng (ước)" in page
    assert "Chưa ghi gì" in page
    assert Observation.objects.count() == before
    digest = re.search(r'name="digest" value="(\w+)"', page)
    assert digest
    done = keeper.post(address, {"act": "confirm", "digest": digest[1]})
    assert done.headers["Location"].startswith("/van-ban/bieu/")
    assert Observation.objects.count() == before + 1
    assert keeper.get(address).headers["Location"].startswith("/van-ban/bieu/")
    assert AuditEvent.objects.filter(act="import.apply", by="giu.so").count() == 1
    assert "1.200" in keeper.get("/van-ban/bieu/").content.decode()


def test_a_wrong_row_is_shown_with_its_cell_and_cannot_be_confirmed(keeper: Client) -> None:
    address = send(keeper, ROWS.format(value="abc")).headers["Location"]
    page = keeper.get(address).content.decode()
    assert "Ô E2: “abc” không phải số; cột Thực hiện ghi số như 1.234,5" in page
    assert 'value="confirm"' not in page
    assert keeper.post(address, {"act": "confirm"}).status_code == 400
    assert not Document.objects.filter(name="bieu.csv").exists()


def test_a_file_that_is_no_sheet_is_not_even_kept(keeper: Client) -> None:
    answer = send(keeper, "xin chào", name="a.xlsx")
    assert answer.status_code == 400
    assert "Đuôi tệp là .xlsx nhưng nội dung là" in answer.content.decode()
    assert keeper.post("/nhap/", {"issuer": "tinh-uy-song-mai"}).status_code == 400
    assert send(keeper, dated="31/02/2024").status_code == 400
    assert send(keeper, period="hôm nào đó").status_code == 400
    assert not Upload.objects.exists()


def test_a_changed_register_shows_the_preview_again(keeper: Client) -> None:
    first = send(keeper).headers["Location"]
    page = keeper.get(first).content.decode()
    digest = re.search(r'name="digest" value="(\w+)"', page)
    other = send(keeper, ROWS.format(value="1.100"), name="khac.csv", dated="01/06/2024")
    keeper.post(other.headers["Location"], {"act": "confirm"})
    assert digest
    answer = keeper.post(first, {"act": "confirm", "digest": digest[1]})
    assert answer.status_code == 400
    assert "đã thay đổi từ lúc xem trước" in answer.content.decode()


def test_only_its_sender_sees_an_upload(keeper: Client, register: Register) -> None:
    address = send(keeper).headers["Location"]
    other = enter(Client(), person("nguoi.khac", "editor"))
    assert other.get(address).status_code == 404
    assert other.post(address, {"act": "confirm"}).status_code == 404
    assert keeper.post(address, {"act": "discard"}).headers["Location"] == "/nhap/"
    assert keeper.get(address).status_code == 404


def test_who_holds_the_role_elsewhere_reports_not_for_this_body(register: Register) -> None:
    mine = enter(Client(), person("so.y.te", "contributor", body=register.welfare))
    page = mine.get("/nhap/").content.decode()
    assert "Sở Lao động" in page
    assert "Tỉnh ủy Sông Mai" not in page
    assert send(mine).status_code == 403 or not Upload.objects.exists()
    assert not Upload.objects.exists()
    assert enter(Client(), person("doc", "reader")).get("/nhap/").status_code == 403


def test_what_a_contributor_sends_waits(register: Register) -> None:
    clerk = enter(Client(), person("nhap", "contributor", body=register.province))
    before = Observation.objects.count()
    address = send(clerk).headers["Location"]
    page = clerk.get(address).content.decode()
    assert "Gửi để thẩm tra" in page
    clerk.post(address, {"act": "confirm"})
    assert Observation.objects.count() == before
    assert Document.objects.get(name="bieu.csv").accepted_by == ""


def test_exports_and_templates_are_files(register: Register, client: Client) -> None:
    for address in (
        "/tai-ve/chi-tieu.csv", "/tai-ve/chi-tieu.xlsx", "/tai-ve/nhiem-vu.csv",
        "/nhap/mau/chi-tieu.xlsx", "/nhap/mau/nhiem-vu.csv",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "attachment" in answer.headers["Content-Disposition"]
    assert "2436,8" in client.get("/tai-ve/chi-tieu.csv").content.decode()
    Document.objects.update(secrecy="secret")
    keeper = enter(client, person("mat", "editor", clearance="absolute"), verified=True)
    assert "2436,8" not in keeper.get("/tai-ve/chi-tieu.csv").content.decode()
    assert client.get("/tai-ve/khac.csv").status_code == 404
    assert client.get("/tai-ve/chi-tieu.pdf").status_code == 404


def test_an_electronic_document_shows_its_header_and_enters(keeper: Client) -> None:
    text = base64.b64encode("BÁO CÁO\nThu ngân sách năm 2024 đạt 5 tỷ đồng.".encode()).decode()
    data = (
        "<edXML><MessageHeader><From><OrganName>Tỉnh ủy Sông Mai</OrganName></From>"
        "<Code><CodeNumber>9</CodeNumber><CodeNotation>BC/TU</CodeNotation></Code>"
        "<Subject>Về thu ngân sách</Subject></MessageHeader><Attachment>"
        f"<Content>{text}</Content><AttachmentName>bc.txt</AttachmentName></Attachment></edXML>"
    )
    address = send(keeper, data, name="a.edxml").headers["Location"]
    assert "Về thu ngân sách" in keeper.get(address).content.decode()
    done = keeper.post(address, {"act": "confirm"})
    assert done.headers["Location"] == "/van-ban/bc/"
    assert Document.objects.get(slug="bc").number == "9/BC/TU"


def test_an_export_asked_for_twice_is_made_once(register: Register, client: Client) -> None:
    address = "/tai-ve/chi-tieu.csv"
    first = client.get(address)
    mark = first.headers["ETag"]
    assert client.get(address, headers={"if-none-match": mark}).status_code == 304
    with CaptureQueriesContext(connection) as asked:
        client.get(address, headers={"if-none-match": mark})
    assert len(asked) <= 2
    for other in (f"{address}?ngay=2023-12-31", f"{address}?co-quan=x", "/tai-ve/chi-tieu.xlsx"):
        assert client.get(other).headers["ETag"] != mark
    audit.record(act=audit.REGISTER_DOCUMENT, on=register.year, by="An")
    again = client.get(address, headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (200, first.content)
