"""Values that contradict one in force and are as firm: until settled neither is preferred.

An estimate does not shake an official value, nor does a lower source or nobody a body that
may say it, nor a second value of the same document: there the register's value stands alone
(services/comparing.py). Of two that are equally firm both are weighed, and scoring judges only
where each of them alone would give the same verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tiendo.facts import series
from tiendo.facts.figure import Figure
from tiendo.register.access import Viewer
from tiendo.register.joining import joined
from tiendo.register.models import Observation, Proposal
from tiendo.register.models.observation import rank_of
from tiendo.register.payloads import figure_from
from tiendo.register.repeated import repeated
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.register.selectors.plans import source_of
from tiendo.register.services.status_words import figure_status
from tiendo.vocabulary.periods import parse_period


def rivals(
    standing: Iterable[Observation], *, as_of: date, to: Viewer | None = None
) -> dict[str, list[series.Observation]]:
    """By key, what is as firm as the observation that stands; facts known since the same day,
    so that neither comes before the other. One query, as long however much stands; ``ref`` is
    the proposal's public id."""
    by_key = {one.key: one for one in standing}
    if not by_key:
        return {}
    found: dict[str, list[series.Observation]] = defaultdict(list)
    ends = [one.ends_on for one in by_key.values()]
    against = said_against(
        indicators=sorted({one.indicator_id for one in by_key.values()}),
        bodies=sorted({one.body_id for one in by_key.values()}),
        since=min(ends),
        until=max(ends),
        as_of=as_of,
        to=to,
    )
    for one in against:
        stands = by_key.get(one.key)
        if stands is not None and as_firm(one, stands):
            found[one.key].append(fact(one, stands))
    return found


@repeated("indicators", "bodies", "since", "until")
def said_against(
    indicators: Sequence[int],
    bodies: Sequence[int],
    since: date,
    until: date,
    as_of: date,
    to: Viewer | None,
) -> QuerySet[Proposal]:
    """What speaks against observations of these indicators and bodies in this time: a few
    values ask for all, where their keys would be as many as a plan has months."""
    keys = Observation.objects.filter(
        indicator__in=indicators, body__in=bodies, ends_on__gte=since, ends_on__lte=until
    ).order_by().values("key")  # fmt: skip
    against = open_proposals(to=to, on=as_of).filter(key__in=keys, target__isnull=True)
    return joined(against, "document__issuer", "evidence")


def as_firm(proposal: Proposal, stands: Observation) -> bool:
    """Whether a value may stand against the one in force on the same footing."""
    document, issuer, own = proposal.document, proposal.document.issuer, stands.document.issuer
    if document.pk == stands.document_id or issuer is None or document.dated is None:
        return False
    if issuer.authority < (own.authority if own else 0):
        return False
    figure = figure_from(proposal.item)
    ends = parse_period(figure.period or "").end
    return rank_of(figure_status(figure), document.dated, ends)[0] >= stands.rank[0]


def fact(proposal: Proposal, stands: Observation) -> series.Observation:
    return series.Observation(
        known_on=stands.known_on,
        status=stands.as_status,
        source=source_of(proposal.document),
        ref=proposal.slug,
        **stated(figure_from(proposal.item)),
    )


def stated(figure: Figure) -> dict[str, Any]:
    names = (
        "measure", "value", "unit", "op", "high", "of", "direction", "basis", "base_year", "per",
    )  # fmt: skip
    return {name: getattr(figure, name) for name in names} | {"period": figure.period or ""}
