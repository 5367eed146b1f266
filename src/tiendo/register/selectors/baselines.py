"""Other plans' targets for the same thing: several baselines of one indicator."""

from __future__ import annotations

from django.db.models import Q

from tiendo.register.access import Viewer
from tiendo.register.models import Target
from tiendo.register.selectors.plans import targets


def other_baselines(target: Target, *, to: Viewer | None = None) -> list[Target]:
    """Targets of other plans for one indicator, body, subject and measure; one query.

    Those of the same period first, then those of a longer one that holds it.
    """
    same = Q(starts_on=target.starts_on, ends_on=target.ends_on)
    longer = Q(starts_on__lte=target.starts_on, ends_on__gte=target.ends_on)
    found = targets(to=to).filter(
        same | longer,
        indicator=target.indicator_id,
        body=target.body_id,
        subject_key=target.subject_key,
        measure=target.measure,
        unit=target.unit,
    )
    others = found.exclude(plan=target.plan_id)
    return list(others.order_by("ends_on", "-starts_on", "-plan__document__dated", "slug"))
