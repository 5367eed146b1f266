"""Page numbers where a Word file has none: a header of its own, and its place in the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tiendo.checking.layouts.order import added, child
from tiendo.reading.formats.styles import VAL, W
from tiendo.reading.layout.paging import RELATIONS, R, numbers_pages
from tiendo.vocabulary.layouts import Style

if TYPE_CHECKING:
    from tiendo.checking.layouts.mending import Copy

FORMAT = f"{W}fmt"
TYPES = "[Content_Types].xml"
PART, IDENTITY = "word/header-tiendo.xml", "rIdTienDo"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
HEADER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:firstLine="0"/>'
    '<w:jc w:val="center"/></w:pPr>'
    '<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r>{look}<w:t>2</w:t></w:r>"
    '<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
LOOK = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:b w:val="0"/><w:i w:val="0"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
)


def add_header(copy: Copy, section: Any, style: Style) -> None:
    """A header with the page's number for all pages but the first."""
    if PART in copy.package.names:
        return
    assert style.size is not None
    look = LOOK.format(half=int(style.size[1] * 2))
    copy.added[PART] = HEADER.format(look=look).encode()
    types, relations = copy.open(TYPES), copy.open(RELATIONS)
    space = types.tag.partition("}")[0] + "}"
    types.append(
        types.makeelement(
            f"{space}Override", {"PartName": f"/{PART}", "ContentType": f"{MAIN}.header+xml"}
        )
    )
    space = relations.tag.partition("}")[0] + "}"
    named = {"Id": IDENTITY, "Type": KIND, "Target": PART.removeprefix("word/")}
    relations.append(relations.makeelement(f"{space}Relationship", named))
    reference = added(section, "headerReference")
    reference.set(f"{W}type", "default")
    reference.set(f"{R}id", IDENTITY)
    switch_on(child(section, "titlePg"))


def take_away(part: Any) -> None:
    """Empty the paragraphs of a footer that print the page's number."""
    for paragraph in [one for one in part.iter(f"{W}p") if numbers_pages(one)]:
        for inside in [one for one in paragraph if one.tag != f"{W}pPr"]:
            paragraph.remove(inside)


def switch_on(switch: Any) -> None:
    switch.attrib.pop(VAL, None)
