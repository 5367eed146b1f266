"""Shares of one whole, told one after another to the last of them.

"khách Hàn Quốc chiếm 38,2%, Trung Quốc 27,6%, Nga 9,8%, các thị trường còn lại 17%": where the
last is all the rest they make 100%, as exactly as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED, Range
from tiendo.vocabulary.regexes import regex

FIRST = shaped(r"\bchiếm(?:\s{sums.share_tails})*\s$")
NEXT = regex(
    r"^\s?%?(?:\s[^\W\d_]+){0,4}(?:[,;]\s|\svà\s)(?:[^\d,;.()]{1,70})\s"
    r"(?:chiếm(?:\s(?:tỷ lệ|tỷ trọng))?\s|là\s)?$"
)
REST = regex(r"\b(?:còn lại|khác)\b[^\d]*$")
FEWEST, NEAR = 3, Decimal("1.3")


@dataclass(frozen=True, slots=True)
class ClosedShares:
    """Percents which make up a whole, in order; the last is the rest."""

    shares: tuple[Num, ...]

    @property
    def sum(self) -> Decimal:
        return sum((one.main.value for one in self.shares), Decimal(0))

    @property
    def holds(self) -> bool:
        """Whether they may make 100%; a sum far from it is of several wholes."""
        total = Range(Decimal(0), Decimal(0))
        for one in self.shares:
            total += one.main.range
        near = HUNDRED / NEAR <= self.sum <= HUNDRED * NEAR
        return not near or total.meets(Range(HUNDRED, HUNDRED))


def closed_shares(draft: Draft, passage: Passage) -> Iterator[ClosedShares]:
    """Every list of shares of a sentence that goes on to the rest of the whole."""
    if passage.text.count("%") < FEWEST or "chiếm" not in passage.text:
        return
    run: list[Num] = []
    for num in draft.numbers(passage):
        led = draft.text[run[-1].end if run else passage.start : num.start]
        plain = num.unit == "percent" and num.whole is None and not num.high
        if run and plain and NEXT.match(led) and not words("parts.moved").search(led):
            run.append(num)
            if REST.search(led) and len(run) >= FEWEST:
                yield ClosedShares(tuple(run))
                run = []
        else:
            run = [num] if plain and FIRST.search(led) else []
