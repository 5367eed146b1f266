"""A figure while it is being read: fields are filled by one rule after another."""

from __future__ import annotations

from decimal import Decimal

from tiendo.facts.figure import EQ, LEVEL, RESULT, Basis, Direction
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.comparing import compared_basis
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.periods import Period
from tiendo.vocabulary.units import Unit

# "xếp thứ 29/63 cần có cách dạy mới": what goes on behind a rank is no field.
SCOPE_ENDS = frozenset("và với về tại cần phải nên là do để song nhưng chưa đã".split())
SCOPE_WORDS = 8


class Draft:
    """The figure of ``clause.quantity``; see Figure for the meaning of the fields."""

    __slots__ = (
        "_right", "against", "allotted", "basis", "clause", "coming", "compared", "direction",
        "end", "estimated", "event", "far", "first", "fixed", "indicator", "judged",
        "looked_back", "measure", "met", "narrowed", "op", "own", "part", "percent",
        "percent_beside", "period", "planned", "quantity", "reported", "role", "scope",
        "stated", "subject", "topic", "unit", "unsaid", "verb", "when", "year",
    )  # fmt: skip

    def __init__(self, clause: Clause) -> None:
        quantity = clause.quantity
        self.clause, self.quantity, self.percent = clause, quantity, quantity.percent
        # the noun phrase of the fragment, as written
        self.own = clause.sentence.slice(*clause.name) if clause.name else None
        self._right: str | None = None
        self.measure = LEVEL
        self.role = RESULT
        self.op = EQ
        self.unit: Unit | None = quantity.unit
        self.direction: Direction | None = None
        self.basis: Basis | None = None
        self.percent_beside: Decimal | None = None
        self.scope: str | None = None
        self.period: str | None = None
        self.when: Period | None = None
        self.estimated = False
        self.met: bool | None = None
        self.judged = False  # a tally that says met or missed
        self.subject: str | None = None
        self.indicator = ""
        self.topic = ""  # what a following clause without a noun speaks of
        self.verb: Cue | None = None
        self.end = quantity.j
        self.first: int | None = None  # of the label before a colon
        self.year = clause.year
        self.coming: Period | None = None  # a time behind it by which it is to be reached
        self.event = False
        self.fixed = False
        self.stated = False  # its period: by the words of its clause, or of one it goes on from
        self.far = False  # its period stands in a heading or an earlier paragraph
        self.unsaid = False  # no word near says whether it is a target or a result
        # part: of the sum before it ("trong đó"); narrowed: to a part that the text names ("riêng
        # án hành chính"); allotted: the sum of a plan, in its bracket; against: a result whose plan
        # stands before it ("KH 120; TH 96"); reported: by the short word of a legend
        self.part = self.narrowed = self.allotted = self.against = self.reported = False
        self.planned = False  # it, or one before it in its sentence, is a percent of a plan
        self.looked_back = ""  # "năm ngoái": the earlier time that it is a value of
        self.compared: Basis | None = None  # what the last percent of its sentence was one of

    def right_words(self) -> str:
        """The words after the quantity, up to the first mark, in lower case."""
        if self._right is None:
            clause = self.clause
            self._right = " ".join(clause.sentence.words[self.quantity.j : clause.right])
        return self._right

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
            and sentence.words[end] not in SCOPE_ENDS
        ):
            end += 1
        text = sentence.slice(start, end).strip()
        self.scope = text or None
        self.end = max(self.end, end) if text else self.end
