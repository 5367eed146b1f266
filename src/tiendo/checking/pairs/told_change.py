"""A rise or fall beside the values it lies between, and what is said where it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed
from tiendo.checking.pairs.reckoned_pairs import plain_number
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.saying import as_written, en, softened
from tiendo.checking.written import HUNDRED, Range

DIGITS = 2
# An amount with a slip in it lies no further from the right one.
FAR = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A rise or fall by ``by``, a percent or an amount, from ``earlier`` to ``later``.

    ``amount``: in the place of the earlier value stands the amount that the percent is of.
    """

    earlier: Num
    later: Num
    by: Num
    way: str  # "tăng" or "giảm"
    amount: bool = False

    @property
    def sign(self) -> int:
        return 1 if self.way == "tăng" else -1

    @property
    def span(self) -> Range:
        """What the change may be, upwards: in points between percents, else in percent where ``by``
        is one.
        """
        one, two = self.earlier.main.range, self.later.main.range
        if self.amount:
            one = two - one.times(Decimal(self.sign))
        gap = two - one
        points = self.earlier.percent and self.later.percent
        share = two.percent_of(one) if self.by.percent and not points else None
        return Range(share.low - HUNDRED, share.high - HUNDRED) if share is not None else gap

    @property
    def computed(self) -> Decimal:
        """What the change should be, in its own direction."""
        one, two = self.earlier.main.value, self.later.main.value
        if self.amount:
            one = two - one * self.sign
        gap = (two - one) * self.sign
        return gap / one * HUNDRED if self.by.percent else gap

    @property
    def holds(self) -> bool:
        return self.by.main.range.meets(self.span.times(Decimal(self.sign)))

    @property
    def slip(self) -> bool:
        """Whether what is told lies as near to the right one as a slip of the hand."""
        said, right = self.by.main.value, self.computed
        if right <= 0:
            return False
        if self.by.percent:
            return slipped(as_written(right, self.by.main), said, digits=DIGITS)
        return abs(right - said) <= FAR * said or transposed(right, said)


def between_others(numbers: Sequence[Num], one: ToldChange) -> bool:
    """Whether two other numbers lie just so far apart as an amount of change tells."""
    like = [num for num in numbers if plain_number(num) and num.start != one.by.start]
    like = [num for num in like if num.factor == one.by.factor]
    return any(
        abs(a.main.value - b.main.value) == one.by.main.value for a, b in combinations(like, 2)
    )


def told_wrong(draft: Draft, one: ToldChange) -> Finding:
    """A change that its two values do not give."""
    by, value = one.by, as_written(one.computed, one.by.main)
    earlier, later, said = (draft.text[n.start : n.end] for n in (one.earlier, one.later, by))
    shown = f"{by.show(value)}%" if by.percent else f"{by.show(value)} {by.unit_text}".strip()
    led = f"{one.way.capitalize()} {earlier} đến {later}" if one.amount else (
        f"Từ {earlier} đến {later}"
    )  # fmt: skip
    return Finding(
        start=by.start,
        end=by.end,
        message=f"{led} là {one.way} {shown}, không phải {one.way} {said}",
        message_en=f"From {earlier} to {later} is {en(value / by.factor)} of change, not {said}",
        stated=by.main.value / by.factor,
        computed=value / by.factor,
        suggestion=shown,
        see=tuple(Place(start=num.start, end=num.end) for num in (one.earlier, one.later)),
        severity=softened(not draft.doubtful),
    )
