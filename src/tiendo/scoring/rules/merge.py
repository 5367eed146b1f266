"""One value a period: an official one beats an estimate, then the latest known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tiendo.scoring.rules.span import hull
from tiendo.scoring.rules.usable import Usable

Key = tuple[date, date]


def merged(found: Iterable[Usable]) -> dict[Key, Usable]:
    """The value that counts for each period, in the order of the periods.

    A stated value counts before a percent of the plan; then official before
    preliminary before estimated, whichever came last; then the latest known. Values
    of one day that differ become the range that they span: it is judged only where
    both its ends agree.
    """
    by_period: dict[Key, list[Usable]] = {}
    for one in found:
        by_period.setdefault(key(one), []).append(one)
    return {key: settle(by_period[key]) for key in sorted(by_period)}


def settle(rivals: list[Usable]) -> Usable:
    """The one that counts among values for the same time."""
    top = max(weight(one) for one in rivals)
    equal = sorted((one for one in rivals if weight(one) == top), key=lambda u: (u.span, u.refs))
    first = equal[0]
    if all(one.span == first.span for one in equal):
        return first
    return replace(
        first,
        span=hull(one.span for one in equal),
        refs=tuple(sorted({ref for one in equal for ref in one.refs})),
        sources=tuple(sorted({name for one in equal for name in one.sources})),
        remarks=(*first.remarks, "sources-differ"),
        attained=None,
    )


def weight(one: Usable) -> tuple[bool, int, date]:
    return (one.attained is None, one.rank, one.known_on)


def key(one: Usable) -> Key:
    return one.period.start, one.period.end
