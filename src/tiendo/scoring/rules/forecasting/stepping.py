"""Step by step: the library's forecast of a series, back-tested from every origin.

The yardstick is what costs nothing: the same step of last year, of a yearly series the last
value. Yearly series are also tried by a steady growth. What missed by least is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from tiendo.facts.series import Adds
from tiendo.scoring.rules.forecasting.history import Series, later
from tiendo.scoring.rules.forecasting.library import theta
from tiendo.scoring.rules.forecasting.result import Guess, Method, Miss
from tiendo.scoring.rules.forecasting.spread import mean_miss

ORIGINS = 24  # the latest origins tell most; more cost time
TRIALS = 4  # fewer give no interval of 80% (spread.reach)
GROWTHS = 5  # of so many last years the median is taken
Ahead = Callable[[Sequence[Fraction], int], list[Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What is asked of a path: after ``skip`` steps the next ``count``, summed or the last.

    ``known`` stands already; a mean divides the whole by ``parts``.
    """

    adds: Adds
    skip: int
    count: int
    known: Fraction = Fraction(0)
    parts: int = 1

    @property
    def span(self) -> int:
        return self.skip + self.count

    def rest(self, path: Sequence[Fraction]) -> Fraction:
        asked = path[self.skip : self.span]
        return asked[-1] if self.adds is Adds.LAST else sum(asked, Fraction(0))


def naive(season: int) -> Ahead:
    """The values of the last season again: of a yearly series its last value."""
    return lambda values, steps: [values[len(values) - season + i % season] for i in range(steps)]


def by_theta(series: Series, *, logs: bool) -> Ahead:
    return lambda values, steps: theta(values, season=series.season, steps=steps, logs=logs)


def growth(*, relative: bool) -> Ahead:
    """Each step more by the median growth of the last years, by a factor where ``relative``.

    The middle one of five: a year of a new plant or of a pandemic is not taken to come again.
    """

    def ahead(values: Sequence[Fraction], steps: int) -> list[Fraction]:
        last = values[-GROWTHS - 1 :]
        moves = [b / a if relative else b - a for a, b in pairwise(last)]
        middle = median(moves)
        told = [values[-1]]
        for _ in range(steps):
            told.append(told[-1] * middle if relative else told[-1] + middle)
        return told[1:]

    return ahead


def others(series: Series, *, relative: bool, library: bool) -> Iterator[tuple[Method, Ahead]]:
    """The ways that are tried beside the yardstick."""
    if series.season == 1:
        yield Method.GROWTH, growth(relative=relative)
    if library:
        yield Method.THETA, by_theta(series, logs=relative)


def guess(series: Series, aim: Aim, *, relative: bool, library: bool = True) -> Guess | None:
    """What missed by least in the past: the yardstick, steady growth, the library's forecast.

    None for too short a series. ``relative``: the series is positive and grows by factors.
    Raises LibraryMissing.
    """
    last = len(series.values) - aim.span
    if last - series.least + 1 < TRIALS:
        return None
    relative = relative and min(series.values) > 0
    yard = naive(series.season)
    yardstick = backtest(series, aim, yard)
    chosen, misses, method = yard, yardstick, yard_method(series)
    for name, tried in others(series, relative=relative, library=library):
        told = backtest(series, aim, tried)
        if miss(told, relative) <= miss(misses, relative) and fit(told, relative):
            chosen, misses, method = tried, told, name
    path = chosen(series.values, aim.span)
    return Guess(
        method=method,
        known=aim.known,
        rest=aim.rest(path),
        misses=misses,
        yardstick=yardstick,
        relative=relative,
        until=series.until,
        step=series.step,
        length=len(series.values),
        path=tuple((later(series.until, series.step * (i + 1)), v) for i, v in enumerate(path)),
        share=Fraction(1, aim.parts),
    )


def yard_method(series: Series) -> Method:
    return Method.SAME_AS_LAST_YEAR if series.season > 1 else Method.LAST_VALUE


def backtest(series: Series, aim: Aim, ahead: Ahead) -> tuple[Miss, ...]:
    """What would have been forecast from each of the last origins, and what came."""
    last = len(series.values) - aim.span
    return tuple(
        Miss(
            origin=origin,
            span=aim.span,
            forecast=aim.rest(ahead(series.values[:origin], aim.span)),
            actual=aim.rest(series.values[origin : origin + aim.span]),
        )
        for origin in range(max(series.least, last - ORIGINS + 1), last + 1)
    )


def fit(misses: Sequence[Miss], relative: bool) -> bool:
    return not relative or all(one.forecast > 0 for one in misses)


def miss(misses: Sequence[Miss], relative: bool) -> Fraction:
    return mean_miss(misses, relative=relative)
