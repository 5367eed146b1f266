"""Scores of a whole data set for one day, judged once, kept beside it and read by unit.

A unit with all below it is then a stretch of rows in a DuckDB file: nothing is judged again. What
the rules judged, and what one observation more changes (``adding``), stands beside the engine's
rows as answers. Places are those in the whole data set.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from tiendo.errors import InvalidFact, TiendoError
from tiendo.scale.answers import RULES, Answer, answer_from, answer_of
from tiendo.scale.building import Row
from tiendo.scale.columns import SCORES, TARGETS, names
from tiendo.scale.held import ADDED, LABELS, opened
from tiendo.scale.lines import stated
from tiendo.scale.question import Question
from tiendo.scale.records import Label, Record, record
from tiendo.scoring.case_reading import parse_line

FOLDER, ABOUT, NEWER = "scores", "kept.json", "newer.jsonl"
# Of each target: what is asked by and what its answer is made of.
ASKED = ("body", "plan", "parent", "line", "ranked", "lead", "bound", "moves")
COLUMNS = (*names(SCORES), *ASKED, "due_starts", "due_ends", "scale")
AT = {name: place for place, name in enumerate(COLUMNS)}
TARGET_AT = {name: place for place, name in enumerate(names(TARGETS))}
SCORED, LABELLED, FIRST = len(names(SCORES)), len(AT), itemgetter(0)
# Columns of places that have another name there.
NAMED = {"at": '"at"', "plan": "plan_id", "body": "body_id"}
WITH_LABEL = ", ".join(f"p.{NAMED.get(one, one)}" for one in LABELS)
WITH_LABELS = (
    f"select k.*, {WITH_LABEL} from kept k"  # noqa: S608
    " join places p on p.target = k.target where"
)
KeptRow = tuple[Any, ...]


class Span(NamedTuple):
    number: int
    last: int


class Place(NamedTuple):
    """Where the facts of a target stand, and what they are of."""

    target: int
    subject: str
    at: int
    known_at: int


@dataclass(frozen=True, slots=True)
class Some:
    """What ranking asks of the rows of targets, of those at hand."""

    rows: Mapping[int, Row]


class Kept:
    """What ``keeping.keep`` left in the folder of a data set. Not for several threads at once.

    Raises TiendoError where nothing is kept there.
    """

    def __init__(self, directory: Path) -> None:
        self.directory, folder = directory, directory / FOLDER
        try:
            about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
            newer = (folder / NEWER).read_text(encoding="utf-8").splitlines()
            self.connection = duckdb.connect(str(folder / about["file"]), read_only=True)
        except (OSError, ValueError, KeyError, duckdb.Error) as error:
            raise TiendoError(
                "Bộ dữ liệu chưa giữ điểm nào", where=str(directory), do="Chấm và giữ: thêm --keep"
            ) from error
        self.as_of = date.fromisoformat(about["as_of"])
        self.seal: str = about["seal"]
        self.bodies = {name: Span(*span) for name, span in about["bodies"].items()}
        self.plans: dict[str, int] = about["plans"]
        self.by_answer: dict[int, Answer] = {}
        self.count = 0  # observations added that the answers know of
        for one in map(json.loads, newer):
            if "added" in one:
                self.count = one["added"]
            else:
                number = one.pop("target")
                self.by_answer[number] = answer_from(one)

    def records(self, question: Question) -> tuple[list[Record], int]:
        """The records asked for, and how many of them the rules judged.

        Raises InvalidFact for another day.
        """
        found = self.as_records(self.rows(question, labelled=True))
        return found, sum(one["by"] == RULES for one in found)

    def rows(self, question: Question, *, labelled: bool = False) -> list[KeptRow]:
        """The rows asked for, by target. Raises InvalidFact for another day."""
        if question.as_of != self.as_of:
            raise InvalidFact(
                f"Điểm đã giữ là của ngày {self.as_of:%d/%m/%Y}", do="Chấm lại theo ngày cần hỏi"
            )
        return self.where(condition(question), labelled=labelled)

    def where(self, condition: str, *, labelled: bool = False) -> list[KeptRow]:
        """The rows of a condition, by target, ``labelled`` with what they are shown by."""
        told = WITH_LABELS if labelled else "select * from kept k where"
        return sorted(self.connection.execute(f"{told} {condition}").fetchall(), key=FIRST)

    def records_of(self, numbers: Collection[int]) -> list[Record]:
        """The records of targets by their numbers."""
        if not numbers:
            return []
        within = f"k.target between {min(numbers)} and {max(numbers)}"
        listed = ", ".join(map(str, sorted(numbers)))
        return self.as_records(self.where(f"{within} and k.target in ({listed})", labelled=True))

    def as_records(self, rows: Iterable[KeptRow]) -> list[Record]:
        """Records of rows that were asked for with their labels."""
        return [record(Label(*row[LABELLED:]), self.answer(row)) for row in rows]

    def of_subject(self, ref: str) -> list[Place]:
        """The places of all targets of the subject of one, whose id this is; that one's first."""
        columns = ", ".join(NAMED.get(one, one) for one in Place._fields)
        run = self.connection.execute
        named = run("select subject from places where ref = ?", [ref]).fetchone()
        if named is None:
            return []
        # Put in order here: by the engine it would take longer than the look into the index.
        found = run(f"select {columns}, ref from places where subject = ?", named)  # noqa: S608
        rows = sorted(found.fetchall(), key=lambda row: (row[-1] != ref, row[0]))
        return [Place._make(row[:-1]) for row in rows]

    def answer(self, row: KeptRow) -> Answer:
        """The newest answer of a row."""
        newer = self.by_answer.get(row[0])
        if newer is not None:
            return newer
        made = answer_of(
            row[:SCORED], scale=row[AT["scale"]], bound=row[AT["bound"]], moves=row[AT["moves"]]
        )
        assert made is not None  # what is left to the rules is among the newer ones
        return made

    def take(self, answers: Mapping[int, Answer]) -> None:
        """Answers stand in place of those that were kept, here and on disk."""
        self.by_answer |= answers
        with (self.directory / FOLDER / NEWER).open("a", encoding="utf-8") as into:
            for number, answer in answers.items():
                into.write(json.dumps({"target": number, **stated(answer)}) + "\n")
            self.count = sum(map(len, self.added.values()))
            into.write(json.dumps({"added": self.count}) + "\n")

    def say(self, subject: str, seen: dict[str, Any]) -> None:
        """An observation goes to the data set; ``take`` says which answers it made new."""
        line = json.dumps({"subject": subject, "known": [seen]}, ensure_ascii=False)
        self.added.setdefault(subject, []).append(seen)
        with (self.directory / ADDED).open("a", encoding="utf-8") as into:
            into.write(line + "\n")

    @cached_property
    def facts(self) -> Any:
        return opened(self.directory)

    @cached_property
    def added(self) -> dict[str, list[dict[str, Any]]]:
        """What was added to the data set since it was written, by subject, as it was said."""
        found: dict[str, list[dict[str, Any]]] = {}
        if (self.directory / ADDED).exists():
            for line in (self.directory / ADDED).read_text(encoding="utf-8").splitlines():
                one = parse_line(line)
                found.setdefault(one["subject"], []).extend(one["known"])
        return found

    def close(self) -> None:
        self.connection.close()


def some(rows: Iterable[KeptRow]) -> Some:
    """Rows as ranking looks at them."""
    known = ("parent", "line", "ranked", "lead")
    places = [(TARGET_AT[name], AT[name]) for name in known]
    places += [(TARGET_AT["starts"], AT["due_starts"]), (TARGET_AT["ends"], AT["due_ends"])]
    found: dict[int, Row] = {}
    for row in rows:
        made: list[int | None] = [None] * len(TARGET_AT)
        for to, place in places:
            made[to] = row[place]
        found[row[0]] = tuple(made)
    return Some(found)


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
