"""Who signs a document: the office at its foot, and the name below or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.facts.items import Person
from tiendo.reading.document import Block, Document
from tiendo.reading.rules.names import capitals_at, name_after, title_before
from tiendo.reading.rules.offices import Span
from tiendo.vocabulary.offices import office_at
from tiendo.vocabulary.regexes import regex

# The name stands so many lines below the office, and neither is longer.
REACH = 4
LONGEST_NAME = 40
LONGEST_OFFICE = 80
FOR = regex(r"^(?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L)\.?\s")
DEPUTY = regex(r"\bphó (\w)")
# On one line: "CHỦ TỊCH        Lê Văn Tám".
BESIDE = regex(r"(?:\s{2,}|\t+|\s\|\s)")


def signatures(document: Document) -> Iterator[Person]:
    """The office in capitals at a document's foot and the name some lines below, or beside it."""
    for index, block in enumerate(document.blocks):
        if not 4 < len(block.text) <= LONGEST_NAME + LONGEST_OFFICE or index == 0:
            continue
        name = _name(block)
        office = _above(document, index) if name else None
        if name is None:
            name, office = _beside(block)
        if name is not None and office is not None:
            written = block.text[slice(*name)]
            yield Person(
                evidence=block.evidence(name),
                name=written.title() if written.isupper() else written,
                positions=(office,),
            )


def _name(block: Block) -> Span | None:
    """The person's name that is the whole line, but for a rank or a degree."""
    text = block.text
    if len(text) > LONGEST_NAME or _is_office(text):
        return None
    for at in (0, *(m.end() for m in re.finditer(r"[.\s]\s?", text))):
        if at == 0 or title_before(text, at) == 0:
            name = name_after(text, at, titled=at > 0) or capitals_at(text, at)
            if name is not None and name[1] == len(text):
                return name
    return None


def _above(document: Document, index: int) -> str | None:
    for above in document.blocks[max(0, index - REACH) : index][::-1]:
        if len(above.text) < LONGEST_OFFICE and _is_office(above.text):
            return above.text
    return None


def _beside(block: Block) -> tuple[Span | None, str | None]:
    gap = BESIDE.search(block.text)
    if gap is None or not _is_office(block.text[: gap.start()]):
        return None, None
    name = name_after(block.text, gap.end()) or capitals_at(block.text, gap.end())
    whole = name is not None and name[1] == len(block.text)
    return (name, block.text[: gap.start()]) if whole else (None, None)


def _is_office(line: str) -> bool:
    """Whether a line is an office in capitals, or in small letters and nothing else."""
    if line.isupper():
        return office_at(_titled(line), 0) is not None
    return office_at(line, 0) == len(line)


def _titled(capitals: str) -> str:
    """ "PHÓ CHỦ TỊCH" as offices are written in a sentence."""
    words = FOR.sub("", capitals).lower()
    words = DEPUTY.sub(lambda m: "Phó " + m[1].upper(), words)
    return words[:1].upper() + words[1:]
