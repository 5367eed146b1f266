"""Sums by the surest way, and where what is stated and what its parts add up to disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tiendo.scoring.rules.merge import Key
from tiendo.scoring.rules.periods import DAY
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.sums import accumulate, joined
from tiendo.scoring.rules.usable import Usable


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A period whose stated value is not the sum of its parts, all equally sure."""

    period: str
    stated: Decimal
    derived: Decimal
    parts: tuple[str, ...]


def firmed(pieces: Mapping[Key, Usable]) -> dict[Key, Usable]:
    """The values by period, a surer sum of parts in place of a less sure stated one.

    Six months and quarter III, both official, count before an estimate of nine months.
    """
    out = dict(pieces)
    for (start, end), stated in pieces.items():
        surer = {at: one for at, one in pieces.items() if one.rank > stated.rank}
        made = accumulate(start, surer).get(end + DAY) if surer else None
        if made is not None and stated.attained is None:
            out[start, end] = replace(made, remarks=(*made.remarks, "parts-surer"))
    return out


def conflicts(pieces: Mapping[Key, Usable]) -> tuple[Conflict, ...]:
    """Stated values that differ from the sum of other stated values, in time order."""
    found = []
    for (start, end), stated in sorted(pieces.items()):
        rest = {at: one for at, one in pieces.items() if _counts(at, one, (start, end), stated)}
        chain = _chain(start, end + DAY, rest)
        if not chain:
            continue
        made = chain[0]
        for one in chain[1:]:
            made = joined(start, one.period.end + DAY, made, one)
        if made.span.low > stated.span.high or made.span.high < stated.span.low:
            found.append(_conflict(stated, made, chain))
    return tuple(found)


def _conflict(stated: Usable, made: Usable, chain: list[Usable]) -> Conflict:
    return Conflict(
        period=str(stated.said_of),
        stated=as_decimal(stated.span.low.value),
        derived=as_decimal(made.span.low.value),
        parts=tuple(str(one.said_of) for one in chain),
    )


def _counts(at: Key, one: Usable, whole: Key, stated: Usable) -> bool:
    """Whether a value may be a part of ``whole`` in a conflict: inside it, known as surely."""
    inside = whole[0] <= at[0] and at[1] <= whole[1] and at != whole
    same = one.rank >= stated.rank and (one.attained is None) == (stated.attained is None)
    finite = not (one.span.low.infinite or one.span.high.infinite)
    return inside and same and finite


def _chain(start: date, after: date, parts: Mapping[Key, Usable]) -> list[Usable]:
    """The fewest parts that lie end to end from ``start`` to ``after``; empty if none do."""
    ways: dict[date, list[Usable]] = {start: []}
    for (first, _), one in sorted(parts.items()):
        if first not in ways:
            continue
        way, end = [*ways[first], one], one.period.end + DAY
        if end not in ways or len(way) < len(ways[end]):
            ways[end] = way
    return ways.get(after, [])
