"""What a person wrote into a field, or marked in a text: read by the same rules as documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tiendo.errors import NumberUnreadable, PeriodUnreadable
from tiendo.facts.figure import Op
from tiendo.reading.cellvalues import quantity_in
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.vocabulary.lexicon import split_words
from tiendo.vocabulary.numbers import ADVICE
from tiendo.vocabulary.periods import format_period, parse_period
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.timewords import read_time

# Two years are a span; words before a period that say the same without them.
YEARS = regex(r"^(\d{4})\s*[-–]\s*(\d{4})$")
LEAD = regex(r"^(?:trong|đến hết|đến)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A value as somebody typed it; ``unit`` is None where none was named."""

    value: Decimal
    op: Op
    high: Decimal | None = None
    of: Decimal | None = None
    unit: str | None = None
    unit_text: str | None = None


def read_value(written: str) -> Written:
    """ "2.412 tỷ đồng", "từ 2 - 2,5%", "154/150 đảng viên". Raises NumberUnreadable.

    >>> read_value("trên 2.412 tỷ đồng").value, read_value("7,21%").unit
    (Decimal('2412000000000'), 'percent')
    """
    found = quantity_in(written)
    if isinstance(found, str):
        raise NumberUnreadable(f"“{written.strip()}” không đọc được thành một số", do=ADVICE)
    return stated(*found)


def stated(quantity: Quantity, op: Op) -> Written:
    return Written(
        value=quantity.value,
        op=Op.RANGE if quantity.high is not None else op,
        high=quantity.high,
        of=quantity.of,
        unit=quantity.unit.code if quantity.unit else None,
        unit_text=quantity.unit_text,
    )


def read_period(written: str) -> str:
    """A period in words or in the notation of the contract, as the latter.

    Raises PeriodUnreadable, also for words that leave the year open.

    >>> read_period("quý III/2023"), read_period("9 tháng đầu năm 2023"), read_period("2023-9M")
    ('2023-Q3', '2023-9M', '2023-9M')
    """
    typed = YEARS.sub(r"\1/\2", LEAD.sub("", written.strip()))
    words = [word.lower() for word in split_words(typed)]
    told = read_time(words, 0) if words else None
    if told is not None and told[0] == len(words):
        period = told[1].resolve(None)
        if period is not None:
            return format_period(period)
    try:
        return format_period(parse_period(typed))
    except PeriodUnreadable as error:
        raise PeriodUnreadable(
            f"“{typed}” không phải là một kỳ",
            do="Viết như: năm 2023, quý III/2023, 9 tháng đầu năm 2023, giai đoạn 2021 - 2025",
        ) from error
