"""Series like those of a province, made from what is known of them: the truth is the maker's.

Monthly flows (revenue, output, visitors) that grow by a rate that itself wanders, with a season
of their own, the Tết that moves between January and February, perhaps a level shift (a plant that
opened or closed) and the dip of the pandemic months. Quarters and years are their sums.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

LAST = 2025  # the last year of every series
# New Year's day of the lunar calendar: public, as printed in every calendar.
TET = {
    2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8), 2017: (1, 28),
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22),
    2024: (2, 10), 2025: (1, 29), 2010: (2, 14), 2011: (2, 3),
}  # fmt: skip
PANDEMIC = {(2020, 4), (2021, 7), (2021, 8), (2021, 9)}
AROUND = range(-6, 9)  # the days around New Year on which offices and plants stand still


def tet_share(year: int, month: int) -> float:
    """The share of the days around Tết that falls into a month."""
    first = date(year, *TET[year])
    return sum((first + timedelta(days=d)).month == month for d in AROUND) / len(AROUND)


class Maker:
    """What one series is made from, drawn from a seed."""

    def __init__(self, seed: int, years: int) -> None:
        draw = random.Random(seed)
        self.draw, self.months = draw, 12 * years
        self.level = draw.uniform(3, 8)
        self.rate = draw.uniform(-0.01, 0.12) / 12
        size = draw.choice((0.03, 0.1, 0.2))
        season = [draw.gauss(0, size) for _ in range(12)]
        self.season = [one - sum(season) / 12 for one in season]
        self.tet = draw.choice((0.0, -0.15, -0.3, 0.2))
        self.noise = draw.choice((0.02, 0.05, 0.1))
        self.drift = draw.choice((0.0, 0.002, 0.005))
        self.shift_at = draw.randrange(self.months) if draw.random() < 0.3 else -1
        self.shift = draw.choice((-0.25, 0.2, 0.35))
        self.dip = draw.choice((0.0, 0.0, 0.2, 0.4))

    def values(self) -> list[Decimal]:
        first = LAST - self.months // 12 + 1
        return [self.month(first + at // 12, at % 12 + 1, at) for at in range(self.months)]

    def month(self, year: int, month: int, at: int) -> Decimal:
        self.rate += self.draw.gauss(0, self.drift) * 0.3
        self.level += self.rate + self.draw.gauss(0, self.drift * 2)
        if at == self.shift_at:
            self.level += self.shift
        told = self.level + self.season[month - 1] + self.draw.gauss(0, self.noise)
        if month < 4:
            told += self.tet * tet_share(year, month)
        if (year, month) in PANDEMIC:
            told -= self.dip
        return Decimal(f"{math.exp(told):.1f}")


def monthly(seed: int, years: int) -> list[Decimal]:
    """Months from January of the first year to December of the last, to one place."""
    return Maker(seed, years).values()


def summed(step: int) -> Callable[[int, int], list[Decimal]]:
    def made(seed: int, years: int) -> list[Decimal]:
        months = monthly(seed, years)
        return [sum(months[at : at + step], Decimal(0)) for at in range(0, len(months), step)]

    return made


quarterly, yearly = summed(3), summed(12)
