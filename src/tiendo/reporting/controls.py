"""The live figures in a DOCX, however it was edited since: content controls with a tag of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from tiendo.reporting.docx.xml import W as SPACE
from tiendo.reporting.tags import Tag, read_tag, sign_of, tag_of

W = f"{{{SPACE}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARK = "yellow"  # of the highlighter, on what a refresh changed
PLACES = ("alias", "tag")  # where a tag stands; editors keep one or the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """``paragraph`` counts from one over the whole text, cells included."""

    element: Any
    tag: Tag
    text: str
    paragraph: int

    @property
    def typed_over(self) -> bool:
        """Whether a person wrote something else than what was put there."""
        return sign_of(self.text) != self.tag.sign


def controls(root: Any) -> Iterator[Control]:
    """Every figure of ours in the order of the text; deleted text is not there."""
    count = 0
    for element in root.iter(f"{W}p", f"{W}sdt"):
        if element.tag == f"{W}p":
            count += 1
            continue
        tag = tag_in(element)
        if tag is not None:
            yield Control(element=element, tag=tag, text=words(element), paragraph=max(count, 1))


def tag_in(element: Any) -> Tag | None:
    for place in PLACES:
        found = element.find(f"{W}sdtPr/{W}{place}")
        if found is not None:
            tag = read_tag(found.get(f"{W}val", ""))
            if tag is not None:
                return tag
    return None


def words(element: Any) -> str:
    """The words in a control; a break or tab is a space."""
    content = element.find(f"{W}sdtContent")
    if content is None:
        return ""
    out = ""
    for one in content.iter(f"{W}t", f"{W}tab", f"{W}br"):
        out += (one.text or "") if one.tag == f"{W}t" else " "
    return out


def rewrite(control: Control, text: str, as_of: date, *, mark: bool) -> None:
    """Put ``text`` in a control, in the form of its first run, with a tag of today."""
    content = control.element.find(f"{W}sdtContent")
    runs = [run for run in content.iter(f"{W}r") if run.find(f"{W}t") is not None]
    first = runs[0] if runs else etree.SubElement(content, f"{W}r")
    for run in runs[1:]:
        run.getparent().remove(run)
    for child in list(first):
        if child.tag != f"{W}rPr":
            first.remove(child)
    said = etree.SubElement(first, f"{W}t")
    said.text = text
    said.set(XML_SPACE, "preserve")
    highlight(first, on=mark)
    retag(control, text, as_of)


def unmark(control: Control) -> None:
    """Take the mark of an earlier refresh away."""
    for run in control.element.iter(f"{W}r"):
        highlight(run, on=False)


def highlight(run: Any, *, on: bool) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        if not on:
            return
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    found = properties.find(f"{W}highlight")
    if on and found is None:
        found = etree.Element(f"{W}highlight")
        before = [one for one in properties if one.tag in BEFORE]
        properties.insert(properties.index(before[-1]) + 1 if before else 0, found)
    if on:
        found.set(f"{W}val", MARK)
    elif found is not None and found.get(f"{W}val") == MARK:
        properties.remove(found)


# What stands before w:highlight in run properties (ECMA-376, 17.3.2.28).
BEFORE = frozenset(
    W + name
    for name in "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
    " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs".split()
)


def retag(control: Control, text: str, as_of: date) -> None:
    """The tag of what now stands there, in both places."""
    written = tag_of(control.tag.ref, as_of, control.tag.form, text)
    properties = control.element.find(f"{W}sdtPr")
    for place in reversed(PLACES):
        found = properties.find(f"{W}{place}")
        if found is None:
            found = etree.Element(f"{W}{place}")
            at = 1 if properties.find(f"{W}rPr") is not None else 0
            properties.insert(at, found)
        found.set(f"{W}val", written)
