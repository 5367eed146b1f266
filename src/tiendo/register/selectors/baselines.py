"""Other plans' targets for the same thing: several baselines of one indicator."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer
from tiendo.register.models import Target
from tiendo.register.repeated import repeated
from tiendo.register.selectors.plans import targets


def other_baselines(target: Target, *, to: Viewer | None = None) -> list[Target]:
    """Targets of other plans for one indicator, body, subject and measure; one query.

    Those of the same period first, then those of a longer one that holds it.
    """
    return of_other_plans(
        plan=target.plan_id,
        indicator=target.indicator_id,
        body=target.body_id,
        subject=target.subject_key,
        measure=target.measure,
        unit=target.unit,
        starts_on=target.starts_on,
        ends_on=target.ends_on,
        to=to,
    )


@repeated("plan", "indicator", "body", "subject", "measure", "unit", "starts_on", "ends_on")
def of_other_plans(
    plan: int,
    indicator: int,
    body: int,
    subject: str,
    measure: str,
    unit: str,
    starts_on: date,
    ends_on: date,
    to: Viewer | None,
) -> QuerySet[Target]:
    same = Q(starts_on=starts_on, ends_on=ends_on)
    longer = Q(starts_on__lte=starts_on, ends_on__gte=ends_on)
    found = targets(to=to).filter(
        same | longer,
        indicator=indicator,
        body=body,
        subject_key=subject,
        measure=measure,
        unit=unit,
    )
    others = found.exclude(plan=plan)
    return others.order_by("ends_on", "-starts_on", "-plan__document__dated", "slug")
