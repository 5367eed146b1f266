"""Scores of a whole data set for one day, judged once, kept on disk and read by unit.

A unit with all below it is then a stretch of rows: nothing is judged again. What one observation
more changes (``rescoring``) is taken in beside the files. Places are those in the whole data set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from tiendo.errors import InvalidFact, TiendoError
from tiendo.scale.columns import SCORES, names
from tiendo.scale.engines import Scored, in_order
from tiendo.scale.engines.duck import Engine
from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import Scheme

ABOUT = "kept.json"
# Rows of a group: about a commune's ten years, so that little else is read beside a unit.
GROUP = 8192
# Beside the columns of scores stands what is asked by.
KEPT = """select s.*, t.body, t.plan, t.starts as due_starts, t.ends as due_ends
from ({text}) s join targets t on t.target = s.target order by s.target"""


def keep(machine: Engine, as_of: date, scheme: Scheme, directory: Path) -> Kept:
    """Judge all that ``machine`` holds by a day, and keep it in place of what was kept there."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / ABOUT).unlink(missing_ok=True)
    machine.write(Question(as_of=as_of), scheme, directory, form=KEPT, group=GROUP)
    (directory / ABOUT).write_text(json.dumps({"as_of": as_of.isoformat()}), encoding="utf-8")
    return Kept(directory)


class Kept:
    """What is kept in a directory. Raises TiendoError where nothing is. Not for several threads."""

    def __init__(self, directory: Path) -> None:
        try:
            about = json.loads((directory / ABOUT).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise TiendoError(
                "Thư mục này không giữ điểm đã chấm", where=str(directory), do="Chấm lại cả tập"
            ) from error
        self.as_of = date.fromisoformat(about["as_of"])
        self.newer: dict[int, Scored] = {}
        self.connection = duckdb.connect()
        self.connection.execute("set parquet_metadata_cache = true")
        path = str(directory / "scores-*.parquet").replace("'", "''")
        self.connection.execute(f"create view kept as from '{path}'")

    def scores(self, question: Question) -> list[Scored]:
        """The rows of ``scores`` asked for. Raises InvalidFact for another day."""
        if question.as_of != self.as_of:
            raise InvalidFact(
                f"Điểm đã giữ là của ngày {self.as_of:%d/%m/%Y}", do="Chấm lại theo ngày cần hỏi"
            )
        text = f"select {', '.join(names(SCORES))} from kept where {condition(question)}"  # noqa: S608
        found = self.connection.execute(text).fetchall()
        return in_order(self.newer.get(row[0], row) for row in found)

    def take(self, rows: Iterable[Scored]) -> None:
        """Rows that were judged again stand in place of those that were kept."""
        self.newer |= {row[0]: row for row in rows}

    def close(self) -> None:
        self.connection.close()


def condition(question: Question) -> str:
    """The condition on what is kept; everything else of a question is in the day."""
    found = []
    if question.bodies is not None:
        found.append(f"body between {question.bodies[0]} and {question.bodies[1]}")
    if question.plan is not None:
        found.append(f"plan = {question.plan}")
    if question.period is not None:
        start, end = question.period.start.toordinal(), question.period.end.toordinal()
        found.append(f"due_starts = {start} and due_ends = {end}")
    return " and ".join(found) or "0 = 0"
