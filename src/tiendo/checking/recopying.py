"""Values that were copied with a slip: nearly one number, of one thing, in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.draft import Draft
from tiendo.checking.fitting import transposed
from tiendo.checking.pairing import is_level, noun
from tiendo.checking.topics import apart, named
from tiendo.vocabulary.regexes import regex

# Two values of one thing differ by no more than this: what differs more is of two things.
MOST_APART = Decimal("1.6")
# Numbers of fewer digits have neighbours by chance.
DIGITS, DIGITS_OF_RATE = 4, 3
# What a name must share with another's, at least: words that say something.
SHARED = 2
AGAIN = regex(r"như trên|nêu trên|nói trên|đã nêu|ở trên")


def of_one_size(one: Amount, other: Amount) -> bool:
    """Whether two values may be one that was mistyped: none is far more than the other."""
    low, high = sorted((abs(one.figure.value), abs(other.figure.value)))
    return low > 0 and high <= low * MOST_APART


def copied_wrong(draft: Draft) -> Iterator[tuple[Amount, Amount]]:
    """The later of two values with two digits exchanged, said of one thing in two sentences."""
    groups: dict[tuple[object, ...], list[Amount]] = defaultdict(list)
    for amount in draft.amounts:
        if is_level(amount) and amount.main is not None and amount.plain:
            digits = str(amount.figure.value.normalize()).replace(".", "").strip("0")
            key = (amount.figure.unit, amount.figure.per, "".join(sorted(digits)))
            rated = amount.figure.per is not None
            if len(digits) >= (DIGITS_OF_RATE if rated else DIGITS):
                groups[key].append(amount)
    for amounts in groups.values():
        for index, later in enumerate(amounts):
            earlier = next((one for one in amounts[:index] if _one_thing(draft, one, later)), None)
            if earlier is not None:
                yield later, earlier


def _one_thing(draft: Draft, one: Amount, other: Amount) -> bool:
    a, b = one.figure, other.figure
    if a.value == b.value or not transposed(a.value, b.value) or apart(draft, one, other):
        return False
    if a.indicator_id is not None and a.indicator_id == b.indicator_id:
        return a.period == b.period  # by_key has those of one period
    if a.per is not None:
        return noun(a.unit_text or "") in named(b.indicator).split() or noun(
            a.unit_text or ""
        ) == noun(b.unit_text or "")
    shared = set(named(a.indicator).split()) & set(named(b.indicator).split())
    said = AGAIN.search(b.indicator.lower()) is not None
    same_time = a.period == b.period
    return (len(shared) >= SHARED or (said and bool(shared))) and same_time
