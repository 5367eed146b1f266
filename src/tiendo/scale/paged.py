"""A page of what is kept: so many rows in the order of their ids, with where their facts stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.facts.series import Observation
from tiendo.scale.answers import RULES, Answer
from tiendo.scale.explaining import words_of
from tiendo.scale.facts import Assigned
from tiendo.scale.held import NOWHERE, line_at
from tiendo.scale.kept import LABELLED, WITH_LABEL, Kept, KeptRow, condition
from tiendo.scale.lines import as_assigned, as_known
from tiendo.scale.question import Question
from tiendo.scale.records import Label, Record
from tiendo.scoring.rules.scheme import scheme

LABEL_ENDS = LABELLED + len(Label.__slots__)
FROM = "from kept k join places p on p.target = k.target where"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A target with its answer, and the facts that the rules would be handed."""

    label: Label
    answer: Answer
    target: Assigned
    known: list[Observation]


def page(kept: Kept, question: Question, after: str, limit: int) -> list[Line]:
    """The first ``limit`` targets asked for whose ids come after one."""
    rows = kept.connection.execute(
        f'select k.*, {WITH_LABEL}, p."at", p.known_at {FROM}'
        f" {condition(question)} and p.ref > ? order by p.ref limit ?",
        [after, limit],
    )
    return [_line(kept, row) for row in rows.fetchall()]


def _line(kept: Kept, row: KeptRow) -> Line:
    at, known_at = row[LABEL_ENDS:]
    target = as_assigned(line_at(kept.facts, at))
    return Line(
        label=Label(*row[LABELLED:LABEL_ENDS]),
        answer=kept.answer(row),
        target=target,
        known=_known(kept, target.subject, known_at),
    )


def counted(kept: Kept, question: Question) -> tuple[int, int]:
    """How many targets are asked for, and how many of them the rules judged."""
    ruled = [number for number, one in kept.by_answer.items() if one.by == RULES]
    found = kept.connection.execute(
        "select count(*), count(*) filter (k.target in (select unnest(?::int[])))"
        f" {FROM} {condition(question)}",
        [ruled],
    ).fetchone()
    assert found is not None
    return found[0], found[1]


def explained(kept: Kept, question: Question, rows: Sequence[Record]) -> list[Record]:
    """The records of a question with the sentences of the rules."""
    said = {
        one.label.ref: words_of(one.target, one.known, kept.as_of, scheme())
        for one in page(kept, question, "", len(rows))
    }
    return [row | said[row["target"]] for row in rows]


def _known(kept: Kept, subject: str, at: int) -> list[Observation]:
    written = [] if at == NOWHERE else as_known(line_at(kept.facts, at))
    return written + as_known({"known": kept.added.get(subject, [])})
