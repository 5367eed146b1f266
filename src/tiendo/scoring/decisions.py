"""What persons decided of targets and what counts of it on a day: verdicts and trajectories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import FilteredRelation, Model, Q, QuerySet

from tiendo.register.knowing import end_of
from tiendo.register.models import Target
from tiendo.register.repeated import repeated
from tiendo.scoring.models import Override, Trajectory


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Of one target: a verdict in place of the rules', what should stand on the way."""

    override: Override | None = None
    trajectory: Trajectory | None = None


NOTHING = Decided()


def decided(targets: Sequence[Target], *, as_of: date) -> dict[int, Decided]:
    """What counts on a day, by the target's primary key; one query for both.

    What was withdrawn later still counts on the days on which it stood.
    """
    if not targets:
        return {}
    verdicts, ways = names(Override), names(Trajectory)
    made: dict[int, Decided] = {}
    for pk, *values in decisions(targets=[one.pk for one in targets], as_of=as_of):
        made[pk] = Decided(
            override=built(Override, verdicts, values[: len(verdicts)]),
            trajectory=built(Trajectory, ways, values[len(verdicts) :]),
        )
    return made


@repeated("targets")
def decisions(targets: Sequence[int], as_of: date) -> QuerySet[Target, Any]:
    """The keys of targets with the columns of what was decided, the earliest first."""
    over = end_of(as_of)
    found = (
        Target.objects.filter(pk__in=targets)
        .annotate(
            said=FilteredRelation("overrides", condition=stood("overrides", "as_of", as_of, over)),
            laid=FilteredRelation(
                "trajectories", condition=stood("trajectories", "since", as_of, over)
            ),
        )
        .filter(Q(said__isnull=False) | Q(laid__isnull=False))
        .order_by("said__at", "said__pk", "laid__at", "laid__pk")
    )
    columns = [f"said__{name}" for name in names(Override)]
    columns += [f"laid__{name}" for name in names(Trajectory)]
    return found.values_list("pk", *columns)


def stood(relation: str, first: str, as_of: date, over: datetime) -> Q:
    """Decided for the day, and not taken back by its end."""
    standing = Q(**{f"{relation}__withdrawn_at__isnull": True})
    then = Q(**{f"{relation}__at__lt": over, f"{relation}__withdrawn_at__gte": over})
    return Q(**{f"{relation}__{first}__lte": as_of}) & (standing | then)


def laid_ahead(targets: Sequence[Target], day: date) -> dict[int, date]:
    """The days to come from which trajectories count, by the target's primary key."""
    found = Trajectory.objects.filter(target__in=targets, since__gt=day, withdrawn_at__isnull=True)
    return dict(found.values_list("target_id", "since"))


def names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def built(model: type[Any], named: Sequence[str], values: Sequence[Any]) -> Any:
    """The record of joined columns; None where the join found none."""
    row = dict(zip(named, values, strict=True))
    return None if row["id"] is None else model.from_db(DEFAULT_DB_ALIAS, named, list(values))
