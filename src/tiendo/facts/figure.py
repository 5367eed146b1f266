"""A quantity said of something: the figure of the reading contract (READING.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tiendo.errors import InvalidFact
from tiendo.facts.evidence import Evidence
from tiendo.facts.making import quickly_made


class Role(StrEnum):
    RESULT = "result"
    TARGET = "target"


class Measure(StrEnum):
    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    ATTAINMENT = "attainment"
    RATIO = "ratio"
    RANK = "rank"
    TALLY = "tally"


class Op(StrEnum):
    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    RANGE = "range"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Basis(StrEnum):
    SAME_PERIOD = "same_period"
    PREVIOUS_YEAR = "previous_year"
    PLAN = "plan"
    AVERAGE = "average"
    OTHER = "other"


# The members by themselves: asked of its class, one costs the reader fifteen times as much.
RESULT: Final = Role.RESULT
TARGET: Final = Role.TARGET
LEVEL: Final = Measure.LEVEL
CHANGE: Final = Measure.CHANGE
SHARE: Final = Measure.SHARE
ATTAINMENT: Final = Measure.ATTAINMENT
RATIO: Final = Measure.RATIO
RANK: Final = Measure.RANK
TALLY: Final = Measure.TALLY
EQ: Final = Op.EQ
GE: Final = Op.GE
GT: Final = Op.GT
LE: Final = Op.LE
LT: Final = Op.LT
RANGE: Final = Op.RANGE
UP: Final = Direction.UP
DOWN: Final = Direction.DOWN
SAME_PERIOD: Final = Basis.SAME_PERIOD
PREVIOUS_YEAR: Final = Basis.PREVIOUS_YEAR
PLAN: Final = Basis.PLAN
AVERAGE: Final = Basis.AVERAGE
OTHER: Final = Basis.OTHER


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated value. A field that the text does not state is None.

    ``value``, ``high`` and ``of`` are in the base unit of ``unit`` (money in
    đồng, areas as written in ha or m2); ``period`` is in the notation of
    ``tiendo.vocabulary.periods``. ``rule`` names the table row that read it.
    """

    role: Role
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    evidence: Evidence
    indicator_id: str | None = None
    high: Decimal | None = None
    unit_text: str | None = None
    per: str | None = None
    op: Op = Op.EQ
    direction: Direction | None = None
    basis: Basis | None = None
    of: Decimal | None = None
    percent: Decimal | None = None
    scope: str | None = None
    period: str | None = None
    base_year: int | None = None
    estimated: bool = False
    met: bool | None = None
    subject: str | None = None
    confidence: float | None = None
    rule: str = ""
    # Ids of the signs of doubt that lowered the confidence; no part of what was stated.
    doubts: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if (self.high is not None) != (self.op is RANGE):
            raise InvalidFact("Chỉ khoảng giá trị mới có đầu trên", where=self.evidence.quote)
        if self.high is not None and self.high < self.value:
            raise InvalidFact("Đầu trên nhỏ hơn đầu dưới", where=self.evidence.quote)
