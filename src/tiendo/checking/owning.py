"""One slip, one finding: of several that rest on the same wrong number, one is kept.

A wrong value disagrees with its percent, with its plan and with its parts. What was found
first in the order of the checks owns the slip; the places of the others stand in its ``see``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tiendo.checking.finding import Finding, Place, Severity


def owned(found: Sequence[Finding], order: Sequence[str]) -> tuple[Finding, ...]:
    """The findings in order of the text, each slip once."""
    rank = {check: at for at, check in enumerate(order)}
    kept: list[Finding] = []
    taken: dict[tuple[int, int], int] = {}  # where a kept finding stands: its index
    for finding in sorted(found, key=lambda one: (strength(one), rank.get(one.check, 0))):
        other = taken.get((finding.start, finding.end))
        if other is None:
            taken[finding.start, finding.end] = len(kept)
            kept.append(finding)
        else:
            kept[other] = merged(kept[other], finding)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, rank.get(one.check, 0))))


def strength(finding: Finding) -> int:
    return 0 if finding.severity is Severity.ERROR else 1


def merged(kept: Finding, other: Finding) -> Finding:
    """``kept``, which sees what the other saw."""
    own = Place(start=kept.start, end=kept.end)
    see = dict.fromkeys((*kept.see, *other.see))
    return replace(kept, see=tuple(place for place in see if place != own))
