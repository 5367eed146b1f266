"""The past of a target's body out of its predecessors' figures; shown beside, never judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.facts import lineage, series
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Body, Observation, Target
from tiendo.register.selectors.observing import observation_fact
from tiendo.scoring.rules.joined import Joined, Unjoined
from tiendo.scoring.rules.lineage import ancestors
from tiendo.scoring.rules.over_bodies import How, OverBodies, over_bodies
from tiendo.scoring.rules.past import past_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """``values`` and ``refused`` by period; ``records`` are the figures of the inputs by slug.

    ``bodies``: the predecessors by slug. ``over`` says how the indicator adds over bodies
    and why; where it adds in no way, there are no values.
    """

    over: OverBodies
    values: tuple[Joined, ...]
    refused: tuple[Unjoined, ...]
    records: Mapping[str, Observation]
    bodies: Mapping[str, Body]
    events: tuple[lineage.BodyEvent, ...]


def inherited(target: Target, *, as_of: date, to: Viewer | None = None) -> Inherited | None:
    """The derived past of a target's indicator; None where its body came from no other.

    One query where there is no past; two a generation of bodies and two more else.
    """
    events = register.ancestry(target.body)
    before = ancestors(target.body.slug, events)
    if not before:
        return None
    over = over_bodies(target.indicator.slug)
    bodies = {one.slug: one for one in register.bodies().filter(slug__in=before)}
    records = register.observations_of_bodies(
        [name for name in (target.indicator.slug, over.weight) if name],
        [*before, target.body.slug],
        subject_key=target.subject_key,
        as_of=as_of,
        to=to,
    )
    seen, weights = by_body(records, target.indicator.slug), by_body(records, over.weight)
    if not any(seen.get(name) for name in before):
        return None
    found = past_of(over, target.body.slug, events, seen, weights)
    return Inherited(
        over=over,
        values=tuple(one for one in found if isinstance(one, Joined)),
        refused=tuple(one for one in found if isinstance(one, Unjoined)),
        records={one.slug: one for one in records},
        bodies=bodies,
        events=events,
    )


def by_body(
    records: Sequence[Observation], indicator: str | None
) -> dict[str, list[series.Observation]]:
    found: dict[str, list[series.Observation]] = defaultdict(list)
    for one in records:
        if one.indicator.slug == indicator:
            found[one.body.slug].append(observation_fact(one))
    return found


def adds(found: Inherited) -> bool:
    """Whether the indicator adds over bodies at all, or the body only changed its name."""
    return found.over.how is not How.NONE or bool(found.values)
