"""Numbers that are no figure, each with its reason: for ``tiendo explain``."""

from __future__ import annotations

from dataclasses import dataclass

from tiendo.errors import NumberUnreadable
from tiendo.facts.figure import Figure
from tiendo.facts.items import Remark, Unread
from tiendo.reading.document import Block
from tiendo.reading.rules.figures.deciding import UNIT_MISSING
from tiendo.reading.rules.figures.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A number that is no figure, and why."""

    start: int
    end: int
    reason: str


Item = Figure | Unread | Remark | Passed


def passed(block: Block, sentence: Sentence, i: int, j: int, reason: object) -> Passed | Unread:
    """Words ``i`` to ``j`` as passed over, or as unreadable where they look like a number."""
    start, end = sentence.starts[i], sentence.ends[j - 1]
    if isinstance(reason, NumberUnreadable):
        return Unread(
            evidence=block.evidence((start, end)), rule="figures.number", reason=str(reason)
        )
    if reason == UNIT_MISSING:
        return Unread(
            evidence=block.evidence((start, end)),
            rule="figures.unit",
            reason=f"“{block.text[start:end]}” không có đơn vị tính",
        )
    return Passed(start=block.start + start, end=block.start + end, reason=str(reason))
