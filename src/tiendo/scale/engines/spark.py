"""Spark by Spark Connect: a real cluster, or Sail in one process of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyspark.sql import SparkSession

from tiendo.scale.arrow import table_of
from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS, columns
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import Question
from tiendo.scale.template import Dialect, statement, widened
from tiendo.scoring.rules.scheme import Scheme

DIALECT = Dialect(inline="", kept="", sign=widened("decimal(38, 0)"))


class Engine:
    """``remote``: where the Connect server listens, "sc://host:port"."""

    def __init__(self, remote: str) -> None:
        self.session = SparkSession.builder.remote(remote).getOrCreate()

    def load(self, observations: Sequence[Row], targets: Sequence[Row]) -> None:
        for name, rows in ((OBSERVATIONS, observations), (TARGETS, targets)):
            # Spark takes no empty table: a row of nothing, which is left out again.
            held = rows or [(0,) * len(columns(name))]
            frame = self.session.createDataFrame(table_of(name, held))
            frame.where("1 = 1" if rows else "1 = 0").createOrReplaceTempView(name)

    def read(self, directory: str) -> None:
        for name in (OBSERVATIONS, TARGETS):
            path = Path(directory).absolute() / f"{name}.parquet"
            self.session.read.parquet(str(path)).createOrReplaceTempView(name)

    def scores(self, question: Question, scheme: Scheme) -> list[Scored]:
        return in_order(self.session.sql(statement(question, DIALECT, scheme)).collect())

    def close(self) -> None:
        self.session.stop()
