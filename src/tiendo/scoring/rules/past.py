"""The past of a body out of its parts' figures: sums and weighted means, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tiendo.errors import PeriodUnreadable
from tiendo.facts.figure import Measure
from tiendo.facts.lineage import BodyEvent
from tiendo.scoring.rules.joined import Input, Joined, Refused, Unjoined, make
from tiendo.scoring.rules.joining import Seen, alike, combine, exact
from tiendo.scoring.rules.lineage import Parts, parts_on
from tiendo.scoring.rules.over_bodies import How, OverBodies
from tiendo.vocabulary.periods import parse_period


def past_of(
    over: OverBodies,
    body: str,
    events: Sequence[BodyEvent],
    seen: Seen,
    weights: Seen | None = None,
) -> list[Joined | Unjoined]:
    """The derived past of ``body``, a value or a refusal a period, in their order.

    ``seen``: what is known of the indicator by body, one value in force of each kind;
    ``weights`` the same of the indicator that weights a mean. A period that the body
    itself states is left to it, as is one after which it stood.
    """
    out: list[Joined | Unjoined] = []
    for period in periods(seen):
        parts = parts_on(body, parse_period(period).end, events)
        if parts.bodies == (body,) or restated(body, period, parts, events, seen):
            continue
        out += join_period(over, period, parts, seen, weights or {})
    return out


def restated(body: str, period: str, parts: Parts, events: Sequence[BodyEvent], seen: Seen) -> bool:
    """Whether ``body`` itself states the period as the body that it is now.

    One that took in others under its own name spoke of less before that day: what was
    known of it by then is a part like the others.
    """
    own = [one for one in seen.get(body, ()) if one.period == period]
    if body not in parts.bodies:
        return bool(own)
    since = max(one.on for one in events if body in one.after)
    return any(one.known_on >= since for one in own)


def periods(seen: Seen) -> list[str]:
    """The periods that anything is said of, in time; what cannot be read is left out."""
    found = {}
    for one in (one for listed in seen.values() for one in listed):
        try:
            when = parse_period(one.period)
        except PeriodUnreadable:
            continue
        found[one.period] = (when.end, when.start)
    return sorted(found, key=lambda period: (found[period], period))


def join_period(
    over: OverBodies, period: str, parts: Parts, seen: Seen, weights: Seen
) -> Iterator[Joined | Unjoined]:
    said = {
        body: [one for one in seen.get(body, ()) if one.period == period] for body in parts.bodies
    }
    if parts.split:
        yield Unjoined(period=period, rule="came-by-split", bodies=parts.split)
        return
    if not any(said.values()):
        return
    if len(parts.bodies) == 1:
        yield from continued(period, said)
    elif over.how is not How.NONE:
        yield from together(over, period, said, weights)


def continued(period: str, said: Seen) -> Iterator[Joined]:
    """The figures of the one body that went on: any measure, ranks too."""
    for body, listed in said.items():
        for one in listed:
            if exact(one):
                yield make(
                    How.SAME, period, Fraction(one.value), [Input(body=body, observation=one)]
                )


def together(
    over: OverBodies, period: str, said: Seen, weights: Seen
) -> Iterator[Joined | Unjoined]:
    """A value for each kind of figure that all parts have; else the one refusal that says why."""
    found: list[Joined] = []
    refusals: list[Unjoined] = []
    for chosen in alike(over, said):
        try:
            found.append(combine(over, period, chosen, list(said), weights))
        except Refused as refused:
            refusals.append(
                Unjoined(period=period, rule=refused.rule, bodies=refused.bodies, what=refused.what)
            )
    if found:
        yield from found
    elif refusals:
        yield refusals[0]
    else:
        measures = {one.measure for listed in said.values() for one in listed}
        rank = measures & {Measure.RANK, Measure.TALLY}
        yield Unjoined(period=period, rule="rank" if rank else "relative")
