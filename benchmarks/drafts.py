"""How fast drafts are checked: ``make bench``.

    python -m benchmarks.drafts

A DOCX of 100 pages with 1,000 figures and more and 30 tables, made of our own sentences
(evaluation/planting), is opened, read and checked; then texts of growing length, whose
cost a page must not rise.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import date

import docx

from benchmarks.measuring import interleaved, seconds
from benchmarks.text import news
from evaluation.planting.documents import pages
from evaluation.planting.drawing import Draw
from tiendo.checking import check_document
from tiendo.checking.draft import Draft
from tiendo.checking.registry import chosen
from tiendo.checking.run import check_draft
from tiendo.reading import read
from tiendo.reading.document import Document
from tiendo.reading.formats import open_bytes

PAGES, TABLES, ROWS, PAGE = 100, 30, 6, 2000
HEADS = (
    "TT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kế hoạch năm 2023",
    "Thực hiện năm 2023",
    "So kế hoạch (%)",
)
# Paragraphs of ordinary news between the parts: a report is not made of figures alone.
NEWS = 22
SYLLABLES = "An Bình Châu Dương Đông Hà Hòa Lâm Lộc Mai Nam Phú Quang Sơn Tân Thanh Yên".split()
NAMES = ("Thu phí, lệ phí", "Sản lượng lúa", "Đào tạo nghề", "Trồng cây", "Khám bệnh", "Điện")


def sentences(characters: int) -> Iterator[str]:
    """Paragraphs of planted documents without slips, and news between, to so many characters."""
    size, told = 0, iter(news(characters).split("\n"))
    for number, page in enumerate(pages(10_000, 3, 0)):
        yield f"Kết quả tại {place(number)} như sau."
        for line in page.text.split("\n")[8:]:
            if line and not line.startswith("|"):
                yield f"{line[:-1]} ({place(number)})."
        ordinary = [next(told, "") for _ in range(NEWS)]
        yield from (line.replace(". ", f" ({place(number)}). ") for line in ordinary if line)
        size += len(page.text) + sum(map(len, ordinary))
        if size > characters:
            return


def place(number: int) -> str:
    """A commune of its own for each part, so that the parts do not contradict each other."""
    first, second = divmod(number, len(SYLLABLES))
    return f"xã {SYLLABLES[first % len(SYLLABLES)]} {SYLLABLES[second]}"


def long_docx() -> bytes:
    """The DOCX: paragraphs with a table after every so many of them."""
    made = docx.Document()
    made.add_paragraph("BÁO CÁO")
    made.add_paragraph("Kết quả thực hiện nhiệm vụ năm 2023")
    lines = list(sentences(PAGES * PAGE))
    draw = Draw(random.Random(5), 2023, date(2023, 12, 20))
    every = len(lines) // TABLES
    for at, line in enumerate(lines):
        made.add_paragraph(line)
        if at % every == every - 1:
            add_table(made, draw, at // every)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def add_table(made: docx.document.Document, draw: Draw, count: int) -> None:
    table = made.add_table(rows=1, cols=len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    for number, name in enumerate(NAMES[:ROWS], 1):
        fields = draw.money()
        words = (
            str(number),
            f"{name} {place(count)}",
            "tỷ đồng",
            fields["t"],
            fields["v"],
            fields["p"],
        )
        for cell, word in zip(table.add_row().cells, words, strict=True):
            cell.text = word


def one_long_draft() -> None:
    data = long_docx()
    document = open_bytes(data, "du-thao.docx")
    reading = read(document)
    took = interleaved(
        {
            "opened": lambda: open_bytes(data, "du-thao.docx"),
            "read": lambda: read(document),
            "checked": lambda: check_draft(Draft(reading=reading, document=document), chosen()),
        }
    )
    figures, tables = len(reading.figures), len(document.tables)
    size = f"{len(document.text) // PAGE} pages, {figures} figures, {tables} tables"
    print(f"a DOCX of {size}: {sum(took.values()):.2f} s")
    for name, taken in took.items():
        print(f"  {name:8} {taken * 1000:6.0f} ms")
    print(f"  {figures / took['checked']:,.0f} figures a second, once read")


def growth() -> None:
    print("growth, read and checked (ms a page must not rise):", end="")
    for count in (1, 10, 100, 400):
        document = Document.of_text("\n".join(sentences(count * PAGE)))
        taken = seconds(lambda d=document: check_document(d))  # type: ignore[misc]
        print(f"  {count} pages {taken / len(document.text) * PAGE * 1000:.1f}", end="")
    print()


def main() -> None:
    one_long_draft()
    growth()


if __name__ == "__main__":
    main()
