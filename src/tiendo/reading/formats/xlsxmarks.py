"""The marks of an XLSX workbook, from its XML parts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from tiendo.reading.formats import limits
from tiendo.reading.formats.amounts import BUILT_IN
from tiendo.reading.formats.marks import Marks, Place, Survey
from tiendo.reading.formats.package import Package, parse
from tiendo.reading.formats.refusals import refuse

BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
NEEDED = re.compile(
    r"(?:\[Content_Types\]|_rels/.*|xl/[^/]*|xl/_rels/.*|xl/worksheets/.*)\.(?:xml|rels)"
)
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
ENOUGH = 16  # characters of a value: whether there is one, and the name of an error
ON = ("1", "true")
LINK = re.compile(r"\{.*/relationships\}id$")


def survey(data: bytes) -> Survey:
    """The sheets of a workbook, and the workbook packed anew from parts inflated in measure."""
    package = Package(data)
    parts = dict(inflated(package))
    links = {
        link.get("Id"): posixpath.normpath(posixpath.join("/xl", link.get("Target") or ""))[1:]
        for link in (parse(parts[LINKS]) if LINKS in parts else ())
    }
    codes = number_formats(parse(parts[STYLES])) if STYLES in parts else []
    sheets = []
    for sheet in parse(parts[BOOK]).iterfind("{*}sheets/{*}sheet"):
        marks = Marks(
            sheet.get("name") or "", hidden=sheet.get("state") in ("hidden", "veryHidden")
        )
        link = next((value for key, value in sheet.items() if LINK.match(key)), None)
        part = parts.get(links.get(link, ""))
        if part is not None and not marks.hidden:
            read_sheet(part, codes, marks)
        sheets.append(marks)
    return Survey(sheets, packed(parts))


def inflated(package: Package) -> Iterator[tuple[str, bytes]]:
    """The parts that hold cells, their styles and strings; together no more than one may be."""
    size = 0
    for name in sorted(package.names):
        if NEEDED.fullmatch(name):
            part = package.inflate(name)
            size += len(part)
            if size > limits.XML_BYTES:
                raise refuse("huge", limit=f"{limits.XML_BYTES // 1024 // 1024} MB khi giải nén")
            yield name, part


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def number_formats(styles: Any) -> list[str]:
    """The number format of each cell style, in the order in which cells count them."""
    own = {f.get("numFmtId"): f.get("formatCode") or "" for f in styles.iter("{*}numFmt")}
    ids = [style.get("numFmtId") or "0" for style in styles.iterfind("{*}cellXfs/{*}xf")]
    return [own.get(i) or (BUILT_IN.get(int(i), "") if i.isdecimal() else "") for i in ids]


def read_sheet(part: bytes, codes: list[str], marks: Marks) -> None:
    if part.count(b"<") > limits.SHEET_TAGS:
        raise refuse("huge", limit=f"{limits.SHEET_TAGS} thẻ trong một trang tính")
    walk = Walk(codes, marks)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    parser.EntityDeclHandler = walk.entity
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the others: unknown encodings
        raise refuse("truncated") from error


class Walk:
    """Takes a sheet's tags one after another; builds no tree."""

    def __init__(self, codes: list[str], marks: Marks) -> None:
        self.codes, self.marks = codes, marks
        self.row = self.column = -1
        self.cell: dict[str, str] = {}
        self.inside: set[str] = set()  # elements of the cell so far
        self.value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self.cell, self.inside, self.value = attributes, set(), ""
            found = REFERENCE.fullmatch(attributes.get("r", ""))
            self.row, self.column = place(found) if found else (self.row, self.column + 1)
        elif name in ("v", "f", "is"):
            self.inside.add(name)
            self.value = ""
        elif name == "row":
            self.row, self.column = number_of(attributes.get("r"), self.row + 1), -1
            self.marks.concealed |= attributes.get("hidden") in ON
        elif name == "col":
            self.marks.concealed |= attributes.get("hidden") in ON
        elif name == "mergeCell":
            merge(attributes.get("ref", ""), self.marks)

    def text(self, text: str) -> None:
        if len(self.value) < ENOUGH:
            self.value += text

    def entity(self, *_: object) -> None:
        raise refuse("truncated")

    def end(self, name: str) -> None:
        """Note a cell's number format, its error, or that its formula was never computed."""
        if name.rpartition(":")[2] != "c" or not self.inside:
            return
        at, kind, style = (self.row, self.column), self.cell.get("t"), self.cell.get("s", "")
        self.marks.fill(*at)
        computed = "v" in self.inside and (self.value.strip() or kind == "str")
        if "f" in self.inside:
            self.marks.computed.add(at)
            if not computed:
                self.marks.hollow.append(at)
        if kind == "e":
            self.marks.faults[at] = self.value.strip()
        if style.isdecimal() and int(style) < len(self.codes) and self.codes[int(style)]:
            self.marks.forms[at] = self.codes[int(style)]


def place(reference: re.Match[str]) -> Place:
    column = 0
    for letter in reference[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[2]) - 1, column - 1


def number_of(written: str | None, default: int) -> int:
    """A row's number, counted from 0."""
    known = written is not None and written.isdecimal() and 0 < len(written) < 8
    return int(written or 0) - 1 if known else default


def merge(reference: str, marks: Marks) -> None:
    ends = [REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        (top, left), (bottom, right) = place(ends[0]), place(ends[1])
        marks.merge(top, bottom, left, right)
