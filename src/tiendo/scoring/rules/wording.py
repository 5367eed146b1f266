"""Values, periods and targets in words, Vietnamese and English, from ``scheme.yaml``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.series import Target
from tiendo.scoring.rules.scheme import says, table
from tiendo.scoring.rules.span import as_decimal, rounded
from tiendo.vocabulary.numbers import format_number, scale_words
from tiendo.vocabulary.periods import Period, Precision
from tiendo.vocabulary.text import fold

ROMAN = ("I", "II", "III", "IV")
# Scale words are used where they leave at most this many decimals: 418,6 triệu USD.
SCALED_PLACES = 3
COMMON = (Op.GE, Op.GT, Op.LE, Op.LT)


def number(value: Decimal, *, english: bool = False) -> str:
    """A number without idle zeros: 1.234,5 in Vietnamese, 1,234.5 in English."""
    plain = value.normalize() if value else Decimal(0)
    if plain == plain.to_integral_value():
        plain = plain.quantize(Decimal(1)) if plain.adjusted() < 27 else plain
    return f"{plain:,f}" if english else format_number(plain)


def amount(
    value: Decimal | Fraction,
    unit: str,
    *,
    unit_text: str | None = None,
    per: str | None = None,
    english: bool = False,
) -> str:
    """A value with its unit: 2.412 tỷ đồng, 12,8%, 20 sản phẩm OCOP, 52 triệu đồng/người."""
    exact = as_decimal(value) if isinstance(value, Fraction) else value
    said, words, joined = _scaled(exact, unit, english)
    if unit == "count":
        said, words = _counted(exact, unit_text or "")
    written = number(said, english=english) + ("" if joined or not words else " ") + words
    return f"{written}/{per}" if per else written


def _counted(value: Decimal, words: str) -> tuple[Decimal, str]:
    """In the scale that the words of what is counted open with, where it leaves few decimals:
    1,245 triệu lượt khách; else in ones, without the word: 1.245.371 lượt khách."""
    first, _, noun = words.partition(" ")
    size = scale_words().get(first.lower())
    if size is None or not noun:
        return value, words
    part = value / size
    if abs(value) >= size and part == round(part, SCALED_PLACES):
        return part, words
    return value, noun


def _scaled(value: Decimal, unit: str, english: bool) -> tuple[Decimal, str, bool]:
    row = table("unit").get(unit)
    if row is None:
        return value, unit, False
    for size, words, words_en in row.get("large", ()):
        part = value / size
        if abs(value) >= size and part == round(part, SCALED_PLACES):
            return part, words_en if english else words, False
    return value, row["says_en" if english else "says"], bool(row.get("joined"))


def percent(value: Fraction, *, english: bool = False) -> str:
    """A percent to one place, more where that would hide which side of 100 it is on."""
    return number(percent_places(value, Decimal("0.1")), english=english) + "%"


def percent_places(value: Fraction, quantum: Decimal) -> Decimal:
    """``value`` rounded to ``quantum``, finer where rounding would reach or cross 100.

    >>> percent_places(Fraction(99996, 1000), Decimal("0.01"))
    Decimal('99.996')
    """
    out = rounded(value, quantum)
    while value != 100 and out == 100 and quantum > Decimal("1e-12"):
        quantum /= 10
        out = rounded(value, quantum)
    return out


def period_words(period: Period, *, english: bool = False) -> str:
    """A period as a report says it: 9 tháng đầu năm 2023, quý III/2023."""
    kind = "day-on" if period.precision is Precision.DAY else period.precision.value
    number_in_year = (period.end.month + 2) // 3
    if period.precision is Precision.HALF:
        number_in_year = 1 if period.start.month == 1 else 2
    return says("period", kind, english=english).format(
        year=period.end.year,
        first=period.start.year,
        months=period.months,
        month=period.end.month,
        number=number_in_year,
        roman=ROMAN[number_in_year - 1],
        half="đầu" if number_in_year == 1 else "cuối",
        half_en="first" if number_in_year == 1 else "second",
        start=day_words(period.start),
        end=day_words(period.end),
        iso_start=period.start.isoformat(),
        iso=period.end.isoformat(),
    )


def day_words(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def phrase(id: str, x: str, *, english: bool = False) -> str:
    return says("phrase", id, english=english).format(x=x)


def goal_words(target: Target, *, english: bool = False) -> str:
    """The target as a resolution says it, with the name of its document if known."""
    words = _goal(target, english)
    if not target.source:
        return words
    return says("phrase", "of-source", english=english).format(x=words, source=target.source)


def _goal(target: Target, english: bool) -> str:
    if target.measure is Measure.RANK:
        return _rank_goal(target, english)
    bounds = _bounds(target, english)
    if target.measure is not Measure.CHANGE or target.direction is None:
        return bounds
    verb = "rose" if target.direction is Direction.UP else "fell"
    return phrase(verb, bounds, english=english)


def _bounds(target: Target, english: bool) -> str:
    unit = {"unit_text": target.unit_text, "per": target.per}
    value = amount(target.value, target.unit, english=english, **unit)
    if target.of is not None:
        value = value.replace(
            number(target.value, english=english),
            f"{number(target.value, english=english)}/{number(target.of, english=english)}",
            1,
        )
    if target.measure is Measure.ATTAINMENT and target.high is None:
        value = phrase("of-the-plan", value, english=english)
    if target.high is None:
        id = target.op.value if target.op in COMMON else "eq"
        return phrase(id, value, english=english)
    return between(target.value, target.high, target.unit, english=english, **unit)


def between(
    low: Decimal | Fraction,
    high: Decimal | Fraction,
    unit: str,
    *,
    unit_text: str | None = None,
    per: str | None = None,
    english: bool = False,
) -> str:
    """A range, the unit said once where both ends share it: 2 - 2,5%."""
    words = [
        amount(end, unit, unit_text=unit_text, per=per, english=english) for end in (low, high)
    ]
    first, last = (_split(word) for word in words)
    return f"{first[0]} - {words[1]}" if first[1] == last[1] else " - ".join(words)


def _split(words: str) -> tuple[str, str]:
    cut = next((i for i, c in enumerate(words) if not (c.isdigit() or c in ".,-")), len(words))
    return words[:cut], words[cut:]


def _rank_goal(target: Target, english: bool) -> str:
    rank = number(target.value, english=english)
    if target.high is not None:
        rank += f" - {number(target.high, english=english)}"
    if target.of is not None:
        rank += f"/{number(target.of, english=english)}"
    point = target.op in (Op.EQ, Op.RANGE) or target.high is not None
    return phrase("ranked" if point else "among", rank, english=english)


def move_words(value: Decimal, unit: str, name: str = "", *, english: bool = False) -> str:
    """A signed change: giảm 2,1%. An indicator that names its movement only has a value."""
    if not value:
        return says("phrase", "unmoved", english=english)
    verb = "rose" if value > 0 else "fell"
    if {"tang", "giam"} & set(fold(name).split()) and names_movement(value, name):
        verb = "named-move"
    return phrase(verb, amount(abs(value), unit, english=english), english=english)


def names_movement(value: Decimal, name: str) -> bool:
    """Whether the indicator's own words say the movement: “mức giảm …” of a fall."""
    return ("tang" if value > 0 else "giam") in fold(name).split()
