"""Changes worked out from two values: two levels, or the ranks of consecutive years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Basis, Direction, Measure
from tiendo.facts.series import Adds, Observation, Target
from tiendo.scoring.rules.merge import Key, merged
from tiendo.scoring.rules.periods import calendar, period_of
from tiendo.scoring.rules.scheme import Scheme, conversion
from tiendo.scoring.rules.span import Span, at, exactly, stated
from tiendo.scoring.rules.usable import (
    LAST_YEAR,
    RATES,
    Refused,
    Usable,
    check_prices,
    ranks,
    same_field,
)
from tiendo.vocabulary.periods import Period, previous_year

DAY = timedelta(days=1)


def changes(target: Target, seen: Iterable[Observation], scheme: Scheme) -> list[Usable]:
    """Changes for every period that has a value and one to compare it with.

    Raises Refused where there are values and no two of them can be compared.
    """
    values = merged(levels(target, seen, scheme))
    found: list[Usable] = []
    refused: Refused | None = None
    for value in values.values():
        base = base_of(target, value.period, values, scheme)
        if base is None:
            continue
        try:
            found.append(between(target, value, base))
        except Refused as error:
            refused = refused or error
    if values and not found:
        raise refused or Refused("no-base")
    return found


def levels(target: Target, seen: Iterable[Observation], scheme: Scheme) -> list[Usable]:
    """The values of which the target wants a change: ranks for places, else levels.

    Each stays in its own unit, of which the levels of one target must have but one.
    """
    wanted = (Measure.RANK,) if target.unit == "place" else (Measure.LEVEL, Measure.SHARE)
    unit = rate_unit(target)
    found = []
    for one in seen:
        factor = conversion(one.unit, unit)
        if one.measure not in wanted or factor is None:
            continue
        try:
            period = period_of(target, one, scheme)
            check_prices(target, one.measure, one.unit, one.base_year)
        except (PeriodUnreadable, Refused):
            continue
        is_rank = one.measure is Measure.RANK
        span = ranks(one) if is_rank else stated(one.value, one.high, one.op).times(factor)
        found.append(_value(one, period, span))
    return found


def rate_unit(target: Target) -> str:
    """The unit of the values whose change the target states."""
    if target.unit == "percentage_point":
        return "percent"
    return target.indicator.unit if target.unit == "percent" else target.unit


def _value(seen: Observation, period: Period, span: Span) -> Usable:
    return Usable(
        period=period,
        span=span,
        status=seen.status,
        known_on=seen.known_on,
        refs=(seen.ref,) if seen.ref else (),
        sources=(seen.source,) if seen.source else (),
        of=seen.of,
    )


def base_of(
    target: Target, period: Period, values: Mapping[Key, Usable], scheme: Scheme
) -> Usable | None:
    """What a period's value is compared with.

    The same period a year before; for a stock against the year before ("so với cuối
    năm trước"), the last value of that year.
    """
    if target.basis not in (*LAST_YEAR, None):
        return None
    before = previous_year(period)
    same = values.get((before.start, before.end))
    stock = target.indicator.adds is Adds.LAST and target.basis is Basis.PREVIOUS_YEAR
    if not stock:
        return same
    eve = calendar(target.period, scheme).start - DAY
    at_eve = [v for v in values.values() if v.period.end == eve]
    return max(at_eve, key=lambda v: (v.rank, v.known_on, v.period.months), default=same)


def between(target: Target, value: Usable, base: Usable) -> Usable:
    """The change from ``base`` to ``value``, along the target's direction."""
    if target.unit == "place":
        same_field(value.of, base.of)
        move = base.span.minus(value.span)
        remarks: tuple[str, ...] = ("from-ranks",)
    elif target.unit == "percent" and rate_unit(target) not in RATES:
        move = relative(value.span, base.span)
        remarks = ("from-levels",)
    else:
        move = value.span.minus(base.span)
        rate = ("points-of-a-rate",) if target.unit in RATES else ()
        remarks = ("from-levels", *rate)
    along = Fraction(-1 if target.direction is Direction.DOWN else 1)
    return replace(
        value,
        span=move.times(along),
        status=min(value, base, key=lambda u: u.rank).status,
        known_on=max(value.known_on, base.known_on),
        refs=value.refs + base.refs,
        sources=value.sources + base.sources,
        remarks=remarks,
    )


def relative(value: Span, base: Span) -> Span:
    """The change in percent of a base, which must be one positive value."""
    if base.point is None or base.low <= at(0):
        raise Refused("base-not-positive")
    return value.times(100 / base.point).minus(exactly(100))
