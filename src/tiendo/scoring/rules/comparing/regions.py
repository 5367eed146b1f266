"""Provinces by planning region: the plain mean of those with a value, and who is missing.

A province that came of others is of the region that they all were of (``provinces.yaml``);
where they were of several nothing says which, and it is named as of no region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tiendo.scoring.rules.comparing.averages import mean_of
from tiendo.vocabulary.places import (
    Province,
    find_province,
    provinces,
    provinces_on,
    region_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """``mean`` of the ``known`` provinces; the region has ``of`` on the day. ``missing``: the
    names of the others."""

    id: str
    name: str
    mean: Fraction
    known: tuple[str, ...]
    of: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """``nowhere``: provinces with a value that no one region has."""

    regions: tuple[Region, ...]
    nowhere: tuple[str, ...]


def by_region(values: Mapping[str, Fraction | None], day: date) -> Regions | None:
    """The regions of a level of provinces on a day, the order that of the table; None where
    the bodies are no provinces."""
    found = {name: find_province(name, day) for name in values}
    known = {name: one for name, one in found.items() if one is not None}
    if len(known) < len(values) or not known:
        return None
    grouped: dict[str, list[str]] = defaultdict(list)
    nowhere = []
    for name, one in known.items():
        if values[name] is None:
            continue
        region = region_of(one)
        if region is None:
            nowhere.append(name)
        else:
            grouped[region].append(name)
    return Regions(
        regions=tuple(
            _region(id, name, grouped[id], values, day)
            for id, name in region_names().items()
            if grouped.get(id)
        ),
        nowhere=tuple(nowhere),
    )


def _region(
    id: str, name: str, listed: list[str], values: Mapping[str, Fraction | None], day: date
) -> Region:
    mean = mean_of({one: values[one] for one in listed})
    assert mean is not None
    there = [one for one in provinces_on(day) if region_of(one) == id]
    have = {one.id for own in listed if (one := find_province(own, day)) is not None}
    return Region(
        id=id,
        name=name,
        mean=mean[0],
        known=tuple(listed),
        of=len(there),
        missing=tuple(one.name for one in there if one.id not in have),
    )


def region_of(province: Province) -> str | None:
    """The region of a province; of one that came of others, the one that they share.

    >>> region_of(find_province("Cần Thơ", date(2026, 1, 1)))
    'dong-bang-song-cuu-long'
    >>> region_of(find_province("Lâm Đồng", date(2026, 1, 1))) is None
    True
    """
    if province.region is not None or not province.predecessors:
        return province.region
    earlier = {one.id: one for one in provinces()}
    shared = {region_of(earlier[id]) for id in province.predecessors if id in earlier}
    return shared.pop() if len(shared) == 1 else None
