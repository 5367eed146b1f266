"""The values of bodies that may stand beside each other: one period, one unit, one price basis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tiendo.facts.figure import Measure, Op
from tiendo.facts.series import Observation, Status
from tiendo.scoring.rules.scheme import conversion, factors


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """``values`` by body in ``unit``, None where a body has none that is like the others'.

    ``unlike`` names those that have a value of the period which cannot stand beside them.
    """

    values: Mapping[str, Fraction | None]
    unit: str
    unlike: tuple[str, ...] = ()


def alike(seen: Mapping[str, Sequence[Observation]], period: str) -> Alike | None:
    """The values of a period; of those that differ in kind, the kind that most bodies have.

    Bounds and ranges are no values to rank by. None where no body has a value.
    """
    plain = {body: _plain(listed, period) for body, listed in seen.items()}
    kinds = Counter(kind for listed in plain.values() for kind in {kind_of(o) for o in listed})
    if not kinds:
        return None
    kind = max(sorted(kinds, key=repr), key=lambda one: kinds[one])
    chosen = {
        body: max((o for o in listed if kind_of(o) == kind), key=_firmness, default=None)
        for body, listed in plain.items()
    }
    unit = next(one.unit for one in chosen.values() if one is not None)
    return Alike(
        values={body: None if o is None else _in(o, unit) for body, o in chosen.items()},
        unit=unit,
        unlike=tuple(sorted(body for body, o in chosen.items() if o is None and plain[body])),
    )


def kind_of(one: Observation) -> tuple[object, ...]:
    """What two values must share to be compared between bodies."""
    family = factors().get(one.unit, (one.unit, None))[0]
    return one.measure is Measure.SHARE, family, one.per, one.base_year


def _plain(listed: Sequence[Observation], period: str) -> list[Observation]:
    return [
        one
        for one in listed
        if one.period == period
        and one.measure in (Measure.LEVEL, Measure.SHARE)
        and one.op is Op.EQ
        and one.high is None
    ]


def _firmness(one: Observation) -> tuple[int, object, str]:
    return list(Status).index(one.status), one.known_on, repr(one)


def _in(one: Observation, unit: str) -> Fraction:
    factor = conversion(one.unit, unit)
    assert factor is not None  # one kind is one family of units
    return Fraction(one.value) * factor
