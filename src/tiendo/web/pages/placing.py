"""What may stand on a target's axis is what scoring may compare with it: one rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.errors import PeriodUnreadable
from tiendo.facts import series
from tiendo.register.models import Observation
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.rules.scheme import scheme
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.usable import Refused, usable


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An observation with its value in the target's terms: unit, measure, direction."""

    record: Observation
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value worked out from parts of the body, for the chart alone; ``ends`` of its period."""

    fact: series.Observation
    ends: tuple[date, date]


def placed(target: series.Target, seen: Sequence[Observation]) -> list[Placed]:
    """The observations that have one value on the target's axis, in their order."""
    return list(_placed(target, seen))


def _placed(target: series.Target, seen: Sequence[Observation]) -> Iterator[Placed]:
    for one in seen:
        value = on_axis(target, observation_fact(one))
        if value is not None:
            yield Placed(record=one, value=value)


def on_axis(target: series.Target, fact: series.Observation) -> Decimal | None:
    """The one value of an observation in the target's terms, or None."""
    try:
        known = usable(target, fact, scheme())
    except (Refused, PeriodUnreadable):
        return None
    point = known.span.point
    return None if point is None or known.attained is not None else as_decimal(point)
