"""DuckDB, embedded: over Parquet files, or over rows handed to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from tiendo.scale.arrow import table_of
from tiendo.scale.building import Row
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.question import BEFORE, Question
from tiendo.scale.slices import FAMILIES, MANY, MANY_COPIED, Family, slices
from tiendo.scale.template import Dialect, statement, widened
from tiendo.scoring.rules.scheme import Scheme

# Series of a province with a hundred communes.
FEW = 10_000
DIALECT = Dialect(inline="not materialized", kept="materialized", sign=widened("hugeint"))


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
        families = [Family(*row) for row in self.connection.execute(asked).fetchall()]
        if sum(one.targets for one in families) <= MANY:
            return [question]
        coming = [one for one in families if not one.over]
        first = min((one.starts for one in coming if one.starts is not None), default=None)
        since = None if first is None else first - BEFORE
        over = replace(question, ended=True)
        return [
            *slices(over, [one for one in families if one.over], MANY),
            *slices(replace(question, ended=False, since=since), coming, MANY_COPIED),
        ]

    def texts(self, question: Question, scheme: Scheme) -> Iterator[str]:
        """The texts that together answer: each is to be run before the next is asked for."""
        for part in self.parts(question):
            yield self._part(part, scheme)

    def write(self, question: Question, scheme: Scheme, directory: Path) -> int:
        """The scores as Parquet files, one a slice, in place of those that lay there; how many."""
        for stale in directory.glob("scores-*.parquet"):
            stale.unlink()
        number = 0
        for number, text in enumerate(self.texts(question, scheme), start=1):
            path = str(directory / f"scores-{number:03}.parquet").replace("'", "''")
            self.connection.execute(f"copy ({text}) to '{path}' (format parquet)")
        return number

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
        day = question.as_of.toordinal()
        rows = question.rows.replace("from asked", f"from {TARGETS}_here")
        known = f"{rows} and known_on <= {day} and until > {day}"
        for name, condition in ((TARGETS, question.asked), (OBSERVATIONS, known)):
            self.connection.execute(
                f"create or replace temp table {name}_here as from {name} where {condition}"
            )
        text = self._text(replace(question, scattered=False), scheme, f"{TARGETS}_here")
        for name in (OBSERVATIONS, TARGETS):
            text = text.replace(f"from {name} ", f"from {name}_here ")
        return text


def small(question: Question) -> bool:
    """Whether so few series are asked for that looking into the files costs more than judging."""
    assert question.series is not None
    return question.series[1] - question.series[0] < FEW
