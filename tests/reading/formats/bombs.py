"""Files made to hurt: each small, each meant to take all memory or all time.

Run as a program, it opens every one and prints what each was refused with (or "read"),
its seconds, and last the process's peak memory in MiB, as JSON.
"""

from __future__ import annotations

import io
import json
import re
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sheetfiles import OFFICE, SPREADSHEET, Tab, xlsx
from wordfiles import NAMES, p, word_file

from tiendo.errors import DocumentUnreadable
from tiendo.reading.formats import open_bytes

SENTENCE = "Thu ngân sách nhà nước trên địa bàn đạt 4.200 tỷ đồng, tăng 8,5% so với cùng kỳ. "


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def lying(data: bytes, said: int) -> bytes:
    """A zip whose header claims another size of its first part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = struct.pack("<L", archive.infolist()[0].file_size)
    return data.replace(size, struct.pack("<L", said))


@cache
def zip_of_blanks() -> bytes:
    """A Word file of 400 MB of blanks."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(100):
            part.write(b" " * 4_000_000)
    return buffer.getvalue()


def many_elements() -> bytes:
    """A Word file of 60 MB, not compressed: the tree of it would take 1.3 GB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b"<w:p/>" * 10_000_000 + b"</w>")
    return buffer.getvalue()


def laughs() -> bytes:
    """Ten entities, each ten of the one before."""
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE d [<!ENTITY a0 "{"ha" * 50}">{names}]><w:document {NAMES}><w:body>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml", f"{xml}<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
        )
    return buffer.getvalue()


def nested_tables() -> bytes:
    return word_file("<w:tbl><w:tr><w:tc>" * 2_000 + p(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 2_000)


def wide_table() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="500"/></w:tcPr><w:p/></w:tc>'
    return word_file(f"<w:tbl>{f'<w:tr>{cell * 10}</w:tr>' * 2_000}</w:tbl>")


@cache
def deflated(chunk: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(chunk) for _ in range(times)) + packer.flush()


def pdf_with(stream: bytes, filters: str = "/FlateDecode") -> bytes:
    """A PDF of one page with this content stream."""
    head = (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
        f"4 0 obj\n<< /Length {len(stream)} /Filter {filters} >>\nstream\n"
    )
    return head.encode() + stream + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


TWICE = "[/FlateDecode/FlateDecode]"
FONTS = "".join(map("<p><font size={}>".format, range(3_000)))
PARAGRAPHS = "<p>x" * 99_999
SPANS = (
    f"<table><tr>{'<td rowspan=999 colspan=999>1</td>' * 2_000}</tr>"
    "<tr><td>1</td><td>2</td></tr></table>"
)


def sheet_of(body: bytes, strings: bytes = b"<sst/>") -> bytes:
    """A workbook with this inside its sheet, not compressed, and with these strings."""
    sound = zipfile.ZipFile(io.BytesIO(xlsx(Tab([[SENTENCE]]))))
    parts = {name: sound.read(name) for name in sound.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{SPREADSHEET}"><sheetData>'.encode()
        + body
        + b"</sheetData></worksheet>"
    )
    parts["xl/sharedStrings.xml"] = strings
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>".encode(),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


TEXT_ROW = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{SENTENCE}</t></is></c></row>'.encode()


def empty_strings() -> bytes:
    strings = f'<sst xmlns="{SPREADSHEET}">'.encode() + b"<si/>" * 12_000_000 + b"</sst>"
    return sheet_of(TEXT_ROW, strings)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip that lies about its size": ("a.docx", lambda: lying(zip_of_blanks(), 1_000)),
    "zip of blanks": ("a.docx", zip_of_blanks),
    "ten million elements": ("a.docx", many_elements),
    "entities of entities": ("a.docx", laughs),
    "tables in tables in Word": ("a.docx", nested_tables),
    "a table of ten million columns": ("a.docx", wide_table),
    "sheet of empty cells": (
        "a.xlsx", lambda: sheet_of(b"<row>" + b"<c/>" * 12_000_000 + b"</row>")),
    "sheet of almost too many empty cells": (
        "a.xlsx", lambda: sheet_of(TEXT_ROW + b"<row>" + b"<c/>" * 1_900_000 + b"</row>")),
    "sheet with one cell of 50 MB": (
        "a.xlsx", lambda: sheet_of(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + SENTENCE.encode() + b"x" * 50_000_000
            + b"</t></is></c></row>")),
    "workbook of empty strings": ("a.xlsx", empty_strings),
    "sheet of entities of entities": ("a.xlsx", lambda: sheet_of(b"&a9;")),
    "PDF stream of blanks": ("a.pdf", lambda: pdf_with(deflated(b" " * 1_000_000, 500))),
    "PDF stream deflated twice": (
        "a.pdf", lambda: pdf_with(zlib.compress(deflated(b" " * 1_000_000, 500)), TWICE)),
    "PDF of strokes": ("a.pdf", lambda: pdf_with(deflated(b"0 0 m 9 9 l S\n" * 1_000, 250))),
    "page of a million divs": ("a.html", lambda: page("<div>" * 1_000_000 + SENTENCE)),
    "page of unknown elements": ("a.html", lambda: page("<x>" * 1_000_000 + SENTENCE)),
    "page that closes what it never opened": (
        "a.html", lambda: page("<div></x>" * 500_000 + SENTENCE)),
    "open formatting before paragraphs": (
        "a.html", lambda: page(FONTS + PARAGRAPHS)),
    "tables in tables on a page": ("a.html", lambda: page("<table><tr><td>" * 400 + SENTENCE * 9)),
    "spans that multiply cells": ("a.html", lambda: page(f"<p>{SENTENCE}</p>{SPANS}")),
    "long paths": (
        "a.html", lambda: page("<div>" * 500 + f"<p>{SENTENCE}</p>" * 50_000)),
    "5 MB of digits": ("a.txt", lambda: (SENTENCE + "1" * 5_000_000).encode()),
    "5 MB of bars": ("a.txt", lambda: (SENTENCE + "\n" + "| " * 2_500_000).encode()),
    "5 MB in one paragraph of a page": ("a.html", lambda: page(f"<p>{SENTENCE * 50_000}</p>")),
    "5 MB of tags' beginnings": ("a.html", lambda: page(SENTENCE + "<" * 5_000_000)),
}  # fmt: skip


def main() -> None:
    outcomes: dict[str, tuple[str, float]] = {}
    for case, (name, make) in BOMBS.items():
        data = make()
        start = time.perf_counter()
        try:
            open_bytes(data, name)
            outcome = "read"
        except DocumentUnreadable as refused:
            outcome = str(refused)
        outcomes[case] = (outcome, round(time.perf_counter() - start, 2))
    # Not ru_maxrss: that begins with the peak of the process that started this one.
    peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024
    sys.stdout.write(json.dumps({"outcomes": outcomes, "peak": peak}))


if __name__ == "__main__":
    main()
