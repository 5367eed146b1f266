"""Values and periods in words that are read back as the same value and period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tiendo.errors import NumberUnreadable, PeriodUnreadable
from tiendo.facts.figure import Op
from tiendo.reading.written import Written, read_period, read_value
from tiendo.register.errors import CorrectionInvalid
from tiendo.scoring.rules import wording
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.periods import parse_period
from tiendo.vocabulary.units import unit_words

Item = Mapping[str, Any]
# Bounds as the value parser reads them back.
BOUNDS = {Op.GE: "ít nhất ", Op.GT: "trên ", Op.LE: "không quá ", Op.LT: "dưới "}


def shown_value(item: Item) -> str:
    """A value with its bound and unit, in words that are read back as the same value."""
    value, high = exact(item["value"]), maybe(item.get("high"))
    of, unit = maybe(item.get("of")), str(item["unit"])
    lead = BOUNDS.get(Op(item.get("op") or "eq"), "")
    counted = bare(item.get("unit_text"), unit)
    if high is not None:
        said = wording.between(value, high, unit, unit_text=counted)
    elif of is not None:
        said = f"{format_number(value)}/{format_number(of)} {counted}".strip()
    else:
        said = lead + wording.amount(value, unit, unit_text=counted)
    return said if same(said, item) else plain_value(value, high, of, lead, counted)


def plain_value(
    value: Decimal, high: Decimal | None, of: Decimal | None, lead: str, counted: str
) -> str:
    """The number in the base unit, where no shorter words are exact."""
    number = format_number(value)
    if high is not None:
        number = f"{number} - {format_number(high)}"
    if of is not None:
        number = f"{number}/{format_number(of)}"
    return f"{lead}{number} {counted}".strip()


def same(said: str, item: Item) -> bool:
    try:
        read = read_value(said)
    except NumberUnreadable:
        return False
    wanted = (exact(item["value"]), maybe(item.get("high")), maybe(item.get("of")))
    return (read.value, read.high, read.of) == wanted and read.unit in (None, item["unit"])


SCALE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+)+")


def bare(unit_text: Any, unit: str) -> str:
    """The words of the unit without their scale, which the value has taken in."""
    return SCALE.sub("", str(unit_text or "")) or unit_words().get(unit, "")


def taken_value(typed: str, _item: Item) -> dict[str, Any]:
    """The fields that a typed value sets; a bare number keeps the unit it had."""
    try:
        read: Written = read_value(typed)
    except NumberUnreadable as error:
        raise CorrectionInvalid(error.what, do=error.do) from error
    found: dict[str, Any] = {
        "value": read.value,
        "high": read.high,
        "of": read.of,
        "op": read.op.value,
    }
    if read.unit is not None:
        found |= {"unit": read.unit, "unit_text": read.unit_text}
    return found


def shown_period(item: Item) -> str:
    """A period in words, where they read back as the same one; else in its notation."""
    written = item.get("period")
    if not written:
        return ""
    try:
        said = wording.period_words(parse_period(written), english=False)
        return said if read_period(said) == written else str(written)
    except PeriodUnreadable:
        return str(written)


def taken_period(typed: str, _item: Item) -> dict[str, Any]:
    if not typed.strip():
        return {"period": None}
    try:
        return {"period": read_period(typed)}
    except PeriodUnreadable as error:
        raise CorrectionInvalid(error.what, do=error.do) from error


def exact(value: Any) -> Decimal:
    return Decimal(str(value))


def maybe(value: Any) -> Decimal | None:
    return None if value is None else exact(value)
