"""An office file with some of its parts changed: all others go over byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import copy
from typing import Any

from lxml import etree


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """``data`` with ``parts`` in place of those of their names; new ones come last."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            said = parts.get(entry.filename)
            after.writestr(copy(entry), before.read(entry) if said is None else said)
        for name in sorted(set(parts) - set(before.namelist())):
            entry = zipfile.ZipInfo(name)  # dated 1980: the same copy each time
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, parts[name])
    return buffer.getvalue()


def xml_bytes(root: Any) -> bytes:
    """A part's root as it stands in a package."""
    said: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return said
