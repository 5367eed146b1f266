"""Figures of tables: rows are indicators, columns are plan, result, percent."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.facts.figure import Figure
from tiendo.facts.items import Remark, Unread
from tiendo.reading.context import Context
from tiendo.reading.document import Table


def table_figures(table: Table, context: Context) -> Iterator[Figure | Unread | Remark]:
    """Every figure of the table, row by row."""
    yield from ()
