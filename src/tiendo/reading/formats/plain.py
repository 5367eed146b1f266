"""Plain text in any encoding that offices use."""

from __future__ import annotations

import codecs

from tiendo.reading.formats.refusals import refuse

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes: by its mark, as UTF-8, as declared, as Windows-1258.

    A cut in the middle of the last character of UTF-8 is tolerated; anything else
    that is no UTF-8 is tried as Windows-1258, the code page of Vietnamese Windows.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return strict(data[len(mark) :], name)
    for encoding in ("utf-8", declared, "cp1258"):
        text = attempt(data, encoding) if encoding else None
        if text is not None:
            return text
    raise refuse("encoding")


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
