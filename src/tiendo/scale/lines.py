"""Facts as lines of JSON, in the form of the hand-worked cases, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.facts.series import Indicator, Observation
from tiendo.scale.building import DataSet
from tiendo.scale.facts import Assigned
from tiendo.scoring.case_reading import read_milestone, read_observation, read_target


def lines(data: DataSet) -> Iterator[dict[str, Any]]:
    """The facts of a data set, one JSON object a line."""
    yield {"as_of": None if data.as_of is None else data.as_of.isoformat()}
    parents = {one.number: one.id for one in data.bodies.values()}
    for one in data.bodies.values():
        yield {"id": one.id, "name": one.name, "parent": parents.get(one.parent, "")}
    for subject, seen in data.known.items():
        yield {"subject": subject, "known": [stated(each) for each in seen]}
    for target in data.targets:
        yield {
            "body_of": target.body,
            "subject": target.subject,
            "plan": target.plan,
            "name": target.name,
            "part": target.part,
            "indicator": stated(target.target.indicator),
            "target": stated(target.target),
            "trajectory": [stated(each) for each in target.trajectory],
            "decided": target.decided,
        }


def stated(fact: Any) -> dict[str, Any]:
    """The fields of a fact that say something, numbers and days as text."""
    found = {one.name: getattr(fact, one.name) for one in fields(fact)}
    return {
        name: value.isoformat() if isinstance(value, date) else f"{value:f}"
        if isinstance(value, Decimal) else value
        for name, value in found.items()
        if value not in (None, "") and not isinstance(value, Indicator)
    }  # fmt: skip


def as_assigned(one: Mapping[str, Any]) -> Assigned:
    target = read_target(one["target"], one["indicator"])
    return Assigned(
        target=replace(target, ref=one["target"].get("ref", "")),
        body=one["body_of"],
        subject=one["subject"],
        plan=one["plan"],
        name=one["name"],
        part=one["part"],
        trajectory=tuple(read_milestone(each) for each in one["trajectory"]),
        decided=one.get("decided", ""),
    )


def as_known(one: Mapping[str, Any]) -> list[Observation]:
    return [read_observation(each, each["measure"]) for each in one["known"]]
