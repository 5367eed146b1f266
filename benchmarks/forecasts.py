"""How good forecasts are: ``python -m benchmarks.forecasts``.

Series like a province's (benchmarks/series.py) are forecast to the end of their last year from
several days within it, by the same code that the pages use. Beside the forecast stand the last
value and last year's values again. MASE: the mean miss of the steps ahead, over the mean move
of the known series from one year to the next (Hyndman & Koehler 2006); the last year is never
seen. Coverage: how many of the year's values lay in the 80% interval.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from benchmarks.series import monthly, quarterly, yearly
from tiendo.facts.series import Adds
from tiendo.scoring.rules.forecasting.finishing import interval
from tiendo.scoring.rules.forecasting.history import Series
from tiendo.scoring.rules.forecasting.result import Method
from tiendo.scoring.rules.forecasting.stepping import Aim, guess
from tiendo.scoring.rules.periods import DAY
from tiendo.vocabulary.periods import parse_period

Make = Callable[[int, int], list[Decimal]]
FIRST_SEED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A step in months, how long the series are, how many steps of the last year are known."""

    name: str
    step: int
    make: Make
    years: tuple[int, ...]
    known: tuple[int, ...]


KINDS = (
    Kind(name="months", step=1, make=monthly, years=(5, 8, 12), known=(3, 6, 9)),
    Kind(name="quarters", step=3, make=quarterly, years=(6, 9, 14), known=(1, 2, 3)),
    Kind(name="years", step=12, make=yearly, years=(10, 12, 16), known=(0,)),
)


@dataclass(slots=True)
class Tally:
    ours: list[Fraction] = field(default_factory=list)
    naive: list[Fraction] = field(default_factory=list)
    seasonal: list[Fraction] = field(default_factory=list)
    year: list[Fraction] = field(default_factory=list)  # miss of the year's value, in percent
    year_seasonal: list[Fraction] = field(default_factory=list)
    inside: int = 0
    asked: int = 0
    plain: int = 0  # the yardstick was taken

    def add(self, kind: Kind, values: Sequence[Fraction], known: int) -> None:
        season = 12 // kind.step
        ahead = season - known
        past, comes = values[:-ahead], values[-ahead:]
        until = parse_period(f"{2025 if known else 2024}-{known * kind.step or 12:02}").end + DAY
        stands = sum(past[len(past) - known :], Fraction(0))
        aim = Aim(adds=Adds.SUM, skip=0, count=ahead, known=stands)
        found = guess(Series(step=kind.step, values=tuple(past), until=until), aim, relative=True)
        assert found is not None
        again = [past[len(past) - season + i] for i in range(ahead)]
        scale = mean([abs(b - a) for a, b in zip(past, past[season:], strict=False)])
        self.ours.append(mase([value for _, value in found.path], comes, scale))
        self.naive.append(mase([past[-1]] * ahead, comes, scale))
        self.seasonal.append(mase(again, comes, scale))
        self.plain += found.method in (Method.SAME_AS_LAST_YEAR, Method.LAST_VALUE)
        whole = stands + sum(comes, Fraction(0))
        self.year.append(100 * abs(found.known + found.rest - whole) / whole)
        self.year_seasonal.append(100 * abs(stands + sum(again, Fraction(0)) - whole) / whole)
        low, high = interval(found)
        if low is not None and high is not None:
            self.asked += 1
            self.inside += low <= whole <= high


def mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def mase(told: Sequence[Fraction], came: Sequence[Fraction], scale: Fraction) -> Fraction:
    return mean([abs(a - b) for a, b in zip(told, came, strict=True)]) / scale


def measured(kind: Kind, many: int) -> dict[int, Tally]:
    """A tally for each number of known steps, over ``many`` series."""
    found = {known: Tally() for known in kind.known}
    for at in range(many):
        made = kind.make(FIRST_SEED + at, kind.years[at % len(kind.years)])
        values = [Fraction(value) for value in made]
        for known, tally in found.items():
            tally.add(kind, values, known)
    return found


HEAD = "known  MASE  naive  last year   year off %  last year   80% held   yardstick taken"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=60, help="how many series of each kind")
    many = parser.parse_args().series
    for kind in KINDS:
        print(f"{kind.name} ({many} series)\n  {HEAD}", flush=True)
        found = measured(kind, many)
        for known, one in found.items():
            print(row(str(known), [one]))
        print(row("all", list(found.values())), flush=True)


def row(name: str, tallies: Sequence[Tally]) -> str:
    def over(pick: Callable[[Tally], list[Fraction]]) -> float:
        return float(mean([value for one in tallies for value in pick(one)]))

    inside, asked = sum(one.inside for one in tallies), sum(one.asked for one in tallies)
    return (
        f"  {name:>5} {over(lambda t: t.ours):5.2f} {over(lambda t: t.naive):6.2f} "
        f"{over(lambda t: t.seasonal):10.2f} {over(lambda t: t.year):12.1f} "
        f"{over(lambda t: t.year_seasonal):10.1f} {100 * inside / asked:9.1f}% "
        f"({inside}/{asked}) {sum(one.plain for one in tallies):8}"
    )


if __name__ == "__main__":
    main()
