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
from tiendo.register.first import OneOf
from tiendo.register.joining import joined
from tiendo.register.models import Match, Observation, Proposal
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
    so that neither comes before the other; ``ref`` is the proposal's public id. One query, as
    long however much stands, and one more where something speaks against it."""
    by_key = {one.key: one for one in standing}
    if not by_key:
        return {}
    found: dict[str, list[series.Observation]] = defaultdict(list)
    ends = [one.ends_on for one in by_key.values()]
    told = against_any(
        indicators=sorted({one.indicator_id for one in by_key.values()}),
        bodies=sorted({one.body_id for one in by_key.values()}),
        since=min(ends),
        until=max(ends),
    )
    for one in said_against(told=told, as_of=as_of, to=to) if told else ():
        stands = by_key.get(one.key)
        if stands is not None and as_firm(one, stands):
            found[one.key].append(fact(one, stands))
    return found


@repeated("indicators", "bodies", "since", "until")
def against_any(
    indicators: Sequence[int], bodies: Sequence[int], since: date, until: date
) -> QuerySet[Proposal, int]:
    """The keys of what was read and speaks, or once spoke, against an observation of these
    indicators and bodies in this time, whoever may see it: nearly always none."""
    keys = Observation.objects.filter(
        indicator__in=indicators, body__in=bodies, ends_on__gte=since, ends_on__lte=until
    ).order_by().values("key")  # fmt: skip
    told = Proposal.objects.filter(OneOf("key", keys), match=Match.CONTRADICTION)
    return told.filter(target__isnull=True).order_by().values_list("pk", flat=True)


@repeated("told")
def said_against(told: Sequence[int], as_of: date, to: Viewer | None) -> QuerySet[Proposal]:
    """Those of them that nobody had settled on a day, and that ``to`` may see."""
    against = open_proposals(to=to, on=as_of).filter(pk__in=told)
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
