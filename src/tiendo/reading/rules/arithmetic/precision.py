"""How exactly a figure is written, and so how far a reckoning may be from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tiendo.facts.figure import Figure
from tiendo.vocabulary.regexes import regex

NUMBER = regex(r"\d[\d.,]*")
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Span:
    """The values that, rounded as it is written, give one figure."""

    low: Decimal
    high: Decimal


def span(value: Decimal, figure: Figure) -> Span:
    """The values that ``value``, written in ``figure``'s quote, may stand for.

    A whole number of things is exact; "4.200 tỷ" is good to half a tỷ.
    """
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    for match in NUMBER.finditer(figure.evidence.quote):
        written = re.sub(r"\D", "", match.group()).lstrip("0")
        if written.rstrip("0") == digits:
            if figure.unit == "count" and Decimal(written) == value:
                return Span(value, value)
            digits = written
            break
    half = abs(value) * HALF / int(digits or 1)
    return Span(value - half, value + half)


def holds(percent: Decimal, part: Span, whole: Span) -> bool:
    """Whether ``percent`` may be that part of that whole, rounded or cut off."""
    if whole.low <= 0 or part.low < 0:
        return True
    step = last_digit(percent)
    return (
        part.low / whole.high * HUNDRED - step <= percent <= part.high / whole.low * HUNDRED + step
    )


def reckoned(percent: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """The percent that stands there if the two are right, with as many decimals."""
    return (part / whole * HUNDRED).quantize(last_digit(percent))


def last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
