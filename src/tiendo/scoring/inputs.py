"""What the pure rules would be handed for many targets, for those who score them set-wise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.facts import series
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.models import Body, Target
from tiendo.scoring.decisions import NOTHING, decided
from tiendo.scoring.models import Override
from tiendo.scoring.rules.trajectory import Milestone
from tiendo.scoring.selectors import facts, suits


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A target by the level in force on a day, and what was known of it, as facts."""

    record: Target
    target: series.Target
    known: tuple[series.Observation, ...]
    override: Override | None = None
    trajectory: tuple[Milestone, ...] = ()


def inputs(targets: Sequence[Target], *, as_of: date, to: Viewer | None = None) -> list[Inputs]:
    """The same as ``judged_targets`` judges by; as many queries, whatever their number."""
    levels = register.amendments_of(targets, to=to)
    seen = register.observation_records(targets, as_of=as_of, to=to)
    against = register.rivals((o for listed in seen.values() for o in listed), as_of=as_of, to=to)
    persons = decided(targets, as_of=as_of)
    made = []
    for one in targets:
        said = persons.get(one.pk, NOTHING)
        made.append(
            Inputs(
                record=one,
                target=register.facts_of(one, register.latest(levels[one.pk], as_of)),
                known=tuple(facts([o for o in seen[one.pk] if suits(one, o)], against)),
                override=said.override,
                trajectory=() if said.trajectory is None else said.trajectory.milestones(),
            )
        )
    return made


def with_those_above(bodies: Sequence[Body], day: date) -> list[tuple[Body, Body | None]]:
    """Bodies and all above them on a day, each with the one right above it; by the catalogue."""
    above = register.parents_of_all(day)
    found: dict[int, Body] = {}
    wanted = list(bodies)
    while wanted:
        one = wanted.pop()
        if one.pk not in found:
            found[one.pk] = one
            wanted += [above[one.pk]] if one.pk in above else []
    ordered = sorted(found.values(), key=lambda one: (one.ordinal, one.slug))
    return [(one, above.get(one.pk)) for one in ordered]
