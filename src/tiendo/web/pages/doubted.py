"""Targets of a plan that something unsettled speaks against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.first import OneOf
from tiendo.register.models import Observation, Plan, Target
from tiendo.register.repeated import repeated
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.web.pages.asking import counts

# What says of which thing and time a record is.
PLACE = ("indicator_id", "body_id", "subject_key", "starts_on", "ends_on")


def contradicted(
    plan: Plan, to: Viewer, *, on: date | None = None, targets: Iterable[Target] | None = None
) -> set[int]:
    """Primary keys of targets that are spoken against, or an observation of theirs, today or
    on a day: two queries, and one more for the plan's ``targets`` where they are needed."""
    found, doubted = set(), []
    for *place, own in doubts(plan=plan.pk, to=to, on=on, hidden=selectors.conceals(to)):
        if own:
            found.add(own)
        else:
            doubted.append(Observation(**dict(zip(PLACE, place, strict=True))))
    if doubted:
        every = Target.objects.filter(plan=plan).order_by() if targets is None else targets
        found |= {one.pk for one in every if any(counts(seen, one) for seen in doubted)}
    return found


@repeated("plan")
def doubts(plan: int, to: Viewer, on: date | None, hidden: bool) -> QuerySet[Any, Any]:
    """The places of what is spoken against, and the keys of targets (0 for observations)."""
    of_plan = Target.objects.filter(plan=plan).order_by()
    against = open_proposals(to=to, on=on, hidden=hidden).order_by()
    told = of_plan.filter(Exists(against.filter(target=OuterRef("pk"))))
    observed = observed_for(of_plan).order_by().values("pk")
    spoken = against.filter(OneOf("observation_id", observed), target=None)
    none = Value(0, output_field=IntegerField())
    places = [f"observation__{name}" for name in PLACE]
    first = told.annotate(own=F("pk")).values_list(*PLACE, "own")
    return first.union(spoken.annotate(own=none).values_list(*places, "own"), all=True)


def observed_for(of_plan: QuerySet[Target]) -> QuerySet[Observation]:
    """Observations of the bodies of targets, in the time of any of them."""
    since, until = of_plan.order_by("starts_on"), of_plan.order_by("-ends_on")
    begins = Subquery(since.values("starts_on")[:1])
    return Observation.objects.filter(
        body__in=of_plan.values("body").distinct(),
        starts_on__gte=begins,
        ends_on__gte=begins,
        ends_on__lte=Subquery(until.values("ends_on")[:1]),
    )
