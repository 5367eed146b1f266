"""Counts of which a draft has but one at a time, told with two numbers: "17/22 xã đạt chuẩn nông
thôn mới", "18 xã về đích nông thôn mới".

By their names in the catalogue (tables/counted_once.yaml), whichever words tell them, alone or of
how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.pairs.pairing import period_of
from tiendo.checking.pairs.topics import apart
from tiendo.checking.retelling.set_apart import of_two_values, of_two_years, put_right
from tiendo.checking.retelling.told_otherwise import told_otherwise
from tiendo.facts.figure import Measure, Op, Role
from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.checking.tables"


@cache
def _once() -> frozenset[str]:
    return frozenset(row["indicator"] for row in rows(TABLES, "counted_once"))


def counted_again(draft: Draft) -> Iterator[tuple[Amount, Amount]]:
    """The later and the earlier of two such counts, where one of them is told of how many."""
    told: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for one in draft.amounts:
        period = period_of(one)
        if _counts(one) and not told_otherwise(draft, one):
            end = period.end if period is not None else None
            told[one.figure.indicator_id, one.figure.subject, end].append(one)
    for found in told.values():
        first, *later = found
        for one in later:
            if _told_of_all(first, one) and not _two_values(draft, first, one):
                yield one, first


def _counts(one: Amount) -> bool:
    figure = one.figure
    plain = figure.op is Op.EQ and figure.high is None and one.main is not None
    return (
        figure.indicator_id in _once()
        and figure.role is Role.RESULT
        and figure.measure in (Measure.LEVEL, Measure.RATIO)
        and plain
        and one.cell is None
        and not (one.main is not None and one.main.hedge)
    )


def _told_of_all(one: Amount, other: Amount) -> bool:
    """Whether two counts differ, and one is told of how many: else names tell (``by_key``)."""
    if one.figure.value == other.figure.value:
        return False
    return one.figure.indicator != other.figure.indicator or one.figure.of != other.figure.of


def _two_values(draft: Draft, one: Amount, other: Amount) -> bool:
    return (
        apart(draft, one, other)
        or of_two_years(draft, one, other)
        or of_two_values(draft, one.span[0], other.span[0])
        or put_right(draft, one.figure.value, other.figure.value)
    )
