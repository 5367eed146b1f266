"""What a file is, by its bytes; its name is only compared."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from tiendo.reading.formats.mhtml import is_mhtml
from tiendo.reading.formats.plain import utf16
from tiendo.reading.formats.refusals import refuse


class Type(StrEnum):
    TEXT = "text/plain"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    WEBP = "image/webp"


NAMES = {
    Type.TEXT: "văn bản thuần", Type.HTML: "trang web", Type.DOCX: "DOCX", Type.PDF: "PDF",
    Type.XLSX: "XLSX", Type.XLS: "XLS", Type.ODS: "ODS",
    Type.DOC: "Tệp Word kiểu cũ (.doc)", Type.RTF: "Tệp RTF", Type.ODT: "Tệp ODT",
}  # fmt: skip
SUFFIXES = {
    ".docx": Type.DOCX, ".docm": Type.DOCX, ".pdf": Type.PDF, ".html": Type.HTML, ".htm": Type.HTML,
    ".aspx": Type.HTML, ".mhtml": Type.HTML, ".mht": Type.HTML, ".txt": Type.TEXT, ".md": Type.TEXT,
    ".xlsx": Type.XLSX, ".xlsm": Type.XLSX, ".xls": Type.XLS, ".ods": Type.ODS,
    ".doc": Type.DOC, ".rtf": Type.RTF, ".odt": Type.ODT,
    ".png": Type.PNG, ".jpg": Type.JPEG, ".jpeg": Type.JPEG, ".tif": Type.TIFF, ".tiff": Type.TIFF,
    ".bmp": Type.BMP, ".webp": Type.WEBP,
}  # fmt: skip
# Programs save newer files, and portals whole pages, under the old names.
ALSO = {".xls": (Type.XLSX, Type.HTML), ".doc": (Type.DOCX, Type.RTF, Type.HTML)}
PICTURES = {Type.PNG, Type.JPEG, Type.TIFF, Type.BMP, Type.WEBP}
NAMES |= dict.fromkeys(PICTURES, "ảnh")
# How pictures begin: those that are read, and (GIF, JPEG 2000, HEIC …) those that are named.
PICTURE_HEADS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), Type.PNG),
    (re.compile(rb"\xff\xd8\xff"), Type.JPEG),
    (re.compile(rb"II\*\x00|MM\x00\*"), Type.TIFF),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), Type.WEBP),
    (re.compile(rb"BM.{4}\x00{4}", re.DOTALL), Type.BMP),
    (re.compile(rb"GIF8|\x00{3}\x0cjP|.{4}ftyp", re.DOTALL), None),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = {"WordDocument": Type.DOC, "Workbook": Type.XLS, "Book": Type.XLS}
ZIPPED = {"word/document.xml": Type.DOCX, "xl/workbook.xml": Type.XLSX}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
KINDS = {b"spreadsheet": Type.ODS, b"text": Type.ODT}
RTF = b"{\\rtf"
# An electronic document: files are in it, it is none itself.
ENVELOPE = re.compile(rb"<(?:\w+:)?(?:edXML|edXMLEnvelope|MessageHeader)\b")
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|section|p)\b", re.IGNORECASE
)
CONTROLS = bytes(byte for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
BOMS = (b"\xff\xfe", b"\xfe\xff")
# Where a page's first tag, and a PDF's mark, are looked for.
HEAD = 4096


def sniff(data: bytes, name: str) -> Type:
    """The type of a file. Raises DocumentUnreadable for what no reader takes."""
    suffix = PurePath(name).suffix.lower()
    said = SUFFIXES.get(suffix)
    found = by_magic(data) or text_or_page(data, said)
    if said is None or said is found or {said, found} == {Type.TEXT, Type.HTML}:
        return found
    if {said, found} <= PICTURES:  # cameras and chat programs rename them
        return found
    if found in ALSO.get(suffix, ()):
        return found
    raise refuse("mismatch", said=PurePath(name).suffix, found=NAMES[found])


def by_magic(data: bytes) -> Type | None:
    """The type by the first bytes; None for text of some kind."""
    if data.startswith(b"PK\x03\x04"):
        return zipped(data)
    if b"%PDF-" in data[:1024]:
        return Type.PDF
    if data.startswith(OLE):
        return compound(data)
    if data.startswith(RTF):
        return Type.RTF
    for head, found in PICTURE_HEADS:
        if head.match(data):
            if found is None:
                raise refuse("image")
            return found
    if not data.startswith(BOMS) and not utf16(data) and looks_binary(data[:HEAD]):
        raise refuse("binary")
    return None


def text_or_page(data: bytes, said: Type | None) -> Type:
    """A page has tags, and begins with one unless its name says that it is a page."""
    head = data[:HEAD].replace(b"\x00", b"")
    opens = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    tagged = MARKUP.search(head) is not None
    if opens and ENVELOPE.search(head):
        raise refuse("edxml")
    page = is_mhtml(data) or (tagged and (opens or said is Type.HTML))
    return Type.HTML if page else Type.TEXT


def zipped(data: bytes) -> Type:
    """What a zip holds, by the names in it."""
    from tiendo.reading.formats.package import Package

    package = Package(data)
    for name, found in ZIPPED.items():
        if name in package.names:
            return found
    if "xl/workbook.bin" in package.names:
        raise refuse("xlsb")
    mime = package.inflate("mimetype") if "mimetype" in package.names else b""
    if mime.startswith(OPEN_DOCUMENT) and "content.xml" in package.names:
        kind = mime.removeprefix(OPEN_DOCUMENT).split(b"-")[0]
        if kind in KINDS:
            return KINDS[kind]
        raise refuse("opendocument")
    raise refuse("archive")


def compound(data: bytes) -> Type:
    """What an old Office file is: a password's wrapper, a sheet, or Word."""
    from tiendo.reading.formats.compound import Compound

    names = Compound(data).top()
    if "EncryptedPackage" in names:
        raise refuse("encrypted")
    for name, found in STREAMS.items():
        if name in names:
            return found
    raise refuse("legacy")


def looks_binary(head: bytes) -> bool:
    """NUL bytes, or more than one control character in a hundred."""
    controls = len(head) - len(head.translate(None, CONTROLS))
    return b"\x00" in head or controls * 100 > len(head)
