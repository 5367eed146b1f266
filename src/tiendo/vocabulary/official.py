"""What the statistical systems say of indicators: their codes, and how each is counted.

Reading needs none of it: these tables are loaded when first asked for
(tables/indicator_systems.yaml, indicator_codes.yaml, indicator_methods.yaml).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiendo.vocabulary.lexicon import rows

TABLES = "tiendo.vocabulary.tables"
# The offices that use this are provinces: their own system speaks first.
SCOPES = ("province", "national")


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system of statistical indicators: its document, and the first and last day it holds.

    ``scope``: province or national; ``valid_to`` is None while no document ends it.
    """

    id: str
    scope: str
    document: str
    valid_from: date
    valid_to: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialCode:
    """A code of a system. ``whole``: it is of this indicator; else it also holds others."""

    system: System
    code: str
    indicator: str
    whole: bool
    name: str | None  # what the system calls it, where that was seen
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How an indicator is counted, how often it is published, and which office gathers it.

    ``frequency`` is empty, and the others None, where the description seen does not say.
    """

    indicator: str
    method: str
    frequency: tuple[str, ...]
    source_body: str | None
    valid_from: date | None
    source: str


@cache
def systems() -> Mapping[str, System]:
    """Every system of indicators by its id."""
    return {
        row["id"]: System(
            id=row["id"],
            scope=row["scope"],
            document=row["document"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            source=row["source"],
        )
        for row in rows(TABLES, "indicator_systems")
    }


@cache
def official_codes() -> Mapping[str, tuple[OfficialCode, ...]]:
    """The codes of each indicator that has any, by the indicator's id."""
    found: dict[str, list[OfficialCode]] = {}
    for row in rows(TABLES, "indicator_codes"):
        code = OfficialCode(
            system=systems()[row["system"]],
            code=row["code"],
            indicator=row["indicator"],
            whole=row["covers"] == "whole",
            name=row.get("name"),
            source=row["source"],
        )
        found.setdefault(code.indicator, []).append(code)
    return {indicator: tuple(codes) for indicator, codes in found.items()}


def official_code(indicator: str | None, on: date | None = None) -> OfficialCode | None:
    """The code of an indicator in the system that holds ``on`` a day, or holds still.

    The provinces' system speaks before the national one. A code that also
    holds other indicators is not given: it would not say which one is meant.

    >>> official_code("unemployment-rate").code
    'T0204'
    >>> official_code("grdp-share-services") is None
    True
    >>> official_code("unemployment-rate", date(2020, 1, 1)) is None
    True
    """
    holding = [
        code
        for code in official_codes().get(indicator or "", ())
        if code.whole and (code.system.holds_on(on) if on else code.system.valid_to is None)
    ]
    return min(holding, key=lambda code: SCOPES.index(code.system.scope), default=None)


@cache
def methods() -> Mapping[str, Method]:
    """How the indicators are counted whose description was seen, by the indicator's id."""
    return {
        row["id"]: Method(
            indicator=row["id"],
            method=row["method"],
            frequency=tuple(row["frequency"]),
            source_body=row["source_body"],
            valid_from=row["valid_from"],
            source=row["source"],
        )
        for row in rows(TABLES, "indicator_methods")
    }
