"""What the register knew on a day, as a data set for the engines."""

from __future__ import annotations

from datetime import date

from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.standing import bodies_below
from tiendo.scale.building import DataSet, build
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scoring.inputs import Inputs, inputs, with_those_above
from tiendo.web.api.refusing import TooMany

# Targets of one question; more are for data sets on disk (tiendo export, tiendo score --data).
MOST = 20_000


def gathered(
    day: date, *, to: Viewer | None = None, plan: str = "", body: str = "", most: int | None = None
) -> DataSet:
    """The targets that ``to`` may see, of a plan, of a body and all below it, as a data set.

    Raises NotFound, NotYetKnown for a plan or body that is not there; TooMany for more than
    ``most`` targets.
    """
    wanted = register.targets(to=to, on=day)
    if plan:
        wanted = wanted.filter(plan=register.plan(plan, to=to, on=day))
    if body:
        wanted = wanted.filter(body__in=bodies_below([register.body(body).pk], day))
    if most is not None and (count := wanted.count()) > most:
        raise TooMany(count, most)
    known = inputs(list(wanted), as_of=day, to=to)
    tree = with_those_above([one.record.body for one in known], day)
    return build(
        Facts(
            bodies=[
                Body(id=one.slug, name=one.name, parent="" if above is None else above.slug)
                for one, above in tree
            ],
            targets=[assigned(one) for one in known],
            known={one.record.slug: one.known for one in known},
            as_of=day,
        )
    )


def assigned(one: Inputs) -> Assigned:
    return Assigned(
        target=one.target,
        body=one.record.body.slug,
        subject=one.record.slug,
        plan=one.record.plan.slug,
        name=one.record.words,
        part=one.record.subject_key,
        trajectory=one.trajectory,
        decided=one.override.verdict if one.override else "",
    )
