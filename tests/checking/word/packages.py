"""Whole Word packages for the tests, and what they hold when marks are taken out again."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{URI}}}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:w="{URI}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ROOTS = {"footnotes": "footnotes", "header1": "hdr", "comments": "comments", "styles": "styles"}
KINDS = {"header1": "header"}


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str) -> str:
    """A paragraph; words without tags are a run."""
    runs = (part if part.startswith("<") else r(part) for part in inside)
    return f"<w:p>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    border = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
    return f"<w:tbl><w:tblPr>{border}</w:tblPr>{lines}</w:tbl>"


def package(body: str, others: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A DOCX as Word makes it: types, relationships, the text, parts by name, other files."""
    written = {
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    }
    for name, content in parts.items():
        written[f"word/{name}.xml"] = f"{HEAD}<w:{ROOTS[name]} {NAMES}>{content}</w:{ROOTS[name]}>"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{KINDS.get(name, name)}+xml"/>'
        for name in parts
    )
    related = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{KINDS.get(name, name)}" Target="{name}.xml"/>'
        for at, name in enumerate(parts)
    )
    start = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", content_types(types))
        archive.writestr("_rels/.rels", relationships(start))
        archive.writestr("word/_rels/document.xml.rels", relationships(related))
        for name, text in written.items():
            archive.writestr(name, text)
        for name, data in (others or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def relationships(inside: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def content_types(inside: str) -> str:
    usual = (
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{usual}{inside}</Types>'


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> Any:
    return etree.fromstring(parts(data)["word/document.xml"])


def commented_words(data: bytes) -> dict[str, str]:
    """The words inside the range of each comment, as they print, by the comment's id."""
    open_: set[str] = set()
    found: dict[str, str] = {}
    for node in body(data).iter():
        if node.tag == f"{W}commentRangeStart":
            open_.add(node.get(f"{W}id"))
            found[node.get(f"{W}id")] = ""
        elif node.tag == f"{W}commentRangeEnd":
            open_.discard(node.get(f"{W}id"))
        elif node.tag in (f"{W}t", f"{W}tab"):
            for number in open_:
                found[number] += node.text or " "
    return found


def plain(data: bytes, *, without: set[str] = frozenset(), refused: bool = False) -> bytes:  # type: ignore[assignment]
    """The text's canonical XML with the marks of some comments taken out (with ``refused``:
    our changes undone), and runs that look alike put together again."""
    root = body(data)
    for node in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        if node.get(f"{W}id") in without:
            node.getparent().remove(node)
    for node in list(root.iter(f"{W}commentReference")):
        if node.get(f"{W}id") in without:
            node.getparent().getparent().remove(node.getparent())
    if refused:
        undo(root)
    for node in root.iter(f"{W}t"):
        node.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    for parent in list(root.iter()):
        together(parent)
    return bytes(etree.tostring(root, method="c14n"))


def undo(root: Any) -> None:
    for node in list(root.iter(f"{W}ins")):
        if node.get(f"{W}author") == "Tiến Độ":
            node.getparent().remove(node)
    for node in list(root.iter(f"{W}del")):
        at = node.getparent().index(node)
        node.getparent()[at : at + 1] = list(node)
    for node in root.iter(f"{W}delText"):
        node.tag = f"{W}t"


def together(parent: Any) -> None:
    runs = [one for one in parent if one.tag == f"{W}r"]
    for run in runs:
        before = run.getprevious()
        if before is not None and before.tag == f"{W}r" and look(before) == look(run):
            before.extend(one for one in run if one.tag != f"{W}rPr")
            parent.remove(run)
            texts(before)
        else:
            texts(run)


def look(run: Any) -> tuple[Any, bytes]:
    own = run.find(f"{W}rPr")
    return dict(run.attrib), b"" if own is None else etree.tostring(own, method="c14n")


def texts(run: Any) -> None:
    for node in list(run.iterchildren(f"{W}t")):
        before = node.getprevious()
        if before is not None and before.tag == f"{W}t":
            before.text = (before.text or "") + (node.text or "")
            run.remove(node)
