"""A part, its whole, and the percent that is written beside them."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Passage
from tiendo.checking.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A part, its whole, and the percent that is written beside them."""

    part: Written
    whole: Written
    percent: Written
    said: str  # "154/150", as the text has it
    amounts: tuple[Amount, ...] = ()
    sure: bool = True

    @property
    def beside(self) -> bool:
        """Whether part and whole stand in one ratio."""
        return self.whole.start > self.part.start and self.whole.start - self.part.end < 25


def amounts_at(passage: Passage, *written: Written) -> tuple[Amount, ...]:
    """The figures of a sentence that hold these numbers."""
    return tuple(
        amount
        for amount in passage.amounts
        if any(amount.start <= one.start < amount.end for one in written)
    )
