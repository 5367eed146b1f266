"""Counts and choices that do not grow with the country."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import IntegerField, Model, QuerySet, Subquery

# Lists count up to here; what is more is "hơn 1.000" to a person too.
MOST_COUNTED = 1000
# Of each record of a list so many others are counted.
MOST_OF_EACH = 200
# The values of a column one after the other, each the next of its index.
LOOSE = """WITH RECURSIVE known(value) AS (
    SELECT MIN({column}) FROM {table}
    UNION ALL
    SELECT (SELECT MIN(o.{column}) FROM {table} o WHERE o.{column} > known.value)
    FROM known WHERE known.value IS NOT NULL
) SELECT value FROM known WHERE value IS NOT NULL"""


def counted(found: QuerySet[Any, Any], most: int = MOST_COUNTED, column: str = "pk") -> int:
    """How many there are, at most ``most``; no more rows are looked at. ``column``: what makes
    one, where rows are gathered."""
    return found.order_by().values(column)[:most].count()


class CountOfEach(Subquery):
    """How many rows a subquery has, at most MOST_OF_EACH."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) of_each)"
    output_field = IntegerField()

    def __init__(self, found: QuerySet[Any]) -> None:
        super().__init__(found.order_by().values("pk")[:MOST_OF_EACH])


def present(model: type[Model], column: str) -> list[str]:
    """The values that a column with an index has, in their order: as many steps as values."""
    with connection.cursor() as cursor:
        cursor.execute(LOOSE.format(column=column, table=model._meta.db_table))
        return [row[0] for row in cursor.fetchall()]
