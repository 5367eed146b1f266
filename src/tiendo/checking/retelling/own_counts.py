"""Rates in the brackets of two counts: "558 người hài lòng (93%)", "352 người hài lòng (88%)"."""

from __future__ import annotations

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.numbers import Num
from tiendo.checking.pairs.fitting import transposed

# Between a count and the bracket with its rate.
NEAR = 40


def of_own_counts(draft: Draft, one: Amount, other: Amount) -> bool:
    """Whether two rates each stand right behind a count of their own, and no slip lies between."""
    counts = [_count_of(draft, each) for each in (one, other)]
    if counts[0] is None or counts[1] is None:
        return False
    apart = counts[0].main.value != counts[1].main.value
    return apart and not transposed(one.figure.value, other.figure.value)


def _count_of(draft: Draft, amount: Amount) -> Num | None:
    """The count whose bracket an amount stands in alone."""
    here = draft.passage_at(amount.start)
    at = amount.main.start if amount.main is not None else amount.start
    if here is None or not draft.text[:at].endswith("("):
        return None
    before = [num for num in draft.numbers(here) if num.end <= at and num.unit == "count"]
    return before[-1] if before and at - before[-1].end <= NEAR else None
