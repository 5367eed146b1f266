"""Numbers, units, periods and dates in the words of the reader's language.

Vietnamese notation in Vietnamese (1.234,5), English in English (1,234.5);
amounts keep the scale that the text used ("4.200 tỷ đồng").
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary.numbers import format_number, scale_words
from tiendo.vocabulary.periods import Period, Precision, parse_period

ROMAN = ("I", "II", "III", "IV")
# Largest first: the scale that leaves at least 1 before the comma.
MONEY_SCALES = (("tỷ", Decimal(10) ** 9), ("triệu", Decimal(10) ** 6))
# Units written right behind the number, and the words of the others where a text gave none.
SIGNS = {"percent": "%", "per_mille": "‰"}
WORDS = {
    "VND": "đồng",
    "percentage_point": "điểm %",
    "tonne": "tấn",
    "day": "ngày",
    "times": "lần",
    "place": "bậc",
    "point": "điểm",
    "m2": "m²",
    "m3": "m³",
    "count": "",
    "index": "",
}


def english() -> bool:
    return (get_language() or "vi").startswith("en")


def number(value: Decimal) -> str:
    """A number in the notation of the language, without idle zeros.

    >>> number(Decimal("2412.500")), number(Decimal("1E+3"))
    ('2.412,5', '1.000')
    """
    plain = value.normalize() if value != value.to_integral_value() else value.quantize(Decimal(1))
    return f"{plain:,f}" if english() else format_number(plain)


def quantity(value: Decimal, unit: str, unit_text: str = "", per: str = "") -> str:
    """A value of the contract with its unit, in the scale of its words.

    >>> quantity(Decimal("4200000000000"), "VND", "tỷ đồng")
    '4.200 tỷ đồng'
    """
    scaled, words = in_words(value, unit, unit_text)
    return with_unit(number(scaled), words, per)


def span(low: Decimal, high: Decimal, unit: str, unit_text: str = "", per: str = "") -> str:
    """A range, the unit said once: "2 - 2,5%"."""
    divisor, words = scale_of(low, unit, unit_text)
    return with_unit(f"{number(low / divisor)} - {number(high / divisor)}", words, per)


def in_words(value: Decimal, unit: str, unit_text: str = "") -> tuple[Decimal, str]:
    """The value in the scale of its unit's words, and those words."""
    divisor, words = scale_of(value, unit, unit_text)
    return value / divisor, words


def with_unit(shown: str, words: str, per: str = "") -> str:
    gap = "" if words in SIGNS.values() or not words else "\u00a0"
    tail = f"/{per}" if per and f"/{per}" not in words else ""
    return f"{shown}{gap}{translated(words)}{tail}"


def scale_of(value: Decimal, unit: str, unit_text: str) -> tuple[Decimal, str]:
    """What to divide by, and the words of the unit after it."""
    if unit in SIGNS:
        return Decimal(1), SIGNS[unit]
    stated = stated_scale(unit_text)
    if stated > 1:
        return Decimal(stated), unit_text
    if unit in ("VND", "USD"):
        return money_scale(value, unit)
    return Decimal(1), unit_text or WORDS.get(unit, unit)


def stated_scale(unit_text: str) -> int:
    """The product of the scale words before a unit: "nghìn tỷ đồng" is 10^12."""
    scale, known = 1, scale_words()
    for word in unit_text.split():
        if word not in known:
            break
        scale *= known[word]
    return scale


def money_scale(value: Decimal, unit: str) -> tuple[Decimal, str]:
    coin = WORDS.get(unit, unit)
    for word, scale in MONEY_SCALES:
        if abs(value) >= scale:
            return scale, f"{word} {coin}"
    return Decimal(1), coin


def translated(words: str) -> str:
    return gettext(words) if words else ""


def unit_words(unit: str, unit_text: str = "", value: Decimal = Decimal(0)) -> str:
    """The unit alone, as a table's column shows it."""
    return translated(scale_of(value, unit, unit_text)[1])


def day(on: date | None) -> str:
    """A date as people here write it.

    >>> day(date(2023, 10, 5))
    '05/10/2023'
    """
    if on is None:
        return ""
    return f"{on.day} {on:%b} {on.year}" if english() else f"{on:%d/%m/%Y}"


def period(written: str | None) -> str:
    """A period of the contract in words; what cannot be read is shown as it is.

    >>> period("2023-Q3"), period("2023-9M")
    ('quý III/2023', '9 tháng năm 2023')
    """
    return _period(written, LONG)


def short_period(written: str | None) -> str:
    """A period as an axis has room for: "Quý III", "9 tháng", "2023"."""
    return _period(written, SHORT)


Wording = Callable[[Period], str]


def _period(written: str | None, table: dict[Precision, Wording]) -> str:
    if not written:
        return ""
    try:
        when = parse_period(written)
    except PeriodUnreadable:
        return written
    return table[when.precision](when)


def _quarter(when: Period) -> str:
    return ROMAN[(when.start.month - 1) // 3]


def _months(when: Period) -> str:
    return gettext("%(n)s tháng năm %(year)s") % {"n": when.months, "year": when.year}


def _half(when: Period) -> str:
    words = (
        gettext("6 tháng đầu năm %s") if when.start.month == 1 else gettext("6 tháng cuối năm %s")
    )
    return words % when.year


def _span(when: Period) -> str:
    return f"{when.start.year} - {when.end.year}"


def _days(when: Period) -> str:
    return f"{day(when.start)} - {day(when.end)}"


LONG: dict[Precision, Wording] = {
    Precision.YEAR: lambda p: gettext("năm %s") % p.year,
    Precision.HALF: _half,
    Precision.QUARTER: lambda p: gettext("quý %(n)s/%(year)s") % {"n": _quarter(p), "year": p.year},
    Precision.MONTHS: _months,
    Precision.MONTH: lambda p: (
        gettext("tháng %(n)s/%(year)s") % {"n": p.start.month, "year": p.year}
    ),
    Precision.DAY: lambda p: day(p.start),
    Precision.YEARS: lambda p: gettext("giai đoạn %s") % _span(p),
    Precision.DAYS: _days,
}
SHORT: dict[Precision, Wording] = LONG | {
    Precision.YEAR: lambda p: str(p.year),
    Precision.HALF: lambda p: gettext("6 tháng") if p.start.month == 1 else gettext("6 th. cuối"),
    Precision.QUARTER: lambda p: gettext("Quý %s") % _quarter(p),
    Precision.MONTHS: lambda p: gettext("%s tháng") % p.months,
    Precision.YEARS: _span,
}

# What a target asks for, by its operator. Measures that move say which way.
ASKS = {
    "eq": "%s",
    "range": "%s",
    "ge": "từ %s trở lên",
    "gt": "trên %s",
    "le": "không quá %s",
    "lt": "dưới %s",
}


def asked(
    *,
    op: str,
    value: Decimal,
    unit: str,
    high: Decimal | None = None,
    unit_text: str = "",
    per: str = "",
    measure: str = "",
    direction: str | None = None,
) -> str:
    """A target in words: "từ 955 tỷ đồng trở lên", "giảm 2 - 2,5%", "trong nhóm 20"."""
    if measure == "rank":
        return _rank_asked(op, value)
    shown = (
        span(value, high, unit, unit_text, per)
        if high is not None
        else quantity(value, unit, unit_text, per)
    )
    words = gettext(ASKS[op]) % shown if op in ("ge", "gt", "le", "lt") else shown
    moves = {"up": gettext("tăng"), "down": gettext("giảm")}.get(direction or "", "")
    return f"{moves} {words}" if moves and measure == "change" else words


def _rank_asked(op: str, value: Decimal) -> str:
    words = gettext("đứng thứ %s") if op == "eq" else gettext("trong nhóm %s dẫn đầu")
    return words % number(value)
