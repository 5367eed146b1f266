"""From a way that may be taken to a forecast: rounded, with interval, chance and back-test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.series import Target
from tiendo.scoring.rules.forecasting.asked import Asked
from tiendo.scoring.rules.forecasting.history import later
from tiendo.scoring.rules.forecasting.result import Ahead, Backtest, Forecast, Guess, Method
from tiendo.scoring.rules.forecasting.sentences import known_until, quantum, refusal, told
from tiendo.scoring.rules.forecasting.spread import chance, ends, held, mean_miss, reach
from tiendo.scoring.rules.forecasting.standing import Shown, stands
from tiendo.scoring.rules.goal import SATISFIED
from tiendo.scoring.rules.periods import DAY, stretch
from tiendo.scoring.rules.profile import Way
from tiendo.scoring.rules.span import at, rounded
from tiendo.scoring.rules.usable import RATES

WHOLE = Decimal(1)
TENTH = Decimal("0.1")


def none(target: Target, as_of: date, rule: str) -> Forecast:
    """No forecast, and why."""
    return Forecast(
        period=target.period,
        as_of=as_of,
        method=Method.NONE,
        rule=rule,
        reason=refusal(rule),
        reason_en=refusal(rule, english=True),
    )


def finished(guess: Guess, asked: Asked, as_of: date, *, library: bool) -> Forecast:
    """The forecast that a guess makes, told in both languages."""
    way = asked.way
    points = [one.span.point for one in asked.values if one.span.point is not None]
    place = quantum(points)
    kept = _kept(way.target, points)

    def shown(value: Fraction) -> Decimal:
        return _round(kept(value), place)

    whole = kept((guess.known + guess.rest) * guess.share)
    low, high = interval(guess)
    found = Forecast(
        period=way.target.period,
        as_of=as_of,
        method=guess.method,
        rule=guess.method.value,
        reason="",
        reason_en="",
        point=shown(whole),
        low=None if low is None else shown(low),
        high=None if high is None else shown(high),
        probability=None if low is None else _chance(guess, way, kept),
        known=str(known_until(guess)),
        step=guess.step,
        length=guess.length,
        backtest=_backtest(guess, place),
        ahead=tuple(_ahead(guess, shown)),
        way=stands(guess, asked, shown),
    )
    words, words_en = (
        told(found, way.target, library=library or not guess.path, english=english)
        for english in (False, True)
    )
    return replace(found, reason=words, reason_en=words_en)


class _Kept:
    """Shares of a whole stay between 0 and 100 where they always have."""

    def __init__(self, bounded: bool) -> None:
        self.bounded = bounded

    def __call__(self, value: Fraction) -> Fraction:
        return min(max(value, Fraction(0)), Fraction(100)) if self.bounded else value


def _kept(target: Target, points: Sequence[Fraction]) -> _Kept:
    rate = target.unit in RATES and target.unit == "percent"
    return _Kept(rate and all(0 <= one <= 100 for one in points))


def interval(guess: Guess) -> tuple[Fraction | None, Fraction | None]:
    """The ends that hold ``LEVEL`` percent of outcomes; None where past misses are too few."""
    far = reach(guess.misses, relative=guess.relative)
    if far is None:
        return None, None
    low, high = ends(guess.rest, far, relative=guess.relative)
    return (guess.known + low) * guess.share, (guess.known + high) * guess.share


def _chance(guess: Guess, way: Way, kept: _Kept) -> Decimal:
    def meets(rest: Fraction) -> bool:
        whole = kept((guess.known + rest) * guess.share)
        return way.goal.place(at(whole)) in SATISFIED

    told = chance(guess.misses, guess.rest, meets, relative=guess.relative)
    return rounded(told * 100, WHOLE)


def _backtest(guess: Guess, place: Decimal) -> Backtest | None:
    if not guess.misses or reach(guess.misses, relative=guess.relative) is None:
        return None
    inside, of = held(guess.misses, relative=guess.relative)
    fine = TENTH if guess.relative else place / 10
    error, other = (
        rounded(mean_miss(misses, relative=guess.relative), fine)
        for misses in (guess.misses, guess.yardstick)
    )
    return Backtest(
        count=len(guess.misses),
        error=error,
        yardstick_error=other,
        relative=guess.relative,
        held=inside,
        held_of=of,
    )


def _ahead(guess: Guess, shown: Shown) -> list[Ahead]:
    return [
        Ahead(period=str(stretch(later(after, -guess.step), after - DAY)), value=shown(v))
        for after, v in guess.path
    ]


def _round(value: Fraction, place: Decimal) -> Decimal:
    """To the places of the series, written out: 120, not 1.2E+2."""
    return Decimal(f"{rounded(value, place):f}")
