"""A report in an office's own template: its heading, styles and pages, our text and figures.

The template is a DOCX with marks in braces. ``{{noi-dung}}`` and ``{{phu-luc}}`` stand alone
in a paragraph and give way to the text and the annex; the others stand anywhere.
"""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from tiendo.reading.formats.package import Package
from tiendo.reporting.controls import XML_SPACE
from tiendo.reporting.docx import charts
from tiendo.reporting.docx.body import blocks
from tiendo.reporting.docx.head import dated
from tiendo.reporting.docx.package import CHART, EPOCH, OFFICE, PACKAGE, SHEET
from tiendo.reporting.docx.parts import styles
from tiendo.reporting.docx.xml import SPACES, Controls
from tiendo.reporting.docx.xml import W as SPACE
from tiendo.reporting.draft import Block, Chart, Draft
from tiendo.reporting.errors import TemplateLacks
from tiendo.reporting.marks import marks_in
from tiendo.reporting.origin import Origin, as_xml
from tiendo.reporting.package import BODY, as_bytes, opened

W = f"{{{SPACE}}}"
BODY_MARK, ANNEX_MARK = "{{noi-dung}}", "{{phu-luc}}"
RELATIONS, TYPES, STYLES = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/styles.xml"
OURS = ("Head", "Cell", "Heading1", "Heading2")  # styles that a template may lack
MM = 1440 / 25.4  # twips in a millimetre


def in_template(draft: Draft, origin: Origin, template: bytes) -> bytes:
    """The template with the report in it. Raises DocumentUnreadable, TemplateLacks."""
    root = opened(template)
    controls = Controls(draft.as_of)
    put(root, BODY_MARK, draft.body, controls)
    drawn = [one for one in draft.annex if isinstance(one, Chart)]
    if draft.annex:
        put(root, ANNEX_MARK, draft.annex, controls)
    fill(root, {
        "{{co-quan}}": draft.head.issuer[-1] if draft.head.issuer else "",
        "{{so}}": draft.head.number, "{{trich-yeu}}": draft.title,
        "{{ngay}}": dated(draft.head.place, draft.head.day),
        "{{chuc-vu}}": draft.head.post, "{{nguoi-ky}}": draft.head.signer, ANNEX_MARK: "",
    })  # fmt: skip
    own = dataclasses.replace(origin, marks=(*marks_in(root), *origin.marks))
    return rebuilt(template, as_bytes(root), draft, drawn, own)


def marked(template: bytes) -> None:
    """Whether a report fits in, before it is made. Raises DocumentUnreadable, NotOurReport,
    TemplateLacks without a place for the text."""
    place_of(opened(template), BODY_MARK)


def place_of(root: Any, mark: str) -> Any:
    """The paragraph that holds ``mark`` alone. Raises TemplateLacks."""
    place = next((p for p in root.iter(f"{W}p") if words(p).strip() == mark), None)
    if place is None:
        raise TemplateLacks(
            f"Mẫu không có đoạn nào chỉ ghi {mark}",
            do="Thêm một đoạn như thế vào chỗ cần đặt, hoặc bỏ phần ấy bằng --parts",
        )
    return place


def put(root: Any, mark: str, found: Iterable[Block], controls: Controls) -> None:
    """Blocks in place of the paragraph that holds ``mark`` alone."""
    place = place_of(root, mark)
    width = width_at(root, place)
    out, number = "", 0
    for one in found:
        if isinstance(one, Chart):
            number += 1
            out += charts.drawing(one, number, width)
        else:
            out += blocks([one], controls, width)
    for element in etree.fromstring(f"<w:body {SPACES}>{out}</w:body>"):
        place.addprevious(element)
    place.getparent().remove(place)


def words(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def width_at(root: Any, place: Any) -> float:
    """Between the margins of the section that a paragraph stands in, in millimetres."""
    seen = False
    for element in root.iter(f"{W}p", f"{W}sectPr"):
        seen = seen or element is place
        if not seen or element.tag != f"{W}sectPr":
            continue
        size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
        if size is not None and margins is not None:
            taken = int(margins.get(f"{W}left", "0")) + int(margins.get(f"{W}right", "0"))
            return (int(size.get(f"{W}w", "11906")) - taken) / MM
    return 165.0


def fill(root: Any, told: Mapping[str, str]) -> None:
    """Marks within paragraphs, also where an editor cut one into several runs."""
    for paragraph in root.iter(f"{W}p"):
        for mark, said in told.items():
            while mark in words(paragraph):
                replace(paragraph, mark, said)


def replace(paragraph: Any, mark: str, said: str) -> None:
    start = words(paragraph).index(mark)
    end, at, first = start + len(mark), 0, True
    for one in paragraph.iter(f"{W}t"):
        text = one.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low < high:
            one.text = text[:low] + (said if first else "") + text[high:]
            one.set(XML_SPACE, "preserve")
            first = False


def rebuilt(
    template: bytes, body: bytes, draft: Draft, drawn: list[Chart], origin: Origin
) -> bytes:
    """The template's package with its text, the styles it lacks, charts, and the origin."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w") as new:
        names = set(old.namelist())
        item = next(n for n in range(1, 1000) if f"customXml/item{n}.xml" not in names)
        package = Package(template)
        own = {
            BODY: body,
            RELATIONS: relations(package.part(RELATIONS), drawn, item),
            TYPES: types(package.part(TYPES), drawn),
        }
        if STYLES in names:
            own[STYLES] = with_styles(package.part(STYLES), draft.head.system)
        added = {f"customXml/item{item}.xml": as_xml(origin).encode(), **chart_parts(drawn)}
        for info in old.infolist():
            inside = own.get(info.filename) or old.read(info)
            new.writestr(info, inside, info.compress_type)
        for name, inside in added.items():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, inside)
    return out.getvalue()


def chart_parts(drawn: list[Chart]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for number, one in enumerate(drawn, start=1):
        book = f"../embeddings/tiendo{number}.xlsx"
        link = f'<Relationship Id="rBook" Type="{OFFICE}/package" Target="{book}"/>'
        parts[f"word/charts/tiendo{number}.xml"] = charts.part(one).encode()
        parts[f"word/charts/_rels/tiendo{number}.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'.encode()
        )
        parts[f"word/embeddings/tiendo{number}.xlsx"] = charts.book(one)
    return parts


def relations(root: Any, drawn: list[Chart], item: int) -> bytes:
    targets = {f"rChart{n}": ("chart", f"charts/tiendo{n}.xml") for n in range(1, len(drawn) + 1)}
    targets["rOrigin"] = ("customXml", f"../customXml/item{item}.xml")
    for id, (kind, target) in targets.items():
        one = etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship")
        one.attrib.update({"Id": id, "Type": f"{OFFICE}/{kind}", "Target": target})
    return as_bytes(root)


def types(root: Any, drawn: list[Chart]) -> bytes:
    space = f"{{{PACKAGE}/content-types}}"
    if not any(one.get("Extension") == "xlsx" for one in root):
        default = etree.Element(f"{space}Default", Extension="xlsx", ContentType=SHEET)
        root.insert(0, default)
    for number in range(1, len(drawn) + 1):
        part = f"/word/charts/tiendo{number}.xml"
        etree.SubElement(root, f"{space}Override", PartName=part, ContentType=CHART)
    return as_bytes(root)


def with_styles(root: Any, system: str) -> bytes:
    """The template's styles, and of ours those that it does not have."""
    has = {one.get(f"{W}styleId") for one in root.iter(f"{W}style")}
    for one in etree.fromstring(styles(system).encode()).iter(f"{W}style"):
        if one.get(f"{W}styleId") in OURS and one.get(f"{W}styleId") not in has:
            root.append(one)
    return as_bytes(root)
