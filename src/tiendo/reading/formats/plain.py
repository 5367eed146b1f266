"""Plain text in any encoding that offices use."""

from __future__ import annotations

import codecs
import re

from tiendo.facts.items import Remark
from tiendo.reading.formats.legacy import Legacy, kind_of
from tiendo.reading.formats.refusals import refuse

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# High bytes of the letters, marks and signs of Vietnamese in UTF-16, and of its CR and LF.
UTF16_PAGES = b"\x00\x01\x03\x1e\x20"
# đ and à ả ã á ạ of TCVN3; in Windows-1258 they are signs such as ® and ¹.
TCVN3_SIGNS = b"\xae\xb5\xb6\xb7\xb8\xb9"
PROBE = 4_000  # bytes looked at for UTF-16 without a mark
# UTF-8 once read as Windows-1252 and saved again: ắ is "áº¯", đ is "Ä‘", à is "Ã ".
GARBLED = re.compile("á[º»][\x80-\xbf\u0152-\u2122]|Ä[\x80-\x91‘’]|Æ[°¡]|Ã[\x80-\xbf\u0152-\u2122]")
GARBLED_SHARE = 50  # one such sign in so many characters is no chance
BROKEN = "\ufffd"
FEW, LETTERS = 50, 10  # broken places in a text; sound letters beyond ASCII for each, in the probe
REPAIRED = Remark(
    rule="repaired-encoding",
    message="Chữ bị hỏng do lưu sai bảng mã; đã khôi phục, cần đối chiếu với bản gốc",
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes: by its mark, as UTF-8, as declared, as UTF-16, by its code page.

    A cut in the middle of the last character of UTF-8 is tolerated, and a few broken bytes
    are; anything else that is no UTF-8 is tried as Windows-1258, the code page of
    Vietnamese Windows.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return strict(data[len(mark) :], name)
    for encoding in (utf16(data), "utf-8"):
        text = attempt(data, encoding) if encoding else None
        if text is not None:
            return text
    text = nearly_utf8(data)
    for encoding in (declared, code_page(data)) if text is None else ():
        text = text or (attempt(data, encoding) if encoding else None)
    if text is None:
        raise refuse("encoding")
    return text


def nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes: some programs cut a text inside a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count(BROKEN)
    letters = sum(1 for char in text[:PROBE] if char > "\x7f" and char != BROKEN)
    return text if broken <= FEW and letters > LETTERS * broken else None


def broken_letters(text: str) -> tuple[Remark, ...]:
    """A remark where letters of a text were lost before it came to us."""
    count = text.count(BROKEN)
    message = f"Có {count} chữ bị hỏng trong tệp (hiện là {BROKEN}); đối chiếu với bản gốc"
    return (Remark(rule="broken-letters", message=message),) if count else ()


def strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise refuse("truncated") from error


def attempt(data: bytes, name: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(name)().decode(data)
    except (UnicodeDecodeError, LookupError):
        return None


def code_page(data: bytes) -> str:
    """Windows-1258, or Windows-1252 for the bytes of the old fonts' codes, TCVN3 and VNI."""
    probe = data[:PROBE]
    high = sum(byte > 127 for byte in probe)
    signs = len(probe) - len(probe.translate(None, TCVN3_SIGNS))
    if (signs > 2 and signs * 5 > high) or kind_of(probe.decode("latin-1")) is Legacy.VNI:
        return "cp1252" if attempt(data, "cp1252") is not None else "latin-1"
    return "cp1258"


def utf16(data: bytes) -> str | None:
    """Which UTF-16 the bytes are, where every second one is the high byte of Vietnamese."""
    probe = data[:PROBE]
    if b"\x00" not in probe or len(probe) < 4:
        return None
    for name, high in (("utf-16-le", probe[1::2]), ("utf-16-be", probe[0::2])):
        if not high.translate(None, UTF16_PAGES):
            return name
    return None


def repair(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Text that was read in the wrong code page, put right; a remark says so."""
    if len(GARBLED.findall(text[:PROBE])) * GARBLED_SHARE < len(text[:PROBE]):
        return text, ()
    try:
        return as_1252(text).decode("utf-8"), (REPAIRED,)
    except UnicodeError:
        return text, ()


def as_1252(text: str) -> bytes:
    """The bytes that were read as Windows-1252; its five gaps stand for themselves."""
    return b"".join(
        char.encode("latin-1") if char in "\x81\x8d\x8f\x90\x9d" else char.encode("cp1252")
        for char in text
    )
