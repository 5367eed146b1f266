"""A saved web page to its article: one walk over the tree, then a choice among its lines."""

from __future__ import annotations

import re
from typing import Any

from tiendo.facts.reading import Source
from tiendo.reading.document import Document
from tiendo.reading.formats import limits
from tiendo.reading.formats.article import choose, close_boxes, core_of, mistaken
from tiendo.reading.formats.building import Builder, header_rows
from tiendo.reading.formats.clutter import is_counter, is_dateline, is_noise
from tiendo.reading.formats.grids import data_table, grid_of, marked_rows
from tiendo.reading.formats.heading import declared, headline, longest, published, titles_said
from tiendo.reading.formats.mending import Mender
from tiendo.reading.formats.mhtml import html_in, is_mhtml
from tiendo.reading.formats.nesting import check_nesting
from tiendo.reading.formats.plain import decode
from tiendo.reading.formats.refusals import refuse
from tiendo.reading.formats.walking import HEADINGS, Line, lines_of, parse, put_right
from tiendo.vocabulary.text import fold, nfc

CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
# A line under the headline: date, author, counters, buttons, parted by these.
PARTS = re.compile(r"\s+[|·•-]\s+")
PART_LINE = 140
NAME = 6  # words of an author or a source
DIGIT = re.compile(r"\d").search
MISTAKES = 3  # containers with a misleading name, one in another


def read(data: bytes, source: Source) -> Document:
    """The document of an HTML page. Raises DocumentUnreadable."""
    if len(data) > limits.HTML_BYTES:
        raise refuse("huge", limit=f"{limits.HTML_BYTES // 1024 // 1024} MB")
    html = html_of(data)
    check_nesting(html)
    tree = parse(html)
    if tree.body is None:
        raise refuse("blank")
    lines = trusted_lines(tree.body)
    mender = Mender(line.text for line in lines)
    for line in lines:
        put_right(line, mender)
    meta = declared(tree)
    said = [mender.mend(title) for title in titles_said(tree, meta)]
    close_boxes(lines)
    core = core_of(lines)
    text = core.lines if core else range(len(lines))
    at = headline(lines, said, text)
    title = longest(said) if at is None else lines[at].text
    builder = Builder(mender)
    if at is None and title:
        builder.line(title, heading=1)
    write(builder, choose(lines, core, at))
    day = published(tree, meta, lines, text.start if at is None else at)
    return builder.document(source, title=title, published_on=day)


def trusted_lines(body: Any) -> list[Line]:
    """The page's lines; a clutter name on what holds nearly all of the text is let pass."""
    trusted: frozenset[int] = frozenset()
    lines = lines_of(body, data_table)
    for _ in range(MISTAKES):
        whole = mistaken(lines)
        if not whole:
            break
        trusted |= {whole}
        lines = lines_of(body, data_table, trusted)
    return lines


def html_of(data: bytes) -> str:
    """The page's text, by the charset that it declares where it is no UTF-8."""
    declared = None
    if is_mhtml(data):
        data, declared = html_in(data)
    charset = CHARSET.search(data[:2048])
    return nfc(decode(data, charset[1].decode("ascii") if charset else declared))


def write(builder: Builder, lines: list[Line]) -> None:
    last = ""
    for line in lines:
        if line.table is not None:
            grid = grid_of(line.table)
            builder.table(grid, header_rows=header_rows(grid, marked_rows(line.table)))
            continue
        text = without_counters(line.text)
        if text and text != last:  # captions stand twice on some portals
            builder.line(text, heading=HEADINGS.get(line.tag, 0))
        last = text


def without_counters(text: str) -> str:
    """A short line without its counters and buttons: "Hà Vy - Lượt xem: 643".

    A date among its parts makes it the line under the headline, with an author or a source.
    """
    if len(text) > PART_LINE:
        return text
    parts = PARTS.split(text)
    kept = [part for part in parts if not is_furniture(fold(part))]
    dated = len(parts) > 1 and any(is_dateline(fold(part)) for part in parts)
    if dated and sum(len(part.split()) for part in kept) <= NAME and not any(map(DIGIT, kept)):
        return ""
    return text if len(kept) == len(parts) else " - ".join(kept)


def is_furniture(key: str) -> bool:
    return is_noise(key) or is_counter(key) or is_dateline(key)
