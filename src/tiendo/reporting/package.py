"""The parts of a DOCX that a refresh reads and writes; all others stay, byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from tiendo.reading.formats.package import Package
from tiendo.reporting.errors import NotOurReport
from tiendo.reporting.origin import Origin, from_element

BODY = "word/document.xml"
EPOCH = (1980, 1, 1, 0, 0, 0)


def opened(data: bytes) -> Any:
    """The main part's tree. Raises DocumentUnreadable for no DOCX, NotOurReport without text."""
    root = Package(data).part(BODY)
    if root is None:
        raise NotOurReport("Tệp không phải DOCX", do="Chọn tệp do tiendo report lập")
    return root


def origin_of(data: bytes) -> tuple[str, Origin] | None:
    """The name of the part that says what the report was made of, and what it says."""
    package = Package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        names = [
            n for n in found.namelist() if n.startswith("customXml/item") and n.endswith(".xml")
        ]
    for name in names:
        origin = from_element(package.part(name))
        if origin is not None:
            return name, origin
    return None


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own, in its order and with its times; those
    that it did not have come last."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            inside = parts.get(info.filename)
            new.writestr(info, old.read(info) if inside is None else inside, info.compress_type)
        for name in sorted(set(parts) - set(old.namelist())):
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, parts[name])
    return out.getvalue()


def as_bytes(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
