"""Electronic documents in edXML: the header's fields, and the files that are attached.

Parsed without entities, without network, and in measure; names of elements are compared
without their namespace (patterns/edxml.yaml).
Source: QĐ 28/2018/QĐ-TTg; QCVN 102:2016/BTTTT.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.reading.edxml_files import Attachment, attached, local, named
from tiendo.reading.formats import limits
from tiendo.reading.formats.package import parse
from tiendo.reading.formats.refusals import refuse
from tiendo.vocabulary.dates import parse_date
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import fold, nfc, single_spaced

HEAD = 4_096  # bytes in which the envelope opens
ENVELOPE = regex(r"<(?:\w+:)?(?:edXML|edXMLEnvelope|MessageHeader)\b")
ISO = regex(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the sender says of the document; None and empty where it says nothing.

    ``number`` is the whole number ("518/QĐ-UBND"); ``kind`` that of READING.md;
    ``urgency`` and ``secrecy`` are the codes of the register.
    """

    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    kind: str | None = None
    title: str | None = None
    place: str | None = None
    recipients: tuple[str, ...] = ()
    signer: str = ""
    urgency: str = ""
    secrecy: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    header: Header
    files: tuple[Attachment, ...] = field(default_factory=tuple)


def is_edxml(data: bytes) -> bool:
    """Whether bytes open as an edXML envelope."""
    head = data[:HEAD].replace(b"\x00", b"").decode("ascii", "ignore").lstrip("\ufeff \t\r\n")
    return head.startswith("<") and ENVELOPE.search(head) is not None


def open_edxml(data: bytes, name: str) -> Envelope:
    """The header and the files of an envelope. Raises DocumentUnreadable."""
    try:
        return opened(data)
    except DocumentUnreadable as error:
        raise error.at(name) from error.__cause__


def opened(data: bytes) -> Envelope:
    if len(data) > limits.XML_BYTES:
        raise refuse("huge", limit=f"{limits.XML_BYTES // 1024 // 1024} MB")
    if b"<!DOCTYPE" in data[:HEAD] or b"<!ENTITY" in data:
        raise DocumentUnreadable(
            "Gói tin edXML có khai báo DOCTYPE hoặc ENTITY", do="Không mở tệp này; xin lại gói tin"
        )
    root = parse(data)
    message = next(named(root, "MessageHeader"), None)
    if message is None:
        raise DocumentUnreadable(
            "Gói tin edXML không có phần MessageHeader", do="Xin lại gói tin từ nơi gửi"
        )
    return Envelope(header=header_of(message), files=tuple(attached(root)))


@cache
def paths() -> tuple[Row, ...]:
    return tuple(row for row in rows("tiendo.reading.patterns", "edxml") if "path" in row)


@cache
def meanings(of: str) -> dict[str, str]:
    return {
        fold(words): row["gives"]
        for row in rows("tiendo.reading.patterns", "edxml")
        if row.get("of") == of
        for words in row["words"]
    }


def header_of(message: Any) -> Header:
    """The fields of a header. Raises DocumentUnreadable for a date or a level that is none."""
    said: dict[str, list[str]] = {}
    for row in paths():
        for words in texts(message, row["path"].split("/")):
            if words not in said.setdefault(row["field"], []):
                said[row["field"]].append(words)
    one = {name: words[0] for name, words in said.items()}
    signer = ", ".join(one[name] for name in ("signer", "position") if name in one)
    return Header(
        number=number_of(one.get("code_number"), one.get("code_notation")),
        issued_on=day(one["issued_on"]) if "issued_on" in one else None,
        issuer=one.get("issuer"),
        kind=kind_of(one.get("kind_name")),
        title=one.get("title"),
        place=one.get("place"),
        recipients=tuple(said.get("recipients", ())),
        signer=signer,
        urgency=meanings("priority").get(fold(one.get("priority", "0")), ""),
        secrecy=level(one.get("secrecy_words")),
    )


def texts(element: Any, path: list[str]) -> Iterator[str]:
    """The words at the end of a path, of every element on it."""
    if not path:
        words = single_spaced(nfc(element.text or ""))
        if words:
            yield words
        return
    for child in element:
        if local(child) == path[0]:
            yield from texts(child, path[1:])


def number_of(number: str | None, notation: str | None) -> str | None:
    """The whole number of a document; a notation that holds it already is it.

    >>> number_of("518", "QĐ-UBND"), number_of("518", "518/QĐ-UBND"), number_of("32", "-NQ/TU")
    ('518/QĐ-UBND', '518/QĐ-UBND', '32-NQ/TU')
    """
    if not notation or not number:
        return notation or number
    if notation.startswith(number) and not notation[len(number) : len(number) + 1].isdigit():
        return notation
    if "/" in number and "/" not in notation:  # the number is whole, the other its series
        return number
    return f"{number}{notation}" if notation[0] in "-/" else f"{number}/{notation}"


def day(written: str) -> date:
    """2018-07-12, 2018/07/12 or 12/07/2018, with an hour behind or not."""
    match = ISO.match(written)
    try:
        return date(*map(int, match.groups())) if match else parse_date(written)
    except (TiendoError, ValueError) as error:
        raise DocumentUnreadable(
            f"Ngày ban hành “{written}” trong phần đầu không phải một ngày", do="Xin lại gói tin"
        ) from error


def kind_of(name: str | None) -> str | None:
    """The kind of READING.md that a name of a kind means."""
    if name is None:
        return None
    said = fold(name)
    return next(
        (
            str(row["kind"])
            for row in rows("tiendo.vocabulary.tables", "document_kinds")
            if any(fold(words) == said for words in row["names"])
        ),
        "other",
    )


def level(words: str | None) -> str:
    if words is None:
        return "open"
    found = meanings("secrecy_words").get(fold(words))
    if found is None:
        raise DocumentUnreadable(
            f"Mức mật “{words}” trong phần đầu không rõ",
            do="Hỏi nơi gửi; văn bản mật không gửi qua mạng chung",
        )
    return found
