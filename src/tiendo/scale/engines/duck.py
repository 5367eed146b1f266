"""DuckDB, embedded: over Parquet files, or over rows handed to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tiendo.scale.arrow import table_of
from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import Question
from tiendo.scale.slices import FAMILIES, MANY, Family, slices
from tiendo.scale.template import Dialect, statement, widened
from tiendo.scoring.rules.scheme import Scheme

DIALECT = Dialect(inline="not materialized", sign=widened("hugeint"))


class Engine:
    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"preserve_insertion_order": "false"})

    def load(self, observations: Sequence[Row], targets: Sequence[Row]) -> None:
        for name, rows in ((OBSERVATIONS, observations), (TARGETS, targets)):
            self.connection.register(f"{name}_rows", table_of(name, rows))
            self.connection.execute(f"create or replace table {name} as from {name}_rows")
            self.connection.unregister(f"{name}_rows")

    def read(self, directory: str) -> None:
        for name in (OBSERVATIONS, TARGETS):
            path = str(Path(directory) / f"{name}.parquet").replace("'", "''")
            self.connection.execute(f"create or replace view {name} as from '{path}'")

    def scores(self, question: Question, scheme: Scheme) -> list[Scored]:
        found: list[Scored] = []
        for part in self.parts(question):
            found += self.ask(part, scheme).fetchall()
        return in_order(found)

    def parts(self, question: Question) -> list[Question]:
        """The question, or where it is of very many targets, slices of it."""
        if question.bodies is not None and question.series is not None:
            first, last = question.series
            if (last - first) * 2 < MANY // 10:
                return [question]
        found = self.connection.execute(FAMILIES.format(asked=question.asked)).fetchall()
        families = [Family(*row) for row in found]
        if sum(one.targets for one in families) <= MANY:
            return [question]
        return list(slices(question, families))

    def ask(self, question: Question, scheme: Scheme) -> Any:
        """The answer where the engine has it, for those who want it as Arrow."""
        return self.connection.execute(statement(question, DIALECT, scheme))

    def write(self, question: Question, scheme: Scheme, directory: Path) -> int:
        """The scores as Parquet files, one a slice; how many files."""
        parts = self.parts(question)
        for number, part in enumerate(parts):
            path = str(directory / f"scores-{number:03}.parquet").replace("'", "''")
            text = statement(part, DIALECT, scheme)
            self.connection.execute(f"copy ({text}) to '{path}' (format parquet)")
        return len(parts)

    def close(self) -> None:
        self.connection.close()
