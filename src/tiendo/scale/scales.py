"""How many decimal places each line has, so that its values are whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.series import Target
from tiendo.scale.rows import Plain
from tiendo.scale.thresholds import LARGEST, TooWide, whole

# Places that a scale may have; a value with more goes to the rules.
MOST_PLACES = 9


def places(value: Fraction) -> int | None:
    """Decimal places that hold the value exactly; None where too many or too great.

    >>> places(Fraction(5, 4)), places(Fraction(1, 3))
    (2, None)
    """
    if value.denominator == 1:
        return 0 if abs(value.numerator) <= LARGEST else None
    for count in range(MOST_PLACES + 1):
        if value.denominator > 10**count:
            continue
        try:
            whole(value, count)
        except TooWide:
            continue
        return count
    return None


def scales_of(
    values: Iterable[tuple[int, Iterable[Plain]]], targets: Iterable[tuple[int, Target]]
) -> dict[int, int]:
    """The places of each line: as many as its most exact value has, bounds counted in.

    A value that no longer fits then is left to the rules.
    """
    lines: dict[int, int] = defaultdict(int)
    for line, seen in values:
        lines[line] = max([lines[line], *(places(one.value) or 0 for one in seen)])
    for line, target in targets:
        ends = [target.value] if target.high is None else [target.value, target.high]
        lines[line] = max([lines[line], *(bound_places(end) for end in ends)])
    return dict(lines)


def bound_places(value: Decimal) -> int:
    return places(Fraction(value)) or 0
