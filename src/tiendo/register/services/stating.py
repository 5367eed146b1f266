"""A figure's value as the fields of a target or an observation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tiendo.facts.figure import Basis, Direction, Figure, Measure, Op
from tiendo.register.amounts import to_scaled
from tiendo.register.models.stated import Stated
from tiendo.vocabulary.periods import parse_period
from tiendo.vocabulary.units import places

# From how many decimals on a value may be another one rounded: "7,2%" for 7,21%, not "7%".
ROUNDED_DECIMALS = 1
POINTS = {"percent", "percentage_point"}


def stated_fields(figure: Figure) -> dict[str, Any]:
    """Fields of ``Stated``. Raises ValueNotExact, PeriodUnreadable."""
    scale = places(figure.unit)
    period = parse_period(figure.period or "")
    return {
        "measure": figure.measure.value,
        "op": figure.op.value,
        "amount": to_scaled(figure.value, scale),
        "high": None if figure.high is None else to_scaled(figure.high, scale),
        "of": None if figure.of is None else to_scaled(figure.of, scale),
        "scale": scale,
        "unit": figure.unit,
        "unit_text": (figure.unit_text or "")[:100],
        "per": (figure.per or "")[:100],
        "direction": figure.direction.value if figure.direction else "",
        "basis": figure.basis.value if figure.basis else "",
        "base_year": figure.base_year,
        "period": str(period),
        "starts_on": period.start,
        "ends_on": period.end,
    }


def equal(figure: Figure, record: Stated) -> bool:
    """The same value to the digit, in the same unit and with the same bound."""
    return (
        comparable(figure, record)
        and figure.op.value == record.op
        and (figure.value, figure.high) == (record.value, record.high_value)
        and (figure.of is None or record.of is None or figure.of == record.of_value)
    )


def comparable(figure: Figure, record: Stated) -> bool:
    """Whether two values can be held side by side: one unit, no opposite movement.

    Texts write "giảm 2%" of a rate where points are meant.
    """
    units = {figure.unit, record.unit}
    opposite = figure.direction and record.direction and figure.direction != record.direction
    return (len(units) == 1 or units == POINTS) and not opposite


def agrees(figure: Figure, record: Stated) -> bool:
    """Whether a figure says nothing else than the record, perhaps less exactly.

    "Hơn 1,5 triệu" agrees with 1,58 triệu, 7,2% with 7,21%.
    """
    if not comparable(figure, record):
        return False
    if equal(figure, record):
        return True
    if figure.op is Op.EQ and record.op == Op.EQ:
        return figure.of == record.of_value and rounds(figure.value, record.value)
    if record.op == Op.EQ:
        return holds(record.value, Op(figure.op), figure.value, figure.high)
    return figure.op is Op.EQ and holds(
        figure.value, Op(record.op), record.value, record.high_value
    )


def values_agree(one: Stated, other: Stated) -> bool:
    """Whether two records say the same to the digit."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("value", "high_value", "of_value", "op", "unit", "direction")
    )


def same_goal(figure: Figure, record: Stated) -> bool:
    """Whether two texts tell of the same target; the bound is often left out."""
    return comparable(figure, record) and (figure.value, figure.high) == (
        record.value,
        record.high_value,
    )


def is_finer(figure: Figure, record: Stated) -> bool:
    """Whether a figure states exactly what the record only bounds or rounds."""
    if figure.op is not Op.EQ:
        return False
    return record.op != Op.EQ or decimals(figure.value) > decimals(record.value)


def rounds(one: Decimal, other: Decimal) -> bool:
    coarse, fine = sorted((one, other), key=decimals)
    if decimals(coarse) < ROUNDED_DECIMALS:
        return False
    return fine.quantize(coarse.normalize()) == coarse


def decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def holds(value: Decimal, op: Op, bound: Decimal, high: Decimal | None) -> bool:
    match op:
        case Op.GE:
            return value >= bound
        case Op.GT:
            return value > bound
        case Op.LE:
            return value <= bound
        case Op.LT:
            return value < bound
        case Op.RANGE:
            return high is not None and bound <= value <= high
        case Op.EQ:
            return value == bound


def words_of(record: Stated) -> dict[str, Any]:
    """The fields of a record that facts take as they are."""
    return {
        "measure": Measure(record.measure),
        "value": record.value,
        "unit": record.unit,
        "period": record.period,
        "op": Op(record.op),
        "high": record.high_value,
        "of": record.of_value,
        "direction": Direction(record.direction) if record.direction else None,
        "basis": Basis(record.basis) if record.basis else None,
        "base_year": record.base_year,
        "per": record.per or None,
    }
