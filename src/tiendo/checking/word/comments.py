"""The part that holds the comments of a Word file, and what names it in the package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tiendo.checking.word.language import Language
from tiendo.checking.word.tags import Edit, Span, applied, spans
from tiendo.reading.formats.package import STRICT

PART, RELATIONS, TYPES = "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
OF_COMMENTS = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/relationships/comments[\"']")
RELATIONS_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Of a package that names no types at all, which is broken for Word as it came.
NO_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
AUTHOR, INITIALS = "Tiến Độ", "TĐ"
NUMBER = re.compile(rb"\bid\s*=\s*[\"'](\d{1,9})[\"']")
TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']+)[\"']")
# Signs that XML cannot hold.
STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment by its number, a paragraph a line."""

    number: int
    lines: tuple[str, ...]


def signed(number: int, day: date | None) -> str:
    """The attributes of what somebody adds to a file: which, who and when, if that is known."""
    at = f' w:date="{day:%Y-%m-%d}T00:00:00Z"' if day else ""
    return f'w:id="{number}" w:author={quoteattr(AUTHOR)}{at}'


def written(comment: Comment, day: date | None) -> str:
    lines = [
        f'<w:r><w:t xml:space="preserve">{escape(STRANGE.sub("", line))}</w:t></w:r>'
        for line in comment.lines
    ]
    lines[0] = f"<w:r><w:annotationRef/></w:r>{lines[0]}"
    body = "".join(f"<w:p>{line}</w:p>" for line in lines)
    given = f"{signed(comment.number, day)} w:initials={quoteattr(INITIALS)}"
    return f"<w:comment {given}>{body}</w:comment>"


def highest(data: bytes) -> int:
    """The highest id that a part gives to anything."""
    return max((int(number) for number in NUMBER.findall(data)), default=-1)


def with_comments(
    part: bytes | None, comments: list[Comment], day: date | None, language: Language
) -> bytes:
    """The part of comments with more of them at its end, or a new one."""
    said = "".join(written(comment, day) for comment in comments)
    if part is None:
        return HEAD + f'<w:comments xmlns:w="{language.uri}">{said}</w:comments>'.encode()
    root = spans(part)[0]
    own = Language.of(part[root.start : root.inner], part)
    return inside(part, root, own.tag(said))


def inside(data: bytes, root: Span, more: bytes) -> bytes:
    """A part with more at the end of its root."""
    if root.inner != root.end:
        return applied(data, [Edit(root.close, root.close, more)])
    tag = data[root.start : root.end]
    opened = tag[:-2].rstrip() + b">" + more + b"</" + root.name + b">"
    return applied(data, [Edit(root.start, root.end, opened)])


def part_of(relations: bytes | None) -> str:
    """The name of the part of comments that a file has already; empty where it has none."""
    for span in spans(relations or b""):
        tag = (relations or b"")[span.start : span.inner]
        if OF_COMMENTS.search(tag):
            found = TARGET.search(tag)
            target = found[1].decode() if found else ""
            return target.lstrip("/") if target.startswith("/") else f"word/{target}"
    return ""


def related(relations: bytes | None, language: Language) -> bytes:
    """The relationships of the text with that to the comments."""
    kind = STRICT_RELATION if language.uri.encode() == STRICT else RELATION
    if relations is None:
        relations = HEAD + f'<Relationships xmlns="{RELATIONS_URI}"/>'.encode()
    name = "rIdTienDo"
    while f'"{name}"'.encode() in relations:
        name += "1"
    root = spans(relations)[0]
    said = f'Relationship Id="{name}" Type="{kind}" Target="comments.xml"/>'
    return inside(relations, root, b"<" + prefix(root) + said.encode())


def typed(types: bytes) -> bytes:
    """The content types with that of the comments."""
    if f'PartName="/{PART}"'.encode() in types:
        return types
    root = spans(types)[0]
    said = f'Override PartName="/{PART}" ContentType="{CONTENT_TYPE}"/>'
    return inside(types, root, b"<" + prefix(root) + said.encode())


def prefix(root: Span) -> bytes:
    """ "x:" where a root is written ``x:Types``."""
    name, colon, _ = root.name.rpartition(b":")
    return name + colon
