"""Bad input: one clear line, whatever the file; nothing crashes, hangs or inflates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache

import docx
import pytest
from codepages import vni, windows_1258
from hypothesis import given, settings
from hypothesis import strategies as st
from scanned import drawn, saved, scan
from sheetfiles import Number, Tab, compound, ods, xls, xlsx

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats import limits, open_bytes

SENTENCE = "Thu ngân sách nhà nước trên địa bàn đạt 4.200 tỷ đồng, tăng 8,5% so với cùng kỳ."


@cache
def word_file(text: str = SENTENCE) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def open_document(kind: bytes, manifest: bytes = b"<m/>") -> bytes:
    return zip_of(
        mimetype=b"application/vnd.oasis.opendocument." + kind,
        content_xml=b"<a/>",
        **{"META-INF__manifest_xml": manifest},
    )


def pdf_of(text: str) -> bytes:
    """A PDF as small as can be; ``text`` is ASCII, or empty for a page without a text layer."""
    content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream"
        % (len(content), content if text else b" " * len(content)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in offsets
    )
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def encrypted_zip() -> bytes:
    data = bytearray(word_file())
    central = data.find(b"PK\x01\x02")
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 4)
    return bytes(data)


def encrypted_pdf() -> bytes:
    lock = b"6 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>\nendobj\n" % (
        b"ab" * 32,
        b"cd" * 32,
    )
    data = pdf_of("Thu ngan sach")
    body, start = data[: data.rfind(b"xref\n0")], data.rfind(b"trailer")
    ends = b" /Encrypt 6 0 R /ID [<00> <00>] >>"
    return body + lock + data[start:].replace(b" >>", ends, 1).replace(b"startxref", b"nothing")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENGLISH = "The provincial committee adopted a resolution with targets for the coming year. " * 4
FRENCH = (
    "Le comité de la région a adopté une résolution fixant les objectifs de l'année à venir. " * 4
)
CHINESE = "省委通过了关于明年任务的决议，提出了三十三项指标。" * 5

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.docx", lambda: b"", "rỗng"),
    "only white space": ("a.txt", lambda: b" \n\t \n", "không có chữ"),
    "NUL bytes": ("a.txt", lambda: b"\x00\x01\x02" * 500, "nhị phân"),
    "machine code": ("a.bin", lambda: b"\x7fELF\x02\x01\x01\x00" + bytes(200), "nhị phân"),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "ảnh"),
    "broken old Excel": (
        "a.xls", lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"), "hỏng"),
    "RTF where no program converts it": (
        "a.doc", lambda: rb"{\rtf1\ansi Thu}", "RTF cần LibreOffice"),
    "saved page without a page": (
        "a.mhtml", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "cắt cụt"),
    "PDF with a password": ("a.pdf", encrypted_pdf, "mật khẩu"),
    "old Word where no program converts it": (
        "a.doc", lambda: compound("WordDocument", bytes(600)), "(.doc) cần LibreOffice"),
    "old Word with a password": (
        "a.doc", lambda: compound("WordDocument", bytes(11) + b"\x01" + bytes(600)), "mật khẩu"),
    "broken old Word": ("a.doc", lambda: OLE + bytes(1000), "hỏng"),
    "old PowerPoint": (
        "a.ppt", lambda: compound("PowerPoint Document", bytes(600)), "không phải văn bản Word"),
    "Word with a password": (
        "a.docx", lambda: compound("EncryptedPackage", bytes(600)), "mật khẩu"),
    "zip with a password": ("a.docx", encrypted_zip, "mật khẩu"),
    "truncated Word": ("a.docx", lambda: word_file()[:4000], "cắt cụt"),
    "zip that is no Word file": ("a.docx", lambda: zip_of(a_xml=b"<a/>"), "nén"),
    "workbook without sheets": ("a.xlsx", lambda: zip_of(xl__workbook_xml=b"<a/>"), "hỏng"),
    "binary workbook": ("a.xlsb", lambda: zip_of(xl__workbook_bin=b"a"), ".xlsb"),
    "sheet named as Word": ("a.docx", lambda: xlsx(Tab([[SENTENCE]])), "XLSX"),
    "truncated sheet": ("a.xlsx", lambda: xlsx(Tab([[SENTENCE]]))[:700], "cắt cụt"),
    "English sheet": ("a.xlsx", lambda: xlsx(Tab([[ENGLISH]])), "tiếng Việt"),
    "OpenDocument text where no program converts it": (
        "a.odt", lambda: open_document(b"text"), "ODT cần LibreOffice"),
    "OpenDocument text with a password": (
        "a.odt", lambda: open_document(b"text", b"<m><encryption-data/></m>"), "mật khẩu"),
    "OpenDocument drawing": ("a.odg", lambda: open_document(b"graphics"), "OpenDocument"),
    "zip bomb": ("a.docx", lambda: zip_of(word__document_xml=bytes(30_000_000)), "bom"),
    "broken XML": ("a.docx", lambda: zip_of(word__document_xml=b"<w:document"), "cắt cụt"),
    "truncated PDF": ("a.pdf", lambda: pdf_of("Hello")[:60], "cắt cụt"),
    "PDF without text": ("a.pdf", lambda: pdf_of(""), "không có chữ"),
    "PDF of a picture": ("a.pdf", scan, "OCR"),
    "picture without an engine": ("a.bmp", lambda: saved(drawn(), "BMP"), "OCR"),
    "PDF named as Word": ("a.docx", lambda: pdf_of("Hello"), "PDF"),
    "Word named as PDF": ("a.pdf", word_file, "DOCX"),
    "text named as Word": ("a.docx", lambda: SENTENCE.encode(), "văn bản thuần"),
    "page nested to death": (
        "a.html", lambda: b"<html><body>" + b"<div>" * 200_000 + SENTENCE.encode(), "quá sâu"),
    "English": ("a.txt", ENGLISH.encode, "tiếng Việt"),
    "French": ("a.txt", FRENCH.encode, "tiếng Việt"),
    "Chinese": ("a.txt", CHINESE.encode, "tiếng Việt"),
    "English page": (
        "a.html", lambda: f"<html><body><p>{ENGLISH}</p></body></html>".encode(), "tiếng Việt"),
    "digits only": ("a.txt", lambda: b"123 456 789\n" * 50, "tiếng Việt"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_bad_file_is_refused_in_one_line_that_says_what_and_what_to_do(case: str) -> None:
    name, make, words = BAD[case]
    with pytest.raises(DocumentUnreadable) as refused:
        open_bytes(make(), name)
    line = str(refused.value)
    assert line.startswith(f"{name}: ")
    assert words in line
    assert "\n" not in line
    assert refused.value.do


PAGE = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
LIMITS: dict[str, tuple[int, str, Callable[[], bytes]]] = {
    "FILE_BYTES": (100, "a.txt", lambda: SENTENCE.encode() * 10),
    "TEXT_CHARACTERS": (20, "a.docx", word_file),
    "XML_BYTES": (100, "a.docx", word_file),
    "TREE_BYTES": (1_000, "a.docx", word_file),
    "HTML_BYTES": (20, "a.html", lambda: PAGE),
    "PDF_PAGES": (0, "a.pdf", lambda: pdf_of("Thu ngan sach")),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_what_passes_a_limit_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    size, name, make = LIMITS[limit]
    monkeypatch.setattr(limits, limit, size)
    with pytest.raises(DocumentUnreadable, match="quá lớn, vượt mức"):
        open_bytes(make(), name)


def test_text_without_accents_is_read_and_remarked_on() -> None:
    bare = (
        "Thu ngan sach nha nuoc tren dia ban tinh dat 4.200 ty dong, tang 8,5% so voi cung ky nam"
    )
    assert [w.rule for w in open_bytes(bare.encode(), "a.txt").warnings] == ["no-accents"]


@pytest.mark.parametrize("written", [SENTENCE, "Tăng 8,5%", "| Chỉ tiêu | 5 |\n| Thu | 4.200 |"])
def test_vietnamese_however_short_is_read(written: str) -> None:
    assert open_bytes(written.encode(), "a.txt").text == written


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = open_bytes(data, "a")
    except DocumentUnreadable:
        return
    assert document.text.strip()


SAVED = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: "
    b"text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
)
SHEET = Tab([[SENTENCE], ["Chỉ tiêu", "Kế hoạch"], ["Thu", Number(0.5, "0%")], [2.5, None]])
SOUND: dict[str, Callable[[], bytes]] = {
    "docx": word_file,
    "pdf": lambda: pdf_of("Thu ngan sach tinh dat 4.200 ty dong"),
    "xlsx": lambda: xlsx(SHEET),
    "ods": lambda: ods(SHEET),
    "xls": lambda: xls(SHEET),
    "page": lambda: PAGE * 3,
    "saved page": lambda: SAVED + PAGE,
    "UTF-16": lambda: SENTENCE.encode("utf-16"),
    "Windows-1258": lambda: windows_1258(SENTENCE),
    "VNI": lambda: vni(SENTENCE * 2).encode("latin-1"),
    "doc": lambda: compound("WordDocument", SENTENCE.encode()),
    "odt": lambda: open_document(b"text"),
}
EACH_SOUND = pytest.mark.parametrize("form", SOUND)


def is_read_or_refused(data: bytes) -> None:
    try:
        document = open_bytes(data, "a")
    except DocumentUnreadable:
        return
    assert document.text.strip()


@EACH_SOUND
@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 20_000), byte=st.integers(0, 255))
def test_a_file_with_one_wrong_byte_is_read_or_refused(form: str, at: int, byte: int) -> None:
    data = bytearray(SOUND[form]())
    data[at % len(data)] = byte
    is_read_or_refused(bytes(data))


@EACH_SOUND
@settings(max_examples=30, deadline=None)
@given(at=st.integers(0, 40_000))
def test_a_file_cut_anywhere_is_read_or_refused(form: str, at: int) -> None:
    data = SOUND[form]()
    is_read_or_refused(data[: at % len(data)])


@EACH_SOUND
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_file_with_a_hole_or_noise_is_read_or_refused(form: str, data: st.DataObject) -> None:
    whole = SOUND[form]()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    is_read_or_refused(whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:])


@pytest.mark.parametrize("form", ["docx", "xlsx", "ods"])
@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_package_with_a_spoilt_part_is_read_or_refused(form: str, data: st.DataObject) -> None:
    source = zipfile.ZipFile(io.BytesIO(SOUND[form]()))
    parts = {name: source.read(name) for name in source.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    end = data.draw(st.integers(start, min(len(parts[name]), start + 20)))
    noise = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(NOISE)))
    parts[name] = parts[name][:start] + noise + parts[name][end:]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for written, part in parts.items():
            archive.writestr(written, part)
    is_read_or_refused(out.getvalue())


NOISE = [b"99999999999", b"-1", b"1e999", b"NaN", b"XFD1048576", b"A1:XFD1048576", b"<c/>", b'"']
STARTS = [b"PK\x03\x04", b"%PDF-1.7\n", OLE, b"{\\rtf1 ", b"<html><body>", b"\xff\xfe"]


@pytest.mark.parametrize("start", STARTS)
@given(st.binary(max_size=400))
def test_random_bytes_behind_any_mark_are_read_or_refused(start: bytes, data: bytes) -> None:
    is_read_or_refused(start + data)
