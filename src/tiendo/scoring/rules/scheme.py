"""The scheme: settings, labels and words of judging, read from ``scheme.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.text import fold

PACKAGE = "tiendo.scoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """What an office may set. Percentages are percent of the target's value."""

    tolerance_percent: Fraction = Fraction(0)
    off_course_below: Fraction = Fraction(3, 5)
    judged_in_last_months: int = 1
    estimate_known_in_last_months: int = 2
    report_from_day: int = 15
    report_to_day: int = 14
    growth_names: tuple[str, ...] = ()
    plan_rate_names: tuple[str, ...] = ()

    def is_plan_rate(self, name: str) -> bool:
        """Whether the indicator is itself a percent of the plan."""
        folded = fold(name)
        return any(words in folded for words in self.plan_rate_names)

    def is_growth(self, name: str) -> bool:
        """Whether “tăng 7%” said of the indicator is its value."""
        folded = fold(name)
        return any(words in folded for words in self.growth_names)


@cache
def scheme() -> Scheme:
    """The scheme of ``scheme.yaml``."""
    setting = {row["id"].replace("-", "_"): row["value"] for row in table("setting").values()}
    return Scheme(
        tolerance_percent=Fraction(setting["tolerance_percent"]),
        off_course_below=Fraction(setting["off_course_below"]),
        judged_in_last_months=int(setting["judged_in_last_months"]),
        estimate_known_in_last_months=int(setting["estimate_known_in_last_months"]),
        report_from_day=int(setting["report_from_day"]),
        report_to_day=int(setting["report_to_day"]),
        growth_names=tuple(fold(name) for name in setting["growth_names"]),
        plan_rate_names=tuple(fold(name) for name in setting["plan_rate_names"]),
    )


@cache
def table(kind: str) -> Mapping[str, Row]:
    """The rows of a kind by id, in the order of their file: ``scheme.yaml``, ``words.yaml``."""
    file = "words" if kind in ("unit", "period", "phrase") else "scheme"
    return {row["id"]: row for row in rows(PACKAGE, file) if row["kind"] == kind}


def says(kind: str, id: str, *, english: bool = False) -> str:
    """The words of a row. Raises TableInvalid for an id that the scheme does not have."""
    try:
        row: Any = table(kind)[id]
    except KeyError as error:
        raise TableInvalid(f"Không có mã {id}", where=f"scoring, {kind}") from error
    return str(row["says_en" if english else "says"])


@cache
def order(kind: str) -> Mapping[str, int]:
    """The place of each id of a kind in the file."""
    return {id: place for place, id in enumerate(table(kind))}


@cache
def factors() -> Mapping[str, tuple[str, Fraction]]:
    """Units that convert: the family, and the factor to its common unit."""
    return {
        unit: (row["id"], Fraction(factor))
        for row in table("scale").values()
        for unit, factor in row["factors"].items()
    }


def conversion(unit: str, to: str) -> Fraction | None:
    """What a value in ``unit`` is multiplied by to be in ``to``; None: unlike units.

    >>> conversion("km", "m"), conversion("percent", "percentage_point")
    (Fraction(1000, 1), None)
    """
    if unit == to:
        return Fraction(1)
    known = factors()
    if unit not in known or to not in known or known[unit][0] != known[to][0]:
        return None
    return known[unit][1] / known[to][1]
