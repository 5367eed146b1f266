"""What persons decided of targets and what counts of it on a day: verdicts and trajectories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import FilteredRelation, Model, Q

from tiendo.register.knowing import end_of
from tiendo.register.models import Target
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
    over = end_of(as_of)
    found = (
        Target.objects.filter(pk__in=[one.pk for one in targets])
        .annotate(
            said=FilteredRelation("overrides", condition=stood("overrides", "as_of", as_of, over)),
            laid=FilteredRelation(
                "trajectories", condition=stood("trajectories", "since", as_of, over)
            ),
        )
        .filter(Q(said__isnull=False) | Q(laid__isnull=False))
        .order_by("said__at", "said__pk", "laid__at", "laid__pk")
    )
    verdicts, ways = names(Override), names(Trajectory)
    columns = [f"said__{name}" for name in verdicts] + [f"laid__{name}" for name in ways]
    made: dict[int, Decided] = {}
    for pk, *values in found.values_list("pk", *columns):
        made[pk] = Decided(
            override=built(Override, verdicts, values[: len(verdicts)], found.db),
            trajectory=built(Trajectory, ways, values[len(verdicts) :], found.db),
        )
    return made


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


def built(model: type[Any], named: Sequence[str], values: Sequence[Any], db: str) -> Any:
    """The record of joined columns; None where the join found none."""
    row = dict(zip(named, values, strict=True))
    return model.from_db(db, named, list(values)) if row["id"] is not None else None
