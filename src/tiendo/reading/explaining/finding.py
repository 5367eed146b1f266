"""From what a person types to a place in the text."""

from __future__ import annotations

import re

from tiendo.errors import TiendoError
from tiendo.reading.document import Document
from tiendo.vocabulary.text import nfc

NUMBER = re.compile(r"\d")
WORD = re.compile(r"\S")
# The number of a list or a heading: nobody asks about it.
LABEL = re.compile(r"\s*(?:\d{1,2}[.)]){1,4}\s+(?=\S)")


class PlaceNotFound(TiendoError):
    """A place that the text does not have."""

    code = "place-not-found"


def checked(document: Document, at: int) -> int:
    """``at`` itself, if the text reaches so far."""
    length = len(document.text)
    if not 0 <= at < length:
        raise PlaceNotFound(
            f"Văn bản đọc được có {length} ký tự, không có ký tự {at}",
            where=document.source.name,
            do=f"Chọn vị trí từ 0 đến {length - 1}",
        )
    return at


def places_of_text(document: Document, quoted: str) -> list[int]:
    """Where the quoted words stand: every place; spaces, and if need be capitals, aside."""
    exact = _pattern(nfc(quoted))
    for pattern in (exact, re.compile(exact.pattern, re.IGNORECASE)) if quoted.strip() else ():
        found = [_first(document, *match.span()) for match in pattern.finditer(document.text)]
        if found:
            return found
    raise PlaceNotFound(
        f"Không có “{quoted}” trong văn bản đọc được",
        where=document.source.name,
        do="Chép đúng chữ trong tệp, hoặc xem văn bản đọc được bằng tiendo read --format json",
    )


def _pattern(quoted: str) -> re.Pattern[str]:
    """The words with any space between them; a number at either end is a whole number."""
    words = quoted.split()
    lead = r"(?<!\d)(?<!\d[.,])" if quoted.strip()[:1].isdigit() else ""
    tail = r"(?!\d|[.,]\d)" if quoted.strip()[-1:].isdigit() else ""
    return re.compile(lead + r"\s+".join(map(re.escape, words)) + tail)


def places_of_line(document: Document, line: int) -> list[int]:
    """One place a sentence of the line: its first number, or its first word."""
    lines = document.text.split("\n")
    if not 1 <= line <= len(lines):
        raise PlaceNotFound(
            f"Văn bản đọc được có {len(lines)} dòng, không có dòng {line}",
            where=document.source.name,
            do=f"Chọn dòng từ 1 đến {len(lines)}",
        )
    start = sum(len(text) + 1 for text in lines[: line - 1])
    end = start + len(lines[line - 1])
    found = [at for span in _spans(document, start, end) if (at := _first(document, *span)) >= 0]
    if not found:
        raise PlaceNotFound(
            f"Dòng {line} là dòng trống", where=document.source.name, do="Chọn dòng khác"
        )
    return found


def _spans(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences inside the line; the line itself where no block holds it."""
    spans = [
        (max(start, block.start + first), min(end, block.start + last))
        for block in document.blocks
        if block.start < end and start < block.end
        for first, last in block.sentences()
        if block.start + first < end and start < block.start + last
    ]
    return spans or [(start, end)]


def _first(document: Document, start: int, end: int) -> int:
    label = LABEL.match(document.text, start, end)
    start = label.end() if label else start
    found = NUMBER.search(document.text, start, end) or WORD.search(document.text, start, end)
    return found.start() if found else -1
