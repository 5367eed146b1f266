"""Builds DOCX files in the two official layouts, the same bytes every time."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from maker.source import Block, Source, column_widths

FONT = "Times New Roman"
TEXT_WIDTH = 165  # millimetres between the margins
# Sizes that the two layouts do not share (Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW).
SIZES = {
    "party": {"head": 14, "kind": 16, "recipients": 14, "recipient": 12},
    "state": {"head": 13, "kind": 14, "recipients": 12, "recipient": 11},
}
EPOCH = (1980, 1, 1, 0, 0, 0)


def word_bytes(source: Source) -> bytes:
    """The finished DOCX of one source."""
    document = Document()
    _page(document)
    _properties(document, source)
    _heading(document, source)
    _title(document, source)
    _body(document, source.blocks)
    _signature(document, source)
    if source.annex:
        document.add_paragraph().paragraph_format.page_break_before = True
        _body(document, source.annex)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed_times(buffer.getvalue())


def _fixed_times(raw: bytes) -> bytes:
    """Pack the same parts again with one timestamp and in one order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            # Stored, not deflated: compressors differ between builds of zlib.
            info.compress_type = zipfile.ZIP_STORED
            new.writestr(info, old.read(name))
    return out.getvalue()


def _page(document: WordDocument) -> None:
    """A4, margins 20/20/30/15 mm, page number in the middle of the top from page 2."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _page_field(number)


def _page_field(paragraph: Paragraph) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = "PAGE"
            run._r.append(text)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _properties(document: WordDocument, source: Source) -> None:
    """What the file says of itself; the times are the document's own date."""
    moment = datetime.combine(source.date, time(8))
    core = document.core_properties
    core.title, core.author = f"{source.kind} {source.number}", source.issuer[-1]
    core.comments, core.last_modified_by, core.language = "", source.signer, "vi-VN"
    core.created = core.modified = moment
    core.revision = 1


def _heading(document: WordDocument, source: Source) -> None:
    """The block of two columns on top: issuer and number left, motto, place and date right."""
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    size = SIZES[source.layout]["head"]
    *upper, issuer = source.issuer
    for line in upper:
        _centred(left, line, size=size)
    _centred(left, issuer, bold=True, size=size)
    if source.layout == "party":
        _centred(left, "*", size=size)
        _centred(right, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=15, underline=True)
    else:
        _centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
        _centred(right, "Độc lập - Tự do - Hạnh phúc", bold=True, size=13, underline=True)
    _centred(left, source.numbered, size=size)
    _centred(right, source.dated, italic=True, size=size)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _centred(cell: _Cell, text: str, **style: bool | int) -> None:
    _styled(cell.add_paragraph(), text, **style).alignment = ALIGN.CENTER


def _styled(paragraph: Paragraph, text: str, **style: bool | int) -> Paragraph:
    """Add the words with bold, italic, underline and size, and no space around."""
    run = paragraph.add_run(text)
    run.bold = bool(style.get("bold"))
    run.italic = bool(style.get("italic"))
    run.underline = bool(style.get("underline"))
    run.font.size = Pt(int(style.get("size", 14)))
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _title(document: WordDocument, source: Source) -> None:
    document.add_paragraph()
    size = SIZES[source.layout]["kind"]
    _styled(document.add_paragraph(), source.kind, bold=True, size=size).alignment = ALIGN.CENTER
    summary = _styled(document.add_paragraph(), source.title, bold=True, size=14)
    summary.alignment = ALIGN.CENTER
    _styled(document.add_paragraph(), "-----", size=13).alignment = ALIGN.CENTER


def _body(document: WordDocument, blocks: Sequence[Block]) -> None:
    for kind, content in blocks:
        if kind == "table":
            _table(document, content)
        else:
            _block(document, kind, content)


def _block(document: WordDocument, kind: str, text: str) -> None:
    """One heading, bullet, centred line or paragraph of the body."""
    heading = kind in ("h1", "h2")
    written = f"- {text}" if kind == "bullet" else text
    paragraph = _styled(document.add_paragraph(), written, bold=heading, italic=kind == "centre")
    paragraph.paragraph_format.space_after = Pt(6)
    if kind == "centre":
        paragraph.alignment = ALIGN.CENTER
        return
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.keep_with_next = heading


def _table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """A ruled table; the first row is bold and repeated on every page."""
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    widths = column_widths(rows)
    share = TEXT_WIDTH / sum(widths)
    for number, row in enumerate(rows):
        added = table.add_row()
        for cell, text, width in zip(added.cells, row, widths, strict=True):
            cell.width = Mm(round(width * share))
            _styled(cell.paragraphs[0], text, bold=number == 0, size=12)
        if number == 0:
            added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _signature(document: WordDocument, source: Source) -> None:
    """Recipients left, power, post and name of the signer right."""
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    party, sizes = source.layout == "party", SIZES[source.layout]
    _styled(
        left.paragraphs[0], "Nơi nhận:", bold=not party, italic=not party, underline=party,
        size=sizes["recipients"],
    )  # fmt: skip
    for line in source.recipients:
        _styled(left.add_paragraph(), f"- {line}", size=sizes["recipient"])
    for line in filter(None, (source.power, source.post)):
        _centred(right, line, bold=True, size=14)
    for _ in range(3):
        _centred(right, "")
    _centred(right, source.signer, bold=True, size=14)
    right._tc.remove(right.paragraphs[0]._p)
