"""The terms of a target: what must be alike for values to stand in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tiendo.facts.figure import Basis, Direction, Measure
from tiendo.facts.series import Adds, Better, Indicator, Target
from tiendo.scale.rows import END, EXACT, RULES, SUM
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.timeline import ends_tell
from tiendo.scoring.rules.usable import RATES, is_cumulative

MOVES_NOT, MOVES_IN_PERCENT, MOVES_IN_POINTS, MOVES_IN_PLACES = range(4)
SENSES: Mapping[Better, int] = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}
WITH_START = (Measure.LEVEL, Measure.SHARE, Measure.RATIO)
RANKED = (Measure.LEVEL, Measure.SHARE, Measure.ATTAINMENT)


@dataclass(frozen=True, slots=True)
class Terms:
    """Targets of one indicator in equal terms read an observation as the same value."""

    indicator: Indicator
    measure: Measure
    unit: str
    per: str | None
    base_year: int | None
    of: Decimal | None
    basis: Basis | None
    direction: Direction | None
    part: str = ""  # whom or what of the body, where not all of it is meant

    @property
    def order(self) -> str:
        return f"{self.indicator.id} {self!r}"


def terms_of(target: Target, part: str = "") -> Terms:
    return Terms(
        target.indicator,
        target.measure,
        target.unit,
        target.per,
        target.base_year,
        target.of,
        target.basis,
        target.direction,
        part,
    )


def stand_of(target: Target, scheme: Scheme) -> int:
    """What stands for a period of the target, as ``timeline.standing`` takes it.

    Changes that add up stay with the rules: what settles them is not in their own line.
    """
    if is_cumulative(target, scheme):
        return RULES if target.measure is Measure.CHANGE else SUM
    return END if ends_tell(target, scheme) else EXACT


def moves_of(target: Target) -> int:
    """How the value moves on the same period of the year before (``rules.trend``)."""
    if target.measure in (Measure.CHANGE, Measure.ATTAINMENT, Measure.TALLY):
        return MOVES_NOT
    if target.measure is Measure.RANK:
        return MOVES_IN_PLACES
    return MOVES_IN_POINTS if target.unit in RATES else MOVES_IN_PERCENT


def has_start(target: Target, scheme: Scheme) -> bool:
    """Whether the way begins at what stood before the period (``profile.start_of``)."""
    stock = target.indicator.adds is Adds.LAST and not scheme.is_growth(target.indicator.name)
    return stock and target.measure in WITH_START


def ranked(target: Target) -> int:
    """1 where more is better, -1 less; 0 where values of bodies are not to be ranked."""
    return SENSES[target.indicator.better] if target.measure in RANKED else 0
