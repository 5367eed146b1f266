"""The weights of a mean over bodies: one figure a body, of one time, in one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Observation
from tiendo.scoring.rules.over_bodies import OverBodies
from tiendo.scoring.rules.scheme import conversion
from tiendo.vocabulary.periods import parse_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """For each body the figure and its value in the first one's unit."""

    observations: Mapping[str, Observation]
    values: Mapping[str, Fraction]


def weights_for(
    over: OverBodies,
    period: str,
    bodies: Sequence[str],
    seen: Mapping[str, Sequence[Observation]],
) -> Weights | tuple[str, ...]:
    """The weights of the period itself, else of its year; the bodies that lack one.

    A population is stated for years: the nine months of 2023 take that of 2023.
    """
    if over.weight is None:
        return tuple(bodies)
    year = str(parse_period(period).end.year)
    best: tuple[str, ...] = tuple(bodies)
    for when in dict.fromkeys((period, year)):
        found = {body: one for body in bodies if (one := known(seen.get(body, ()), when))}
        lacking = tuple(body for body in bodies if body not in found)
        best = min(best, lacking, key=len)
        if lacking:
            continue
        values = in_one_unit(found)
        if values is not None and sum(values.values()) > 0:
            return Weights(observations=found, values=values)
        best = tuple(bodies)
    return best


def known(listed: Sequence[Observation], period: str) -> Observation | None:
    """The plain value of a period: no bound, no range, at current prices; the firmest one."""
    found = [
        one
        for one in listed
        if one.period == period
        and one.measure is Measure.LEVEL
        and one.op is Op.EQ
        and one.high is None
        and one.base_year is None
        and one.value >= 0
    ]
    return max(found, key=lambda one: one.known_on, default=None)


def in_one_unit(found: Mapping[str, Observation]) -> dict[str, Fraction] | None:
    units = [one.unit for one in found.values()]
    factors = {body: conversion(one.unit, units[0]) for body, one in found.items()}
    if None in factors.values():
        return None
    return {body: Fraction(one.value) * (factors[body] or 1) for body, one in found.items()}
