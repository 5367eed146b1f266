"""Exact decimals as JSON numbers."""

from __future__ import annotations

from decimal import Decimal

from tiendo.errors import InvalidFact
from tiendo.facts.reading import number


def plain(value: Decimal | None) -> int | float | str | None:
    """An exact JSON number; as text where no JSON number holds it exactly."""
    if value is None:
        return None
    try:
        return number(value)
    except InvalidFact:
        return str(value)
