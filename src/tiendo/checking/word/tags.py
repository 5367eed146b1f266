"""Where the elements of an XML part stand in its bytes.

A part is changed by inserting bytes, never by writing its tree again: what is not touched
is then the same to the last byte, whatever program wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|"
    rb"<(/?)([^\s/>!?]+)[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>",
    re.DOTALL,
)
# One character of the text as its bytes: a reference, a line end, an ASCII byte, more in UTF-8.
CHARACTER = re.compile(rb"&[^;<]+;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]+")

PRESERVE = b' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class Span:
    """An element: its start tag is ``[start, inner)``, its end tag ``[close, end)``.

    An element without content has ``inner == close == end``.
    """

    name: bytes
    start: int
    inner: int
    close: int
    end: int


def spans(data: bytes) -> list[Span]:
    """The elements of well-formed XML without a document type, in the order of their start."""
    found: list[Span | None] = []
    open_: list[tuple[int, bytes, int, int]] = []
    for match in TAG.finditer(data):
        name = match[2]
        if name is None:
            continue
        if match[1]:
            at, name, start, inner = open_.pop()
            found[at] = Span(name, start, inner, match.start(), match.end())
        elif data[match.end() - 2 : match.end()] == b"/>":
            found.append(Span(name, match.start(), match.end(), match.end(), match.end()))
        else:
            open_.append((len(found), name, match.start(), match.end()))
            found.append(None)
    return [span for span in found if span is not None]


def characters(data: bytes, span: Span) -> list[tuple[int, int]]:
    """Where each character of an element's text stands; nothing where it holds more than text.

    >>> part = "<t>a&amp;ộ</t>".encode()
    >>> characters(part, spans(part)[0])
    [(3, 4), (4, 9), (9, 12)]
    """
    if b"<" in data[span.inner : span.close]:
        return []
    return [m.span() for m in CHARACTER.finditer(data, span.inner, span.close)]


@dataclass(frozen=True, slots=True)
class Edit:
    """``data[start:end]`` becomes ``new``; an insertion where they are equal."""

    start: int
    end: int
    new: bytes


def applied(data: bytes, edits: list[Edit]) -> bytes:
    """The bytes with all edits made; those at one place in the order given."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        out += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join((*out, data[at:]))


def preserved(tag: bytes) -> bytes:
    """A start tag of text that says that its spaces count."""
    return tag if b"xml:space" in tag else tag[:-1].rstrip() + PRESERVE + b">"


def deleted(tag: bytes, name: bytes) -> bytes:
    """A tag of text as one of deleted text."""
    return tag.replace(name, name[:-1] + b"delText", 1)
