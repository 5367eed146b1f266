"""Numbers of a list that share what stands behind the last: "Chỉ thị số 14, 15, 16-CT/TU".

The list must follow a kind's word, or "số": else "14, 15-QĐ/TU" may open with a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.facts.items import CitedDocument
from tiendo.reading.document import Block
from tiendo.reading.rules.issuing import issuer_after
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import Symbol

# The numbers before the one that is written whole, each with what joins it to the next.
BEFORE = regex(r"(?<![\w/.\-–])(?:\d{1,4}[a-z]?\s?(?:,|;|và|,\svà|cùng)\s(?:số\s)?)+$")
NUMBER = regex(r"(?P<digits>\d+)[a-z]?")
# No list is longer than this many characters.
REACH = 80
# A list of bare numbers goes on behind its first: "Nghị quyết 57, 59, 66, 68 của Bộ Chính trị".
FURTHER = regex(
    r"\s?(?:,|và|,\svà)\s(?:số\s)?(?P<number>\d{1,4}[a-z]?)(?![\d.,/%\-–]*\d|\s?[-–/]\s?[A-ZĐ])"
    r"(?=\s(?:của|về|ngày|và|được|đã|do|năm)\b|[,.;:)”]|$)"
)


def sharing(text: str, symbol: Symbol) -> list[Symbol]:
    """The numbers before ``symbol`` that share its letters, in order, each as its own symbol."""
    if text[symbol.start - 2 : symbol.start - 1] not in (",", ";", "à", "g", "ố"):
        return []  # nothing joins it to a number before it
    begin = max(0, symbol.start - REACH)
    before = BEFORE.search(text[begin : symbol.start])
    if before is None:
        return []
    own = NUMBER.match(symbol.written)
    letters = symbol.written[own.end() :] if own else ""
    return [
        replace(
            symbol,
            written=number.group() + letters,
            number=int(number["digits"]),
            start=begin + before.start() + number.start(),
            end=begin + before.start() + number.end(),
        )
        for number in NUMBER.finditer(before.group())
    ]


def _further(text: str, at: int) -> Iterator[re.Match[str]]:
    """The bare numbers that go on with a list behind ``at``, where its first one ends."""
    found = FURTHER.match(text, at)
    while found is not None:
        yield found
        found = FURTHER.match(text, found.end())


def beside_last(block: Block, other: Symbol, item: CitedDocument, symbol: Symbol) -> CitedDocument:
    """A document whose number stands before ``symbol`` in a list, told of like the last one."""
    start = item.evidence.start - block.start
    return replace(
        item,
        evidence=block.evidence((start, symbol.end)),
        number=" ".join(other.written.split()),
        title=None,
    )


def listed_on(block: Block, first: CitedDocument) -> list[CitedDocument]:
    """A document with a bare number, and those whose numbers go on with its list."""
    text, start = block.text, first.evidence.start - block.start
    numbers = list(_further(text, first.evidence.end - block.start))
    if not numbers:
        return [first]
    end = numbers[-1].end()
    said = replace(first, issuer=first.issuer or issuer_after(text, end, end), title=None)
    others = [
        replace(said, evidence=block.evidence((start, number.end())), number=number["number"])
        for number in numbers
    ]
    return [said, *others]
