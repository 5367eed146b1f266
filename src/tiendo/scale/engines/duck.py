"""DuckDB, embedded: over Parquet files, or over rows handed to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from copy import copy
from dataclasses import replace
from pathlib import Path

import duckdb

from tiendo.scale.arrow import table_of
from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import KNOWN_BY, Question
from tiendo.scale.slices import FAMILIES, MANY, MANY_COPIED, families_of, parts
from tiendo.scale.template import Dialect, statement, widened
from tiendo.scoring.rules.scheme import Scheme

# Series of a province with a hundred communes.
FEW = 10_000
# Slices that are written at one time: while one waits for its last thread, the other works on.
AT_ONCE = 2
# The right side of a join is kept and the left one streams, as the text has it: left to itself the
# engine guesses that targets are few, and keeps all their columns instead.
AS_WRITTEN = "build_side_probe_side"
# What is copied of observations: what is not asked again once it has chosen the rows stays behind.
TAKEN = f"* exclude ({', '.join(KNOWN_BY)})"
DIALECT = Dialect(inline="not materialized", kept="materialized", sign=widened("hugeint"))


class Engine:
    def __init__(self) -> None:
        self.connection = duckdb.connect(
            config={"preserve_insertion_order": "false", "disabled_optimizers": AS_WRITTEN}
        )

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
        if question.series is not None and small(question):
            return in_order(self.connection.execute(self._copied(question, scheme)).fetchall())
        found: list[Scored] = []
        for text in self.texts(question, scheme):
            found += self.connection.execute(text).fetchall()
        return in_order(found)

    def parts(self, question: Question) -> list[Question]:
        """The question, or where it is of very many targets, slices of it.

        What is over is then asked by itself, by the shorter text.
        """
        asked = FAMILIES.format(asked=question.asked, as_of=question.as_of.toordinal())
        families = families_of(self.connection.execute(asked).fetchall())
        if sum(one.targets for one in families) <= MANY:
            return [question]
        return parts(question, families, MANY, MANY_COPIED)

    def texts(self, question: Question, scheme: Scheme) -> Iterator[str]:
        """The texts that together answer: each is to be run before the next is asked for."""
        for part in self.parts(question):
            yield self._part(part, scheme)

    def write(self, question: Question, scheme: Scheme, directory: Path) -> int:
        """The scores as Parquet files, one a slice, in place of those that lay there; how many."""
        for stale in directory.glob("scores-*.parquet"):
            stale.unlink()
        parts = self.parts(question)

        def put(number: int) -> None:
            path = str(directory / f"scores-{number:03}.parquet").replace("'", "''")
            with closing(self.beside()) as machine:
                text = machine._part(parts[number - 1], scheme)
                machine.connection.execute(f"copy ({text}) to '{path}' (format parquet)")

        with ThreadPoolExecutor(AT_ONCE) as hands:
            return sum(1 for _ in hands.map(put, range(1, len(parts) + 1)))

    def beside(self) -> Engine:
        """Another connection to the same rows, with temporary tables of its own."""
        other = copy(self)
        other.connection = self.connection.cursor()
        return other

    def close(self) -> None:
        self.connection.close()

    def _part(self, part: Question, scheme: Scheme) -> str:
        """The text for a slice; what is looked into often is taken out of the files first."""
        often = part.scattered or part.ended is False
        return self._copied(part, scheme) if often else self._text(part, scheme)

    def _text(self, question: Question, scheme: Scheme, targets: str = TARGETS) -> str:
        """The shorter text where every period asked for is over."""
        if question.ended:
            return statement(question, DIALECT, scheme, closed=True)
        last = f"select max(ends) from {targets} where {question.asked}"  # noqa: S608
        (ends,) = self.connection.execute(last).fetchall()[0]
        closed = ends is not None and ends < question.as_of.toordinal()
        return statement(question, DIALECT, scheme, closed=closed)

    def _copied(self, question: Question, scheme: Scheme) -> str:
        """The text for a few bodies, whose rows are taken out of the files once."""
        rows = replace(question, among=f"{TARGETS}_here").rows
        takes = (
            (TARGETS, "*", question.asked),
            (OBSERVATIONS, TAKEN, f"{question.known} and {rows}"),
        )
        for name, columns, condition in takes:
            self.connection.execute(
                f"create or replace temp table {name}_here as"  # noqa: S608
                f" select {columns} from {name} where {condition}"
            )
        text = self._text(replace(question, scattered=False, taken=True), scheme, f"{TARGETS}_here")
        for name in (OBSERVATIONS, TARGETS):
            text = text.replace(f"from {name} ", f"from {name}_here ")
        return text


def small(question: Question) -> bool:
    """Whether so few series are asked for that looking into the files costs more than judging."""
    assert question.series is not None
    return question.series[1] - question.series[0] < FEW
