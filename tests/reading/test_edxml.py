"""Electronic documents: the header's fields, the files, and what is refused."""

from __future__ import annotations

import base64
import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.errors import DocumentUnreadable
from tiendo.reading import read_bytes
from tiendo.reading.edxml import is_edxml, number_of, open_edxml

TEXT = "BÁO CÁO\nThu ngân sách nhà nước trên địa bàn năm 2023 đạt 2.412 tỷ đồng.\n"
HEADER = """
<x:From><x:OrganId>H37</x:OrganId><x:OrganName>Ủy ban nhân dân tỉnh</x:OrganName></x:From>
<x:To><x:OrganName>Sở Y tế</x:OrganName></x:To><x:To><x:OrganName>Sở Tài chính</x:OrganName></x:To>
<x:Code><x:CodeNumber>15</x:CodeNumber><x:CodeNotation>BC-UBND</x:CodeNotation></x:Code>
<x:PromulgationInfo><x:Place>Lam Khê</x:Place><x:PromulgationDate>2024/01/05</x:PromulgationDate>
</x:PromulgationInfo><x:DocumentType><x:Type>2</x:Type><x:TypeName>Báo cáo</x:TypeName>
</x:DocumentType><x:Subject>Kết quả thu ngân sách năm 2023</x:Subject>
<x:SignerInfo><x:Position>Chủ tịch</x:Position><x:FullName>Trần Văn Hòa</x:FullName></x:SignerInfo>
<x:OtherInfo><x:Priority>3</x:Priority></x:OtherInfo>"""


def file(text: str = TEXT, name: str = "bao-cao.txt") -> str:
    content = base64.b64encode(text.encode()).decode()
    return (
        f"<Attachment><ContentTransferEncoded>{content}</ContentTransferEncoded>"
        f"<AttachmentName>{name}</AttachmentName></Attachment>"
    )


def envelope(header: str = HEADER, files: str | None = None, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<edXML xmlns:x="urn:any"><x:edXMLEnvelope>'
        f"<x:edXMLHeader><x:MessageHeader>{header}</x:MessageHeader></x:edXMLHeader>"
        f"</x:edXMLEnvelope>{file() if files is None else files}</edXML>"
    ).encode()


def test_the_header_says_what_the_document_is() -> None:
    found = open_edxml(envelope(), "a.edxml")
    said = found.header
    assert (said.number, said.issued_on, said.issuer, said.kind) == (
        "15/BC-UBND", date(2024, 1, 5), "Ủy ban nhân dân tỉnh", "report",
    )  # fmt: skip
    assert (said.title, said.place) == ("Kết quả thu ngân sách năm 2023", "Lam Khê")
    assert said.recipients == ("Sở Y tế", "Sở Tài chính")
    assert (said.signer, said.urgency, said.secrecy) == ("Trần Văn Hòa, Chủ tịch", "flash", "open")
    assert [one.name for one in found.files] == ["bao-cao.txt"]
    assert found.files[0].data.decode() == TEXT


def test_the_same_names_are_read_in_a_soap_envelope_without_prefixes() -> None:
    plain = HEADER.replace("x:", "")
    head = f"<s:Header><MessageHeader>{plain}</MessageHeader></s:Header>"
    data = f"<s:Envelope xmlns:s='urn:s'>{head}</s:Envelope>"
    assert is_edxml(data.encode())
    assert open_edxml(data.encode(), "a.xml").header.number == "15/BC-UBND"


@pytest.mark.parametrize(
    ("number", "notation", "whole"),
    [
        ("15", "BC-UBND", "15/BC-UBND"), ("15", "15/BC-UBND", "15/BC-UBND"),
        ("32", "-NQ/TU", "32-NQ/TU"), ("15/BC-UBND", "BC", "15/BC-UBND"),
        (None, "5-KL/TU", "5-KL/TU"),
        ("15", None, "15"), ("1", "15/BC-UBND", "1/15/BC-UBND"), (None, None, None),
    ],
)  # fmt: skip
def test_a_number_is_made_whole(number, notation, whole) -> None:
    assert number_of(number, notation) == whole


REFUSED = {
    "entity": (envelope(before='<!DOCTYPE x [<!ENTITY a "b">]>'), "DOCTYPE"),
    "external": (
        envelope(before='<!DOCTYPE x SYSTEM "http://169.254.169.254/x">'), "DOCTYPE"),
    "no header": (b"<edXML><edXMLEnvelope/></edXML>", "MessageHeader"),
    "cut": (envelope()[:-20], "cắt cụt"),
    "bad base64": (
        envelope(files="<Attachment><Content>@@</Content></Attachment>"), "base64"),
    "bad day": (envelope(HEADER.replace("2024/01/05", "2024/02/31")), "không phải một ngày"),
    "unknown secrecy": (
        envelope(HEADER + "<x:OtherInfo><x:Secrecy>rất mật</x:Secrecy></x:OtherInfo>"), "Mức mật"),
    "too many files": (envelope(files=file() * 60), "50 tệp"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_a_bad_envelope_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(DocumentUnreadable, match=said) as refused:
        open_edxml(data, "a.edxml")
    assert "a.edxml" in str(refused.value)
    assert refused.value.do


@given(st.binary(max_size=200))
def test_no_bytes_break_the_door(data: bytes) -> None:
    if is_edxml(data):
        with contextlib.suppress(DocumentUnreadable):
            open_edxml(data, "a")


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04", "Báo cáo".encode()])
def test_other_files_are_no_envelopes(data: bytes) -> None:
    assert not is_edxml(data)


def test_reading_an_envelope_as_one_file_says_where_it_goes() -> None:
    with pytest.raises(DocumentUnreadable, match="edXML"):
        read_bytes(envelope(), "a.edxml")
