"""The same indicators of the bodies that a plan's own body stands under: of the province for a
district or commune, of the country for a province, where the register keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Plan
from tiendo.register.selectors.observing import observation_fact
from tiendo.register.selectors.plans import source_of
from tiendo.reporting.facts import Above, Source
from tiendo.scoring.selectors import Judged
from tiendo.vocabulary.periods import Period, format_period


def above(
    plan: Plan, judged: Sequence[Judged], period: Period, as_of: date, *, to: Viewer | None
) -> Iterator[Above]:
    """What was known of the bodies above in the report's own period; two queries."""
    bodies = [one.slug for one in register.parents_on(plan.body, as_of)]
    own = {one.target.indicator.id: one.target for one in judged if not one.record.subject_key}
    if not bodies or not own:
        return
    found = register.observations_of_bodies(own, bodies, subject_key="", as_of=as_of, to=to)
    for one in found:
        target = own[one.indicator.slug]
        if one.period != format_period(period) or one.measure != target.measure.value:
            continue
        yield Above(
            ref=one.slug,
            body=one.body.name,
            target=target,
            seen=observation_fact(one),
            source=Source(
                ref=one.slug,
                document=source_of(one.document),
                slug=one.document.slug,
                quote=one.evidence.quote,
                place=one.evidence.place,
            ),
        )
