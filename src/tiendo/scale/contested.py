"""Which of several values of one time counts, and from which day on; what only rules settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tiendo.scale.rows import END, NEVER, Plain
from tiendo.scoring.rules.merge import Key

# From which day, and until which, only the rules can weigh what is known.
Unclear = tuple[date, int]


def in_turn(values: Sequence[Plain], stand: int) -> tuple[list[tuple[Plain, int]], list[Unclear]]:
    """Each value with the day from which a surer one of its period counts instead.

    And when something is known that only the rules can weigh: values equally sure that
    differ, until a surer one comes; for stocks, values of two periods with one end.
    """
    by_period: dict[Key, dict[int, Plain]] = defaultdict(dict)
    torn: list[Plain] = []
    for one in values:
        equal = by_period[one.period.start, one.period.end].setdefault(one.weight, one)
        if equal.value != one.value:
            torn.append(one)
    unclear = [
        (one.known_on, until(one, by_period[one.period.start, one.period.end].values()))
        for one in torn
    ]
    if stand == END:
        unclear += [(day, NEVER) for day in same_ends(by_period)]
    found = [
        (one, until(one, rivals.values())) for rivals in by_period.values() for one in _up(rivals)
    ]
    return found, unclear


def until(one: Plain, rivals: Iterable[Plain]) -> int:
    """The first day on which a surer value of the period is known."""
    surer = [other.known_on for other in rivals if other.weight > one.weight]
    return min(surer).toordinal() if surer else NEVER


def same_ends(by_period: dict[Key, dict[int, Plain]]) -> list[date]:
    """For each end of several periods, the day since which two of them are known."""
    by_end: dict[date, list[date]] = defaultdict(list)
    for (_, end), rivals in by_period.items():
        by_end[end].append(min(one.known_on for one in rivals.values()))
    return [sorted(days)[1] for days in by_end.values() if len(days) > 1]


def _up(rivals: dict[int, Plain]) -> list[Plain]:
    return [rivals[weight] for weight in sorted(rivals)]
