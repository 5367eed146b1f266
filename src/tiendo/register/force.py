"""Which values count: those in force, without those that a person found wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tiendo.register.knowing import end_of
from tiendo.register.models import Observation, Settlement


def stands(on: date | None, path: str = "") -> Q:
    """The condition that a settlement was made by a day and not yet reopened."""
    if on is None:
        return Q(**{f"{path}reopened_at__isnull": True})
    over = end_of(on)
    still = Q(**{f"{path}reopened_at__isnull": True}) | Q(**{f"{path}reopened_at__gte": over})
    return still & Q(**{f"{path}at__lt": over})


def found_wrong(on: date | None = None) -> Exists:
    """Whether a person found an observation wrong; to annotate or to filter with."""
    named = Settlement.wrong.through._default_manager.filter(observation=OuterRef("pk"))
    return Exists(named.filter(stands(on, "settlement__")))


def is_wrong(one: Observation) -> bool:
    """The same of one that was asked for with ``wrong_now=found_wrong()``."""
    return bool(getattr(one, "wrong_now", False))


def counting(found: QuerySet[Observation], on: date | None = None) -> QuerySet[Observation]:
    """Without the observations that a person found wrong."""
    return found.filter(~found_wrong(on))


def in_force(found: Iterable[Observation]) -> Collection[Observation]:
    """Of observations with one key the one with the highest status, then the latest."""
    by_key: dict[str, Observation] = {}
    for one in found:
        other = by_key.get(one.key)
        if other is None or one.rank > other.rank:
            by_key[one.key] = one
    return by_key.values()


def by_period(one: Observation) -> tuple[date, date, date, str]:
    return one.ends_on, one.starts_on, one.known_on, one.slug
