"""Values that may be ranges: exact ends, open or closed, finite or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.figure import Op

# A quotient that no decimal holds is given to this many places (see ``as_decimal``).
QUOTIENT_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True, order=True)
class End:
    """A point of the line, or the place just below or above it.

    ``infinite`` -1 and 1 are the ends of the line; ``beside`` -1 and 1 are closer
    to ``value`` than any number: “trên 7%” starts beside 7.
    """

    infinite: int
    value: Fraction
    beside: int = 0

    def plus(self, other: End) -> End:
        return End(
            self.infinite or other.infinite,
            self.value + other.value,
            self.beside or other.beside,
        )

    def times(self, factor: Fraction) -> End:
        sign = (factor > 0) - (factor < 0)
        return End(self.infinite * sign, self.value * factor, self.beside * sign)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """All values from ``low`` to ``high``; a point where both are the same."""

    low: End
    high: End

    @property
    def point(self) -> Fraction | None:
        """The one value, or None for a range."""
        low, high = self.low, self.high
        if (low is high or low == high) and not (low.infinite or low.beside):
            return low.value
        return None

    def plus(self, other: Span) -> Span:
        return Span(self.low.plus(other.low), self.high.plus(other.high))

    def times(self, factor: Fraction) -> Span:
        if factor == 1:
            return self
        ends = self.low.times(factor), self.high.times(factor)
        return Span(*ends) if factor >= 0 else Span(ends[1], ends[0])

    def minus(self, other: Span) -> Span:
        return self.plus(other.times(Fraction(-1)))


def at(value: Decimal | Fraction | int) -> End:
    return End(0, Fraction(value))


def exactly(value: Decimal | Fraction | int) -> Span:
    end = at(value)
    return Span(end, end)


def stated(value: Decimal, high: Decimal | None, op: Op) -> Span:
    """The values that a figure allows: “trên 7” is everything beyond 7.

    >>> stated(Decimal(7), None, Op.GT).low > at(7)
    True
    """
    if high is not None:
        return Span(at(min(value, high)), at(max(value, high)))
    exact = Fraction(value)
    match op:
        case Op.GE | Op.GT:
            return Span(End(0, exact, int(op is Op.GT)), End(1, Fraction(0)))
        case Op.LE | Op.LT:
            return Span(End(-1, Fraction(0)), End(0, exact, -int(op is Op.LT)))
    return exactly(value)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all."""
    found = list(spans)
    return Span(min(s.low for s in found), max(s.high for s in found))


def as_decimal(value: Fraction) -> Decimal:
    """The exact decimal where there is one, else two places, half away from zero.

    >>> as_decimal(Fraction(1, 8)), as_decimal(Fraction(-1, 3))
    (Decimal('0.125'), Decimal('-0.33'))
    """
    rest = value.denominator
    places = 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1 or places > 12:
        return rounded(value, QUOTIENT_PLACES)
    whole = value.numerator * (10**places // value.denominator)
    return Decimal(whole).scaleb(-places)


def rounded(value: Fraction, quantum: Decimal) -> Decimal:
    """``value`` to the places of ``quantum``, half away from zero, whatever its size."""
    scaled = value / Fraction(quantum)
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    exponent = quantum.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(-whole if scaled < 0 else whole).scaleb(exponent)
