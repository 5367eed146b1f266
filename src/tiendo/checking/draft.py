"""What the checks look at: a reading, its document, and what the register knows.

Everything that several checks need is made once and kept: the amounts, the sentences
outside tables, the rows of tables.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from tiendo.checking.amounts import Amount
from tiendo.checking.finding import Place
from tiendo.checking.layouts.layout import Layout, LayoutCoverage, layout_of
from tiendo.checking.layouts.placing import Spots
from tiendo.checking.numbers import Num, countable, numbers_in
from tiendo.checking.wordlists import in_small, openings, small, words_of
from tiendo.facts.known import Known
from tiendo.facts.reading import Reading
from tiendo.reading.document import Document, Kind
from tiendo.reading.layout import Line as SheetLine
from tiendo.reading.layout import Sheet
from tiendo.reading.rules.arithmetic.grouping import Cells

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence outside tables, with its amounts in order, and its words in small letters."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    amounts: tuple[Amount, ...]
    block: int  # its number in the document

    def may_say(self, *names: str) -> bool:
        """Whether it has the first word of a phrase of these lists; if not, it holds none."""
        return not openings(*names).isdisjoint(self.words)

    def says(self, name: str) -> bool:
        """Whether it holds a phrase of a list."""
        return self.may_say(name) and small(name).search(in_small(self.text)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table: its amounts by column, and what the row is called."""

    table: int
    row: int
    name: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """``as_of`` is the day on which the draft speaks: its own date, or the day of the check."""

    reading: Reading
    document: Document
    known: Known = field(default_factory=Known)
    as_of: date | None = None
    sheet: Sheet | None = None  # how it is laid out, of a Word file
    _kept: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    def kept(self, key: object, make: Callable[[], Kept]) -> Kept:
        """What ``make`` gives, made once for all checks of this draft."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[return-value]

    def numbers(self, passage: Passage) -> list[Num]:
        """The numbers of a sentence, figures or not."""
        found = self._numbers.get(passage.start)
        if found is None:
            found = numbers_in(self._countable, passage.start, passage.end)
            self._numbers[passage.start] = found
        return found

    @cached_property
    def _numbers(self) -> dict[int, list[Num]]:
        """The numbers of sentences by where these start."""
        return {}

    @cached_property
    def _countable(self) -> str:
        return countable(self.text)

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def day(self) -> date | None:
        """The day that the draft bears, or that it is checked as of."""
        return self.reading.identity.issued_on or self.reading.published_on or self.as_of

    @cached_property
    def doubtful(self) -> bool:
        """Whether it was read from pictures: then nothing is an error for sure."""
        return self.reading.recognised

    @cached_property
    def laid(self) -> tuple[Layout | None, LayoutCoverage]:
        """The layout, where its rules are known, and what is to be said of it."""
        return layout_of(self.sheet, self.day)

    @property
    def layout(self) -> Layout | None:
        return self.laid[0]

    def spots(self, lines: tuple[SheetLine, ...], *, whole: bool = False) -> list[Place]:
        """Where lines of the sheet stand in the text, in order; ``whole`` to be replaced."""
        assert self.sheet is not None
        return self.kept("spots", lambda: Spots(self.text, self.sheet)).of(lines, whole=whole)  # type: ignore[arg-type]

    @cached_property
    def cells(self) -> Cells:
        return Cells(self.document)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every figure of the draft, in reading order."""
        return tuple(
            Amount(
                figure=figure,
                text=self.text,
                cell=self.cells.of(figure),
                recognised=self.doubtful,
            )
            for figure in self.reading.figures
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence outside tables."""
        prose = [amount for amount in self.amounts if amount.cell is None]
        starts = [amount.start for amount in prose]
        found = []
        for number, block in enumerate(self.document.blocks):
            if block.kind is Kind.ROW:
                continue
            for first, last in block.sentences():
                start, end = block.start + first, block.start + last
                text = self.text[start:end]
                inside = prose[bisect_left(starts, start) : bisect_left(starts, end)]
                found.append(
                    Passage(
                        start=start,
                        end=end,
                        text=text,
                        words=frozenset(words_of(text)),
                        amounts=tuple(inside),
                        block=number,
                    )
                )
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every row of a table that holds an amount."""
        held: dict[tuple[int, int], list[Amount]] = {}
        for amount in self.amounts:
            if amount.cell is not None:
                held.setdefault(amount.cell[:2], []).append(amount)
        return tuple(
            Line(
                table=table,
                row=row,
                name=amounts[0].figure.indicator,
                amounts=tuple(sorted(amounts, key=lambda one: one.cell or (0, 0, 0))),
            )
            for (table, row), amounts in held.items()
        )

    def passage_at(self, at: int) -> Passage | None:
        """The sentence that holds the character ``at``."""
        index = bisect_right(self._starts, at) - 1
        found = self.passages[index] if index >= 0 else None
        return found if found is not None and at < found.end else None

    def before(self, passage: Passage, count: int = 1) -> tuple[Passage, ...]:
        """Up to ``count`` sentences right before one, of its paragraph."""
        at = bisect_left(self._starts, passage.start)
        near = self.passages[max(0, at - count) : at]
        return tuple(one for one in near if one.block == passage.block)

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]
