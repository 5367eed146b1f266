"""Targets and observations for tests, with what most of them share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.facts.figure import Measure
from tiendo.facts.series import Adds, Better, Indicator, Observation, Target

AFTER = date(2024, 1, 31)
AUTUMN = date(2023, 10, 20)


def target(
    value: str | Decimal,
    *,
    unit: str = "count",
    better: Better = Better.HIGHER,
    adds: Adds = Adds.LAST,
    name: str = "chỉ số thử",
    measure: Measure = Measure.LEVEL,
    **fields: Any,
) -> Target:
    """A target for 2023 unless ``period`` says otherwise."""
    indicator = Indicator(
        id="thu", name=name, unit=fields.pop("indicator_unit", unit), better=better, adds=adds
    )
    high = fields.pop("high", None)
    return Target(
        indicator=indicator,
        measure=measure,
        value=Decimal(value),
        high=None if high is None else Decimal(high),
        unit=unit,
        period=fields.pop("period", "2023"),
        **fields,
    )


def seen(
    value: str | Decimal,
    *,
    unit: str = "count",
    period: str = "2023",
    known_on: date = date(2024, 1, 10),
    measure: Measure = Measure.LEVEL,
    **fields: Any,
) -> Observation:
    """An official observation of 2023 unless the fields say otherwise."""
    high = fields.pop("high", None)
    return Observation(
        period=period,
        measure=measure,
        value=Decimal(value),
        high=None if high is None else Decimal(high),
        unit=unit,
        known_on=known_on,
        **fields,
    )
