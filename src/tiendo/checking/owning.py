"""One slip, one finding: of several that rest on the same wrong number, one is kept.

A wrong value disagrees with its percent, with its plan and with its parts. What stands first
in the order of the checks owns the slip; the places of the others stand in its ``see``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tiendo.checking.finding import Finding, Place, Severity
from tiendo.checking.pairs.reckoning import slipped
from tiendo.checking.written import HUNDRED, round_to, shuffled

# Findings of these checks rest on values: two that share one are told as one slip.
SHARING = (
    "plan-percent", "change-percent", "sum-of-parts", "unit-scale", "target-claim",
    "figure-conflict", "stale-figure",
)  # fmt: skip

# Slips in words: a number that a sum counts, and a symbol between its parts, are two slips.
WORDED = ("document-number", "document-conflict", "person-position", "body-name", "weekday-date")

PERCENTS = ("plan-percent", "change-percent")
NOTATION = "number-format"
STALE, CHANGES = "stale-figure", ("change-percent",)

# What is laid out wrong is another slip than what is written there.
LAYOUT = "layout-"


def owned(found: Sequence[Finding], order: Sequence[str]) -> tuple[Finding, ...]:
    """The findings in order of the text, each slip once."""
    rank = {check: at for at, check in enumerate(order)}
    kept: list[Finding] = []
    # What a kept finding stands on, its index: a character, and whether a slip in words or not.
    standing: dict[tuple[bool, int], int] = {}
    resting: dict[Place, int] = {}  # a place that a kept finding of SHARING rests on
    stale: dict[int, int] = {}  # where a number begins that a stale figure rests on
    apart = [one for one in found if one.check.startswith(LAYOUT)]
    for finding in sorted(
        (_proven(one, found) for one in found if not one.check.startswith(LAYOUT)),
        key=lambda one: (strength(one), one.check != STALE, rank.get(one.check, 0), one.start),
    ):
        worded = finding.check in WORDED
        stands = ((worded, at) for at in edges(finding))
        at = next((standing[place] for place in stands if place in standing), None)
        if at is not None and finding.check == NOTATION and not _stands_on(finding, kept[at]):
            at = None  # how a number is written is another slip than what rests on it
        if at is None and finding.check in SHARING:
            at = next((resting[place] for place in rested(finding) if place in resting), None)
            if at is not None and not explains(finding, kept[at]):
                at = None
            at = _of_a_part(finding, kept, standing) if at is None else at
        if at is None and finding.check in CHANGES:
            found_at = [stale.get(place.start) for place in finding.see]
            at = found_at[0] if found_at and len({*found_at}) == 1 else None
        if at is None:
            at = len(kept)
            kept.append(finding)
        else:
            kept[at] = merged(kept[at], finding)
        if finding.check == STALE:
            stale.update((place.start, at) for place in rested(finding))
        standing.update({(worded, place): at for place in range(finding.start, finding.end)})
        if finding.check in SHARING:
            for place in rested(finding):
                resting.setdefault(place, at)
    return tuple(
        sorted((*kept, *apart), key=lambda one: (one.start, one.end, rank.get(one.check, 0)))
    )


def _stands_on(finding: Finding, kept: Finding) -> bool:
    return kept.start < finding.end and finding.start < kept.end


def _of_a_part(
    finding: Finding, kept: Sequence[Finding], standing: Mapping[tuple[bool, int], int]
) -> int | None:
    """The kept sum whose part a conflict is with, where right as told there it would add up; or
    the change whose verb is wrong, which a verdict rests on.
    """
    if finding.check not in ("figure-conflict", "target-claim"):
        return None
    stood = (standing.get((False, place.start)) for place in finding.see)
    at = next((one for one in stood if one is not None), None)
    if at is not None and (finding.check, kept[at].check) == ("target-claim", "change-percent"):
        return at
    if at is None or kept[at].check != "sum-of-parts":
        return None
    return at if _makes_up(finding, kept[at]) else None


def _proven(finding: Finding, found: Sequence[Finding]) -> Finding:
    """A value of the last period that a change contradicts is as sure as that is, and owns it."""
    if finding.check != STALE:
        return finding
    own = {finding.start, *(place.start for place in finding.see)}
    changes = (one for one in found if one.check in CHANGES)
    beside = (one.severity for one in changes if own <= {place.start for place in rested(one)})
    return replace(finding, severity=next(beside, finding.severity))


def explains(finding: Finding, kept: Finding) -> bool:
    """Whether one slip may make both: not where a number copied wrong elsewhere would leave the
    sum of the one that it was copied from as wrong as it is, and not where the digits of a total
    have changed places and the other rests on its parts alone.
    """
    if kept.check == "sum-of-parts" and _turned(kept) and not _rests_on(finding, kept):
        return False
    if {finding.check, kept.check} == {"sum-of-parts", "plan-percent"}:
        total, percent = sorted((finding, kept), key=lambda one: one.check == "plan-percent")
        if _otherwise_wrong(total, percent):
            return False
    if kept.check == "sum-of-parts" and finding.check in PERCENTS and _turned(finding):
        return False  # "391 | 58,2", for 52,8: the percent is what was mistyped, not the part
    if finding.check in PERCENTS and kept.check in PERCENTS:
        return not _mistyped_each(finding, kept)
    if finding.check == "figure-conflict" and kept.check in PERCENTS:
        return _gives(finding, kept)
    if (finding.check, kept.check) != ("figure-conflict", "sum-of-parts"):
        return True
    return _makes_up(finding, kept) is not False


def _otherwise_wrong(total: Finding, percent: Finding) -> bool:
    """Whether a percent of a total is as wrong of what the parts come to: "8.640 tỷ đồng, bằng
    109,5% dự toán (8.150)", with parts that come to 8.620.
    """
    if Place(start=total.start, end=total.end) not in percent.see:
        return False
    values = (total.stated, total.computed, percent.stated, percent.computed)
    said, summed, told, is_now = (one if isinstance(one, Decimal) else None for one in values)
    if not said or summed is None or told is None or is_now is None:
        return False
    return abs(is_now * summed / said - told) > abs(is_now - told) / 2


def _makes_up(conflict: Finding, total: Finding) -> bool | None:
    """Whether two values lie as far apart as a sum is off; None where a number is not known."""
    values = (conflict.stated, conflict.computed, total.stated, total.computed)
    one, other, said, summed = (one if isinstance(one, Decimal) else None for one in values)
    if one is None or other is None or said is None or summed is None:
        return None
    return abs(one - other) == abs(said - summed)


def _mistyped_each(one: Finding, other: Finding) -> bool:
    """Whether each of two percents is a slip of the right one: "61,1% kế hoạch" of 57,1 and "tăng
    16,4%" of 14,6 are no one slip in the value that both are of.
    """
    return all(map(_mistyped, (one, other)))


def _mistyped(percent: Finding) -> bool:
    told, is_now = percent.stated, percent.computed
    if not isinstance(told, Decimal) or not isinstance(is_now, Decimal) or is_now <= 0:
        return False
    return slipped(round_to(is_now, Decimal(1).scaleb(int(told.as_tuple().exponent))), told)


def _gives(conflict: Finding, percent: Finding) -> bool:
    """Whether the other of two values gives the percent that is told: not where "tăng 18,1%" is as
    wrong of 3.882 as of 3.828.
    """
    values = (conflict.stated, conflict.computed, percent.stated, percent.computed)
    one, other, told, is_now = (one if isinstance(one, Decimal) else None for one in values)
    if not one or not other or told is None or is_now is None:
        return True
    if {Place(start=conflict.start, end=conflict.end), *conflict.see} <= {*percent.see}:
        return True
    ratios = (one / other, other / one)
    would = [is_now * ratio for ratio in ratios]
    # … or as a rise or a fall, of the value now or of the one before
    would += [
        abs((HUNDRED + sign * is_now) * ratio - HUNDRED) for sign in (1, -1) for ratio in ratios
    ]
    return min(abs(each - told) for each in would) < abs(is_now - told) / 2


def _turned(finding: Finding) -> bool:
    """Whether the digits of what is said are those of what it should be, in another order."""
    one, two = finding.stated, finding.computed
    if not isinstance(one, Decimal) or not isinstance(two, Decimal) or one == two:
        return False
    return shuffled(one) == shuffled(two)


def _rests_on(finding: Finding, kept: Finding) -> bool:
    """Whether a finding rests on the very number that ``kept`` stands at."""
    return any(at.start < kept.end and kept.start < at.end for at in rested(finding))


def strength(finding: Finding) -> int:
    return 0 if finding.severity is Severity.ERROR else 1


def edges(finding: Finding) -> Iterator[int]:
    """Characters by which it may be found to stand on another: its ends, and what is between."""
    yield from (finding.start, finding.end - 1, *range(finding.start, finding.end))


def rested(finding: Finding) -> Iterator[Place]:
    """Where it stands, and what it rests on; a wrong unit is surely its own slip."""
    yield Place(start=finding.start, end=finding.end)
    if finding.check != "unit-scale":
        yield from finding.see


def merged(kept: Finding, other: Finding) -> Finding:
    """``kept``, which sees what the other stands on and rests on, beyond its own place."""
    see = dict.fromkeys((*kept.see, *rested(other)))
    beyond = (one for one in see if not kept.start <= one.start <= one.end <= kept.end)
    return replace(kept, see=tuple(beyond))
