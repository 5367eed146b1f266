"""The marks of an ODS workbook, from its content.

Source: OASIS OpenDocument 1.3, part 3, 9 (tables), 16.29 (number styles).
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from typing import Any

from lxml import etree

from tiendo.reading.formats.marks import Marks, Survey
from tiendo.reading.formats.package import Package, parse
from tiendo.reading.formats.refusals import refuse

CONTENT, MANIFEST, MIME = "content.xml", "META-INF/manifest.xml", "mimetype"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
UNLOCKED = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DATA = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
CONCEALED = ("collapse", "filter")
PERCENT = "0.##%"
# What a date style holds, as letters of a number format.
DATES = {"day": "d", "month": "m", "year": "y", "hours": "h"}


def survey(data: bytes) -> Survey:
    """The sheets of a workbook, and the workbook packed anew from what was inflated in measure."""
    package = Package(data)
    manifest = package.part(MANIFEST)
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise refuse("encrypted")
    content = package.inflate(CONTENT)
    root = parse(content)
    styles = Styles(root, package.part("styles.xml"))
    tables = root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    sheets = [read_sheet(table, styles) for table in tables]
    return Survey(sheets, packed(etree.tostring(root)))


def packed(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(MIME, ODS)
        archive.writestr(CONTENT, content)
        archive.writestr(MANIFEST, f'<manifest xmlns="{UNLOCKED}"/>')
    return out.getvalue()


class Styles:
    """Looks up the number format of a cell style, and what a table's style shows."""

    def __init__(self, *roots: Any) -> None:
        self.by_name: dict[str | None, Any] = {}
        for root in roots:
            for group in root.iterfind("*") if root is not None else ():
                if group.tag in (f"{OFFICE}automatic-styles", f"{OFFICE}styles"):
                    for style in group:
                        self.by_name.setdefault(style.get(f"{STYLE}name"), style)
        self.codes: dict[str | None, str] = {}

    def code(self, name: str | None) -> str:
        """A number format with the decimals, grouping, percent or date of a cell style."""
        if name not in self.codes:
            style = self.by_name.get(name)
            data = None if style is None else self.by_name.get(style.get(f"{STYLE}data-style-name"))
            self.codes[name] = "" if data is None else format_of(data)
        return self.codes[name]

    def hides(self, name: str | None) -> bool:
        style = self.by_name.get(name)
        properties = style.find(f"{STYLE}table-properties") if style is not None else None
        return properties is not None and properties.get(f"{TABLE}display") == "false"


def format_of(style: Any) -> str:
    """A data style as a number format.

    A style of dates gives its parts, one of numbers its digits with the words around them.
    """
    parts = {etree.QName(part).localname: part for part in style if isinstance(part.tag, str)}
    if "year" in parts or "day" in parts:
        return "/".join(letter for name, letter in DATES.items() if name in parts)
    if "number" not in parts:
        return ""
    code = ""
    for part in style:
        name = etree.QName(part).localname
        if name == "number":
            code += digits_of(part)
        elif name in ("text", "currency-symbol") and part.text:
            code += "%" if part.text == "%" else '"' + part.text.replace('"', "") + '"'
    return code


def digits_of(number: Any) -> str:
    decimals = number_of(number.get(f"{DATA}decimal-places"), 0, limit=30)
    least = number_of(number.get(f"{DATA}min-decimal-places"), decimals, limit=decimals)
    whole = "#,##0" if number.get(f"{DATA}grouping") == "true" else "0"
    factor = number_of(number.get(f"{DATA}display-factor"), 1, limit=10**12)
    thousandths = "," * ((len(str(factor)) - 1) // 3)
    tail = "0" * least + "#" * (decimals - least)
    return whole + (f".{tail}" if tail else "") + thousandths


def number_of(written: str | None, default: int, *, limit: int) -> int:
    known = written is not None and written.isascii() and written.isdigit() and len(written) < 14
    return min(int(written or 0), limit) if known else default


def read_sheet(table: Any, styles: Styles) -> Marks:
    """The marks of a sheet; the empty rows and cells at its ends are taken out of the tree."""
    marks = Marks(
        table.get(f"{TABLE}name") or "", hidden=styles.hides(table.get(f"{TABLE}style-name"))
    )
    columns = Columns(table, marks)
    row = 0
    empty: list[Any] = []
    for line in list(table.iter(f"{TABLE}table-row")):
        marks.concealed |= line.get(f"{TABLE}visibility") in CONCEALED
        down = repeated(line, "rows")
        filled = marks.filled
        read_row(line, range(row, row + down), columns, styles, marks)
        row += down
        empty = [*empty, line] if marks.filled == filled else []
    for line in empty:
        line.getparent().remove(line)
    return marks


def read_row(line: Any, rows: range, columns: Columns, styles: Styles, marks: Marks) -> None:
    at = 0
    empty: list[Any] = []
    for cell in [cell for cell in line if cell.tag in CELLS]:
        across = repeated(cell, "columns")
        if cell.get(f"{OFFICE}value-type") or cell.get(f"{TABLE}formula") or len(cell):
            marks.fill(rows[-1], at + across - 1, len(rows) * across)
            style = cell.get(f"{TABLE}style-name") or columns.style(at)
            read_cell(cell, styles.code(style), marks, rows, range(at, at + across))
            empty = []
        else:
            empty.append(cell)
        at += across
    for cell in empty:
        line.remove(cell)


def repeated(element: Any, what: str) -> int:
    return max(1, number_of(element.get(f"{TABLE}number-{what}-repeated"), 1, limit=1 << 30))


class Columns:
    """The style that the cells of a column have by default."""

    def __init__(self, table: Any, marks: Marks) -> None:
        self.styles: list[str | None] = [None]
        self.ends: list[int] = [0]
        for column in table.iter(f"{TABLE}table-column"):
            self.styles.append(column.get(f"{TABLE}default-cell-style-name"))
            self.ends.append(self.ends[-1] + repeated(column, "columns"))
            marks.concealed |= column.get(f"{TABLE}visibility") in CONCEALED

    def style(self, column: int) -> str | None:
        at = bisect_right(self.ends, column)
        return self.styles[at] if at < len(self.styles) else None


def read_cell(cell: Any, code: str, marks: Marks, rows: range, columns: range) -> None:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "percentage" and "%" not in code:
        code = PERCENT
    fault = "".join(cell.itertext()) if cell.get(f"{CALC}value-type") == "error" else ""
    formula = cell.get(f"{TABLE}formula") is not None
    hollow = kind is None and formula
    for place in ((row, column) for row in rows for column in columns):
        if code:
            marks.forms[place] = code
        if fault:
            marks.faults[place] = fault
        if formula:
            marks.computed.add(place)
        if hollow:
            marks.hollow.append(place)
    down = number_of(cell.get(f"{TABLE}number-rows-spanned"), 1, limit=1 << 20)
    across = number_of(cell.get(f"{TABLE}number-columns-spanned"), 1, limit=1 << 14)
    if len(rows) == len(columns) == 1:
        marks.merge(rows[0], rows[0] + down - 1, columns[0], columns[0] + across - 1)
