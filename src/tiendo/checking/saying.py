"""Numbers and findings in words: Vietnamese for people, English beside."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tiendo.checking.amounts import Amount
from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.numbers import Num
from tiendo.checking.written import Written, plain, round_to
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.regexes import regex

# A sum is marked as a whole where it is no longer than this.
STRETCH = 320
BROKEN = regex(r"\n|\.\s")


def vi(value: Decimal) -> str:
    """A number as Vietnamese text has it: 1.234,5."""
    return format_number(value)


def en(value: Decimal) -> str:
    """A number as English text has it: 1,234.5."""
    return f"{value:,f}"


def as_written(value: Decimal, like: Written) -> Decimal:
    """``value`` rounded as ``like`` is written."""
    return plain(round_to(value, like.step), like.step)


def places(*amounts: Amount) -> tuple[Place, ...]:
    """Where amounts stand, in order, each once."""
    spans = sorted({one.span for one in amounts})
    return tuple(Place(start=start, end=end) for start, end in spans)


def at(amount: Amount, **said: object) -> Finding:
    """A finding at the number of ``amount``."""
    start, end = amount.span
    return Finding(start=start, end=end, **said)  # type: ignore[arg-type]


def stretch(text: str, odd: Num, others: Iterable[Num]) -> Place:
    """From the first to the last number of a sum where they stand in one sentence and near: which
    of them is wrong a draft alone cannot say. Elsewhere the place of ``odd`` alone.
    """
    every = (odd, *others)
    start, end = min(one.start for one in every), max(one.end for one in every)
    if end - start > STRETCH or BROKEN.search(text, start, end):
        return Place(start=odd.start, end=odd.end)
    return Place(start=start, end=end)


def beyond(place: Place, others: Iterable[Num]) -> tuple[Place, ...]:
    """Where numbers stand that a marked place does not hold already."""
    return tuple(
        Place(start=one.start, end=one.end)
        for one in others
        if not place.start <= one.start < place.end
    )


def softened(sure: bool) -> Severity | None:
    """None (the check's own severity) where it is sure, else a warning."""
    return None if sure else Severity.WARNING
