"""Quotients in words: as many places as a person would say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tiendo.scoring.rules.scheme import table
from tiendo.scoring.rules.span import rounded
from tiendo.scoring.rules.wording import SCALED_PLACES, amount


def about(
    value: Decimal,
    unit: str,
    *,
    unit_text: str | None = None,
    per: str | None = None,
    english: bool = False,
) -> str:
    """A quotient as a person says it, to two places of its scale word: 126,67 tỷ đồng.

    A value that its scale word holds exactly stays as it is.
    """
    for size, *_ in table("unit").get(unit, {}).get("large", ()):
        part = value / size
        if abs(value) >= size:
            exact = part == round(part, SCALED_PLACES)
            value = value if exact else rounded(Fraction(part), Decimal("0.01")) * size
            break
    return amount(value, unit, unit_text=unit_text, per=per, english=english)
