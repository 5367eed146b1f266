"""The files in an edXML envelope."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats.refusals import refuse
from tiendo.vocabulary.text import nfc, single_spaced

MOST_FILES = 50


CONTENT = ("ContentTransferEncoded", "Content")


NAMES = ("AttachmentName", "FileName", "Description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    name: str
    data: bytes


def local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter() if local(element) == name)


def attached(root: Any) -> Iterator[Attachment]:
    """The files in an envelope, in their order. Raises DocumentUnreadable."""
    for count, element in enumerate(named(root, "Attachment"), start=1):
        if count > MOST_FILES:
            raise refuse("huge", limit=f"{MOST_FILES} tệp đính kèm")
        parts = {local(child): child for child in element}
        content = next((parts[name] for name in CONTENT if name in parts), None)
        if content is None or not (content.text or "").strip():
            continue
        said = (single_spaced(nfc(parts[n].text or "")) for n in NAMES if n in parts)
        name = next(filter(None, said), f"tep-{count}")
        yield Attachment(name=name, data=decoded(content.text, name))


def decoded(written: str, name: str) -> bytes:
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise DocumentUnreadable(
            f"Tệp đính kèm {name} mã hóa base64 sai hoặc bị cắt", do="Xin lại gói tin từ nơi gửi"
        ) from error
