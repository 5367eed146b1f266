"""PDF with a text layer: lines joined to paragraphs, ruled tables as tables.

pdfium gives the text and where each line stands; pdfplumber, sixty times slower,
is called only for pages that have rulings (STACK.md, part 1.3).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.building import Builder, header_rows
from tiendo.reading.formats.columns import Line, joined
from tiendo.reading.formats.inflating import check_streams
from tiendo.reading.formats.ocr.pictured import is_hidden, is_picture
from tiendo.reading.formats.ocr.recognition import Recognition
from tiendo.reading.formats.paper import (
    Page,
    PaperTable,
    Paragraph,
    continues,
    extend,
    parts_of,
    same_table,
)
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.symbols import SYMBOLS
from tiendo.vocabulary.text import nfc

# A page with fewer straight strokes than a 2 × 2 grid needs has no ruled table.
STROKES = 6
HEIGHT = 3.0  # points within which lines of two pages stand at the same height
EDGE_SHARE = 0.08  # of the page's height: where running heads and page numbers stand
WIDE = 2.5  # letter heights: a gap between words that parts columns
LABEL = 5  # characters of a list's number or bullet, which a tab may follow
# A hyphen at a line's end, which pdfium marks while it joins the lines.
WORD = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
PAGE_NUMBER = re.compile(
    r"^(?:trang\s*)?[-–|]?\s*\d{1,4}\s*(?:(?:/|trên|trong)\s*\d{1,4}\s*)?[-–|]?$", re.IGNORECASE
)
HYPHENS = "\ufffe\x02"
SIGNS = SYMBOLS | dict.fromkeys(map(ord, HYPHENS), "-")
DIGITS = re.compile(r"\d+")


def read(data: bytes, source: Source) -> Document:
    """The document of a PDF. Raises DocumentUnreadable."""
    check_streams(data)
    pdf = open_pdf(data)
    try:
        if len(pdf) > limits.PDF_PAGES:
            raise refuse("huge", limit=f"{limits.PDF_PAGES} trang")
        pages = list(read_pages(pdf))
        found = recognised(pdf, pages, source.name)
    except pdfium.PdfiumError as error:
        raise refuse("truncated") from error
    finally:
        pdf.close()
    pages = [found.pages.get(number, page) for number, page in enumerate(pages, start=1)]
    if not any(page.lines for page in pages) and not any(found.tables.values()):
        raise found.refusal()
    tables, remarks = ruled_tables(pages, data)
    builder = Builder()
    write(builder, list(gather(pages, tables | found.tables)))
    return builder.document(source, warnings=remarks + found.remarks())


def recognised(pdf: Any, pages: list[Page], name: str) -> Recognition:
    """The pages that are pictures, read by an engine where there is one."""
    numbers = [number for number, page in enumerate(pages, start=1) if page.pictured]
    found = Recognition()
    if numbers:
        from tiendo.reading.formats.ocr.rendering import scan_of
        from tiendo.reading.formats.ocr.scans import recognise

        found = recognise([scan_of(pdf, number) for number in numbers], name, len(pages))
    found.hidden = [number for number, page in enumerate(pages, start=1) if page.hidden]
    return found


def open_pdf(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise refuse("encrypted" if encrypted else "truncated") from error


def read_pages(pdf: Any) -> Iterator[Page]:
    size = 0
    for number in range(len(pdf)):
        page = pdf[number]
        read = read_page(page)
        page.close()
        size += sum(len(line.text) for line in read.lines)
        if size > limits.TEXT_CHARACTERS:
            raise refuse("huge", limit=f"{limits.TEXT_CHARACTERS // 1024 // 1024} triệu ký tự")
        yield read


def read_page(page: Any) -> Page:
    """The lines of a page with their boxes, and whether it has rulings."""
    text_page = page.get_textpage()
    if text_page.count_chars() > limits.TEXT_CHARACTERS:
        raise refuse("huge", limit=f"{limits.TEXT_CHARACTERS // 1024 // 1024} triệu ký tự")
    lines, at = [], 0
    for written in text_page.get_text_range().split("\n"):
        lines += pieces_of(text_page, written.rstrip("\r"), at)
        at += len(written) + 1
    text_page.close()
    strokes = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    count = sum(1 for _ in itertools.islice(strokes, limits.PDF_OBJECTS))
    width, height = page.get_size()
    ruled = STROKES <= count < limits.PDF_OBJECTS and at < limits.PDF_TABLE_CHARACTERS
    return Page(
        lines=lines,
        ruled=ruled,
        width=width,
        height=height,
        pictured=is_picture(page, sum(len(line.text) for line in lines), count),
        hidden=bool(lines) and is_hidden(page),
    )


def pieces_of(text_page: Any, written: str, at: int) -> list[Line]:
    """A line of pdfium's text, cut where a gap shows that two columns stand in it.

    A letter that a font draws from two signs comes twice, the second time at the line's
    end and back inside the line: it is left out.
    """
    pieces: list[list[Line]] = []
    broken = False
    for match in WORD.finditer(written):
        word = line_of(text_page, clean(match.group()), at + match.start(), at + match.end() - 1)
        last = pieces[-1][-1] if pieces else None
        again = last is not None and word.left < last.right - last.height / 2
        if again and not broken and len(word.text) <= 2:
            continue
        if last is None or broken or far(word, last, first=len(pieces[-1]) == 1):
            pieces.append([])
        pieces[-1].append(word)
        broken = match.group()[-1] in HYPHENS
    return [joined(words, " ") for words in pieces]


def far(word: Line, last: Line, *, first: bool) -> bool:
    """Whether a word stands in another column than the one before; a list's number may."""
    if first and len(last.text) <= LABEL:
        return False
    back = word.left < last.right - last.height / 2
    return back or word.left - last.right > WIDE * last.height


def line_of(text_page: Any, text: str, first: int, last: int) -> Line:
    left, _, _, top = text_page.get_charbox(first, loose=True)
    _, bottom, right, _ = text_page.get_charbox(last, loose=True)
    return Line(text=text, left=left, right=right, top=top, bottom=bottom)


def clean(text: str) -> str:
    """Text in NFC, with a hyphen where pdfium marks one, and signs of symbol fonts as signs."""
    return nfc(text.translate(SIGNS))


def gather(
    pages: list[Page], tables: dict[int, list[PaperTable]]
) -> Iterator[tuple[int, Paragraph | PaperTable]]:
    """Parts with their page numbers; what a page break cut is joined to its beginning."""
    running = running_lines(pages)
    held: tuple[int, Paragraph | PaperTable] | None = None
    for number, page in enumerate(pages, start=1):
        lines = [line for line in page.lines if not furniture(line, page, running)]
        for at, part in enumerate(parts_of(lines, tables.get(number, []))):
            if held is not None and at == 0 and number > held[0] and append(held[1], part, number):
                continue
            if held is not None:
                yield held
            held = (number, part)
    if held is not None:
        yield held


def append(held: Paragraph | PaperTable, part: Paragraph | PaperTable, page: int) -> bool:
    """Join what goes on from the page before; False where it begins anew."""
    if isinstance(held, Paragraph) and isinstance(part, Paragraph) and continues(held, part):
        held.turns.append((len(held.lines), page))
        held.lines += part.lines
        held.full = part.full
        return True
    if isinstance(held, PaperTable) and isinstance(part, PaperTable) and same_table(held, part):
        held.turns.append((len(held.grid), page))
        extend(held, part)
        return True
    return False


def write(builder: Builder, parts: list[tuple[int, Paragraph | PaperTable]]) -> None:
    for number, part in parts:
        builder.page = f"trang {number}"
        if isinstance(part, Paragraph):
            builder.line(part.text, words=part.words, turns=part.page_starts())
        else:
            head = header_rows(part.grid)
            builder.table(part.grid, header_rows=head, turns=part.turns)


def running_lines(pages: list[Page]) -> set[tuple[str, int]]:
    """What stands at the same height of the top or bottom edge on every page, or every other."""
    edges = Counter(
        key for page in pages for key in {mark(line) for line in page.lines if at_edge(line, page)}
    )
    return {key for key, count in edges.items() if count > 1 and 2 * count >= len(pages) - 1}


def mark(line: Line) -> tuple[str, int]:
    """A line of a running head: its words, any number in them, and its height."""
    return DIGITS.sub("#", line.text), round(line.top / HEIGHT)


def at_edge(line: Line, page: Page) -> bool:
    return line.bottom > (1 - EDGE_SHARE) * page.height or line.top < EDGE_SHARE * page.height


def furniture(line: Line, page: Page, running: set[tuple[str, int]]) -> bool:
    """A page number or a running head."""
    return at_edge(line, page) and (mark(line) in running or bool(PAGE_NUMBER.match(line.text)))


def ruled_tables(
    pages: list[Page], data: bytes
) -> tuple[dict[int, list[PaperTable]], tuple[Remark, ...]]:
    """The tables of each page with rulings, by page number; a remark where they are broken."""
    numbers = [number for number, page in enumerate(pages, start=1) if page.ruled]
    if not numbers:
        return {}, ()
    from tiendo.reading.formats.rulings import find_tables

    return find_tables(data, numbers)
