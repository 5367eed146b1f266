"""The ways that a forecast may be made, the one with the longest history first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tiendo.facts.series import Adds
from tiendo.scoring.rules.forecasting.asked import Asked
from tiendo.scoring.rules.forecasting.history import STEPS, Known, Series, steps_between
from tiendo.scoring.rules.forecasting.result import Guess
from tiendo.scoring.rules.forecasting.shares import by_shares, by_trajectory, years_before
from tiendo.scoring.rules.forecasting.spread import reach
from tiendo.scoring.rules.forecasting.stepping import Aim, guess
from tiendo.scoring.rules.periods import DAY


def chosen(asked: Asked, *, library: bool) -> Guess | None:
    """The first way that has past misses to go by, else the first one there is."""
    first: Guess | None = None
    for found in _ways(asked, library):
        if reach(found.misses, relative=found.relative) is not None:
            return found
        first = first or found
    return first


def _ways(asked: Asked, library: bool) -> Iterator[Guess]:
    known = Known(asked.values, asked.adds)
    for step in STEPS:
        if step == 12:
            yield from _by_shares(asked)
        series = known.series(step)
        aim = None if series is None else _aim(asked, series)
        if series is not None and aim is not None:
            found = guess(series, aim, relative=asked.relative, library=library)
            if found is not None and not _below_what_is_there(asked, found):
                yield found
    if asked.now is not None and asked.stands is not None:
        by_plan = by_trajectory(asked.way, asked.now, asked.stands)
        if by_plan is not None:
            yield by_plan


def _by_shares(asked: Asked) -> Iterator[Guess]:
    if asked.until is None or asked.stands is None or asked.due.months > 12:
        return
    if asked.adds is Adds.MEAN or asked.until.day != 1 or asked.due.start.day != 1:
        return
    years = years_before(asked.values, asked.adds, asked.due, asked.until)
    found = by_shares(years, asked.stands, asked.until, relative=asked.relative)
    if found is not None:
        yield found


def _below_what_is_there(asked: Asked, found: Guess) -> bool:
    """A yearly forecast of a sum that is less than what stands already is no forecast."""
    stands = asked.stands if asked.adds is Adds.SUM else None
    return stands is not None and found.known + found.rest < stands


def _aim(asked: Asked, series: Series) -> Aim | None:
    """What is asked of the series' path; None where its steps do not lead to the period's end."""
    due, until = asked.due, series.until
    end = due.end + DAY
    parts = steps_between(due.start, end, series.step)
    if until >= end or parts is None or due.start.day != 1:
        return None
    if series.step < 12 and asked.until is not None and until != asked.until:
        return None
    return _aimed(asked, series, parts)


def _aimed(asked: Asked, series: Series, parts: int) -> Aim | None:
    due, until = asked.due, series.until
    inside = until > due.start
    skip = 0 if inside or asked.adds is Adds.LAST else steps_between(until, due.start, series.step)
    start = until if inside or asked.adds is Adds.LAST else due.start
    count = steps_between(start, due.end + DAY, series.step)
    if skip is None or not count:
        return None
    aim = Aim(adds=asked.adds, skip=skip, count=count)
    if asked.adds is Adds.LAST or not (inside or asked.adds is Adds.MEAN):
        return aim
    done = parts - count
    known = sum(series.values[len(series.values) - done :], Fraction(0)) if done else Fraction(0)
    if done > len(series.values):
        return None
    return replace(aim, known=known, parts=parts if asked.adds is Adds.MEAN else 1)
