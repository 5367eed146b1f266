"""Numbers, units, periods and dates in the words of the reader's language.

Vietnamese notation in Vietnamese (1.234,5), English in English (1,234.5); the
sentences themselves are the ones that scoring writes, so that the page, the
terminal and the exports say a value in one way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.series import Better, Target
from tiendo.scoring.rules import wording
from tiendo.scoring.rules.scheme import table
from tiendo.scoring.rules.score import Score
from tiendo.vocabulary.numbers import scale_words
from tiendo.vocabulary.periods import Period, Precision, parse_period


def english() -> bool:
    return (get_language() or "vi").startswith("en")


def either(vietnamese: str, in_english: str) -> str:
    """What was written in both languages, in the reader's."""
    return in_english if english() else vietnamese


def number(value: Decimal) -> str:
    """A number in the notation of the language, without idle zeros: 2.412,5."""
    return wording.number(value, english=english())


def quantity(
    value: Decimal,
    unit: str,
    *,
    high: Decimal | None = None,
    unit_text: str | None = None,
    per: str | None = None,
) -> str:
    """A value or a range with its unit: 4.200 tỷ đồng, 2 - 2,5%."""
    named = {"unit_text": counted(unit, unit_text), "per": per}
    if high is not None:
        return wording.between(value, high, unit, english=english(), **named)
    return wording.amount(value, unit, english=english(), **named)


def asked(target: Target) -> str:
    """A target in words, without its document: "từ 955 tỷ đồng trở lên"."""
    unit_text = counted(target.unit, target.unit_text)
    return wording.goal_words(replace(target, source="", unit_text=unit_text), english=english())


def counted(unit: str, unit_text: str | None) -> str | None:
    """The words of what is counted without their scale, which the value has taken in.

    "1,2 triệu lượt khách" is 1200000 of the unit "lượt khách".
    """
    if unit != "count" or not unit_text:
        return unit_text
    first, _, rest = unit_text.partition(" ")
    return counted(unit, rest) if first in scale_words() and rest else unit_text


def got(score: Score) -> str:
    """The value that was judged, without the verb of the sentence; empty where there is none."""
    target = score.target
    if score.value is None:
        return bare(either(score.result, score.result_en))
    if target.measure is Measure.RANK:
        return wording.phrase("ranked", number(score.value), english=english())
    if target.measure is Measure.CHANGE:
        along = -1 if target.direction is Direction.DOWN else 1
        return wording.move_words(score.value * along, target.unit, english=english())
    named = {"unit_text": target.unit_text, "per": target.per}
    return quantity(score.value, target.unit, high=score.high, **named)


def bare(result: str) -> str:
    """What a sentence says was reached, as a table's cell shows it: without verb and status."""
    for lead in ("ước ", "sơ bộ ", "đạt ", "ở mức ", "estimated ", "preliminary "):
        result = result.removeprefix(lead)
    return result


def stated(
    *,
    measure: str,
    value: Decimal,
    unit: str,
    high: Decimal | None = None,
    of: Decimal | None = None,
    op: str = "eq",
    direction: str | None = None,
    unit_text: str | None = None,
    per: str | None = None,
) -> str:
    """A value as a document stated it, whatever its measure: 154/150 đảng viên, giảm 2,1%."""
    if measure == Measure.RANK:
        rank = number(value) if of is None else f"{number(value)}/{number(of)}"
        return wording.phrase("ranked" if op == Op.EQ else "among", rank, english=english())
    shown = quantity(value, unit, high=high, unit_text=unit_text, per=per)
    if of is not None:
        shown = shown.replace(number(value), f"{number(value)}/{number(of)}", 1)
    if measure == Measure.ATTAINMENT:
        shown = wording.phrase("of-the-plan", shown, english=english())
    if op in (Op.GE, Op.GT, Op.LE, Op.LT):
        shown = wording.phrase(op, shown, english=english())
    if measure == Measure.CHANGE and direction:
        verb = "rose" if direction == Direction.UP else "fell"
        return wording.phrase(verb, shown, english=english())
    return shown


def axis(unit: str, largest: Decimal, unit_text: str | None = None) -> tuple[Decimal, str]:
    """What to divide values by on an axis up to ``largest``, and the unit's words there."""
    row = table("unit").get(unit)
    if row is None:
        return Decimal(1), unit_text or unit
    for size, words, words_en in row.get("large", ()):
        if abs(largest) >= size:
            return Decimal(size), either(words, words_en)
    return Decimal(1), either(row["says"], row["says_en"]) or (unit_text or "")


def status(value: str) -> str:
    """An estimate, a preliminary, an official or a revised figure, in a word."""
    return str(STATUS[value])


STATUS = {
    "estimated": _("ước"),
    "preliminary": _("sơ bộ"),
    "official": _("chính thức"),
    "revised": _("điều chỉnh"),
}


def percent_of_target(score: Score) -> str:
    """The percent of the target to one place; empty where more is not better.

    102,5% of a ceiling would read as success.
    """
    target, value = score.target, score.percent_of_target
    capped = target.op in (Op.LE, Op.LT) or (
        target.indicator.better is Better.LOWER and target.measure is not Measure.CHANGE
    )
    return "" if value is None or capped else f"{number(rounded(value))}%"


def rounded(value: Decimal) -> Decimal:
    """One place, more where that would hide which side of 100 it is on."""
    return wording.percent_places(Fraction(value), Decimal("0.1"))


def day(on: date | None) -> str:
    """A date as people write it: 05/10/2023; 5 Oct 2023 in English."""
    if on is None:
        return ""
    return f"{on.day} {on:%b} {on.year}" if english() else f"{on:%d/%m/%Y}"


def moment(at: datetime) -> str:
    """A day with its hour, where the office is."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"


def period(written: str | None) -> str:
    """A period of the contract in words; what cannot be read is shown as it is."""
    when = _read(written)
    if when is None:
        return written or ""
    return wording.period_words(when, english=english())


def short_period(written: str | None) -> str:
    """A period as an axis has room for, in two lines: 9 tháng, 2023."""
    when = _read(written)
    if when is None:
        return written or ""
    shorter = SHORT.get(when.precision)
    if shorter is None:
        return wording.period_words(when, english=english())
    return f"{shorter(when)}\n{when.year}"


def _read(written: str | None) -> Period | None:
    try:
        return parse_period(written) if written else None
    except PeriodUnreadable:
        return None


def _quarter(when: Period) -> str:
    return gettext("Quý %s") % wording.ROMAN[(when.start.month - 1) // 3]


def _half(when: Period) -> str:
    return gettext("6 tháng") if when.start.month == 1 else gettext("6 th. cuối")


def _day(when: Period) -> str:
    return f"{when.end.day}/{when.end.month}"


SHORT: dict[Precision, Callable[[Period], str]] = {
    Precision.YEAR: lambda _: gettext("Cả năm"),
    Precision.HALF: _half,
    Precision.MONTHS: lambda p: gettext("%s tháng") % p.months,
    Precision.QUARTER: _quarter,
    Precision.DAY: _day,
    Precision.MONTH: lambda p: gettext("Tháng %s") % p.start.month,
    Precision.YEARS: lambda p: f"{p.start.year} -",
}


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
