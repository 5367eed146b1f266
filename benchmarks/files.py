"""How much of a DOCX's and a PDF's time is ours, and how much the library's beneath us.

    python -m benchmarks.files

The floors: unzip and parse the XML of a DOCX with lxml; take the text of each page of a
PDF with pdfium. What is above the floor is ours, but for the ruled tables of a PDF, which
pdfplumber finds. The documents are the sample's.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
from lxml import etree

from benchmarks.measuring import interleaved
from tiendo.reading import read
from tiendo.reading.formats import open_bytes

DOCUMENTS = Path(__file__).resolve().parent.parent / "examples" / "song-mai" / "documents"


def parsed(data: bytes) -> int:
    """The floor of a DOCX: every part of the package that is XML, parsed."""
    with ZipFile(BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return sum(len(etree.fromstring(part)) for part in parts)


def extracted(data: bytes) -> int:
    """The floor of a PDF: the text of its pages."""
    pdf = pdfium.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_bounded()) for page in pdf)


def share(kind: str, floor: Callable[[bytes], int]) -> None:
    files = [(file.name, file.read_bytes()) for file in sorted(DOCUMENTS.glob(f"*.{kind}"))]
    documents = [open_bytes(data, name) for name, data in files]
    took = interleaved(
        {
            "library": lambda: [floor(data) for _, data in files],
            "opened": lambda: [open_bytes(data, name) for name, data in files],
            "read": lambda: [read(document) for document in documents],
        }
    )
    whole = took["opened"] + took["read"]
    blocks = took["opened"] - took["library"]
    print(f"{kind.upper()}: {len(files)} documents of the sample, {whole * 1000:.0f} ms")
    for name, taken in (
        ("the library beneath", took["library"]),
        ("blocks, tables, places", blocks),
        ("the rules", took["read"]),
    ):
        print(f"  {name:24} {taken * 1000:6.0f} ms  {taken / whole:4.0%}")


def main() -> None:
    share("docx", parsed)
    share("pdf", extracted)


if __name__ == "__main__":
    main()
