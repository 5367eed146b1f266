"""A figure while it is being read: fields are filled by one rule after another."""

from __future__ import annotations

from decimal import Decimal

from tiendo.facts.figure import Basis, Direction, Measure, Op, Role
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.comparing import compared_basis
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.units import Unit

SCOPE_WORDS = 8


class Draft:
    """The figure of ``clause.quantity``; see Figure for the meaning of the fields."""

    __slots__ = (
        "basis", "clause", "direction", "end", "estimated", "event", "fixed",
        "indicator", "judged", "measure", "met", "op", "part", "percent_beside", "period",
        "role", "scope", "subject", "topic", "unit", "verb", "year",
    )  # fmt: skip

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.measure = Measure.LEVEL
        self.role = Role.RESULT
        self.op = Op.EQ
        self.unit: Unit | None = clause.quantity.unit
        self.direction: Direction | None = None
        self.basis: Basis | None = None
        self.percent_beside: Decimal | None = None
        self.scope: str | None = None
        self.period: str | None = None
        self.estimated = False
        self.met: bool | None = None
        self.judged = False  # a tally that says met or missed
        self.subject: str | None = None
        self.indicator = ""
        self.topic = ""  # what a following clause without a noun speaks of
        self.verb: Cue | None = None
        self.end = clause.quantity.j
        self.year: int | None = None
        self.event = False
        self.fixed = False
        self.part = False  # of the sum before it ("trong đó")

    @property
    def quantity(self) -> Quantity:
        return self.clause.quantity

    @property
    def percent(self) -> bool:
        return self.clause.quantity.percent

    def own_name(self) -> str | None:
        """The noun phrase of the fragment, as written."""
        name = self.clause.name
        return self.clause.sentence.slice(*name) if name else None

    def right_words(self) -> str:
        """The words after the quantity, up to the first mark, in lower case."""
        clause = self.clause
        return " ".join(clause.sentence.words[clause.quantity.j : clause.right])

    def stated_basis(self) -> Basis | None:
        return compared_basis(self.clause, self.year)

    def take_scope(self) -> None:
        """Among whom a rank holds: the words behind it."""
        clause = self.clause
        quantity, sentence = clause.quantity, clause.sentence
        start = quantity.noun if quantity.unit is None else quantity.i + 1
        if quantity.of is not None:
            start = quantity.i + 3
        end = start
        while (
            end < clause.right
            and end - start < SCOPE_WORDS
            and sentence.words[end] not in ("và", "với", "về", "tại")
        ):
            end += 1
        text = sentence.slice(start, end).strip()
        self.scope = text or None
        self.end = max(self.end, end) if text else self.end
