"""What a refresh changed, as comments beside the figures: what stood there, and by which source.

Seen in Word and LibreOffice alike (LibreOffice before 7.5 shows no highlighting within a
control). Comments of an earlier refresh are taken away; those of people stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from tiendo.reading.formats.package import Package
from tiendo.reporting.controls import W
from tiendo.reporting.docx.package import OFFICE, PACKAGE, WORD
from tiendo.reporting.docx.xml import W as SPACE
from tiendo.reporting.package import as_bytes

AUTHOR, INITIALS = "Tiến Độ", "TĐ"
PART = "word/comments.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words to stand beside a control's element."""

    element: Any
    text: str


def commented(data: bytes, root: Any, remarks: Sequence[Remark], day: date) -> dict[str, bytes]:
    """Puts remarks into the text ``root``; the parts of the package that change besides it."""
    package = Package(data)
    comments = package.part(PART)
    if comments is None and not remarks:
        return {}
    known = comments is not None
    if comments is None:
        comments = etree.Element(f"{W}comments", nsmap={"w": SPACE})
    before = len(comments)
    clear(root, comments)
    ids = [int(one.get(f"{W}id", "0")) for one in comments]
    for number, one in enumerate(remarks, start=max(ids, default=-1) + 1):
        comments.append(comment(number, one.text, day))
        place(one.element, number)
    if known and not remarks and before == len(comments):
        return {}
    parts = {PART: as_bytes(comments)}
    if not known:
        parts |= {RELATIONS: related(package.part(RELATIONS)), TYPES: typed(package.part(TYPES))}
    return parts


def clear(root: Any, comments: Any) -> None:
    """Take our earlier comments away, and what points at them."""
    ours = {one.get(f"{W}id") for one in comments if one.get(f"{W}author") == AUTHOR}
    for one in [one for one in comments if one.get(f"{W}id") in ours]:
        comments.remove(one)
    for mark in [one for one in root.iter(*MARKS) if one.get(f"{W}id") in ours]:
        parent = mark.getparent()
        gone = parent if parent.tag == f"{W}r" else mark
        gone.getparent().remove(gone)


def comment(number: int, text: str, day: date) -> Any:
    made = etree.Element(f"{W}comment")
    made.set(f"{W}id", str(number))
    made.set(f"{W}author", AUTHOR)
    made.set(f"{W}date", f"{day.isoformat()}T00:00:00Z")
    made.set(f"{W}initials", INITIALS)
    run = etree.SubElement(etree.SubElement(made, f"{W}p"), f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return made


def place(element: Any, number: int) -> None:
    """The range around a control and the run that refers to the comment."""
    start, end = (etree.Element(f"{W}{name}") for name in ("commentRangeStart", "commentRangeEnd"))
    run = etree.Element(f"{W}r")
    for one in (start, end, etree.SubElement(run, f"{W}commentReference")):
        one.set(f"{W}id", str(number))
    element.addprevious(start)
    element.addnext(run)
    element.addnext(end)


def related(root: Any) -> bytes:
    one = etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship")
    one.attrib.update({"Id": "rTiendo", "Type": f"{OFFICE}/comments", "Target": "comments.xml"})
    return as_bytes(root)


def typed(root: Any) -> bytes:
    one = etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override")
    one.attrib.update({"PartName": f"/{PART}", "ContentType": f"{WORD}.comments+xml"})
    return as_bytes(root)
