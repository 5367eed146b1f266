"""By profile: from the part that is known to the whole, as in the same part of earlier years.

For the many series of which only half years, nine months and years are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiendo.facts.series import Adds
from tiendo.scoring.rules.firmed import firmed
from tiendo.scoring.rules.forecasting.history import later, upto_of
from tiendo.scoring.rules.forecasting.result import Guess, Method, Miss
from tiendo.scoring.rules.merge import merged
from tiendo.scoring.rules.periods import DAY
from tiendo.scoring.rules.profile import TRAJECTORY, Way, due_for, ending
from tiendo.scoring.rules.timeline import Standing
from tiendo.scoring.rules.usable import Usable
from tiendo.vocabulary.periods import Period

YEARS = 3  # the profile is the mean of so many years before
MOST = 12  # earlier years that are looked at


@dataclass(frozen=True, slots=True)
class Year:
    """An earlier year: what stood at the same time, and at its end."""

    part: Fraction
    whole: Fraction

    @property
    def rest(self) -> Fraction:
        return self.whole - self.part


def years_before(
    values: Sequence[Usable], adds: Adds, due: Period, until: date
) -> tuple[Year, ...]:
    """The years before ``due`` of which both are known, without a gap, in their order."""
    pieces = merged(values)
    if adds is Adds.SUM:
        pieces = firmed(pieces)
    found: list[Year] = []
    for back in range(1, MOST + 1):
        start, at, end = (later(day, -12 * back) for day in (due.start, until, due.end + DAY))
        if adds is Adds.SUM:
            upto = upto_of(pieces, start)
            part, whole = upto(at), upto(end)
        else:
            part, whole = ending(pieces, at - DAY), ending(pieces, end - DAY)
        if part is None or whole is None:
            break
        found.append(Year(part, whole))
    return tuple(reversed(found))


def rest_after(part: Fraction, before: Sequence[Year], *, relative: bool) -> Fraction:
    """What is still to come: as the mean of the last years, by factors or by amounts."""
    last = before[-YEARS:]
    if relative:
        return part * sum((one.rest / one.part for one in last), Fraction(0)) / len(last)
    return sum((one.rest for one in last), Fraction(0)) / len(last)


def by_shares(years: Sequence[Year], now: Fraction, until: date, *, relative: bool) -> Guess | None:
    """The forecast by the profile of earlier years; the yardstick is last year's rest again."""
    if not years:
        return None
    relative = relative and now > 0 and all(one.part > 0 and one.rest > 0 for one in years)
    misses, yardstick = [], []
    for at in range(1, len(years)):
        one, before = years[at], years[:at]
        told = rest_after(one.part, before, relative=relative)
        misses.append(Miss(origin=at, span=1, forecast=told, actual=one.rest))
        yardstick.append(Miss(origin=at, span=1, forecast=before[-1].rest, actual=one.rest))
    return Guess(
        method=Method.PROFILE,
        known=now,
        rest=rest_after(now, years, relative=relative),
        misses=tuple(misses),
        yardstick=tuple(yardstick),
        relative=relative,
        until=until,
        step=12,
        length=len(years),
    )


def by_trajectory(way: Way, now: Standing, value: Fraction) -> Guess | None:
    """As far beyond or short of the person's trajectory at the end as it is now."""
    due, _ = due_for(way, now)
    if due is None or due.profile != TRAJECTORY or due.start is None or due.value == due.start:
        return None
    whole = due.start + (value - due.start) * (way.goal.bound - due.start) / (due.value - due.start)
    return Guess(
        method=Method.TRAJECTORY,
        known=value,
        rest=whole - value,
        misses=(),
        yardstick=(),
        relative=False,
        until=now.value.period.end + DAY,
        step=0,
        length=0,
    )
