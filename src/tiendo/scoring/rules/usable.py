"""Which observations may be compared with a target, and as what value.

Everything that is not alike is refused with the rule that says why: unlike units,
price bases, denominators, bases of comparison, kinds of figure (DOMAIN.md, B4, B6, B7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.facts.series import Adds, Observation, Status, Target
from tiendo.scoring.rules.periods import calendar, period_of
from tiendo.scoring.rules.scheme import Scheme, conversion
from tiendo.scoring.rules.span import End, Span, at, exactly, stated
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.text import fold

RATES = ("percent", "per_mille")
MONEY = ("VND", "USD")
# Later in this order is nearer to the truth.
FIRMNESS = {status: rank for rank, status in enumerate(Status)}
LAST_YEAR = (Basis.SAME_PERIOD, Basis.PREVIOUS_YEAR)


class Refused(Exception):
    """The observation cannot be compared; ``rule`` of the scheme says why."""

    def __init__(self, rule: str, detail: str = "", detail_en: str = "") -> None:
        super().__init__(rule)
        self.rule, self.detail, self.detail_en = rule, detail, detail_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Usable:
    """A value in the target's terms: its unit, its measure, along its direction.

    ``attained`` is the percent of the plan where that is all that was stated; the
    span is then that percent of the target.
    """

    period: Period
    span: Span
    status: Status
    known_on: date
    refs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    attained: Fraction | None = None
    of: Decimal | None = None
    named: Period | None = None  # as it was said, where it counts for less than that

    @property
    def said_of(self) -> Period:
        return self.named or self.period

    @property
    def rank(self) -> int:
        return FIRMNESS[self.status]


@dataclass(frozen=True, slots=True)
class Taken:
    span: Span
    remarks: tuple[str, ...] = ()
    attained: Fraction | None = None


def usable(target: Target, seen: Observation, scheme: Scheme) -> Usable:
    """The observation in the target's terms. Raises Refused, PeriodUnreadable."""
    period = period_of(target, seen, scheme)
    remarks = check_prices(target, seen.measure, seen.unit, seen.base_year)
    if target.per and seen.per and fold(target.per) != fold(seen.per):
        raise Refused("unlike-per", f"{target.per}, {seen.per}", f"{target.per}, {seen.per}")
    taken = READERS[target.measure](target, seen, scheme)
    if taken.attained is not None:
        of_the_same_plan(target, period, scheme)
    return Usable(
        period=period,
        span=taken.span,
        status=seen.status,
        known_on=seen.known_on,
        refs=(seen.ref,) if seen.ref else (),
        sources=(seen.source,) if seen.source else (),
        remarks=taken.remarks + remarks,
        attained=taken.attained,
        of=seen.of,
        named=calendar(seen.period, scheme) if seen.period else None,
    )


def of_the_same_plan(target: Target, period: Period, scheme: Scheme) -> None:
    """A percent of the plan, said of a year, is of the year's plan, not of the five-year one."""
    due = calendar(target.period, scheme)
    if due.months > 12 and (period.start, period.end) != (due.start, due.end):
        raise Refused("unlike-basis")


def check_prices(
    target: Target, measure: Measure, unit: str, base_year: int | None
) -> tuple[str, ...]:
    """Constant prices of two bases are never compared (DOMAIN.md, B6).

    Amounts of money that name no base year are at current prices. A growth rate is
    at constant prices anyway; where one side leaves the base unnamed it is compared,
    and the remark says so.
    """
    if target.base_year == base_year or measure in (Measure.ATTAINMENT, Measure.RANK):
        return ()
    named = [year for year in (target.base_year, base_year) if year]
    if len(named) == 2 or unit in MONEY:
        raise Refused(
            "unlike-base",
            f"chỉ tiêu {prices(target.base_year)}, kết quả {prices(base_year)}",
            f"target at {prices_en(target.base_year)}, result at {prices_en(base_year)}",
        )
    return ("base-unnamed",) if target.base_year else ("target-base-unnamed",)


def prices(base_year: int | None) -> str:
    return f"theo giá so sánh năm {base_year}" if base_year else "không theo giá so sánh"


def prices_en(base_year: int | None) -> str:
    return f"constant prices of {base_year}" if base_year else "current prices"


def _level(target: Target, seen: Observation, scheme: Scheme) -> Taken:
    """A level or a share: said as one, as a ratio, or only against the plan."""
    match seen.measure:
        case Measure.LEVEL | Measure.SHARE:
            return Taken(scaled(target, seen))
        case Measure.RATIO if target.unit in RATES:
            factor = conversion("percent", target.unit) or Fraction(1)
            return Taken(exactly(quotient(seen) * factor), ("from-ratio",))
        case Measure.RATIO if stock_of_a_flow(target, seen):
            raise Refused("unlike-measure")
        case Measure.RATIO:
            return Taken(scaled(target, seen))
        case Measure.ATTAINMENT if seen.basis in (Basis.PLAN, None):
            if scheme.is_plan_rate(target.indicator.name) and target.unit == "percent":
                return Taken(scaled(target, seen))
            return attained(target, stated(seen.value, seen.high, seen.op))
        case Measure.CHANGE if seen.basis is Basis.PLAN:
            return _against_plan(target, seen)
        case Measure.CHANGE if scheme.is_growth(target.indicator.name):
            if seen.unit == "percent" and seen.basis in (*LAST_YEAR, None):
                return Taken(signed(seen, scaled(target, seen)), ("from-growth",))
    raise Refused("unlike-measure")


def stock_of_a_flow(target: Target, seen: Observation) -> bool:
    """“Lũy kế 67/112 xã” said of a target of 11 more: how many there are, not how many came."""
    flow = target.indicator.adds is Adds.SUM and target.unit == "count"
    return flow and seen.basis is not Basis.PLAN and seen.of != target.value


def _against_plan(target: Target, seen: Observation) -> Taken:
    """“Vượt 6 sản phẩm, vượt 30% so với kế hoạch” said of a level."""
    if seen.unit == "percent" and target.unit != "percent":
        move = signed(seen, stated(seen.value, seen.high, seen.op))
        return attained(target, exactly(100).plus(move))
    if target.op is Op.RANGE or seen.unit in RATES:
        raise Refused("unlike-measure")
    move = signed(seen, scaled(target, seen))
    return Taken(exactly(target.value).plus(move), ("from-plan",))


def attained(target: Target, percent: Span) -> Taken:
    """The value that a percent of the plan stands for, the plan being the target."""
    if target.op is Op.RANGE or target.value <= 0:
        raise Refused("unlike-measure")
    span = percent.times(Fraction(target.value) / 100)
    return Taken(span, ("from-attainment",), percent.point)


def _ratio(target: Target, seen: Observation, _scheme: Scheme) -> Taken:
    match seen.measure:
        case Measure.RATIO | Measure.TALLY:
            same_field(target.of, seen.of)
            return Taken(scaled(target, seen))
        case Measure.LEVEL:
            return Taken(scaled(target, seen))
        case Measure.ATTAINMENT if seen.basis in (Basis.PLAN, None):
            return attained(target, stated(seen.value, seen.high, seen.op))
    raise Refused("unlike-measure")


def _rank(target: Target, seen: Observation, _scheme: Scheme) -> Taken:
    """A rank; “nhóm 16” is any rank from 1 to 16."""
    if seen.measure is not Measure.RANK:
        raise Refused("unlike-measure")
    same_field(target.of, seen.of)
    return Taken(ranks(seen))


def ranks(seen: Observation) -> Span:
    if seen.op in (Op.EQ, Op.RANGE):
        return stated(seen.value, seen.high, seen.op)
    last = End(0, Fraction(seen.value), -int(seen.op in (Op.GT, Op.LT)))
    return Span(min(at(1), last), last)


def _attainment(target: Target, seen: Observation, _scheme: Scheme) -> Taken:
    match seen.measure:
        case Measure.ATTAINMENT:
            same_basis(target, seen)
            return Taken(scaled(target, seen))
        case Measure.RATIO if seen.of is not None:
            return Taken(exactly(quotient(seen)), ("from-ratio",))
        case Measure.LEVEL | Measure.SHARE if seen.unit in RATES:
            return Taken(scaled(target, seen))
        case Measure.CHANGE if seen.basis is Basis.PLAN and seen.unit == "percent":
            return Taken(exactly(100).plus(signed(seen, scaled(target, seen))))
    raise Refused("unlike-measure")


def _change(target: Target, seen: Observation, scheme: Scheme) -> Taken:
    """A rise or fall along the target's direction."""
    along = Fraction(-1 if target.direction is Direction.DOWN else 1)
    match seen.measure:
        case Measure.CHANGE if points_of_a_rate(target, seen):
            same_basis(target, seen)
            span = stated(seen.value, seen.high, seen.op)
            move = signed(seen, span, toward=target.direction)
            return Taken(move.times(along), ("points-of-a-rate",))
        case Measure.CHANGE:
            same_basis(target, seen)
            move = signed(seen, scaled(target, seen), toward=target.direction)
            return Taken(move.times(along))
        case Measure.ATTAINMENT if target.unit == "percent" and seen.basis:
            same_basis(target, seen)
            percent = stated(seen.value, seen.high, seen.op)
            plan = seen.basis is Basis.PLAN
            remark = "from-plan" if plan else "from-same-period"
            return Taken(percent.minus(exactly(100)).times(along), (remark,))
        case Measure.LEVEL if scheme.is_growth(target.indicator.name):
            return Taken(scaled(target, seen).times(along), ("from-growth",))
    raise Refused("unlike-measure")


def points_of_a_rate(target: Target, seen: Observation) -> bool:
    """“Giảm 4 - 5%” set for a rate and reached in “điểm phần trăm”: the percent meant points."""
    rate = target.indicator.unit == target.unit == "percent"
    return rate and seen.unit == "percentage_point"


READERS: Mapping[Measure, Callable[[Target, Observation, Scheme], Taken]] = {
    Measure.LEVEL: _level,
    Measure.SHARE: _level,
    Measure.RATIO: _ratio,
    Measure.TALLY: _ratio,
    Measure.RANK: _rank,
    Measure.ATTAINMENT: _attainment,
    Measure.CHANGE: _change,
}


def scaled(target: Target, seen: Observation) -> Span:
    """The stated value in the target's unit."""
    factor = conversion(seen.unit, target.unit)
    if factor is None:
        raise Refused("unlike-unit")
    return stated(seen.value, seen.high, seen.op).times(factor)


def quotient(seen: Observation) -> Fraction:
    """A ratio in percent."""
    if not seen.of or seen.of < 0:
        raise Refused("base-not-positive")
    return Fraction(seen.value) / Fraction(seen.of) * 100


def signed(seen: Observation, span: Span, toward: Direction | None = None) -> Span:
    """A rise as positive, a fall as negative.

    A positive change that names no direction is a rise, except where the target is a
    fall: there nobody knows which was meant.
    """
    if seen.direction is Direction.DOWN:
        return span.times(Fraction(-1)) if span.low > at(0) else span
    if seen.direction is None and toward is Direction.DOWN and span.high > at(0):
        raise Refused("no-direction")
    return span


def same_basis(target: Target, seen: Observation) -> None:
    """The same period and the year before are one basis; the plan is another."""
    one, other = (
        Basis.SAME_PERIOD if b in (*LAST_YEAR, None) else b for b in (target.basis, seen.basis)
    )
    if target.measure is Measure.ATTAINMENT:
        one, other = target.basis or Basis.PLAN, seen.basis or Basis.PLAN
    if one != other:
        raise Refused("unlike-basis")


def same_field(one: Decimal | None, other: Decimal | None) -> None:
    """Ranks among 63 and among 34, or parts of two wholes, are not compared."""
    if one is not None and other is not None and one != other:
        raise Refused(
            "unlike-field",
            f"{one.normalize():f} và {other.normalize():f}",
            f"{one.normalize():f} and {other.normalize():f}",
        )


def is_cumulative(target: Target, scheme: Scheme) -> bool:
    """Whether the target's value builds up over its period."""
    if target.indicator.adds is not Adds.SUM or scheme.is_growth(target.indicator.name):
        return False
    if target.measure is Measure.CHANGE:
        return target.unit not in (*RATES, "percentage_point", "place", "times")
    return target.measure in (Measure.LEVEL, Measure.RATIO, Measure.TALLY, Measure.ATTAINMENT)
