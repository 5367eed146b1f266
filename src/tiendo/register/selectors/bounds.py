"""Counts that do not grow with the country."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

# Lists count up to here; what is more is "hơn 1.000" to a person too.
MOST_COUNTED = 1000


def counted(found: QuerySet[Any], most: int = MOST_COUNTED) -> int:
    """How many there are, at most ``most``; no more rows are looked at."""
    return found.order_by().values("pk")[:most].count()
