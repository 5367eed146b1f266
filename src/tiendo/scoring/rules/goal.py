"""The target as a set of values that satisfy it, with a better end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.series import Better, Target
from tiendo.scoring.rules.span import End, Span, at


class Place(Enum):
    """Where a value lies, seen from the target."""

    SHORT = auto()  # too low to satisfy it
    MEET = auto()
    EXCEED = auto()
    OVER = auto()  # too high to satisfy it


SATISFIED = frozenset({Place.MEET, Place.EXCEED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """``low`` and ``high`` bound the satisfying values; ``better`` is 1, -1 or 0.

    ``strict``: the bounds themselves do not satisfy. ``tolerance`` (percent of a
    bound) widens them without letting a value exceed. Values of changes are measured
    along the target's direction; of ranks, as the number of the rank.
    """

    low: Fraction | None
    high: Fraction | None
    strict: bool
    better: int
    rule: str
    tolerance: Fraction = Fraction(0)

    @property
    def fails_low(self) -> bool:
        """Whether too small a value misses."""
        return self.low is not None and not (self.high is not None and self.better < 0)

    @property
    def fails_high(self) -> bool:
        """Whether too great a value misses."""
        return self.high is not None and not (self.low is not None and self.better > 0)

    @property
    def bound(self) -> Fraction:
        """The value that must at least be reached, or not be passed."""
        kept = self.low if self.fails_low else self.high
        assert kept is not None
        return kept

    def place(self, value: End) -> Place:
        if self._below(value):
            return self._missed(value, Place.SHORT) if self.fails_low else Place.EXCEED
        if self._above(value):
            return self._missed(value, Place.OVER) if self.fails_high else Place.EXCEED
        beyond_floor = self.low is not None and self.high is None and value > at(self.low)
        return Place.EXCEED if beyond_floor and self.better >= 0 else Place.MEET

    def place_of(self, span: Span) -> Place | None:
        """Where all values of the span lie; None where its ends disagree.

        Ends that both satisfy agree that it is met: “từ 50 trở lên” said of a target of
        at least 50 is met, and no one knows whether it is exceeded.
        """
        low, high = self.place(span.low), self.place(span.high)
        if low is high:
            return low
        return Place.MEET if {low, high} <= SATISFIED else None

    def _below(self, value: End) -> bool:
        if self.low is None:
            return False
        return value <= at(self.low) if self.strict else value < at(self.low)

    def _above(self, value: End) -> bool:
        if self.high is None:
            return False
        return value >= at(self.high) if self.strict else value > at(self.high)

    def _missed(self, value: End, place: Place) -> Place:
        if not self.tolerance:
            return place
        bound = self.low if place is Place.SHORT else self.high
        assert bound is not None
        slack = abs(bound) * self.tolerance / 100
        near = at(bound - slack) <= value <= at(bound + slack)
        return Place.MEET if near else place


def goal_of(target: Target, tolerance: Fraction = Fraction(0)) -> Goal:
    """The satisfying values of a target and the rule that says so."""
    op = _op(target)
    better = sense(target, op)
    value = Fraction(target.value)
    high = value if target.high is None else Fraction(target.high)
    low, high = min(value, high), max(value, high)
    point = op in (Op.EQ, Op.RANGE)
    return Goal(
        low=low if point or op in (Op.GE, Op.GT) else None,
        high=high if point or op in (Op.LE, Op.LT) else None,
        strict=op in (Op.GT, Op.LT),
        better=better,
        rule=_rule(target, op, better),
        tolerance=tolerance,
    )


def _op(target: Target) -> Op:
    """The comparison on numbers; “thứ 20 trở lên” is a number of at most 20."""
    if target.high is not None:
        return Op.RANGE
    if target.measure is Measure.RANK:
        return {Op.GE: Op.LE, Op.GT: Op.LT, Op.RANGE: Op.EQ}.get(target.op, target.op)
    return Op.EQ if target.op is Op.RANGE else target.op


def sense(target: Target, op: Op) -> int:
    """Whether more (1), less (-1) or neither (0) of the compared value is better.

    A rank is better when its number is less. A stated movement says what is wanted:
    more of it is better, except a rise of what should fall ("CPI tăng khoảng 4%"),
    unless the target asks for at least so much. Where the indicator has no better
    direction, the verb of the target gives it, else a floor or ceiling does.
    """
    stated = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}[target.indicator.better]
    if target.measure is Measure.RANK:
        return -1
    if target.measure is Measure.CHANGE:
        held_down = target.direction is Direction.UP and stated < 0 and target.unit != "place"
        if held_down and op not in (Op.GE, Op.GT):
            return -1
        return 1 if target.direction else stated
    if stated == 0 and target.direction:
        return 1 if target.direction is Direction.UP else -1
    return stated


def _rule(target: Target, op: Op, better: int) -> str:
    if target.measure is Measure.RANK:
        return {Op.EQ: "rank-point", Op.RANGE: "range-lower"}.get(op, "rank-group")
    named = {Op.GE: "floor-ge", Op.GT: "floor-gt", Op.LE: "ceiling-le", Op.LT: "ceiling-lt"}
    if op in named:
        return named[op]
    kind = "range" if op is Op.RANGE else "point"
    return f"{kind}-{('neither', 'higher', 'lower')[better]}"
