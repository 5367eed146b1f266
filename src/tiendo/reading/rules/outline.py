"""The headings of a document, with the bodies that the text below names in charge."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.facts.items import Heading
from tiendo.reading.document import HEADING, ROW, Block, Document
from tiendo.vocabulary.bodies import body_at
from tiendo.vocabulary.regexes import regex

IN_CHARGE = regex(
    r"(?:^|[(\s])(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)?\s?(?:chủ trì|Chủ trì|phụ trách|Phụ trách|"
    r"chịu trách nhiệm|tham mưu|đầu mối)"
    r"(?:\s(?:theo dõi|thực hiện|chính|tham mưu|tổng hợp))*\s?:\s*(?P<bodies>[^.\n)]+)"
)
JOINT = regex(r",\s|\s(?:và|phối hợp với)\s")
TRIGGERS = ("hủ trì", "hụ trách", "trách nhiệm", "tham mưu", "đầu mối")


def outline(document: Document) -> tuple[Heading, ...]:
    """The headings in order; ``level`` 1 is the outermost.

    A line such as "Cơ quan chủ trì theo dõi: Sở Kế hoạch và Đầu tư." fills
    ``responsible`` of the nearest heading above it.
    """
    headings: list[Heading] = []
    for block in document.blocks:
        if block.kind is HEADING:
            headings.append(_heading(block))
        elif headings and ":" in block.text and block.kind is not ROW:
            headings[-1] = _with_bodies(headings[-1], block)
    return tuple(headings)


def _heading(block: Block) -> Heading:
    return Heading(
        evidence=block.evidence((0, len(block.text))),
        level=max(1, block.level),
        title=" ".join(block.text.split()),
    )


def _with_bodies(heading: Heading, block: Block) -> Heading:
    triggered = any(trigger in block.text for trigger in TRIGGERS)
    found = IN_CHARGE.search(block.text) if triggered else None
    if found is None:
        return heading
    bodies = split_names(found["bodies"])
    known = heading.responsible
    return Heading(
        evidence=heading.evidence,
        level=heading.level,
        title=heading.title,
        responsible=known + tuple(b for b in bodies if b not in known),
    )


def split_names(words: str) -> Sequence[str]:
    """Names of bodies parted by semicolons, or by commas and "và" before another name.

    >>> split_names("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế; UBND tỉnh")
    ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế', 'UBND tỉnh']
    """
    names: list[str] = []
    for piece in words.split(";"):
        rest = piece.strip(" .,;")
        while rest:
            end = body_at(rest, 0)
            joint = JOINT.search(rest, end or 0)
            cut = joint.start() if joint else len(rest)
            names.append(rest[:cut].strip())
            rest = rest[joint.end() :] if joint else ""
    return [name for name in names if name]
