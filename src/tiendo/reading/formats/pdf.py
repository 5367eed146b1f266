"""PDF with a text layer: lines joined to paragraphs, ruled tables as tables.

pdfium gives the text and where each line begins; pdfplumber, sixty times slower,
is called only for pages that have rulings (STACK.md, part 1.3).
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.building import Builder
from tiendo.reading.formats.paper import Line, Page, PaperTable, paragraphs, table_of
from tiendo.reading.formats.refusals import refuse

BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError)
# A page with fewer straight strokes than a 2 × 2 grid needs has no ruled table.
STROKES = 6
# Lines at the same height on this share of the pages are running heads.
RUNNING_SHARE = 0.5


def read(data: bytes, source: Source) -> Document:
    """The document of a PDF. Raises DocumentUnreadable."""
    pdf = open_pdf(data)
    try:
        if len(pdf) > limits.PDF_PAGES:
            raise refuse("huge", limit=f"{limits.PDF_PAGES} trang")
        pages = [read_page(pdf[number]) for number in range(len(pdf))]
        if not any(page.lines for page in pages):
            raise refuse("scan" if len(pdf) else "blank")
        builder = Builder()
        write(builder, pages, data)
        title = (pdf.get_metadata_value("Title") or "").strip() or None
    except pdfium.PdfiumError as error:
        raise refuse("truncated") from error
    finally:
        pdf.close()
    return builder.document(source, title=title)


def open_pdf(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise refuse("encrypted" if encrypted else "truncated") from error


def read_page(page: Any) -> Page:
    """The lines of a page with their boxes, and whether it has rulings."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    lines, at = [], 0
    for written in text.split("\n"):
        body = written.rstrip("\r")
        first = at + len(body) - len(body.lstrip())
        if body.strip():
            left, _, _, top = text_page.get_charbox(first, loose=True)
            last = at + len(body.rstrip()) - 1
            _, bottom, right, _ = text_page.get_charbox(last, loose=True)
            lines.append(Line(text=clean(body), left=left, right=right, top=top, bottom=bottom))
        at += len(written) + 1
    ruled = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])) >= STROKES
    width, height = page.get_size()
    return Page(lines=lines, ruled=ruled, width=width, height=height)


def clean(text: str) -> str:
    """Text without pdfium's marks for a hyphen at a line's end and for no glyph."""
    return text.replace("\ufffe", "-").replace("\u00ad", "").replace("\x02", "-").strip()


def write(builder: Builder, pages: list[Page], data: bytes) -> None:
    running = running_lines(pages)
    tables = ruled_tables(pages, data)
    for number, page in enumerate(pages, start=1):
        builder.page = f"trang {number}"
        lines = [line for line in page.lines if not furniture(line, page, running)]
        for part in paragraphs(lines, tables.get(number, [])):
            if isinstance(part, str):
                builder.line(part)
            else:
                builder.table(part.grid)


def running_lines(pages: list[Page]) -> set[str]:
    """Texts at the top or bottom edge of most pages."""
    if len(pages) < 3:
        return set()
    edges = Counter(line.text for page in pages for line in page.lines if at_edge(line, page))
    return {text for text, count in edges.items() if count > RUNNING_SHARE * len(pages)}


def at_edge(line: Line, page: Page) -> bool:
    return line.bottom > 0.92 * page.height or line.top < 0.08 * page.height


def furniture(line: Line, page: Page, running: set[str]) -> bool:
    """A page number or a running head."""
    number = line.text.strip("-– ").isdigit() and len(line.text) <= 6
    return at_edge(line, page) and (number or line.text in running)


def ruled_tables(pages: list[Page], data: bytes) -> dict[int, list[PaperTable]]:
    """The tables of each page with rulings, by page number; none where the file is broken."""
    numbers = [number for number, page in enumerate(pages, start=1) if page.ruled]
    if not numbers:
        return {}
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # pdfminer's own errors, and what it lets through on a broken object: the text, read by
    # pdfium, is then all that is taken.
    broken = (PSException, PdfminerException, MalformedPDFException, *BROKEN)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=numbers) as plumber:
            return {page.page_number: tables_of(page) for page in plumber.pages}
    except broken:
        return {}


def tables_of(page: Any) -> list[PaperTable]:
    found = [table_of(table, float(page.height)) for table in page.find_tables()]
    return [table for table in found if table is not None]
