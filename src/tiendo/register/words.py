"""Values in words, for notes."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

from tiendo.facts.figure import Figure, Measure, Op
from tiendo.register.models.stated import Stated
from tiendo.vocabulary.numbers import format_number

LEADS = {Op.GE: "từ ", Op.GT: "trên ", Op.LE: "không quá ", Op.LT: "dưới "}
SIGNS = {"percent": "%", "per_mille": "‰"}
# Money in the words of reports: tỷ from a thousand million on.
MONEY = ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"), (Decimal(1), ""))
CURRENCIES = {"VND": "đồng", "USD": "USD"}
# A scale in the words of a unit ("triệu lượt khách") is in the value already.
SCALE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+)+")


def stated_words(record: Stated) -> str:
    """A stored value as a person would write it: "2.412 tỷ đồng", "2 - 2,5%"."""
    value, high, of = record.value, record.high_value, record.of_value
    if record.unit in CURRENCIES:
        factor, name = next(row for row in MONEY if abs(value) >= row[0] or row[0] == 1)
        unit = " ".join(filter(None, (name, CURRENCIES[record.unit])))
        return LEADS.get(Op(record.op), "") + f"{span(value / factor, high, factor)} {unit}"
    text = LEADS.get(Op(record.op), "") + span(value, high, Decimal(1))
    if of is not None:
        text += f"/{format_number(of)}"
    if record.measure == Measure.RANK:
        return f"thứ {text}" if record.op == Op.EQ else f"nhóm {span(value, high, Decimal(1))}"
    sign = SIGNS.get(record.unit)
    return text + sign if sign else f"{text} {SCALE.sub('', record.unit_text) or record.unit}"


def figure_words(figure: Figure) -> str:
    """The same of a value that was read and is not in the register."""
    shaped = SimpleNamespace(
        value=figure.value, high_value=figure.high, of_value=figure.of, op=figure.op.value,
        unit=figure.unit, unit_text=figure.unit_text or "", measure=figure.measure.value,
    )  # fmt: skip
    return stated_words(cast(Stated, shaped))


def span(value: Decimal, high: Decimal | None, factor: Decimal) -> str:
    if high is None:
        return format_number(value)
    return f"{format_number(value)} - {format_number(high / factor)}"


def plain_words(value: object) -> str:
    """A field of an item as the trail keeps it: text, numbers without binary floats."""
    if isinstance(value, list | tuple):
        return ", ".join(plain_words(one) for one in value)
    return "" if value is None else str(value)
