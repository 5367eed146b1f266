"""A body against the average of its level, of its region, of the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.series import Better
from tiendo.scoring.rules.comparing.words import say, sentence, value_words
from tiendo.scoring.rules.span import as_decimal, rounded
from tiendo.scoring.rules.usable import RATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """``difference``: value less average; points for rates, percent of the average for amounts.

    None where the average is zero or negative and a percent would mislead. ``side``:
    better, worse, equal; None where the indicator has no better direction. ``stated``:
    someone states the average; else it is the plain mean of ``of`` bodies.
    """

    value: Fraction
    average: Fraction
    stated: bool
    of: int
    difference: Decimal | None
    unit: str
    side: str | None


def mean_of(values: Mapping[str, Fraction | None]) -> tuple[Fraction, int] | None:
    """The plain mean of the bodies that have a value, and how many they are."""
    known = [value for value in values.values() if value is not None]
    return (sum(known, Fraction(0)) / len(known), len(known)) if known else None


def against(
    value: Fraction, average: Fraction, unit: str, better: Better, *, stated: bool, of: int = 0
) -> Against:
    """Where a value stands to an average."""
    order = (value > average) - (value < average)
    good = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}[better]
    side = None
    if good or not order:
        side = ("equal", "better", "worse")[order * good] if order else "equal"
    return Against(
        value=value,
        average=average,
        stated=stated,
        of=of,
        difference=_difference(value, average, unit),
        unit="percentage_point" if unit in RATES else "percent",
        side=side,
    )


def _difference(value: Fraction, average: Fraction, unit: str) -> Decimal | None:
    if unit in RATES:
        return as_decimal((value - average) * (1 if unit == "percent" else Fraction(1, 10)))
    if average <= 0:
        return None
    return rounded((value - average) / average * 100, Decimal("0.01"))


def against_words(
    one: Against, name: str, body: str, scope: str, unit: str, *, english: bool = False
) -> str:
    """“Tỷ lệ hộ nghèo: Cà Mau 2,5%, thấp hơn bình quân cả nước (3%) 0,5 điểm phần trăm”."""
    order = (one.value > one.average) - (one.value < one.average)
    told = say(
        ("as-average", "above-average", "below-average")[order],
        english=english,
        body=body,
        value=value_words(one.value, unit, english=english),
        scope=scope,
        average=value_words(one.average, unit, english=english),
        by=_by(one, english),
    )
    parts = [f"{name}: {' '.join(told.split())}"]
    if one.side in ("better", "worse"):
        parts.append(say(f"is-{one.side}", english=english))
    if not one.stated:
        parts.append(say("plain-mean", english=english, of=one.of))
    return sentence(parts)


def _by(one: Against, english: bool) -> str:
    if one.difference is None:
        return ""
    return value_words(abs(Fraction(one.difference)), one.unit, english=english)
