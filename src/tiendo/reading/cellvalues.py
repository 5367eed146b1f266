"""One cell of a table of indicators: its quantity with a bound, and what that measures."""

from __future__ import annotations

from decimal import Decimal

from tiendo.errors import NumberUnreadable
from tiendo.facts.figure import Basis, Direction, Measure, Op
from tiendo.reading.headers import Column
from tiendo.reading.rules.figures.lexing import lex
from tiendo.reading.rules.figures.part_names import named_share
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.sentence import CUE, JUNK, QUANTITY
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.units import Unit

RUN = regex(r"\d[\d.,]*\d|\d")
DOWN_NAMES = ("mức giảm", "giảm ")
RATE_UNITS = ("percent", "percentage_point")


def measure_of(
    name: str, column: Column, unit: Unit, *, ratio: bool, minus: bool
) -> tuple[Measure, Direction | None, Basis | None]:
    """What a cell measures, by its column, its unit, its sign and the name of its row."""
    name = name.lower()
    if column.kind == "attainment":
        return Measure.ATTAINMENT, None, column.basis
    if column.kind == "change":
        direction = Direction.DOWN if minus else Direction.UP
        return Measure.CHANGE, direction, column.basis
    if ratio:
        return Measure.RATIO, None, None
    if name.startswith(DOWN_NAMES):
        return Measure.CHANGE, Direction.DOWN, None
    if unit.code == "place":
        if "tăng" in name or "giảm" in name:
            return Measure.CHANGE, Direction.UP if "tăng" in name else Direction.DOWN, None
        return Measure.RANK, None, None
    if unit.code in RATE_UNITS and named_share(name):
        return Measure.SHARE, None, None
    if unit.code in RATE_UNITS and "giải ngân" in name:
        return Measure.ATTAINMENT, None, Basis.PLAN
    return Measure.LEVEL, None, None


def with_unit(text: str, unit: str) -> str:
    """The unit of the row behind the last number of the cell: "từ 650 đảng viên trở lên"."""
    numbers = list(RUN.finditer(text))
    at = numbers[-1].end() if numbers else len(text)
    return f"{text[:at]} {unit} {text[at:]}".strip()


def number_in(text: str) -> Decimal | None:
    """The bare number of a cell, without its sign: "-3", "+1.204,5"; None where it is none.

    >>> number_in("+1.204,5"), number_in("-")
    (Decimal('1204.5'), None)
    """
    try:
        return read_number(text.strip().lstrip("+-–− ")).value
    except NumberUnreadable:
        return None


def quantity_in(text: str) -> tuple[Quantity, Op] | str:
    """The one quantity of a cell with its bound, or why there is none."""
    sentence = lex(text, 0, len(text))
    op = Op.EQ
    for span in sentence.spans:
        if span.kind == CUE and isinstance(span.value, Cue) and span.value.op not in (None, "from"):
            op = Op(span.value.op or "eq")
        elif span.kind == QUANTITY and isinstance(span.value, Quantity):
            if span.i and sentence.words[span.i - 1] in "-−":
                span.value.plus = "-"
            behind = next((s.value for s in sentence.spans if s.i == span.j), None)
            if isinstance(behind, Cue) and behind.side == "after":
                op = Op(behind.op or "eq")
            return span.value, op
        elif span.kind == JUNK and not isinstance(span.value, str):
            return str(span.value)
    return f"“{text.strip()}” không đọc được thành một số"
