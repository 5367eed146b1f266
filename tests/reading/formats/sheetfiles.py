"""Workbooks for the tests, made by hand in the three formats from the same rows."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
STATES = {True: "hidden", False: "visible"}
FIRST_DAY = date(1899, 12, 30)  # of Excel's count


@dataclass(frozen=True)
class Number:
    """A number with its format."""

    value: float
    form: str


@dataclass(frozen=True)
class Day:
    value: date
    form: str = "dd/mm/yyyy"


@dataclass(frozen=True)
class Fault:
    """A formula that gives an error."""

    name: str = "#DIV/0!"


@dataclass(frozen=True)
class Hollow:
    """A formula that was never computed."""


Content = str | int | float | bool | Number | Day | Fault | Hollow | None


@dataclass(frozen=True)
class Tab:
    rows: list[list[Content]]
    name: str = "Biểu 1"
    merged: tuple[str, ...] = ()
    hidden: bool = False


def letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def forms(tabs: list[Tab]) -> list[str]:
    """The number formats of a workbook, each once; the general one first."""
    cells = (cell for tab in tabs for row in tab.rows for cell in row)
    return ["", *dict.fromkeys(c.form for c in cells if isinstance(c, Number | Day))]


def serial(day: date) -> int:
    return (day - FIRST_DAY).days


# XLSX


def xlsx(*tabs: Tab, **parts: str) -> bytes:
    """An XLSX workbook; ``parts`` replace the sheets' XML by name (sheet1)."""
    known = forms(list(tabs))
    written = {f"sheet{n}": sheet_xml(tab, known) for n, tab in enumerate(tabs, start=1)} | parts
    names = "".join(
        f'<sheet name="{escape(tab.name)}" sheetId="{n}" r:id="r{n}" state="{STATES[tab.hidden]}"/>'
        for n, tab in enumerate(tabs, start=1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(tabs) + 1)
    )
    links += f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
    codes = "".join(
        f'<numFmt numFmtId="{163 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(known)
        if n
    )
    styles = "".join(f'<xf numFmtId="{163 + n if n else 0}"/>' for n in range(len(known)))
    return zip_of({
        "_rels/.rels":
            f'<Relationships xmlns="{LINKS}"><Relationship Id="b" Type="{OFFICE}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml":
            f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>{names}</sheets>'
            "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">{links}</Relationships>',
        "xl/styles.xml":
            f'<styleSheet xmlns="{SPREADSHEET}"><numFmts>{codes}</numFmts>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>",
        **{f"xl/worksheets/{name}.xml": xml for name, xml in written.items()},
    })  # fmt: skip


def sheet_xml(tab: Tab, known: list[str]) -> str:
    rows = "".join(
        f'<row r="{r}">'
        + "".join(xlsx_cell(f"{letters(c)}{r}", cell, known) for c, cell in enumerate(row))
        + "</row>"
        for r, row in enumerate(tab.rows, start=1)
    )
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in tab.merged)
    return worksheet(f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")


def worksheet(body: str) -> str:
    return f'<worksheet xmlns="{SPREADSHEET}">{body}</worksheet>'


def xlsx_cell(ref: str, cell: Content, known: list[str]) -> str:
    match cell:
        case None:
            return f'<c r="{ref}"/>'
        case str():
            return f'<c r="{ref}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        case bool():
            return f'<c r="{ref}" t="b"><v>{int(cell)}</v></c>'
        case Number() | Day():
            value = cell.value if isinstance(cell, Number) else serial(cell.value)
            return f'<c r="{ref}" s="{known.index(cell.form)}"><v>{value!r}</v></c>'
        case Fault():
            return f'<c r="{ref}" t="e"><f>1/0</f><v>{cell.name}</v></c>'
        case Hollow():
            return f'<c r="{ref}"><f>A1+1</f></c>'
    return f'<c r="{ref}"><v>{cell!r}</v></c>'


def zip_of(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


# ODS

CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
NAMES = f'xmlns:calcext="{CALC}" ' + " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"),
    ]
)  # fmt: skip
HIDDEN = (
    '<style:style style:name="hidden"><style:table-properties table:display="false"/></style:style>'
)


def ods(*tabs: Tab, body: str = "") -> bytes:
    """An ODS workbook; ``body`` replaces the sheets' XML."""
    known = forms(list(tabs))
    styles = "".join(ods_style(n, code) for n, code in enumerate(known) if n)
    styles += HIDDEN
    tables = body or "".join(ods_table(tab, known) for tab in tabs)
    return zip_of({
        "mimetype": ODS,
        "META-INF/manifest.xml":
            '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml":
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
    })  # fmt: skip


def ods_style(number: int, code: str) -> str:
    """The styles of a cell and of its data: digits with decimals and grouping, or a date."""
    if "y" in code:
        names = {"d": "day", "m": "month", "y": "year"}
        data = "".join(f"<number:{names[c]}/>" for c in dict.fromkeys(code) if c in names)
        data = f'<number:date-style style:name="N{number}">{data}</number:date-style>'
    else:
        decimals = len(code.partition(".")[2].strip("%"))
        grouping = ' number:grouping="true"' if "," in code else ""
        digits = f'<number:number number:decimal-places="{decimals}"{grouping}/>'
        percent = "<number:text>%</number:text>" if "%" in code else ""
        data = (
            f'<number:number-style style:name="N{number}">{digits}{percent}</number:number-style>'
        )
    return data + f'<style:style style:name="c{number}" style:data-style-name="N{number}"/>'


def ods_table(tab: Tab, known: list[str]) -> str:
    covered = {ref.split(":")[0]: ref.split(":")[1] for ref in tab.merged}
    rows = "".join(
        "<table:table-row>"
        + "".join(
            ods_cell(cell, known, span(f"{letters(c)}{r}", covered)) for c, cell in enumerate(row)
        )
        + "</table:table-row>"
        for r, row in enumerate(tab.rows, start=1)
    )
    style = ' table:style-name="hidden"' if tab.hidden else ""
    return f'<table:table table:name="{escape(tab.name)}"{style}>{rows}</table:table>'


def span(ref: str, covered: dict[str, str]) -> str:
    if ref not in covered:
        return ""
    end = covered[ref]
    across, down = ord(end[0]) - ord(ref[0]) + 1, int(end[1:]) - int(ref[1:]) + 1
    return f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'


def ods_cell(cell: Content, known: list[str], attributes: str) -> str:
    text, kind = "", ""
    match cell:
        case None:
            pass
        case str():
            kind, text = 'office:value-type="string"', escape(cell)
        case bool():
            kind = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
        case Number():
            name = "percentage" if "%" in cell.form else "float"
            kind = (
                f'office:value-type="{name}" office:value="{cell.value!r}"'
                f' table:style-name="c{known.index(cell.form)}"'
            )
        case Day():
            kind = (
                f'office:value-type="date" office:date-value="{cell.value.isoformat()}"'
                f' table:style-name="c{known.index(cell.form)}"'
            )
        case Fault():
            kind = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
            text = cell.name
        case Hollow():
            kind = 'table:formula="of:=[.A1]+1"'
        case _:
            kind = f'office:value-type="float" office:value="{cell!r}"'
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {kind}{attributes}>{inside}</table:table-cell>"


# XLS


def xls(*tabs: Tab, stream: bytes = b"") -> bytes:
    """An XLS workbook; ``stream`` replaces the records."""
    return compound("Workbook", stream or biff(list(tabs)))


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


BOF_BOOK = record(0x0809, struct.pack("<2H2H2I", 0x0600, 5, 0, 0, 0, 0))
BOF_SHEET = record(0x0809, struct.pack("<2H2H2I", 0x0600, 0x10, 0, 0, 0, 0))
END = record(0x000A)


def biff(tabs: list[Tab]) -> bytes:
    known = forms(tabs)
    head = BOF_BOOK + b"".join(
        record(0x041E, struct.pack("<H", 163 + n) + wide(code)) for n, code in enumerate(known) if n
    )
    head += b"".join(
        record(0x00E0, struct.pack("<2H16x", 0, 163 + n if n else 0)) for n in range(len(known))
    )
    sheets = [biff_sheet(tab, known) for tab in tabs]
    names = [tab.name.encode("utf-16-le") for tab in tabs]
    at = len(head) + sum(4 + 8 + len(name) for name in names) + len(END)
    for tab, name, sheet in zip(tabs, names, sheets, strict=True):
        bound = struct.pack("<IBBBB", at, int(tab.hidden), 0, len(name) // 2, 1)
        head += record(0x0085, bound + name)
        at += len(sheet)
    return head + END + b"".join(sheets)


def wide(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def biff_sheet(tab: Tab, known: list[str]) -> bytes:
    width = max(map(len, tab.rows), default=0)
    out = BOF_SHEET + record(0x0200, struct.pack("<2I2HH", 0, len(tab.rows), 0, width, 0))
    for r, row in enumerate(tab.rows):
        for c, cell in enumerate(row):
            out += biff_cell(r, c, cell, known)
    spans = [corner(end) for ref in tab.merged for end in ref.split(":")]
    merged = b"".join(
        struct.pack("<4H", top, bottom, left, right)
        for (top, left), (bottom, right) in zip(spans[::2], spans[1::2], strict=True)
    )
    return out + record(0x00E5, struct.pack("<H", len(tab.merged)) + merged) + END


def corner(ref: str) -> tuple[int, int]:
    return int(ref[1:]) - 1, ord(ref[0]) - 65


def biff_cell(row: int, column: int, cell: Content, known: list[str]) -> bytes:
    style = known.index(cell.form) if isinstance(cell, Number | Day) else 0
    place = struct.pack("<3H", row, column, style)
    match cell:
        case None:
            return b""
        case str():
            return record(0x0204, place + wide(cell))
        case bool():
            return record(0x0205, place + bytes([cell, 0]))
        case Fault():
            return record(0x0205, place + bytes([0x07, 1]))
        case Hollow():
            raise ValueError("Excel 97 always keeps a result")
        case Number():
            value = float(cell.value)
        case Day():
            value = float(serial(cell.value))
        case _:
            value = float(cell)
    return record(0x0203, place + struct.pack("<d", value))


def compound(name: str, stream: bytes) -> bytes:
    """An OLE compound file with one stream, in sectors of 512 bytes."""
    stream = stream.ljust(4096, b"\x00")
    count = -(-len(stream) // 512)
    tables = -(-(count + 2) // 127)
    chain = [*range(1, count), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tables]
    table = b"".join(struct.pack("<I", at) for at in chain).ljust(tables * 512, b"\xff")
    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + entry(name, 2, 0, len(stream))
    places = [count + 1 + n for n in range(tables)] + [0xFFFFFFFF] * (109 - tables)
    header = struct.pack(
        "<8s16x5H6x3I4x5I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, count, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places)
    return header + stream.ljust(count * 512, b"\x00") + entries.ljust(512, b"\x00") + table


def entry(name: str, kind: int, first: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    none = 0xFFFFFFFF
    return struct.pack(
        "<64sHBB3I36xIQ", written, len(written), kind, 1, none, none, child, first, size
    )
