"""Two percents of a paragraph that make up a hundred, and the two counts behind them.

"16.051 nhiệm vụ hoàn thành, đạt 98,62% …; quá hạn: 223 … chỉ chiếm 1,38%": both are rounded of
16.051 and 223 out of their sum, or both are wrong in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.ratio import Ratio
from tiendo.checking.sums.partitions import summed
from tiendo.checking.wordlists import shaped
from tiendo.checking.written import HUNDRED, Written

BEHIND = shaped(r"^[^.;()\d]{0,40}[,(]?\s?{shares.comes_to}?\s?(?:tỷ lệ\s)?$")
# So many last digits a percent may lie from a quotient that it was surely meant to be.
NEAR = 5


def complements(draft: Draft) -> Iterator[Ratio]:
    """Percents of parts that are told apart from each other, each with its count."""
    for _, group in groupby(draft.passages, key=lambda passage: passage.block):
        passages = list(group)
        if sum(passage.text.count("%") for passage in passages) > 1:
            yield from _paragraph(draft, passages)


def _paragraph(draft: Draft, passages: Sequence[Passage]) -> Iterator[Ratio]:
    numbers = [num for one in passages for num in draft.numbers(one) if not num.high]
    percents = [num for num in numbers if num.unit == "percent" and num.main.step < 1]
    counts = [num for num in numbers if _counted(num)]
    for one in percents:
        part = next((num for num in reversed(counts) if num.end <= one.start), None)
        if part is None or BEHIND.match(draft.text[part.end : one.start]) is None:
            continue
        for other in percents:
            if other.start > one.start and one.main.value + other.main.value == HUNDRED:
                yield from _two(draft, part, one, other, counts)


def _counted(num: Num) -> bool:
    return (
        num.unit in (None, "count") and num.whole is None and num.main.exact and num.main.value > 1
    )


def _two(draft: Draft, part: Num, one: Num, other: Num, counts: Sequence[Num]) -> Iterator[Ratio]:
    """The two ratios, where a count lies so that the percents nearly are its quotients."""
    for rest in counts:
        if rest is part or not part.end < rest.start < other.start:
            continue
        whole = summed([part.main, rest.main])
        gap = abs(part.main.value / whole.value * HUNDRED - one.main.value)
        if gap <= one.main.step * NEAR:
            for count, percent in ((part, one), (rest, other)):
                yield _ratio(draft, count, whole, percent.main)
            return


def _ratio(draft: Draft, count: Num, whole: Written, percent: Written) -> Ratio:
    said = draft.text[count.start : count.main.end]
    return Ratio(
        part=count.main,
        whole=whole,
        percent=percent,
        said=f"{said}/{count.show(whole.value)}",
        sure=False,
    )
