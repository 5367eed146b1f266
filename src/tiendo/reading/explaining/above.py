"""What the text above a sentence leaves to it: lead-ins, headings, times said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.reading.document import Block, Document, Kind
from tiendo.reading.explaining.scene import Mention, Piece, Scene, cue_rows, scene
from tiendo.reading.rules.figures.running_heads import HEADING_NUMBER
from tiendo.vocabulary.periods import Period

# Blocks above in which a period's words are looked for: a long chapter, not a whole book.
REACH = 200
LEADS = (":", "như sau")


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """A block of the document, and the way upwards from it."""

    document: Document
    index: int

    def lead_in(self) -> Block | None:
        """The line with a colon over the list that the block is an item of."""
        blocks = self.document.blocks
        if blocks[self.index].kind is not Kind.ITEM:
            return None
        for at in range(self.index - 1, -1, -1):
            if blocks[at].text.rstrip().endswith(LEADS):
                return blocks[at]
            if blocks[at].kind is not Kind.ITEM:
                return None
        return None

    def headings(self) -> Iterator[Block]:
        """The headings that the block stands under, the nearest first."""
        level = 99
        for block in reversed(self.document.blocks[: self.index + 1]):
            if block.kind is Kind.HEADING and block.level < level:
                level = block.level
                yield block

    def target_heading(self) -> Mention | None:
        """The words of the nearest heading that make what stands under it targets."""
        table, row = cue_rows()["stop.target-heading"]
        for block in self.headings():
            words = HEADING_NUMBER.sub("", block.text.lower())
            said = max((w for w in row["words"] if words.startswith(w)), key=len, default=None)
            if said is not None:
                at = block.start + len(block.text) - len(words)
                text = self.document.text[at : at + len(said)]
                return Mention(row=row, table=table, start=at, end=at + len(said), words=text)
        return None

    def scenes(self, before: int) -> Iterator[Scene]:
        """The sentences before offset ``before``, the nearest first, within reach."""
        first = max(0, self.index - REACH)
        for block in reversed(self.document.blocks[first : self.index + 1]):
            for start, end in reversed(list(block.sentences())):
                if block.start + end <= before:
                    yield scene(block, start, end)

    def time(self, period: str, before: int) -> Piece | None:
        """The nearest words above that state ``period``."""
        for earlier in self.scenes(before):
            found = [p for p in earlier.pieces if states(p, period)]
            if found:
                return found[-1]
        return None


def states(piece: Piece, period: str) -> bool:
    """Whether a time, with the year of ``period`` where it leaves its own open, is ``period``.

    A target's span of years ("giai đoạn 2021 - 2025") is due in its last: both count.
    """
    if piece.time is None:
        return False
    year, _, rest = period.partition("/")[0].partition("-")
    month = int(rest) if rest.isdigit() else None
    said = piece.time.resolve(int(year), month)
    return said is not None and (str(said) == period or _last_year(said) == period)


def _last_year(period: Period) -> str:
    return str(period.year) if "/" in str(period) else ""
