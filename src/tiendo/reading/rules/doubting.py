"""What was read from a picture is told with its doubts: nothing of it is a plain fact.

Each item is no surer than the least sure word of its quote. Numbers that the engine is
unsure of, or that two readings see differently, are named; so are places where the
arithmetic does not hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Figure
from tiendo.facts.items import (
    CitedDocument,
    Commendation,
    Meeting,
    Person,
    Remark,
    Shortcoming,
    Task,
    Unread,
)
from tiendo.facts.reading import Reading
from tiendo.reading.document import Cell, Document, Recognised
from tiendo.reading.placing import Placing
from tiendo.reading.rules.arithmetic import Contradiction, contradictions
from tiendo.vocabulary.numbers import format_number

# Numbers below it are named (docs/measurements.md, scans: how sure right and wrong ones were).
SURE = 0.7
# Neither model knows ≥ and ≤, and both see < for ≤ (patterns/recognised.yaml).
SIGNS, SIGNED = ("<", ">", "≤", "≥"), 0.5
CONTRADICTED = 0.3
UNSURE, SIGN, ARITHMETIC = "ocr-unsure", "ocr-sign", "ocr-arithmetic"
KINDS = (
    "figures", "documents", "meetings", "tasks", "shortcomings", "commendations", "people",
    "unread",
)  # fmt: skip
Item = TypeVar("Item", Figure, CitedDocument, Meeting, Task, Shortcoming, Commendation, Person)


def doubting(reading: Reading, document: Document) -> Reading:
    """The reading of a document that was recognised, with how sure each item is."""
    words = Words(document)
    broken = list(contradictions(reading.figures, document))
    against = {at for one in broken for at in map(place, one.figures)}
    lost, remarks = words.unsure(reading)
    remarks += [remark_on(one) for one in broken]
    return replace(
        reading,
        figures=tuple(
            at_most(figure, CONTRADICTED) if place(figure) in against else figure
            for figure in words.lowered(reading.figures)
        ),
        documents=words.lowered(reading.documents),
        meetings=words.lowered(reading.meetings),
        tasks=words.lowered(reading.tasks),
        shortcomings=words.lowered(reading.shortcomings),
        commendations=words.lowered(reading.commendations),
        people=words.lowered(reading.people),
        unread=tuple(sorted([*reading.unread, *lost], key=lambda one: one.evidence.start)),
        warnings=(*reading.warnings, *sorted(remarks, key=lambda one: (one.start, one.rule))),
    )


def remark_on(found: Contradiction) -> Remark:
    message = f"{found.message}; xem lại bản chụp"
    return Remark(rule=ARITHMETIC, message=message, start=found.start, end=found.end)


class Words:
    """The recognised words of a document, found by where they stand."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.recognised
        self.ends = [word.end for word in self.words]

    def within(self, start: int, end: int) -> Iterator[Recognised]:
        """The words that share a character with a stretch of the text."""
        for at in range(bisect_right(self.ends, start), len(self.words)):
            if self.words[at].start >= end:
                return
            yield self.words[at]

    def lowered(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(self.lower(item) for item in items)

    def lower(self, item: Item) -> Item:
        """The item, no surer than the least sure word of its quote, and than its signs are."""
        found = list(self.within(item.evidence.start, item.evidence.end))
        if not found:
            return item
        found += self.naming(item.evidence)
        least = min(word.confidence for word in found)
        if isinstance(item, Figure) and any(map(self.signed, found)):
            least = min(least, SIGNED)
        return at_most(item, least)

    def naming(self, evidence: Evidence) -> list[Recognised]:
        """The words beside a cell that say what its number is: the row's name and unit."""
        row = self.rows.get((evidence.start, evidence.end), ())
        return [
            word
            for cell in row
            if not any(map(str.isdigit, cell.text))
            for word in self.within(cell.start, cell.end)
        ]

    @cached_property
    def rows(self) -> dict[tuple[int, int], list[Cell]]:
        """The row of each cell, by where the cell stands."""
        return {
            (cell.start, cell.end): row
            for table in self.document.tables
            for row in table.rows()
            for cell in row
        }

    def text(self, word: Recognised) -> str:
        return self.document.text[word.start : word.end]

    def signed(self, word: Recognised) -> bool:
        """Whether a number stands behind a sign that the engine takes for another."""
        text = self.text(word)
        return text.startswith(SIGNS) and (len(text) == 1 or text[1].isdigit())

    def unsure(self, reading: Reading) -> tuple[list[Unread], list[Remark]]:
        """Numbers in doubt: those of an item with a remark, the others unread."""
        items = [item.evidence for kind in KINDS for item in getattr(reading, kind)]
        lost: list[Unread] = []
        remarks: list[Remark] = []
        for word in self.words:
            reason = self.doubt(word)
            if not reason:
                continue
            rule, message = reason
            if any(one.start < word.end and word.start < one.end for one in items):
                remarks.append(Remark(rule=rule, message=message, start=word.start, end=word.end))
            else:
                lost.append(Unread(evidence=self.evidence(word), rule=rule, reason=message))
        return lost, remarks

    def doubt(self, word: Recognised) -> tuple[str, str] | None:
        """The rule by which a number is in doubt, and why; None for sure ones and for words."""
        text = self.text(word)
        if self.signed(word) and not word.doubt:
            return SIGN, f"“{text}”: máy lẫn < với ≤, > với ≥; xem lại bản chụp"
        if not any(map(str.isdigit, text)) or (word.confidence >= SURE and not word.doubt):
            return None
        why = word.doubt or f"máy chỉ chắc {format_number(Decimal(str(word.confidence)))}"
        return UNSURE, f"“{text}” nhận dạng không chắc: {why}; xem lại bản chụp"

    def evidence(self, word: Recognised) -> Evidence:
        at = bisect_right(self.starts, word.start) - 1
        block = self.document.blocks[at]
        found = Evidence.of(self.document.text, word.start, word.end, block.place)
        return replace(found, place=self.placing.place(found))

    @cached_property
    def placing(self) -> Placing:
        return Placing(self.document)

    @cached_property
    def starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]


def at_most(item: Item, confidence: float) -> Item:
    known = 1.0 if item.confidence is None else item.confidence
    return replace(item, confidence=round(min(known, confidence), 2))


def place(figure: Figure) -> tuple[int, int]:
    return figure.evidence.start, figure.evidence.end
