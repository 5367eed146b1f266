"""One observation more for a data set whose scores are kept: what depends on it is judged again.

That is the targets of its subject, and the places of the bodies beside them. The observation goes
to ``added.jsonl`` of the data set, the answers to what is kept; keeping anew takes both in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tiendo.errors import TiendoError
from tiendo.facts.series import Observation
from tiendo.scale.answers import Answer
from tiendo.scale.engines import Engine, engine
from tiendo.scale.facts import Assigned
from tiendo.scale.held import NOWHERE, line_at
from tiendo.scale.keeping import FIELD, placed
from tiendo.scale.kept import AT, Kept, KeptRow, Place, some
from tiendo.scale.lines import as_assigned, as_known, stated
from tiendo.scale.question import Question
from tiendo.scale.rescoring import judged_anew
from tiendo.scale.scoring import field_of
from tiendo.scoring.case_reading import read_observation
from tiendo.scoring.rules.scheme import Scheme


class Adding:
    """Takes in observations one by one. Not for several threads or programs at once."""

    def __init__(self, kept: Kept, scheme: Scheme) -> None:
        self.kept, self.scheme = kept, scheme
        self.lite: Engine = engine("sqlite")
        # What is looked up is a few rows: a second thread would only be waited for.
        kept.connection.execute("set threads = 1")

    def add(self, said: Mapping[str, Any]) -> list[int]:
        """Take in a line: ``target`` and the fields of an observation.

        The numbers of the targets whose answers are new. Raises TiendoError for a target that
        is not there, InvalidFact for what cannot be read.
        """
        rows, places = self._of(str(said.get("target") or ""))
        targets = [as_assigned(line_at(self.kept.facts, one.at)) for one in places]
        seen = read_observation(
            {"unit": targets[0].target.unit, **said}, targets[0].target.measure.value
        )
        subject = targets[0].subject
        known = [*self._known(subject, places[0].known_at), seen]
        self.kept.say(subject, stated(seen))
        answers = self._judged(rows, targets, known)
        other = [row for row in rows if answers[row[0]] != unplaced(self.kept.answer(row))]
        if not other:
            self.kept.take({})
            return []
        return self._taken({row[0]: answers[row[0]] for row in other}, self._beside(other))

    def close(self) -> None:
        self.lite.close()

    def _of(self, ref: str) -> tuple[list[KeptRow], list[Place]]:
        """The rows and places of all targets of the subject of one, that one's first."""
        places = self.kept.of_subject(ref)
        if not places:
            raise TiendoError(
                "Không chỉ tiêu nào có mã này", where=ref, do="Xem cột mã của bảng điểm"
            )
        numbers = sorted(one.target for one in places)
        within = f"k.target between {numbers[0]} and {numbers[-1]}"
        rows = {row[0]: row for row in self.kept.where(within)}
        return [rows[one.target] for one in places], places

    def _known(self, subject: str, at: int) -> list[Observation]:
        written = [] if at == NOWHERE else as_known(line_at(self.kept.facts, at))
        return written + as_known({"known": self.kept.added.get(subject, [])})

    def _judged(
        self, rows: Sequence[KeptRow], targets: Sequence[Assigned], known: Sequence[Observation]
    ) -> dict[int, Answer]:
        question = Question(as_of=self.kept.as_of)
        answers = judged_anew(targets, known, question, self.scheme, self.lite)
        return {row[0]: one for row, one in zip(rows, answers, strict=True)}

    def _beside(self, rows: Sequence[KeptRow]) -> list[KeptRow]:
        """The rows, and those of the bodies that may be ranked with them."""
        fields = {tuple(row[AT[name]] for name in FIELD) for row in rows}
        either = " or ".join(
            " and ".join(f"{name} = {value}" for name, value in zip(FIELD, field, strict=True))
            for field in fields
        )
        return self.kept.where(either)

    def _taken(self, answers: dict[int, Answer], beside: Sequence[KeptRow]) -> list[int]:
        """The answers in place of those before, with the places that they leave and come to."""
        before = {row[0]: self.kept.answer(row) for row in beside}
        now = before | answers
        at = some(beside)
        left = {field_of(at, number, before[number]) for number in answers}
        again = answers | placed(at, now, answers, left)
        new = {number: one for number, one in again.items() if one != before[number]}
        self.kept.take(new)
        return sorted(new)


def unplaced(answer: Answer) -> Answer:
    """The answer without what the bodies beside it make of it."""
    return replace(answer, rank=None, shared=None, among=None)
