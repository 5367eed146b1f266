"""Indicators, targets and observations: what is scored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tiendo.facts.figure import Basis, Direction, Measure, Op


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Adds(StrEnum):
    """How the values of parts of a period make the value of the whole."""

    SUM = "sum"  # a flow: revenue, output, new members
    LAST = "last"  # a stock or rate at a time
    MEAN = "mean"


class Status(StrEnum):
    """How final a value is, the less final before the more final."""

    ESTIMATED = "estimated"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"
    REVISED = "revised"  # official, and corrected after it was published


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured; never a number."""

    id: str
    name: str
    unit: str
    better: Better
    adds: Adds


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A quantity due by a period, set by a document. Fields as in READING.md."""

    indicator: Indicator
    measure: Measure
    value: Decimal
    unit: str
    period: str
    op: Op = Op.EQ
    high: Decimal | None = None
    direction: Direction | None = None
    basis: Basis | None = None
    base_year: int | None = None
    of: Decimal | None = None
    unit_text: str | None = None  # the words of the unit, for sentences: "sản phẩm OCOP"
    per: str | None = None
    source: str = ""  # the baseline by name: "Nghị quyết số 27-NQ/TU ngày 06/12/2022"
    ref: str = ""  # the register's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A value said of a period, known since ``known_on``; an estimate until it is official."""

    period: str
    measure: Measure
    value: Decimal
    unit: str
    known_on: date
    status: Status = Status.OFFICIAL
    high: Decimal | None = None
    op: Op = Op.EQ
    of: Decimal | None = None
    direction: Direction | None = None
    basis: Basis | None = None
    base_year: int | None = None
    per: str | None = None
    source: str = ""  # who said it where, by name: "Báo cáo số 456-BC/TU"
    ref: str = ""  # the register's id, carried through to the score's inputs
