"""What a filled sheet says: typed rows, and the text that their evidence stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tiendo.facts.evidence import Evidence
from tiendo.facts.figure import Basis, Direction, Measure, Role
from tiendo.facts.items import Remark
from tiendo.facts.reading import Source
from tiendo.facts.series import Status
from tiendo.reading.importing.cells import Noted, Wrong
from tiendo.reading.importing.numbers import Amount
from tiendo.vocabulary.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """One value of a row: of a plan or a result, for a period, in its cell."""

    role: Role
    cell: str
    header: str
    amount: Amount
    measure: Measure
    direction: Direction | None
    basis: Basis | None
    period: Period | None
    estimated: bool
    evidence: Evidence

    @property
    def value(self) -> Decimal:
        """With the sign that the cell has; of a change the direction says it."""
        turned = self.amount.negative and self.measure is not Measure.CHANGE
        return -self.amount.value if turned else self.amount.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the sheet: where it stands, what is wrong with it, what to know of it."""

    number: int  # as the sheet counts, from 1
    sheet: str
    cells: dict[str, str] = field(default_factory=dict)  # names of cells by what they give
    wrong: tuple[Wrong, ...] = ()
    notes: tuple[Noted, ...] = ()

    def cell(self, gives: str) -> str:
        """The cell to name for a column; the first of the row where it has none."""
        return self.cells.get(gives) or next(iter(self.cells.values()), f"A{self.number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow(Row):
    """One indicator with its values; fields that the row leaves open are empty or None."""

    name: str
    code: str = ""
    section: str = ""
    body: str = ""
    subject: str = ""
    base_year: int | None = None
    status: Status | None = None
    known_on: date | None = None
    said: tuple[CellValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow(Row):
    """One task; lists as written, in their order."""

    action: str
    code: str = ""
    owners: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    due: date | None = None
    recurs: str = ""
    product: str = ""
    assigned_by: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled file: ``text`` holds its sheets, a row a line; evidence counts in it."""

    kind: str  # indicators or tasks
    source: Source
    text: str
    title: str
    rows: tuple[IndicatorRow, ...] | tuple[TaskRow, ...]
    remarks: tuple[Remark, ...] = ()
    empty: int = 0  # rows that name something and say nothing of it

    @property
    def wrong(self) -> int:
        return sum(bool(row.wrong) for row in self.rows)
