"""PostgreSQL: rows in temporary tables of one connection."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg

from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS, columns, names
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import Question
from tiendo.scale.template import Dialect, statement, widened
from tiendo.scoring.rules.scheme import Scheme

DIALECT = Dialect(inline="not materialized", kept="materialized", sign=widened("numeric"))
TYPES = {"small": "smallint", "int": "integer", "big": "bigint", "text": "text"}


class Engine:
    """``dsn``: how the server is reached; empty as its own variables say (PGHOST …)."""

    def __init__(self, dsn: str = "") -> None:
        self.connection = psycopg.connect(dsn, autocommit=True)

    def load(self, observations: Sequence[Row], targets: Sequence[Row]) -> None:
        with self.connection.cursor() as cursor:
            for name, rows in ((OBSERVATIONS, observations), (TARGETS, targets)):
                typed = ", ".join(f"{one.name} {TYPES[one.type]}" for one in columns(name))
                cursor.execute(f"drop table if exists {name}")
                cursor.execute(f"create temporary table {name} ({typed})")
                with cursor.copy(f"copy {name} ({', '.join(names(name))}) from stdin") as into:
                    for row in rows:
                        into.write_row(row)
            cursor.execute(f"create index on {OBSERVATIONS} (series, ends)")
            cursor.execute(f"analyze {OBSERVATIONS}")
            cursor.execute(f"analyze {TARGETS}")

    def read(self, directory: str) -> None:
        from tiendo.scale.arrow import rows_in

        self.load(rows_in(directory, OBSERVATIONS), rows_in(directory, TARGETS))

    def scores(self, question: Question, scheme: Scheme) -> list[Scored]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement(question, DIALECT, scheme).encode())
            return in_order(cursor.fetchall())

    def close(self) -> None:
        self.connection.close()
