"""Derived values: what they are, what they were worked out from, or why there is none.

A derived value never stands for what somebody said, and no target is judged by it.
It names every figure that it was worked out from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tiendo.facts.figure import Measure
from tiendo.facts.series import Observation, Status
from tiendo.scoring.rules.over_bodies import How, says
from tiendo.scoring.rules.scheme import table as scheme_table
from tiendo.scoring.rules.span import as_decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A part's figure, and the figure that weights it in a mean."""

    body: str
    observation: Observation
    weight: Observation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A derived value of a period. ``exact`` is the value; ``value`` the decimal to show.

    ``of`` is the denominator of a ratio, summed too. ``inputs_status`` is what the inputs
    are; the value itself is ``derived``, whatever they are.
    """

    period: str
    measure: Measure
    exact: Fraction
    unit: str
    how: How
    inputs: tuple[Input, ...]
    inputs_status: Status
    known_on: date
    of: Fraction | None = None
    base_year: int | None = None
    per: str | None = None
    status: Literal["derived"] = field(default="derived", init=False)

    @property
    def value(self) -> Decimal:
        return as_decimal(self.exact)

    @property
    def rounded(self) -> bool:
        """Whether no decimal holds the value, so that ``value`` is near it only."""
        return Fraction(self.value) != self.exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjoined:
    """Why a period has no derived value. ``rule``: a refusal of over_bodies.yaml.

    ``bodies`` lack something; ``what`` are the ids of what differs: statuses, units, base
    years (empty for current prices).
    """

    period: str
    rule: str
    bodies: tuple[str, ...] = ()
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """``bodies`` lack something, or ``what`` differs between them."""

    rule: str
    bodies: tuple[str, ...] = ()
    what: tuple[str, ...] = ()


def make(how: How, period: str, value: Fraction, inputs: Sequence[Input]) -> Joined:
    first = inputs[0].observation
    used = [one for i in inputs for one in (i.observation, i.weight) if one is not None]
    denominators = [i.observation.of for i in inputs]
    whole = [Fraction(of) for of in denominators if of is not None]
    return Joined(
        period=period,
        measure=first.measure,
        exact=value,
        unit=first.unit,
        how=how,
        inputs=tuple(inputs),
        inputs_status=first.status,
        known_on=max(one.known_on for one in used),
        of=sum(whole, Fraction(0)) if len(whole) == len(inputs) else None,
        base_year=first.base_year,
        per=first.per,
    )


def refusal_words(
    one: Unjoined, names: Mapping[str, str], weight: str, *, english: bool = False
) -> str:
    """The refusal as a sentence's end: "thiếu số của tỉnh Hà Nam"."""
    bodies = ", ".join(names.get(body, body) for body in one.bodies)
    what = ", ".join(word(one.rule, id, english=english) for id in one.what)
    return says("refusal", one.rule, english=english).format(
        bodies=bodies, what=what, weight=weight
    )


def word(rule: str, id: str, *, english: bool) -> str:
    """What differs, in a word: a status, a unit with what it is per, a base year."""
    if rule == "units-differ":
        unit, _, per = id.partition("/")
        row = scheme_table("unit").get(unit)
        words = row["says_en" if english else "says"] if row else unit
        return f"{words or unit}/{per}" if per else words or unit
    return says("word", id or "current-prices", english=english) if not id.isdigit() else id
