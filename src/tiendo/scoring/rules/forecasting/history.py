"""The series behind a target: equal steps without a gap, out of the values in its terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiendo.facts.series import Adds
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.merge import Key, merged
from tiendo.scoring.rules.periods import DAY, whole_months
from tiendo.scoring.rules.profile import ending
from tiendo.scoring.rules.sums import accumulate
from tiendo.scoring.rules.usable import Usable

STEPS = (1, 3, 12)
# Of the day after: what is known up to it from the first of January, or None.
Upto = Callable[[date], Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of steps of ``step`` months, the last of which ends before ``until``."""

    step: int
    values: tuple[Fraction, ...]
    until: date

    @property
    def season(self) -> int:
        return 12 // self.step

    @property
    def least(self) -> int:
        """The shortest beginning that a forecast is made from: two seasons, four values."""
        return max(2 * self.season + 1, 4) if self.season > 1 else 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a target's indicator: sums from new year, means of steps, or states."""

    values: Sequence[Usable]
    adds: Adds

    def series(self, step: int) -> Series | None:
        """The longest run of steps that leads to the last one known; None without one."""
        found = self._steps(step)
        if not found:
            return None
        until = max(found)
        run: list[Fraction] = []
        while until in found:
            run.append(found[until])
            until = later(until, -step)
        return Series(step=step, values=tuple(reversed(run)), until=max(found))

    def _steps(self, step: int) -> dict[date, Fraction]:
        """The value of each step by the day after it."""
        pieces = firmed(merged(self.values)) if self.adds is Adds.SUM else merged(self.values)
        years = sorted({one.period.end.year for one in pieces.values()})
        afters = [date(y, 1 + m, 1) for y in years for m in range(0, 12, step)]
        afters = [later(first, step) for first in afters]
        if self.adds is Adds.LAST:
            states = {after: ending(pieces, after - DAY) for after in afters}
            return {after: value for after, value in states.items() if value is not None}
        if self.adds is Adds.MEAN:
            exact = {after: pieces.get((later(after, -step), after - DAY)) for after in afters}
            return {
                after: value for after, one in exact.items() if (value := point(one)) is not None
            }
        return flows(pieces, years, step)


def flows(pieces: Mapping[Key, Usable], years: Sequence[int], step: int) -> dict[date, Fraction]:
    """What each step brought: the sum from new year up to its end less that up to its start."""
    found: dict[date, Fraction] = {}
    for year in years:
        upto = upto_of(pieces, date(year, 1, 1))
        for month in range(0, 12, step):
            first = date(year, 1 + month, 1)
            after = later(first, step)
            before, behind = upto(first), upto(after)
            if before is not None and behind is not None:
                found[after] = behind - before
    return found


def upto_of(pieces: Mapping[Key, Usable], start: date) -> Upto:
    """The sum from ``start`` up to a day, from its parts."""
    sums = accumulate(start, pieces)
    return lambda after: Fraction(0) if after == start else point(sums.get(after))


def point(one: Usable | None) -> Fraction | None:
    return None if one is None else one.span.point


def later(day: date, months: int) -> date:
    """The first of a month, so many months on.

    >>> later(date(2023, 11, 1), 3), later(date(2023, 1, 1), -12)
    (datetime.date(2024, 2, 1), datetime.date(2022, 1, 1))
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def steps_between(first: date, after: date, step: int) -> int | None:
    """How many whole steps lie between two days; None where they do not fit."""
    months = whole_months(first, after)
    return None if months is None or months % step else months // step
