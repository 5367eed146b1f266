"""Values of a line in one scale: what a table's column needs, where the unit is said once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.facts.figure import Measure
from tiendo.reporting.facts import Line
from tiendo.scoring.rules.scheme import table
from tiendo.scoring.rules.wording import number, percent
from tiendo.vocabulary.numbers import scale_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """``words`` of the unit; a value divided by ``size`` is counted in it."""

    size: Decimal
    words: str


def scale_of(line: Line) -> Scale:
    """The unit of a line as its target is written: tỷ đồng, triệu lượt khách, %."""
    target = line.score.target
    row = table("unit").get(target.unit, {})
    large = ((Decimal(size), words) for size, words, _ in row.get("large", ()))
    fits = next(((s, w) for s, w in large if abs(target.value) >= s), None)
    if fits:
        size, words = fits
    elif target.unit == "count":
        size, words = counted(line.unit_text or target.unit_text or "")
    else:
        size, words = Decimal(1), str(row.get("says", target.unit))
    per = f"/{target.per}" if target.per else ""
    return Scale(size=size, words=words + per)


def counted(words: str) -> tuple[Decimal, str]:
    """The scale that the words of what is counted open with.

    >>> counted("triệu lượt khách"), counted("xã")
    ((Decimal('1000000'), 'triệu lượt khách'), (Decimal('1'), 'xã'))
    """
    size = scale_words().get(words.partition(" ")[0].lower())
    return (Decimal(size), words) if size else (Decimal(1), words)


def in_scale(value: Decimal, scale: Scale) -> str:
    return number(value / scale.size)


def share(line: Line) -> str | None:
    """The percent of the plan that an added-up value has reached: 76,9%; None for the rest."""
    score, target = line.score, line.score.target
    if target.measure is not Measure.LEVEL or target.indicator.adds.value != "sum":
        return None
    if score.value is None or target.value <= 0 or score.high is not None:
        return None
    return percent(Fraction(score.value) / Fraction(target.value) * 100)
