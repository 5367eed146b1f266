"""A forecast in a sentence, Vietnamese and English, from ``forecasting.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.facts.series import Target
from tiendo.scoring.rules.approximate import about
from tiendo.scoring.rules.forecasting.history import later
from tiendo.scoring.rules.forecasting.result import Backtest, Forecast, Guess, Method
from tiendo.scoring.rules.periods import DAY, stretch
from tiendo.scoring.rules.scheme import PACKAGE
from tiendo.scoring.rules.span import as_decimal
from tiendo.scoring.rules.wording import number, period_words
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.periods import Period, parse_period

STEP_NAMES = {1: "month", 3: "quarter", 12: "year"}


@cache
def table(kind: str) -> Mapping[str, Row]:
    """The rows of a kind by id: none, how, step, say, yard."""
    return {row["id"]: row for row in rows(PACKAGE, "forecasting") if row["kind"] == kind}


def says(kind: str, id: str, *, english: bool = False, **given: Any) -> str:
    """The words of a row, filled in. Raises TableInvalid for an id that is not there."""
    try:
        row: Any = table(kind)[id]
    except KeyError as error:
        raise TableInvalid(f"Không có mã {id}", where=f"forecasting, {kind}") from error
    return str(row["says_en" if english else "says"]).format(**given)


def known_until(guess: Guess) -> Period:
    """The last step, or the part of a year, whose value is known."""
    last = guess.until - DAY
    months = guess.step if guess.path else last.month
    return stretch(later(last.replace(day=1), 1 - months), last)


def told(found: Forecast, target: Target, *, library: bool, english: bool = False) -> str:
    """The forecast as one sentence: what, how sure, how made, and what past ones were worth."""
    assert found.point is not None
    parts = [
        says("say", "expected", english=english, when=_when(found.period, english),
             value=value_words(found.point, target, english=english)),
        _interval(found, target, english),
        _how(found, english),
        "" if library else says("how", "without-library", english=english),
        *_tested(found, target, english),
    ]  # fmt: skip
    text = "; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def refusal(rule: str, *, english: bool = False) -> str:
    text = says("none", rule, english=english)
    return f"{text[:1].upper()}{text[1:]}."


def _when(period: str, english: bool) -> str:
    return period_words(parse_period(period), english=english)


def _interval(found: Forecast, target: Target, english: bool) -> str:
    if found.low is None or found.high is None or found.probability is None:
        return says("say", "untested", english=english)
    range_ = range_words(found, target, english=english)
    interval = says("say", "interval", english=english, level=found.level, range=range_)
    chance = number(found.probability, english=english)
    return f"{interval}; {says('say', 'chance', english=english, chance=chance)}"


def _how(found: Forecast, english: bool) -> str:
    step = STEP_NAMES.get(found.step)
    return says(
        "how",
        found.method.value,
        english=english,
        length=found.length,
        step=says("step", step, english=english) if step else "",
        known=_when(found.known, english),
    )


def _tested(found: Forecast, target: Target, english: bool) -> list[str]:
    tested = found.backtest
    if tested is None:
        return []
    parts = [
        says("say", "tested", english=english, count=tested.count,
             error=miss_words(tested.error, tested, target, english=english),
             other=miss_words(tested.yardstick_error, tested, target, english=english),
             yardstick=yardstick_words(found, english=english))
    ]  # fmt: skip
    if tested.held_of:
        parts.append(
            says("say", "held", english=english, level=found.level, held=tested.held,
                 of=tested.held_of)
        )  # fmt: skip
    return parts


def yardstick_words(found: Forecast, *, english: bool = False) -> str:
    """The plain way that the forecast is measured against."""
    if found.method is Method.PROFILE:
        return says("yard", "yard-profile", english=english)
    return says("yard", "yard-year" if found.step == 12 else "yard-season", english=english)


def miss_words(value: Decimal, tested: Backtest, target: Target, *, english: bool) -> str:
    if tested.relative:
        return number(value, english=english) + "%"
    unit = "percentage_point" if target.unit == "percent" else target.unit
    return value_words(value, target, unit=unit, english=english)


def value_words(value: Decimal, target: Target, *, unit: str = "", english: bool = False) -> str:
    """A value with the target's unit, large amounts to two places of their scale word."""
    return about(
        value, unit or target.unit, unit_text=target.unit_text, per=target.per, english=english
    )


def range_words(found: Forecast, target: Target, *, english: bool = False) -> str:
    """The interval: “1.150 - 1.320 tỷ đồng”; empty where there is none."""
    if found.low is None or found.high is None:
        return ""
    ends = [value_words(end, target, english=english) for end in (found.low, found.high)]
    return joined(*ends)


def joined(low: str, high: str) -> str:
    """Two amounts as a range, the unit said once where both share it.

    >>> joined("1.150 tỷ đồng", "1.320 tỷ đồng"), joined("0", "2%")
    ('1.150 - 1.320 tỷ đồng', '0 - 2%')
    """
    number = low.split(" ")[0].rstrip("%")
    return (
        f"{number} - {high}"
        if low.removeprefix(number) in ("", unit_of(high))
        else f"{low} - {high}"
    )


def unit_of(words: str) -> str:
    return words.removeprefix(words.split(" ")[0].rstrip("%"))


def quantum(values: list[Fraction]) -> Decimal:
    """The place that the values of a series are written to: 0.1 of 12.5 and 13; 10 of 120, 90.

    >>> quantum([Fraction(25, 2), Fraction(13)]), quantum([Fraction(120), Fraction(90)])
    (Decimal('0.1'), Decimal('1E+1'))
    """
    places = [as_decimal(value).normalize().as_tuple().exponent for value in values if value]
    finest = min((int(one) for one in places), default=0)
    return Decimal(1).scaleb(finest)
