"""Step by step: the library's forecast of a series, back-tested from every origin.

The yardstick is what costs nothing: the same step of last year, of a yearly series the last
value. Where the library's forecasts missed by more than those did, those are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tiendo.facts.series import Adds
from tiendo.scoring.rules.forecasting.history import Series, later
from tiendo.scoring.rules.forecasting.library import theta
from tiendo.scoring.rules.forecasting.result import Guess, Method, Miss
from tiendo.scoring.rules.forecasting.spread import mean_miss

ORIGINS = 24  # the latest origins tell most; more cost time
TRIALS = 4  # fewer give no interval of 80% (spread.reach)
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


def guess(series: Series, aim: Aim, *, relative: bool, library: bool = True) -> Guess | None:
    """The better of the library's forecast and the yardstick; None for too short a series.

    ``relative``: the series is positive and grows by factors. Raises LibraryMissing.
    """
    last = len(series.values) - aim.span
    if last - series.least + 1 < TRIALS:
        return None
    relative = relative and min(series.values) > 0
    yard = naive(series.season)
    yardstick = backtest(series, aim, yard)
    chosen, misses, method = yard, yardstick, yard_method(series)
    if library:
        tried = by_theta(series, logs=relative)
        told = backtest(series, aim, tried)
        if miss(told, relative) <= miss(yardstick, relative) and fit(told, relative):
            chosen, misses, method = tried, told, Method.THETA
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
