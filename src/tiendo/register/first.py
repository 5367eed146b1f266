"""Conditions on what a subquery gives, which the database works out before it looks at a row.

PostgreSQL plans a subquery behind "in" by how many rows it expects. Where a few records of many
millions are looked for (those that contradict and nobody settled), it expects wrongly, and goes
through all that contradicts in the country for the page of one target.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Subquery


class OneOf(Func):
    """Whether a column has one of the values that a question gives; a condition."""

    arg_joiner = " IN "
    template = "%(expressions)s"
    output_field = BooleanField()

    def __init__(self, column: str, values: QuerySet[Any, Any]) -> None:
        super().__init__(F(column), Subquery(values))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        how = {"arg_joiner": " = ANY(ARRAY", "template": "%(expressions)s)"}
        return super().as_sql(compiler, connection, **how, **context)
