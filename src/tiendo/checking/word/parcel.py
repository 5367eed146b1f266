"""A zip with some of its parts exchanged, all others as they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import copy

from tiendo.reading.formats.package import BROKEN
from tiendo.reading.formats.refusals import refuse

# The day that a new part bears: the same input gives the same file.
DAY = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with ``parts`` exchanged or added at its end; order and days are kept.

    Raises DocumentUnreadable for a part that is broken, though nothing was read in it.
    """
    try:
        return packed(data, parts)
    except BROKEN as error:
        raise refuse("truncated") from error


def packed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for entry in old.infolist():
            content = parts.get(entry.filename)
            new.writestr(kept(entry), old.read(entry) if content is None else content)
        for name in sorted(set(parts) - set(old.namelist())):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, parts[name])
    return out.getvalue()


def kept(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What an entry says of itself, to be written anew."""
    again = zipfile.ZipInfo(entry.filename, entry.date_time)
    for name in ("compress_type", "comment", "create_system", "external_attr", "internal_attr"):
        setattr(again, name, copy(getattr(entry, name)))
    return again
