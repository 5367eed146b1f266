"""SQLite, which every Python has: rows in memory, or in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS, names
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import Question
from tiendo.scale.template import Dialect, called, statement
from tiendo.scoring.rules.scheme import Scheme

# Rows from which on the planner should know their numbers.
MANY = 1000
DIALECT = Dialect(inline="not materialized", kept="materialized", sign=called("sign_of"))


def sign_of(*factors: int | None) -> int | None:
    """1, 0 or -1 as the product of the first three is more, equal or less than the others'."""
    a, b, c, d, e, f = factors
    if a is None or b is None or c is None or d is None or e is None or f is None:
        return None
    left, right = a * b * c, d * e * f
    return (left > right) - (left < right)


class Engine:
    def __init__(self, path: str = ":memory:") -> None:
        self.connection = sqlite3.connect(path)
        self.connection.create_function("sign_of", 6, sign_of, deterministic=True)

    def load(self, observations: Sequence[Row], targets: Sequence[Row]) -> None:
        """The tables stay, so that the text need not be prepared again for every few rows."""
        for name, rows in ((OBSERVATIONS, observations), (TARGETS, targets)):
            columns = names(name)
            marks = ", ".join("?" * len(columns))
            self.connection.execute(f"create table if not exists {name} ({', '.join(columns)})")
            self.connection.execute(f"delete from {name}")  # noqa: S608
            self.connection.executemany(f"insert into {name} values ({marks})", rows)  # noqa: S608
        self.connection.execute(
            f"create index if not exists at_ends on {OBSERVATIONS} (series, ends)"
        )
        if len(observations) >= MANY:
            self.connection.execute("analyze")

    def read(self, directory: str) -> None:
        from tiendo.scale.arrow import rows_in

        self.load(rows_in(directory, OBSERVATIONS), rows_in(directory, TARGETS))

    def scores(self, question: Question, scheme: Scheme) -> list[Scored]:
        return in_order(self.connection.execute(statement(question, DIALECT, scheme)))

    def close(self) -> None:
        self.connection.close()
