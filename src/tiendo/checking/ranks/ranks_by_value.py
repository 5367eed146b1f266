"""Ranks that two sentences tell of one value: "tăng 9,84%, xếp thứ 3/13 … tốc độ 9,84% đưa tỉnh vào
vị trí thứ nhì". Who takes up a value to the last digit takes up its rank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.ranks.ranks_told import COMPARED, field_of, rank_of, ranks_of
from tiendo.checking.retelling.recopying import digits
from tiendo.checking.wordlists import words
from tiendo.vocabulary.regexes import regex

# A rank stands no further behind its value, and nothing ends between them.
NEAR = 70
BETWEEN = regex(r"[^;:\d]*(?:\d{1,2} tháng|quý \w+|năm (?:19|20)\d\d)?[^;:\d]*")
DIGITS = 3
NATION = ({"cả nước", "34"}, {"cả nước", "63"})


@dataclass(frozen=True, slots=True)
class OfValue:
    """A rank with the value right before it; ``alone``: the sentence tells no other rank."""

    rank: int
    field: str | None
    value: tuple[str | None, Decimal]
    start: int
    end: int
    passage: Passage
    alone: bool

    def same(self, other: OfValue) -> bool:
        """Whether two ranks of one value are of one field, as far as it is said."""
        if self.passage is other.passage:
            return False
        if self.field is not None and other.field is not None:
            fields = {self.field, other.field}
            return len(fields) == 1 or fields in NATION
        return self.alone and other.alone


def ranks_by_value(draft: Draft) -> Iterator[tuple[OfValue, OfValue]]:
    """The later and the earlier of two ranks of one value."""
    seen: dict[tuple[str | None, Decimal], list[OfValue]] = defaultdict(list)
    for one in _told(draft):
        other = next((known for known in seen[one.value] if known.same(one)), None)
        seen[one.value].append(one)
        if other is not None and other.rank != one.rank:
            yield one, other


def _told(draft: Draft) -> Iterator[OfValue]:
    for passage in draft.passages:
        ranks = ranks_of(draft, passage)
        for found in ranks:
            at = passage.start + found.start()
            value = _value_before(draft, passage, at)
            if value is None or words("ranks.other").search(
                COMPARED.sub(" ", draft.text[value.start : at])
            ):
                continue
            yield OfValue(
                rank=rank_of(found),
                field=field_of(found),
                value=(value.unit, value.main.value),
                start=at,
                end=passage.start + found.end(),
                passage=passage,
                alone=len(ranks) == 1,
            )


def _value_before(draft: Draft, passage: Passage, at: int) -> Num | None:
    told = [num for num in draft.numbers(passage) if num.unit is not None and num.end <= at]
    last = told[-1] if told else None
    if last is None or at - last.end > NEAR or len(digits(last.main.value)) < DIGITS:
        return None
    return last if BETWEEN.fullmatch(draft.text, last.end, at) else None
