"""What a row of a sheet is beside the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tiendo.facts.figure import Figure
from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.rows import CellValue, Row
from tiendo.register.models import Match, Observation, Target, Task
from tiendo.register.services.figures import Said


class Kind(StrEnum):
    """From the least to the most that a person must look at."""

    UNCHANGED = "unchanged"
    NEW = "new"
    CHANGED = "changed"
    WRONG = "wrong"


RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(slots=True, kw_only=True)
class Value:
    """One value with what it is: ``before`` and ``after`` in words, empty where there is none.

    ``against``: it speaks against what was known, and enters only with a reason.
    """

    cell: CellValue
    figure: Figure
    said: Said
    kind: Kind = Kind.NEW
    match: Match = Match.NEW
    before: str = ""
    after: str = ""
    note: str = ""
    against: bool = False
    target: Target | None = None
    observation: Observation | None = None


@dataclass(slots=True, kw_only=True)
class Change:
    """A field of a task that a row changes."""

    name: str
    before: str
    after: str


@dataclass(slots=True, kw_only=True)
class Judged:
    """A row, what it is, and why. ``task`` is the one that it says again or changes."""

    row: Row
    name: str
    values: list[Value] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    task: Task | None = None
    kind: Kind = Kind.UNCHANGED

    def settle(self) -> Judged:
        """The same with its kind: the most that any of its values is."""
        kinds = [value.kind for value in self.values] or [self.kind]
        self.kind = Kind.WRONG if self.wrong else max(kinds, key=RANK.__getitem__)
        return self

    @property
    def against(self) -> bool:
        return any(value.against for value in self.values)
