"""The page on which reports are asked for, and the files that come of it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from building import Register
from django.test import Client

from tiendo.reading.formats import open_bytes
from tiendo.register.models import Body, Document, Secrecy
from tiendo.reporting.package import origin_of

pytestmark = pytest.mark.django_db
ASKED = "/bao-cao/?ke-hoach=27-nq-tu&ky=2023&tinh-den=31/01/2024"
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)


def test_the_form_offers_open_plans_and_every_part(
    register: Register, client: Client, django_assert_max_num_queries
) -> None:  # fmt: skip
    with django_assert_max_num_queries(7):
        page = client.get("/bao-cao/").content.decode()
    assert 'value="27-nq-tu"' in page
    assert page.count('type="checkbox"') == 8
    assert page.count("checked") == 8
    assert "style=" not in page


def test_a_report_is_taken_away_as_word_page_and_sheet(register: Register, client: Client) -> None:
    for form in ("docx", "html", "xlsx"):
        response = client.get(f"{ASKED}&phan=overview&phan=fields&phan=annex&dang={form}")
        assert response.status_code == 200
        assert f'filename="bao-cao-27-nq-tu-2023.{form}"' in response["Content-Disposition"]
        text = open_bytes(response.content, f"bao-cao.{form}").text
        assert "Thu ngân sách" in text
        assert re.search(r"2\.?436[,.]8", text)
    assert client.get(f"{ASKED}&dang=docx").content == client.get(f"{ASKED}&dang=docx").content


def text_of(client: Client, asked: str) -> str:
    response = client.get(f"{ASKED}&{asked}&dang=docx")
    assert response.status_code == 200
    return open_bytes(response.content, "bao-cao.docx").text


def test_a_unit_reports_under_its_name_and_layout(register: Register, client: Client) -> None:
    Body.objects.filter(name="Sở Tài chính").update(kind="department")
    page = client.get("/bao-cao/").content.decode()
    assert '<option value="Sở Tài chính" lang="vi">' in page
    text = text_of(client, "loai=unit&don-vi=Sở Tài chính")
    assert "SỞ TÀI CHÍNH" in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "đô thị hóa" not in text


def test_what_is_said_of_the_heading_stands_in_it(register: Register, client: Client) -> None:
    said = "the-thuc=state&so=64/BC-UBND&dia-danh=Bến Trong&chuc-vu=Chủ tịch&nguoi-ky=Lý Văn An"
    text = text_of(client, f"{said}&noi-nhan=Như trên;%0ALưu: VT.")
    for words in ("64/BC-UBND", "Bến Trong", "Lý Văn An", "- Lưu: VT."):
        assert words in text


def test_groups_and_one_target_narrow_the_report(register: Register, client: Client) -> None:
    assert "đô thị hóa" not in text_of(client, "nhom=1")
    reply = client.get(f"{ASKED}&chi-tieu=27-nq-tu-1&dang=docx")
    assert 'filename="bao-cao-27-nq-tu-1-2023.docx"' in reply["Content-Disposition"]
    assert "2.436,8" in open_bytes(reply.content, "a.docx").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("loai=unit", "Chưa nêu đơn vị"),
        ("nhom=ba", "“ba” không phải số thứ tự nhóm"),
        ("loai=tuan", "tuan"),
        ("the-thuc=quan-doi", "quan-doi"),
        ("don-vi=Sở Không Có", "Sở Không Có"),
        ("chi-tieu=khong-co", "khong-co"),
    ],
)
def test_what_was_asked_wrongly_is_said(
    register: Register, client: Client, asked: str, said: str
) -> None:
    response = client.get(f"{ASKED}&{asked}&dang=docx")
    assert response.status_code == 400
    alert = re.search(r'role="alert">(.*?)</div>', response.content.decode())
    assert alert
    assert said in alert[1]


def test_the_file_knows_what_was_asked(register: Register, client: Client) -> None:
    data = client.get(f"{ASKED}&phan=fields&muc=brief&loai=thematic&nhom=1&dang=docx").content
    found = origin_of(data)
    assert found
    _, origin = found
    asked = (origin.parts, origin.tone, origin.kind, origin.groups)
    assert asked == (("fields",), "brief", "thematic", (1,))


def test_what_cannot_be_made_is_said_on_the_form(register: Register, client: Client) -> None:
    response = client.get("/bao-cao/?ke-hoach=27-nq-tu&ky=2023-13M&dang=docx")
    page = response.content.decode()
    assert response.status_code == 400
    assert "“2023-13M” không phải là một kỳ" in page
    assert 'value="2023-13M"' in page
    wrong = client.get(f"{ASKED}&phan=phu-luc&dang=docx")
    assert "Không có phần “phu-luc”" in wrong.content.decode()
    assert client.get("/bao-cao/?ke-hoach=khong-co&ky=2023&dang=docx").status_code == 400


def test_a_secret_document_says_nothing_in_a_report(register: Register, client: Client) -> None:
    Document.objects.filter(slug="27-nq-tu").update(secrecy=Secrecy.SECRET)
    assert 'value="27-nq-tu"' not in client.get("/bao-cao/").content.decode()
    assert client.get(f"{ASKED}&dang=docx").status_code == 400


def test_the_form_speaks_english(register: Register, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get("/bao-cao/").content.decode()
    main = re.sub(
        r"<option[^>]*lang=\"vi\".*?</option>", "", page.split("<main", 1)[1].split("</main>")[0]
    )
    assert "Write a report" in main
    assert VIETNAMESE.findall(re.sub(r"<[^>]+>", "", main)) == []


def test_the_conference_pack_is_taken_away_or_read_on_a_page(
    register: Register, client: Client, django_assert_max_num_queries
) -> None:  # fmt: skip
    asked = f"{ASKED}&ten=Hội nghị tổng kết&gio=8:00&ngay-hop=02/02/2024&chu-tri=Đồng chí Bí thư"
    response = client.get(f"{asked}&dang=goi")
    assert response.status_code == 200
    assert 'filename="hoi-nghi-27-nq-tu-2023.zip"' in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as files:
        names = [name.split("/")[1] for name in files.namelist()]
        agenda = files.read("hoi-nghi-27-nq-tu-2023/01-chuong-trinh.docx")
    assert {"01-chuong-trinh.docx", "02-bao-cao.docx", "tai-lieu-hop.html"} <= set(names)
    text = open_bytes(agenda, "x.docx").text
    assert "Hội nghị tổng kết" in text
    assert "08:00" in text
    assert client.get(f"{asked}&dang=goi").content == response.content

    with django_assert_max_num_queries(60):
        page = client.get(asked.replace("/bao-cao/", "/bao-cao/hop/")).content.decode()
    assert '<h1 lang="vi">Hội nghị tổng kết</h1>' in page
    assert "2.436,8 tỷ đồng" in page
    assert "dang=goi" in page
    assert "style=" not in page
    links = set(re.findall(r'href="#([^"]+)"', page))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert links <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_page_for_a_meeting_without_a_plan_says_why(client: Client) -> None:
    response = client.get("/bao-cao/hop/")
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
