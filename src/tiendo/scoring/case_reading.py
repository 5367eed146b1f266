"""Cases read from JSON: exact decimals, left-out fields by the contract's defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tiendo.errors import InvalidFact
from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Better, Indicator, Observation, Status, Target
from tiendo.scoring.rules.trajectory import Milestone

ADVICE = "Viết mỗi trường hợp một dòng JSON: id, indicator, target, observations, as_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A target, what is known of it, and the day on which it is judged; or its parts."""

    id: str
    target: Target | None
    observations: tuple[Observation, ...]
    as_of: date
    trajectory: tuple[Milestone, ...] = ()
    parts: tuple[Case, ...] = ()


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
    )


def listed(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; empty where it is left out."""
    found = data.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InvalidFact(f"“{name}” phải là một danh sách đối tượng", do=ADVICE)
    return found


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
    return Milestone(period=period, value=required(data, "value"), unit=text(data, "unit"))


def read_target(data: Mapping[str, Any], indicator: Mapping[str, Any]) -> Target:
    """The target with its indicator; left-out fields have the contract's defaults."""
    unit = text(data, "unit") or text(indicator, "unit") or "count"
    name = text(indicator, "name") or "chỉ tiêu"
    high = decimal(data, "high")
    return Target(
        indicator=Indicator(
            id=text(indicator, "id") or name,
            name=name,
            unit=text(indicator, "unit") or unit,
            better=choice(indicator, "better", Better) or Better.NEITHER,
            adds=choice(indicator, "adds", Adds) or Adds.LAST,
        ),
        measure=choice(data, "measure", Measure) or Measure.LEVEL,
        value=required(data, "value"),
        unit=unit,
        period=text(data, "period") or "",
        op=choice(data, "op", Op) or (Op.EQ if high is None else Op.RANGE),
        high=high,
        direction=choice(data, "direction", Direction),
        basis=choice(data, "basis", Basis),
        base_year=year(data),
        of=decimal(data, "of"),
        unit_text=text(data, "unit_text"),
        per=text(data, "per"),
        source=text(data, "source") or "",
    )


def read_observation(data: Mapping[str, Any], measure: str) -> Observation:
    """An observation; without ``known_on`` it has always been known.

    Its measure is the target's where it names none.
    """
    high = decimal(data, "high")
    return Observation(
        period=text(data, "period") or "",
        measure=choice(data, "measure", Measure) or Measure(measure),
        value=reached(data),
        unit=text(data, "unit") or "count",
        known_on=day(data, "known_on") if data.get("known_on") else date.min,
        status=choice(data, "status", Status) or Status.OFFICIAL,
        high=high,
        op=choice(data, "op", Op) or (Op.EQ if high is None else Op.RANGE),
        of=decimal(data, "of"),
        direction=choice(data, "direction", Direction),
        basis=choice(data, "basis", Basis),
        base_year=year(data),
        per=text(data, "per"),
        source=text(data, "source") or "",
        ref=text(data, "ref") or "",
    )


def reached(data: Mapping[str, Any]) -> Decimal:
    """The value; a tally that counts those missed gives the others as reached."""
    value, of = required(data, "value"), decimal(data, "of")
    return of - value if data.get("met") is False and of is not None else value


def part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    if not isinstance(found, dict):
        raise InvalidFact(f"Thiếu “{name}”", do=ADVICE)
    return found


def text(data: Mapping[str, Any], name: str) -> str | None:
    found = data.get(name)
    return None if found is None else str(found)


def decimal(data: Mapping[str, Any], name: str) -> Decimal | None:
    """An exact number, also one written as text. Raises InvalidFact."""
    found = data.get(name)
    if found is None:
        return None
    try:
        value = Decimal(found) if isinstance(found, (str, Decimal)) else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise InvalidFact(f"“{name}”: “{found}” không phải là một số", do="Viết như 1234.5")
    return value


def required(data: Mapping[str, Any], name: str) -> Decimal:
    value = decimal(data, name)
    if value is None:
        raise InvalidFact(f"Thiếu “{name}”", do=ADVICE)
    return value


def year(data: Mapping[str, Any]) -> int | None:
    value = decimal(data, "base_year")
    return None if value is None else int(value)


def day(data: Mapping[str, Any], name: str) -> date:
    written = text(data, name) or ""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise InvalidFact(
            f"“{name}”: “{written}” không phải là một ngày", do="Viết như 2023-10-20"
        ) from error


def choice(data: Mapping[str, Any], name: str, kind: Any) -> Any:
    """A value of one of the contract's lists; None where it is left out."""
    written = data.get(name)
    if written is None:
        return None
    try:
        return kind(written)
    except ValueError as error:
        allowed = ", ".join(kind)
        raise InvalidFact(f"“{name}”: không có “{written}”", do=f"Chọn: {allowed}") from error
