"""The one question of this package: what stands at a place of a document, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tiendo.facts.evidence import Evidence
from tiendo.facts.items import Unread
from tiendo.facts.reading import Reading
from tiendo.reading.document import Block, Document, Kind, Table
from tiendo.reading.explaining.above import Above
from tiendo.reading.explaining.cells import Ruled, row_of
from tiendo.reading.explaining.doubts import Heard, figure_doubts
from tiendo.reading.explaining.explanation import Explanation, Number
from tiendo.reading.explaining.finding import checked
from tiendo.reading.explaining.items import items_at
from tiendo.reading.explaining.numbers import Telling, Walked, reasons
from tiendo.reading.explaining.scene import scene
from tiendo.reading.placing import Placing
from tiendo.reading.read import dated, read
from tiendo.reading.rules.figures import Passed, walk
from tiendo.reading.rules.task_tables import words_of_tasks


def explain(document: Document, places: Sequence[int]) -> list[Explanation]:
    """What stands at each offset of ``document.text``, and why it was read as it was.

    Raises PlaceNotFound for an offset outside of the text.
    """
    found = [checked(document, at) for at in places]
    document, _ = dated(document)
    reading = read(document)
    heard = Heard()
    passed = [w for w in walk(document, heard) if isinstance(w, Unread | Passed)]
    walked = (*reading.figures, *passed)
    asked = _Asked(document=document, reading=reading, walked=walked, heard=heard)
    return [asked.at(place) for place in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A document with all that was read in it."""

    document: Document
    reading: Reading
    walked: tuple[Walked, ...]
    heard: Heard

    def at(self, at: int) -> Explanation:
        index, block = self._block(at)
        start, end = _sentence(block, at)
        numbers = [self._doubted(n) for n in self._numbers(index, block, start, end)]
        here = _here(numbers, at)
        items = tuple(items_at(self.reading, block, at))
        nothing = not here and not items
        return Explanation(
            at=at,
            line=self.document.text.count("\n", 0, at) + 1,
            sentence=self._sentence(block, start, end),
            says=reasons()["nothing"]["says"] if nothing else "",
            here=here,
            beside=tuple(n for n in numbers if n not in here),
            items=items,
        )

    def _sentence(self, block: Block, start: int, end: int) -> Evidence:
        evidence = block.evidence((start - block.start, end - block.start))
        return replace(evidence, place=Placing(self.document).place(evidence))

    def _block(self, at: int) -> tuple[int, Block]:
        """The block that holds ``at``; between two, a block of that character alone."""
        for index, block in enumerate(self.document.blocks):
            if block.start <= at < block.end:
                return index, block
        return 0, Block(text=self.document.text[at], start=at)

    def _numbers(self, index: int, block: Block, start: int, end: int) -> list[Number]:
        if block.kind is Kind.ROW:
            found = row_of(self.document, block)
            if found is not None:
                return self._row(index, *found)
        return self._told(index, block, start, end)

    def _row(self, index: int, table: Table, row: int) -> list[Number]:
        """The numbers of a table's row: by its columns, or by the words of a task's cells."""
        ruled, worded = Ruled.of(table), words_of_tasks(table)
        out: list[Number] = []
        for cell in ruled.row(row):
            if row and cell.column in worded:
                block = Block(text=cell.text, start=cell.start, place=cell.place)
                for start, end in block.sentences():
                    out += self._told(index, block, cell.start + start, cell.start + end)
            else:
                out.append(ruled.number(cell, self._between(cell.start, cell.end)))
        return out

    def _told(self, index: int, block: Block, start: int, end: int) -> list[Number]:
        """The numbers of a sentence."""
        telling = Telling(
            scene=scene(block, start - block.start, end - block.start),
            above=Above(document=self.document, index=index),
            walked=self._between(start, end),
            tasks=self.reading.tasks,
        )
        return list(telling.numbers())

    def _doubted(self, number: Number) -> Number:
        """A number that became a figure, with the signs that lowered its confidence."""
        if number.figure is None or not number.fields:
            return number
        doubted = figure_doubts(number.figure, self.heard.signs(number.figure))
        return replace(
            number, fields=tuple(doubted if f.name == doubted.name else f for f in number.fields)
        )

    def _between(self, start: int, end: int) -> tuple[Walked, ...]:
        return tuple(w for w in self.walked if start <= _start(w) < end)


def _start(walked: Walked) -> int:
    return walked.start if isinstance(walked, Passed) else walked.evidence.start


def _sentence(block: Block, at: int) -> tuple[int, int]:
    """The sentence of the block that holds ``at``, or the whole row of a table."""
    if block.kind is not Kind.ROW:
        for start, end in block.sentences():
            if at < block.start + end:
                return min(block.start + start, at), block.start + end
    return block.start, block.end


def _here(numbers: list[Number], at: int) -> tuple[Number, ...]:
    """The number at the place; else the figures whose evidence the place lies in."""
    exact = tuple(n for n in numbers if n.start <= at < n.end)
    return exact or tuple(n for n in numbers if n.fields and _holds(n, at))


def _holds(number: Number, at: int) -> bool:
    evidence: Evidence | None = number.figure.evidence if number.figure else None
    return evidence is not None and evidence.start <= at < evidence.end
