"""Electronic documents in the register: the header's fields, once, all or nothing."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from made import snapshot

from tiendo.errors import DocumentUnreadable
from tiendo.register.models import Document
from tiendo.register.services.envelopes import register_envelope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
TEXT = "BÁO CÁO\nThu ngân sách nhà nước trên địa bàn năm 2023 đạt 2.412 tỷ đồng.\n"
HEADER = (
    "<From><OrganName>Ủy ban nhân dân tỉnh</OrganName></From>"
    "<To><OrganName>Sở Y tế</OrganName></To>"
    "<Code><CodeNumber>15</CodeNumber><CodeNotation>BC-UBND</CodeNotation></Code>"
    "<PromulgationInfo><PromulgationDate>2024-01-05</PromulgationDate></PromulgationInfo>"
    "<DocumentType><TypeName>Báo cáo</TypeName></DocumentType><Subject>Thu ngân sách</Subject>"
    "<SignerInfo><FullName>Trần Văn Hòa</FullName></SignerInfo>"
    "<OtherInfo><Priority>Thượng khẩn</Priority></OtherInfo>"
)


def envelope(*texts: str, header: str = HEADER) -> bytes:
    files = "".join(
        f"<Attachment><Content>{base64.b64encode(text.encode()).decode()}</Content>"
        f"<AttachmentName>tep-{n}.txt</AttachmentName></Attachment>"
        for n, text in enumerate(texts)
    )
    head = f"<edXMLHeader><MessageHeader>{header}</MessageHeader></edXMLHeader>"
    return f"<edXML><edXMLEnvelope>{head}</edXMLEnvelope>{files}</edXML>".encode()


def test_the_fields_of_the_header_become_the_documents() -> None:
    (done,) = register_envelope(envelope(TEXT), "a.edxml", by="văn thư")
    one = Document.objects.get(slug=done.document)
    assert (one.number, one.kind, one.title, one.issued_on) == (
        "15/BC-UBND", "report", "Thu ngân sách", date(2024, 1, 5),
    )  # fmt: skip
    assert one.issuer.slug == "ubnd-tinh"
    assert (one.recipients, one.signer, one.urgency) == (["Sở Y tế"], "Trần Văn Hòa", "very")
    assert done.observations == 1


def test_a_second_time_changes_nothing() -> None:
    register_envelope(envelope(TEXT), "a.edxml", by="văn thư")
    before = snapshot()
    (again,) = register_envelope(envelope(TEXT), "a.edxml", by="văn thư")
    assert not again.new
    assert snapshot() == before


def test_annexes_enter_without_the_documents_number() -> None:
    register_envelope(envelope(TEXT, "Phụ lục\nDanh sách các xã nghèo."), "a.edxml", by="văn thư")
    assert sorted(Document.objects.values_list("number", flat=True)) == ["", "15/BC-UBND"]


def test_a_secret_header_makes_a_secret_document() -> None:
    secret = HEADER.replace("</OtherInfo>", "<Secrecy>Mật</Secrecy></OtherInfo>")
    register_envelope(envelope(TEXT, header=secret), "a.edxml", by="văn thư")
    assert Document.objects.get().secrecy == "secret"


@pytest.mark.parametrize("data", [envelope(), envelope(TEXT, "\x00\x01")], ids=["none", "binary"])
def test_an_envelope_that_cannot_be_read_leaves_nothing(data: bytes) -> None:
    before = snapshot()
    with pytest.raises(DocumentUnreadable, match=r"a\.edxml"):
        register_envelope(data, "a.edxml", by="văn thư")
    assert snapshot() == before


def test_a_header_that_differs_from_its_text_is_told() -> None:
    other = "ỦY BAN NHÂN DÂN TỈNH\nSố: 99/BC-UBND\n\n" + TEXT
    register_envelope(envelope(other), "a.edxml", by="văn thư")
    one = Document.objects.get()
    assert one.number == "15/BC-UBND"
    rules = [remark["rule"] for remark in one.reading["warnings"]]
    assert "edxml-differs" in rules
