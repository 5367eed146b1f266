"""A month and the months up to it, one of them in another unit: "tháng 9 ước 186,9 triệu USD …;
lũy kế 9 tháng ước 1.475,9 tỷ USD".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.pairing import SLIPS, is_level, period_of
from tiendo.facts.figure import Role
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.text import fold

UNITS = ("VND", "USD")
# So many times a month's part of the months one month may be, and as little.
MOST = Decimal(4)


def summed_months(draft: Draft) -> Iterator[tuple[Amount, Amount, Decimal]]:
    """Every value of some months that one of their own gives only in another unit, and the
    factor that it is off by.
    """
    found: dict[tuple[str, str], list[tuple[Period, Amount]]] = defaultdict(list)
    for amount in draft.amounts:
        figure, when = amount.figure, period_of(amount)
        plain = is_level(amount) and amount.main is not None and figure.role is Role.RESULT
        if plain and when is not None and figure.unit in UNITS and figure.indicator:
            found[fold(figure.indicator), figure.unit].append((when, amount))
    for told in found.values():
        yield from _off(draft, told)


def _off(
    draft: Draft, told: Sequence[tuple[Period, Amount]]
) -> Iterator[tuple[Amount, Amount, Decimal]]:
    months = [(when, part) for when, part in told if when.months == 1]
    for stretch, whole in told if months else ():
        for month, part in months:
            if stretch.months < MOST or month.end.month != stretch.end.month:
                continue
            here = draft.passage_at(part.start)  # in one sentence "lũy kế 9 tháng" has no year
            if month.year != stretch.year and here is not draft.passage_at(whole.start):
                continue
            mean = whole.figure.value / stretch.months
            slip = next((scale for scale in SLIPS if _near(part, mean * scale)), None)
            if slip is not None and not _near(part, mean):
                yield whole, part, slip


def _near(part: Amount, mean: Decimal) -> bool:
    return mean / MOST <= part.figure.value <= mean * MOST
