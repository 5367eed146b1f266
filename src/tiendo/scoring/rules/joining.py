"""Joining the figures of bodies of one time: which are alike, their sum, their mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Observation, Status
from tiendo.scoring.rules.joined import Input, Joined, Refused, make
from tiendo.scoring.rules.over_bodies import How, OverBodies
from tiendo.scoring.rules.scheme import conversion, factors
from tiendo.scoring.rules.weights import Weights, weights_for

Seen = Mapping[str, Sequence[Observation]]


def alike(over: OverBodies, said: Seen) -> list[dict[str, Observation]]:
    """Figures that may be joined, a body each, those that most bodies have first.

    Alike are figures of one kind of measure, with one denominator by name, at one price
    basis and of one status. A body that has none of a kind lends another of its own, so
    that the refusal can say what differs.
    """
    groups: dict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for body, listed in said.items():
        for one in listed:
            if joinable(over, one):
                groups[kind_of(one)][body] = one
    for group in groups.values():
        for body, listed in said.items():
            spare = next((one for one in listed if joinable(over, one)), None)
            if body not in group and spare is not None:
                group[body] = spare
    return sorted(groups.values(), key=lambda group: -len(group))


def joinable(over: OverBodies, one: Observation) -> bool:
    if one.measure is Measure.RATIO:
        return over.how is How.SUM and one.of is not None
    return one.measure in (Measure.LEVEL, Measure.SHARE)


def kind_of(one: Observation) -> tuple[object, ...]:
    family = factors().get(one.unit, (one.unit, None))[0]
    return one.measure is Measure.RATIO, family, one.per, one.base_year, one.status


def combine(
    over: OverBodies,
    period: str,
    chosen: Mapping[str, Observation],
    bodies: Sequence[str],
    weights: Seen,
) -> Joined:
    """The sum or the mean of one figure a body. Raises Refused."""
    missing = tuple(body for body in bodies if body not in chosen)
    if missing:
        raise Refused("part-missing", missing)
    check_alike([chosen[body] for body in bodies])
    unclear = tuple(body for body in bodies if not exact(chosen[body]))
    if unclear:
        raise Refused("not-exact", unclear)
    found = weights_for(over, period, bodies, weights) if over.how is How.MEAN else None
    if isinstance(found, tuple):
        raise Refused("weight-missing", found)
    return result(over.how, period, chosen, bodies, found)


def exact(one: Observation) -> bool:
    return one.op is Op.EQ and one.high is None


def check_alike(listed: Sequence[Observation]) -> None:
    """Raises Refused where the figures differ in price basis, status, unit or kind."""
    bases = {one.base_year for one in listed}
    if len(bases) > 1:
        raise Refused("prices-differ", what=tuple(sorted(str(year or "") for year in bases)))
    statuses = {one.status for one in listed}
    if len(statuses) > 1:
        raise Refused("status-differs", what=tuple(one for one in Status if one in statuses))
    first = listed[0]
    unlike = any(conversion(one.unit, first.unit) is None or one.per != first.per for one in listed)
    if unlike or len({one.measure is Measure.RATIO for one in listed}) > 1:
        units = sorted({f"{one.unit}/{one.per}" if one.per else one.unit for one in listed})
        raise Refused("units-differ", what=tuple(units))


def result(
    how: How,
    period: str,
    chosen: Mapping[str, Observation],
    bodies: Sequence[str],
    weights: Weights | None,
) -> Joined:
    unit = chosen[bodies[0]].unit
    values = [in_unit(chosen[body], unit) for body in bodies]
    inputs = [
        Input(
            body=body,
            observation=chosen[body],
            weight=weights.observations[body] if weights else None,
        )
        for body in bodies
    ]
    if weights is None:
        return make(how, period, sum(values, Fraction(0)), inputs)
    shares = [weights.values[body] for body in bodies]
    total = sum((v * w for v, w in zip(values, shares, strict=True)), Fraction(0))
    return make(how, period, total / sum(shares), inputs)


def in_unit(one: Observation, unit: str) -> Fraction:
    factor = conversion(one.unit, unit)
    assert factor is not None  # checked by check_alike
    return Fraction(one.value) * factor
