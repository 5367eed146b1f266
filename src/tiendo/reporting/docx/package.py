"""The zip package: types, relationships, parts; the same draft gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tiendo.reporting.docx.xml import DECLARED

EPOCH = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument"
    ".customXmlProperties+xml",
}
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def content_types(names: list[str]) -> str:
    said = []
    for name in names:
        kind = TYPES.get(name, CHART if name.startswith("word/charts/chart") else "")
        kind = f"{WORD}.header+xml" if name.startswith("word/header") else kind
        if kind and name.endswith(".xml"):
            said.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    drawn = any(name.endswith(".svg") for name in names)
    pictures = '<Default Extension="svg" ContentType="image/svg+xml"/>' * drawn
    return (
        f'{DECLARED}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{SHEET}"/>{pictures}{"".join(said)}</Types>'
    )


def relationships(found: Mapping[str, tuple[str, str]]) -> str:
    """``found``: id to the last word of the kind of relationship and its target."""
    said = "".join(
        f'<Relationship Id="{id}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}"'
        f' Target="{target}"/>'
        for id, (kind, target) in found.items()
    )
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


ROOT = {
    "rDocument": ("officeDocument", "word/document.xml"),
    "rCore": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts in a zip, the types first, all of one time."""
    names = list(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, inside in {"[Content_Types].xml": content_types(names), **parts}.items():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, inside)
    return out.getvalue()
