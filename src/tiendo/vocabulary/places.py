"""Provinces and regions: what a name or a code means on a given day (DOMAIN.md B8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.text import fold

TABLES = "tiendo.vocabulary.tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or centrally run city; None at either end means open."""

    id: str
    code: str
    name: str
    kind: str  # "province" or "city"
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    region: str | None = None
    predecessors: tuple[str, ...] = ()

    def valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@cache
def provinces() -> tuple[Province, ...]:
    """Every unit that the table knows, of all times."""
    return tuple(
        Province(
            id=row["id"],
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            aliases=tuple(row.get("aliases", ())),
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to"),
            region=row.get("region"),
            predecessors=tuple(row.get("from", ())),
        )
        for row in rows(TABLES, "provinces")
    )


def provinces_on(day: date) -> tuple[Province, ...]:
    """The units of that day: 63 before 1/7/2025, 34 since."""
    return tuple(province for province in provinces() if province.valid_on(day))


@cache
def _by_name() -> dict[str, tuple[Province, ...]]:
    found: dict[str, tuple[Province, ...]] = {}
    for province in provinces():
        for name in (province.name, *province.aliases):
            found[fold(name)] = (*found.get(fold(name), ()), province)
    return found


def find_province(name: str, day: date | None = None) -> Province | None:
    """The province of that name on ``day``; without a day, its latest form.

    >>> find_province("tỉnh Hậu Giang", date(2023, 1, 1)).code
    '93'
    >>> find_province("Hậu Giang", date(2026, 1, 1)) is None
    True
    """
    key = fold(name)
    for lead in ("tinh ", "thanh pho ", "tp. ", "tp "):
        key = key.removeprefix(lead)
    known = _by_name().get(key, ())
    if day is None:
        return known[-1] if known else None
    return next((province for province in known if province.valid_on(day)), None)


def province_of_code(code: str, day: date) -> Province | None:
    """The unit with that code on ``day``: 52 is Bình Định before July 2025, Gia Lai since."""
    return next((p for p in provinces_on(day) if p.code == code), None)


def became(province: Province) -> Province | None:
    """The unit that ``province`` went into, or None if it has not ended."""
    return next((p for p in provinces() if province.id in p.predecessors), None)


@cache
def regions() -> dict[str, str]:
    """The folded name of each region and its id."""
    return {
        fold(name): row["id"]
        for row in rows(TABLES, "regions")
        for name in (row["name"], *row["aliases"])
    }


@cache
def region_names() -> dict[str, str]:
    """The name of each region by its id, in the order of the table."""
    return {row["id"]: row["name"] for row in rows(TABLES, "regions")}
