"""How many there are, in words that stay true where not all were counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from tiendo.register.selectors.bounds import MOST_COUNTED, counted
from tiendo.web import words


def how_many(found: QuerySet[Any, Any], column: str = "pk") -> tuple[int, str]:
    """The number that pages turn by, and what a person reads: "hơn 1.000" from there on."""
    number = counted(found, column=column)
    return number, at_least(number)


def at_least(number: int, most: int = MOST_COUNTED) -> str:
    told = words.number(Decimal(number))
    return gettext("hơn %s") % told if number >= most else told
