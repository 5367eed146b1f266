"""What each unit contributes to the whole: its share, and its part of the growth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tiendo.errors import InvalidFact
from tiendo.scoring.rules.comparing.words import (
    percent_words,
    say,
    sentence,
    value_words,
)
from tiendo.vocabulary.text import fold

Values = Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """``share`` of the whole, 0 to 1; ``growth``: percentage points of the whole's growth."""

    name: str
    value: Fraction
    share: Fraction
    growth: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """Every unit with a value, the greatest first; ``rest`` is what no unit accounts for.

    ``growth``: of the whole, in percent; None where it is not known or its base is not
    positive.
    """

    units: tuple[Contribution, ...]
    missing: tuple[str, ...]
    whole: Fraction
    rest: Fraction
    growth: Fraction | None = None


def contributions(
    values: Values,
    *,
    whole: Fraction | None = None,
    before: Values | None = None,
    whole_before: Fraction | None = None,
) -> Contributions:
    """The part of each unit in the whole and, with last year's values, in its growth.

    A growth of 12,85% is never a contribution: a unit contributes its change over the
    whole's base. Raises InvalidFact where the whole is not positive, or where the sum is
    asked for and a unit has no value.
    """
    known = {name: value for name, value in values.items() if value is not None}
    missing = tuple(sorted(set(values) - set(known)))
    total = sum(known.values(), Fraction(0))
    if whole is None and missing:
        raise InvalidFact(
            f"Thiếu số của {', '.join(missing)}, không biết tổng", do="Nêu tổng hoặc bổ sung số"
        )
    all_of_it = total if whole is None else whole
    if all_of_it <= 0:
        raise InvalidFact("Tổng bằng 0 hoặc âm, không tính được tỷ trọng", do="Kiểm tra số liệu")
    base = _base(values, before, whole_before)
    units = [
        Contribution(
            name=name,
            value=value,
            share=value / all_of_it,
            growth=_growth(name, value, before, base),
        )
        for name, value in known.items()
    ]
    return Contributions(
        units=tuple(sorted(units, key=lambda one: (-one.share, fold(one.name), one.name))),
        missing=missing,
        whole=all_of_it,
        rest=all_of_it - total,
        growth=None if base is None else (all_of_it - base) / base * 100,
    )


def _base(values: Values, before: Values | None, whole_before: Fraction | None) -> Fraction | None:
    """The whole of the time before, if it is known and positive."""
    base = whole_before
    if base is None and before is not None and set(before) == set(values):
        known = [value for value in before.values() if value is not None]
        base = sum(known, Fraction(0)) if len(known) == len(before) else None
    return base if base is not None and base > 0 else None


def _growth(
    name: str, value: Fraction, before: Values | None, base: Fraction | None
) -> Fraction | None:
    then = (before or {}).get(name)
    return None if then is None or base is None else (value - then) / base * 100


def contribution_words(found: Contributions, name: str, unit: str, *, english: bool = False) -> str:
    """The whole, each unit's share and points, what is not accounted for, who is missing."""
    whole = value_words(found.whole, unit, english=english)
    parts = [f"{name}: {say('whole', english=english, value=whole)}"]
    if found.growth is not None:
        growth = percent_words(found.growth / 100, english=english)
        parts.append(say("whole-grew", english=english, growth=growth))
    parts += [_unit_words(one, unit, english) for one in found.units]
    if found.rest:
        rest = value_words(abs(found.rest), unit, english=english)
        id = "rest" if found.rest > 0 else "over-the-whole"
        parts.append(say(id, english=english, value=rest))
    if found.missing:
        parts.append(say("unranked", english=english, names=", ".join(found.missing)))
    return sentence(parts)


def _unit_words(one: Contribution, unit: str, english: bool) -> str:
    told = say(
        "share-of-whole",
        english=english,
        name=one.name,
        value=value_words(one.value, unit, english=english),
        share=percent_words(one.share, english=english),
    )
    if one.growth is None:
        return told
    points = value_words(one.growth, "percentage_point", english=english)
    return told + say("share-of-growth", english=english, points=points)
