"""Cases read from JSON: exact decimals, left-out fields by the contract's defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Status, Target
from tiendo.scoring.case_fields import (
    ADVICE,
    Coded,
    choice,
    coded,
    day,
    decimal,
    listed,
    part,
    required,
    text,
    year,
)
from tiendo.scoring.rules.trajectory import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A target, what is known of it, and the day on which it is judged; or its parts."""

    id: str
    target: Target | None
    observations: tuple[Observation, ...]
    as_of: date
    trajectory: tuple[Milestone, ...] = ()
    parts: tuple[Case, ...] = ()
    forecast: bool = False  # whether a forecast is asked for besides


def parse_line(line: str) -> dict[str, Any]:
    """One line as an object with exact decimals. Raises InvalidFact."""
    try:
        data = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidFact("Không phải là một dòng JSON", do=ADVICE) from error
    if not isinstance(data, dict):
        raise InvalidFact("Một trường hợp phải là một đối tượng JSON", do=ADVICE)
    return data


def read_case(data: Mapping[str, Any]) -> Case:
    """The case of one object. Raises InvalidFact, naming the field."""
    name, as_of = str(data.get("id", "")), day(data, "as_of")
    parts = listed(data, "parts")
    if parts:
        shared = {"as_of": data["as_of"], "id": ""}
        read = tuple(read_case(shared | dict(part)) for part in parts)
        return Case(id=name, target=None, observations=(), as_of=as_of, parts=read)
    target = part(data, "target")
    measure = target.get("measure") or Measure.LEVEL.value
    points = milestones(data) or milestones(target)
    return Case(
        id=name,
        target=read_target(target, part(data, "indicator")),
        observations=tuple(read_observation(one, measure) for one in listed(data, "observations")),
        as_of=as_of,
        trajectory=points,
        forecast=bool(data.get("forecast")),
    )


def milestones(data: Mapping[str, Any]) -> tuple[Milestone, ...]:
    """The points of ``trajectory``: objects, or pairs of a period and a value."""
    found = data.get("trajectory") or []
    if not isinstance(found, list):
        raise InvalidFact("“trajectory” phải là một danh sách mốc", do=ADVICE)
    return tuple(read_milestone(one) for one in found)


def read_milestone(data: Any) -> Milestone:
    """A point: ``period`` (or a day, as ``on`` or ``date``), ``value``, perhaps ``unit``."""
    if isinstance(data, list) and len(data) == 2:
        data = {"period": data[0], "value": data[1]}
    if not isinstance(data, dict):
        raise InvalidFact(
            "Mỗi mốc của “trajectory” có kỳ và giá trị",
            do='Viết như {"period": "2023-9M", "value": 600}',
        )
    period = text(data, "period") or text(data, "on") or text(data, "date") or ""
    unit = coded(text(data, "unit"))
    value = required(data, "value") * unit.factor
    return Milestone(period=period, value=value, unit=unit.code)


def read_target(data: Mapping[str, Any], indicator: Mapping[str, Any]) -> Target:
    """The target with its indicator; left-out fields have the contract's defaults."""
    measured = coded(text(indicator, "unit")).code
    unit = coded(text(data, "unit") or text(indicator, "unit") or "count")
    name = text(indicator, "name") or "chỉ tiêu"
    high = decimal(data, "high")
    return Target(
        indicator=Indicator(
            id=text(indicator, "id") or name,
            name=name,
            unit=measured or unit.code or "count",
            better=choice(indicator, "better", Better) or Better.NEITHER,
            adds=choice(indicator, "adds", Adds) or Adds.LAST,
        ),
        measure=choice(data, "measure", Measure) or Measure.LEVEL,
        value=required(data, "value") * unit.factor,
        unit=unit.code or "count",
        period=text(data, "period") or "",
        op=choice(data, "op", Op) or (Op.EQ if high is None else Op.RANGE),
        high=scaled(data, "high", unit),
        direction=choice(data, "direction", Direction),
        basis=choice(data, "basis", Basis),
        base_year=year(data),
        of=scaled(data, "of", unit),
        unit_text=text(data, "unit_text"),
        per=text(data, "per"),
        source=text(data, "source") or "",
    )


def read_observation(data: Mapping[str, Any], measure: str) -> Observation:
    """An observation; without ``known_on`` it has always been known.

    Its measure is the target's where it names none.
    """
    high, unit = decimal(data, "high"), coded(text(data, "unit") or "count")
    return Observation(
        period=text(data, "period") or "",
        measure=choice(data, "measure", Measure) or Measure(measure),
        value=reached(data) * unit.factor,
        unit=unit.code or "count",
        known_on=day(data, "known_on") if data.get("known_on") else date.min,
        status=choice(data, "status", Status) or Status.OFFICIAL,
        high=scaled(data, "high", unit),
        op=choice(data, "op", Op) or (Op.EQ if high is None else Op.RANGE),
        of=scaled(data, "of", unit),
        direction=choice(data, "direction", Direction),
        basis=choice(data, "basis", Basis),
        base_year=year(data),
        per=text(data, "per"),
        source=text(data, "source") or "",
        ref=text(data, "ref") or "",
    )


def scaled(data: Mapping[str, Any], name: str, unit: Coded) -> Decimal | None:
    """A number of a field in the unit of the contract."""
    value = decimal(data, name)
    return None if value is None else value * unit.factor


def reached(data: Mapping[str, Any]) -> Decimal:
    """The value; a tally that counts those missed gives the others as reached."""
    value, of = required(data, "value"), decimal(data, "of")
    return of - value if data.get("met") is False and of is not None else value
