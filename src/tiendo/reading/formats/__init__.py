"""Files to documents: the one door, and the readers behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from tiendo.errors import DocumentUnreadable
from tiendo.facts.reading import Source
from tiendo.reading.document import Document, segment
from tiendo.reading.formats import limits
from tiendo.reading.formats.language import check_language
from tiendo.reading.formats.mending import decode_lines
from tiendo.reading.formats.plain import broken_letters, decode, repair
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.sniffing import PICTURES, Type, sniff
from tiendo.reading.formats.titling import title_of
from tiendo.vocabulary.text import nfc

# Each reader's module is imported when its first file comes: text must not wait for lxml.
READERS = {
    Type.HTML: "page", Type.DOCX: "word", Type.PDF: "pdf",
    Type.XLSX: "workbook", Type.XLS: "workbook", Type.ODS: "workbook",
    Type.DOC: "converting", Type.RTF: "converting", Type.ODT: "converting",
}  # fmt: skip
READERS |= dict.fromkeys(PICTURES, "picture")


def open_bytes(data: bytes, name: str) -> Document:
    """The document in a file's bytes. Raises DocumentUnreadable: what, which file, what to do."""
    try:
        return read_type(data, name)
    except DocumentUnreadable as error:
        raise error.at(name) from error.__cause__


def read_type(data: bytes, name: str) -> Document:
    if not data:
        raise refuse("empty")
    if len(data) > limits.FILE_BYTES:
        raise refuse("huge", limit=f"{limits.FILE_BYTES // 1024 // 1024} MB")
    kind = sniff(data, name)
    source = Source(name=name, media_type=kind.value, sha256=hashlib.sha256(data).hexdigest())
    document = plain_text(data, source) if kind is Type.TEXT else reader(kind)(data, source)
    if not document.text.strip():
        raise refuse("blank")
    remarks = check_language(document.text) + broken_letters(document.text)
    title = document.title or title_of(document.blocks)
    return replace(document, title=title, warnings=document.warnings + remarks)


def reader(kind: Type) -> Callable[[bytes, Source], Document]:
    module = import_module(f"tiendo.reading.formats.{READERS[kind]}")
    found: Callable[[bytes, Source], Document] = module.read
    return found


def plain_text(data: bytes, source: Source) -> Document:
    """A document of plain text: nothing is changed but its encoding, NFC and the line ends."""
    decoded, repaired = repair(decode(data))
    text, remarks = decode_lines(nfc(decoded))
    if len(text) > limits.TEXT_CHARACTERS:
        raise refuse("huge", limit=f"{limits.TEXT_CHARACTERS // 1024 // 1024} triệu ký tự")
    if "\x00" in text:
        raise refuse("binary")
    blocks, tables = segment(text)
    return Document(
        source=source, text=text, blocks=blocks, tables=tables, warnings=(*repaired, *remarks)
    )
