"""What can be set beside each other: indicators and periods that several bodies report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tiendo.facts.figure import Measure
from tiendo.register.access import Viewer, shown
from tiendo.register.models import Body, Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``periods``: those of which two bodies of one kind have a value, the latest first."""

    slug: str
    name: str
    periods: tuple[str, ...]


# Of so many bodies of a kind ranks tell something, and a page has room for them: provinces,
# departments, the communes of a province, not those of the country.
MOST_PEERS = 200


def too_many(sizes: Mapping[str, int]) -> list[str]:
    """The kinds of which there are more than MOST_PEERS; none where all kinds are such."""
    many = [kind for kind, size in sizes.items() if size > MOST_PEERS]
    return sorted(many) if len(many) < len(sizes) else []


def choices(as_of: date, *, to: Viewer | None = None) -> tuple[Choice, ...]:
    """The indicators by their names, of bodies of kinds that are not too many; two queries."""
    told = Observation.objects.filter(subject_key="", known_on__lte=as_of)
    kinds = Body.objects.order_by().values_list("kind").annotate(Count("pk"))
    many = too_many(dict(kinds))
    seen = shown(told.exclude(body__kind__in=many) if many else told, to=to)
    told = seen.filter(measure__in=[Measure.LEVEL, Measure.SHARE])
    counted = (
        told.values("indicator__slug", "indicator__name", "body__kind", "period", "ends_on")
        .annotate(bodies=Count("body", distinct=True))
        .filter(bodies__gte=2)
        .order_by("indicator__name", "indicator__slug", "-ends_on", "period")
    )
    found: dict[tuple[str, str], dict[str, None]] = {}
    for row in counted:
        key = row["indicator__slug"], row["indicator__name"]
        found.setdefault(key, {})[row["period"]] = None
    return tuple(
        Choice(slug=slug, name=name, periods=tuple(periods))
        for (slug, name), periods in found.items()
    )
