"""Forecast the value of a target at the end of its period: the one door.

Where the series is long the library's forecast step by step, where it is short the profile of
earlier years or the trajectory that a person gave, and where there is nothing, nothing. The
first of these that past misses are known of is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation, Target
from tiendo.scoring.rules.course import settled
from tiendo.scoring.rules.forecasting.asked import Asked, asked_of
from tiendo.scoring.rules.forecasting.finishing import finished, none
from tiendo.scoring.rules.forecasting.library import LibraryMissing
from tiendo.scoring.rules.forecasting.result import Forecast
from tiendo.scoring.rules.forecasting.ways import chosen
from tiendo.scoring.rules.periods import calendar
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.scheme import scheme as default_scheme
from tiendo.scoring.rules.timeline import Extent
from tiendo.scoring.rules.trajectory import Milestone

MEASURES = (Measure.LEVEL, Measure.SHARE, Measure.RATIO, Measure.ATTAINMENT)


def forecast(
    target: Target,
    observations: Sequence[Observation],
    *,
    as_of: date,
    trajectory: Sequence[Milestone] = (),
    scheme: Scheme | None = None,
) -> Forecast:
    """What is to be expected at the end of the target's period, by what is known on ``as_of``.

    Pure: the same observations in any order give the same forecast, with one release of the
    library. Where the library is not installed the yardstick stands in, and the reason says so.
    """
    rules = scheme or default_scheme()
    try:
        due = calendar(target.period, rules)
    except PeriodUnreadable:
        return none(target, as_of, "unread")
    if as_of > due.end:
        return none(target, as_of, "over")
    if target.measure not in MEASURES or rules.is_growth(target.indicator.name):
        return none(target, as_of, "kind")
    asked = asked_of(target, due, observations, as_of, tuple(trajectory), rules)
    if asked is None:
        return none(target, as_of, "no-data")
    return _forecast(asked, as_of)


def _forecast(asked: Asked, as_of: date) -> Forecast:
    target, now = asked.way.target, asked.now
    if now is not None and now.extent is Extent.WHOLE:
        return none(target, as_of, "whole-known")
    if now is not None and now.extent is Extent.PART:
        done = settled(asked.way.goal, now.value.span)
        if done is not None:
            return none(target, as_of, "settled")
    library = True
    try:
        found = chosen(asked, library=True)
    except LibraryMissing:
        library, found = False, chosen(asked, library=False)
    if found is None:
        return none(target, as_of, "little")
    return finished(found, asked, as_of, library=library)
