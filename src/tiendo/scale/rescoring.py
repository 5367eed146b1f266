"""One observation more: only what depends on it is judged again.

That is the targets of its subject, whatever their period, plan or terms, and the places of the
bodies beside them. The same text judges them, in a SQLite of memory, and the same rules the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tiendo.facts.series import Observation
from tiendo.scale.answers import Answer
from tiendo.scale.building import DataSet, Row, build
from tiendo.scale.columns import OBSERVATIONS, names
from tiendo.scale.engines import Engine, engine
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scale.question import Question
from tiendo.scale.scoring import field_of, of_row, ranked, ruled, scored
from tiendo.scoring.rules.scheme import Scheme

AT = {name: place for place, name in enumerate(names(OBSERVATIONS))}
PERIOD = (AT["starts"], AT["ends"])


class Board:
    """The answers to a question, kept up to date as observations come in.

    ``answers`` by the number of the target in ``data``. Not for several threads at once.
    """

    def __init__(self, data: DataSet, question: Question) -> None:
        self.data, self.question = data, question
        self.lite = engine("sqlite")
        self.lite.load(data.observations, data.rows)
        self.answers = scored(data, self.lite, question).answers
        self.known = {subject: list(seen) for subject, seen in data.known.items()}
        self.of_subject: dict[str, list[int]] = defaultdict(list)
        self.fields: dict[object, set[int]] = defaultdict(set)
        for number, answer in self.answers.items():
            self.of_subject[data.targets[number].subject].append(number)
            self.fields[field_of(data, number, answer)].add(number)

    def add(self, subject: str, seen: Observation) -> dict[int, Answer]:
        """Take in what was said of a subject; the answers that are new, by target."""
        self.known.setdefault(subject, []).append(seen)
        numbers = self.of_subject.get(subject, [])
        before = {number: self.answers[number] for number in numbers}
        touched = set()
        for number, answer in self._judged(subject, numbers).items():
            old, new = (field_of(self.data, number, one) for one in (before[number], answer))
            self.fields[old].discard(number)
            self.fields[new].add(number)
            touched |= {old, new}
            self.answers[number] = answer
        for field in touched - {None}:
            beside = {number: self.answers[number] for number in self.fields[field]}
            before |= {number: answer for number, answer in beside.items() if number not in before}
            self.answers |= ranked(self.data, beside)
        return {
            number: self.answers[number]
            for number, answer in before.items()
            if self.answers[number] != answer
        }

    def close(self) -> None:
        self.lite.close()

    def _judged(self, subject: str, numbers: Sequence[int]) -> dict[int, Answer]:
        """The targets of a subject judged anew, without their places."""
        targets = [self.data.targets[number] for number in numbers]
        answers = judged_anew(
            targets, self.known[subject], self.question, self.data.scheme, self.lite
        )
        return dict(zip(numbers, answers, strict=True))


def judged_anew(
    targets: Sequence[Assigned],
    known: Sequence[Observation],
    question: Question,
    scheme: Scheme,
    lite: Engine,
) -> list[Answer]:
    """The answers of the targets of one subject, in their order, without their places."""
    at = {id(one): number for number, one in enumerate(targets)}
    bodies = [Body(id=one, name=one) for one in dict.fromkeys(each.body for each in targets)]
    facts = Facts(bodies=bodies, targets=targets, known={one.subject: known for one in targets})
    part = build(facts, scheme)
    lite.load(part.observations, part.rows)
    found = {
        at[id(part.targets[row[0]])]: of_row(part, row) or ruled(part, row[0], question)
        for row in lite.scores(question, scheme)
    }
    return [found[number] for number in range(len(targets))]


def taken_in(rows: Iterable[Row], new: Row) -> list[Row]:
    """The rows of a series with one more, each until a surer one of its period is known.

    For data sets without facts; two equally sure values of a period that differ are not for
    rows: ``ValueError``.
    """
    listed = [*rows, new]
    weight, known_on, until = AT["weight"], AT["known_on"], AT["until"]
    found = []
    for row in listed:
        rivals = [one for one in listed if all(one[at] == row[at] for at in PERIOD)]
        if any(_torn(row, one) for one in rivals):
            raise ValueError("two values equally sure")
        surer = [one[known_on] or 0 for one in rivals if (one[weight] or 0) > (row[weight] or 0)]
        last = min([row[until] or 0, *surer])
        found.append((*row[:until], last, *row[until + 1 :]))
    return found


def _torn(row: Row, other: Row) -> bool:
    same = row[AT["weight"]] == other[AT["weight"]]
    return same and row[AT["value"]] != other[AT["value"]]
