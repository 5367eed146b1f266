"""How an indicator adds over bodies, and why (``over_bodies.yaml``); loaded when first asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tiendo.errors import TableInvalid
from tiendo.scoring.rules.scheme import PACKAGE
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.lexicon import Row, rows


class How(StrEnum):
    SUM = "sum"
    MEAN = "mean"  # weighted by another indicator
    NONE = "none"
    SAME = "same"  # one body under another name or status: its figures as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class OverBodies:
    """The rule of one indicator. ``weight`` is the id of the indicator that weights a mean."""

    indicator: str
    how: How
    reason: str
    reason_en: str
    weight: str | None = None


def over_bodies(indicator: str) -> OverBodies:
    """The rule of an indicator by its id; one that the catalogue lacks adds in no way.

    >>> over_bodies("budget-revenue").how, over_bodies("grdp-per-head").weight
    (<How.SUM: 'sum'>, 'population')
    >>> over_bodies("xa-kho-khan").how
    <How.NONE: 'none'>
    """
    row = table("over").get(indicator)
    if row is None:
        return OverBodies(
            indicator=indicator,
            how=How.NONE,
            reason=says("reason", "not-stated"),
            reason_en=says("reason", "not-stated", english=True),
        )
    return OverBodies(
        indicator=indicator,
        how=How(row["how"]),
        weight=row.get("weight"),
        reason=reason(row, english=False),
        reason_en=reason(row, english=True),
    )


def reason(row: Row, *, english: bool) -> str:
    given = {
        "weight": weight_name(row.get("weight"), english=english),
        "needs": row.get("needs_en" if english else "needs", ""),
    }
    return says("reason", row["because"], english=english).format(**given)


def weight_name(id: str | None, *, english: bool = False) -> str:
    """The name of a weight as it stands inside a sentence; empty for no weight."""
    if not id:
        return ""
    if english:
        return str(table("over")[id]["name_en"])
    name = catalogue()[id].name
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


@cache
def table(kind: str) -> Mapping[str, Row]:
    """The rows of a kind by id: reason, refusal, over."""
    return {row["id"]: row for row in rows(PACKAGE, "over_bodies") if row["kind"] == kind}


def says(kind: str, id: str, *, english: bool = False) -> str:
    """The words of a row. Raises TableInvalid for an id that the table does not have."""
    try:
        row: Any = table(kind)[id]
    except KeyError as error:
        raise TableInvalid(f"Không có mã {id}", where=f"over_bodies, {kind}") from error
    return str(row["says_en" if english else "says"])
