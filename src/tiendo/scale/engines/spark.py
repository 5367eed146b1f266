"""Spark by Spark Connect: a real cluster, or Sail in one process of this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
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


@contextmanager
def named_main() -> Iterator[None]:
    """A main module with a file, while Spark's client is imported.

    In a program that has none (``python -c``, a worker of pytest-xdist) the client takes itself
    to be running its doctests, looks for a Spark on this machine and ends the process
    (``pyspark.sql.connect.utils.check_dependencies``).
    """
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = __file__
    try:
        yield
    finally:
        del main.__file__


class Engine:
    """``remote``: where the Connect server listens, "sc://host:port"."""

    def __init__(self, remote: str) -> None:
        with named_main():
            import_module("pyspark.sql.connect.session")
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
