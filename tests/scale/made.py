"""Made-up facts for the engines: bounds hit exactly, ties, zeros, negatives, gaps, revisions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Status, Target
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.vocabulary.periods import parse_period

YEARS = (2020, 2021, 2022)
PARTS = ("Q1", "Q2", "Q3", "Q4", "H1", "9M")
# How a body reports through a year.
GRIDS = {
    "by month": [f"{month:02}" for month in range(1, 13)],
    "to date": ["01", "2M", "Q1", "4M", "5M", "H1", "7M", "8M", "9M", "10M", "11M", ""],
    "by quarter": ["Q1", "Q2", "Q3", "Q4"],
    "by year": [""],
    "mixed": [*PARTS, ""],
    "messy": [*PARTS, "", "03", "06", "09", "12", "06-30", "12-31"],
}
STYLES = (*("by month", "to date") * 3, *GRIDS)
DUE = ("2022", "2022", "2022", "2021", "2021/2025", "2022-Q3", "2022-06", "2022-9M", "2023")
DAYS = (
    date(2021, 7, 5), date(2022, 3, 31), date(2022, 8, 14), date(2022, 11, 20),
    date(2022, 12, 10), date(2023, 1, 20), date(2024, 1, 1),
)  # fmt: skip


def made(seed: int, communes: int = 8, indicators: int = 8) -> Facts:
    """The same facts for the same seed: a province with communes, all indicators of each."""
    chance = random.Random(seed)
    bodies = [Body(id="tinh", name="Tỉnh")]
    bodies += [Body(id=f"xa{one}", name=f"Xã {one}", parent="tinh") for one in range(communes)]
    measured = [indicator(chance, number) for number in range(indicators)]
    targets: list[Assigned] = []
    known: dict[str, list[Observation]] = {}
    for body in bodies:
        for one in measured:
            subject = f"{body.id}/{one.id}"
            known[subject] = list(observations(chance, one))
            for period in chance.sample(DUE, chance.choice((1, 2, 3))):
                target = aimed(chance, one, period, known[subject])
                targets.append(Assigned(target=target, body=body.id, subject=subject, plan="p"))
    return Facts(bodies=bodies, targets=targets, known=known)


def with_ids(facts: Facts, as_of: date) -> Facts:
    """The facts of a day, with an id for each target."""
    named = [
        replace(one, target=replace(one.target, ref=f"ct-{number}"))
        for number, one in enumerate(facts.targets)
    ]
    return replace(facts, targets=named, as_of=as_of)


def indicator(chance: random.Random, number: int) -> Indicator:
    return Indicator(
        id=f"i{number}",
        name=f"chỉ số {number}",
        unit=chance.choice(("VND", "percent", "count", "ha")),
        better=chance.choice((Better.HIGHER, Better.HIGHER, Better.LOWER, Better.NEITHER)),
        adds=chance.choice((Adds.SUM, Adds.SUM, Adds.LAST, Adds.LAST, Adds.MEAN)),
    )


def observations(chance: random.Random, one: Indicator) -> Iterator[Observation]:
    style = chance.choice(STYLES)
    if chance.random() < 0.04:
        return
    gaps, least = chance.choice((0, 0, 0, 0.1, 0.4)), chance.choice((0, 0, 0, 0, -40))
    for year in YEARS:
        for part in GRIDS[style]:
            if chance.random() >= gaps:
                period = f"{year}-{part}" if part else str(year)
                yield from said(chance, one, period, style, least)
    if chance.random() < 0.04:
        yield Observation(
            period="2022", measure=Measure.ATTAINMENT, value=Decimal(99), unit="percent",
            known_on=date(2022, 12, 1),
        )  # fmt: skip


def said(
    chance: random.Random, one: Indicator, period: str, style: str, least: int
) -> Iterator[Observation]:
    """What is said of a period: mostly once, else an estimate first or a revision after."""
    when = parse_period(period)
    value = Decimal(chance.choice((100, 100, 110, 0, chance.randint(least, 150))))
    if style == "to date" and one.adds is Adds.SUM:
        value = Decimal(95 + value % 7) * when.end.month
    value /= chance.choice((1, 1, 1, 1, 4, 10))
    final = (Status.OFFICIAL, when.end + timedelta(days=chance.choice((5, 12, 12, 12))))
    early = (Status.ESTIMATED, when.end - timedelta(days=chance.choice((3, 20, 40, 70))))
    later = (chance.choice(list(Status)), when.end + timedelta(days=chance.choice((12, 40, 130))))
    only = [[final]] * 24 + [[early], [early, final], [final, later], [later]]
    for status, known_on in chance.choice(only):
        yield Observation(
            period=period, measure=Measure.LEVEL, value=value, unit=one.unit, status=status,
            known_on=known_on,
        )  # fmt: skip
        value += chance.choice((0, 0, 1, -1))


def aimed(chance: random.Random, one: Indicator, period: str, seen: list[Observation]) -> Target:
    """A target whose bound is often exactly a value, a sum of values, or zero."""
    values = [o.value for o in seen if o.period == period] or [Decimal(100)]
    whole = sum((o.value for o in seen if o.period.startswith("2022-")), Decimal(0))
    bound = chance.choice(
        (*values, whole, whole, Decimal(100), Decimal(0), Decimal(1200), Decimal(-10))
    )
    op = chance.choice((Op.EQ, Op.GE, Op.GE, Op.GT, Op.LE, Op.LT, Op.RANGE))
    return Target(
        indicator=one, measure=Measure.LEVEL, value=bound, unit=one.unit, period=period, op=op,
        high=bound + 10 if op is Op.RANGE else None,
    )  # fmt: skip
