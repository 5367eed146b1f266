"""What a document says of itself: number, kind, issuer, day and title of its heading block.

The State's block has the issuer, "Số: 592/NQ-HĐND", the place and day, the kind
in capitals and the summary below it; the Party's has "Số 127-QĐ/TW" and a star
(DOMAIN.md B1, B2). A page of a portal has a title only.
"""

from __future__ import annotations

import re
from datetime import date

from tiendo.errors import Unreadable
from tiendo.facts.items import Identity
from tiendo.reading.document import Block, Document, Kind
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.dates import find_dates
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import Symbol, find_symbols, kind_names, kind_of

# The heading block is within this many blocks from the top.
REACH = 16
NUMBER = regex(r"(?:^|\s|\t|\|)[Ss](?:ố|Ố)\s?:?\s*(?=\d)")
EXTRACT = regex(r"\((?:Trích|trích)\s(?P<kind>[^()\d]{3,40}?)\s(?:số\s)?(?=\d)")
DAY = regex(r",\s*(?:[Nn]gày|NGÀY)\s+\d{1,2}\s+(?:tháng|THÁNG)\s+\d{1,2}\s+(?:năm|NĂM)\s+\d{4}")
# The day alone on its line: "Ngày 12 tháng 01 năm 2026".
DAY_ALONE = regex(
    r"\s*[Nn]gày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)\d{4}\s*"
)
STATE_WORDS = ("CỘNG HÒA", "CỘNG HOÀ", "ĐỘC LẬP", "ĐẢNG CỘNG SẢN", "Độc lập")
SIGNS = regex(r"^[\s*_\-–—=|]*$")
LEVELS = (
    "TỈNH ",
    "HUYỆN ",
    "THÀNH PHỐ ",
    "THỊ XÃ ",
    "QUẬN ",
    "XÃ ",
    "PHƯỜNG ",
    "THỊ TRẤN ",
    "ĐẶC KHU ",
)
CLOCK = regex(r"\d{1,2}:\d{2}")
PARTY = regex(r"\s[UỦ][YỶ](?:\s|$)")
# A page's headline has at least this many words.
HEADLINE_WORDS = 5
OF = regex(r"\scủa\s")


def identity(document: Document) -> Identity:
    """The document's own number, kind, issuer, day and title, where it states them."""
    front = document.blocks[:REACH]
    number_at, symbol = _number(front)
    if symbol is None:
        return _extract(front) or Identity(title=_page_title(document))
    kind_line, kind = _kind_line(front, number_at)
    issued = _issued(front)
    return Identity(
        number=" ".join(symbol.written.split()),
        kind=kind or kind_of(symbol.letters) or symbol.kind,
        issued_on=issued or document.published_on,
        issuer=_issuer(front, number_at),
        title=_summary(front, kind_line) or document.title,
    )


def own_number(document: Document) -> str | None:
    """The document's own number alone: the ``number`` of its identity."""
    front = document.blocks[:REACH]
    _, symbol = _number(front)
    if symbol is not None:
        return " ".join(symbol.written.split())
    extract = _extract(front)
    return extract.number if extract else None


def _number(front: tuple[Block, ...]) -> tuple[int, Symbol | None]:
    """The line with the document's own number: "Số: …" at the head, not one cited in a sentence."""
    for index, block in enumerate(front):
        if len(block.text) > 160 or ("Số" not in block.text and "SỐ" not in block.text):
            continue
        lead = NUMBER.search(block.text)
        if lead is None or lead.start() > 90:  # left of it stands the motto of a two-column head
            continue
        for symbol in find_symbols(block.text, lead.end()):
            if symbol.start <= lead.end() + 2:
                return index, symbol
    return -1, None


def _extract(front: tuple[Block, ...]) -> Identity | None:
    """ "(Trích Nghị quyết số 58/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh)"."""
    for index, block in enumerate(front):
        found = EXTRACT.search(block.text) if "(" in block.text else None
        symbol = next(find_symbols(block.text, found.end()), None) if found else None
        if found is None or symbol is None:
            continue
        of = OF.search(block.text, symbol.end)
        end = body_at(block.text, of.end()) if of else None
        kind_line, _ = _kind_line(front, -1)
        return Identity(
            number=symbol.written,
            kind=kind_of(symbol.letters, found["kind"]),
            issued_on=_first_day(block.text),
            issuer=block.text[of.end() : end] if of and end else None,
            title=_summary(front[:index], kind_line),
        )
    return None


def _first_day(text: str) -> date | None:
    for stated in find_dates(text):
        try:
            return stated.on()
        except Unreadable:
            return None
    return None


def _issued(front: tuple[Block, ...]) -> date | None:
    for block in front:
        found = DAY.search(block.text) if "," in block.text else DAY_ALONE.fullmatch(block.text)
        day = _first_day(found.group().lower()) if found else None
        if day is not None:
            return day
    return None


def _kind_line(front: tuple[Block, ...], after: int) -> tuple[int, str | None]:
    """The line that is a kind's name in capitals, and the contract's kind."""
    for index, block in enumerate(front[after + 1 :], start=after + 1):
        words = " ".join(block.text.split()).lower() if block.text.isupper() else ""
        if words and len(words) < 60:
            for name, kind in kind_names().items():
                if words == name or words.startswith(name + " "):
                    return index, kind
    return -1, None


def _issuer(front: tuple[Block, ...], number_at: int) -> str | None:
    """The last line in capitals above the number that is no motto, as written, in sentence form."""
    lines: list[str] = []
    for block in front[:number_at]:
        for line in re.split(r"\s*\|\s*|\t", block.text):
            if line.isupper() and not SIGNS.match(line) and not _motto(line):
                lines += [" ".join(line.split())]
    if len(lines) > 1 and lines[-1].startswith(LEVELS) and not PARTY.search(lines[-1]):
        return f"{lines[-2]} {lines[-1]}".strip("* ")  # the name is broken over two lines
    return lines[-1].strip("* ") if lines else None


def _motto(line: str) -> bool:
    return any(word in line for word in STATE_WORDS)


def _summary(front: tuple[Block, ...], kind_line: int) -> str | None:
    """The lines between the kind and the text, joined: the trích yếu."""
    if kind_line < 0:
        return None
    words: list[str] = []
    for block in front[kind_line + 1 : kind_line + 4]:
        text = block.text.strip()
        if SIGNS.match(text) or text.startswith(("(", "Căn cứ", "Kính gửi", "Thực hiện")):
            break
        if words and (
            text.endswith((".", ";", ":"))
            or re.match(r"(?:I|1|A)\s?[.\-/]|Điều\s1|Ngày\s\d|Năm\s\d|Hội nghị|Sau khi", text)
        ):
            break
        words.append(" ".join(text.split()))
        if not words[0] or len(" ".join(words)) > 300:
            break
    return " ".join(words) or None


def _page_title(document: Document) -> str | None:
    """The page's title; in plain text, the first heading that is long enough to be one."""
    if document.title:
        return document.title
    for block in document.blocks[:REACH]:
        long = block.kind is Kind.HEADING and len(block.text.split()) >= HEADLINE_WORDS
        if long and not CLOCK.search(block.text):
            return block.text
    return None
