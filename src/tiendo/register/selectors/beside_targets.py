"""What was told of a target besides its observations: contradictions, repetitions, decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.joining import apart
from tiendo.register.models import Match, Observation, Proposal, Settlement, State, Target
from tiendo.register.repeated import repeated
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.register.selectors.masking import beside, conceals
from tiendo.register.selectors.settlements import settlements

JOINS = ("document__issuer", "evidence", "observation__document")
# The text of the document stays: the sentence is shown.
APART = tuple(one for one in apart(Proposal, JOINS) if one != "document__text")


def of_target(target: int, indicator: int, body: int, subject: str) -> Q:
    """The condition that a record is of a target or of its observations."""
    return Q(target=target) | Q(
        observation__indicator=indicator,
        observation__body=body,
        observation__subject_key=subject,
    )


def proposals_beside(
    target: Target, *, to: Viewer | None = None, **more: Any
) -> QuerySet[Proposal]:
    """Figures told of the target or of its observations, with what became of them.

    ``more`` narrows them by fields of theirs.
    """
    found = Proposal.objects.all()
    if conceals(to):
        found = shown(found.filter(beside(to)), to=to)
    return told_of(found, **place_of(target), **more)


def place_of(target: Target) -> dict[str, Any]:
    """What says which target and series a record is of."""
    return {
        "target": target.pk,
        "indicator": target.indicator_id,
        "body": target.body_id,
        "subject": target.subject_key,
    }


def told_of(
    found: QuerySet[Proposal], *, target: int, indicator: int, body: int, subject: str, **more: Any
) -> QuerySet[Proposal]:
    """Those of a target or its observations, by day: each side by its own index.

    Joined by "or" the database would go through all of them.
    """
    series = Observation.objects.filter(indicator=indicator, body=body, subject_key=subject)
    told = Proposal.objects.filter(**more).order_by()
    of_target = told.filter(target=target).values("pk")
    of_series = told.filter(observation__in=series.values("pk")).values("pk")
    listed = found.filter(pk__in=of_target.union(of_series))
    told = listed.select_related(*JOINS).defer(*APART)
    return told.order_by("document__dated", "document__slug", "ordinal")


def contradictions_of(
    target: Target, *, to: Viewer | None = None, on: date | None = None
) -> list[Proposal]:
    """What was read and speaks against the target or its observations, and nobody settled."""
    return speaking_against(**place_of(target), to=to, on=on)


@repeated("target", "indicator", "body", "subject")
def speaking_against(
    target: int, indicator: int, body: int, subject: str, to: Viewer | None, on: date | None
) -> QuerySet[Proposal]:
    place = {"target": target, "indicator": indicator, "body": body, "subject": subject}
    return told_of(open_proposals(to=to, on=on), **place, match=Match.CONTRADICTION)  # type: ignore[arg-type]


def corroborations_of(target: Target, *, to: Viewer | None = None) -> list[Proposal]:
    """Where the target or its observations were said again."""
    return list(proposals_beside(target, to=to, match=Match.SAME, state=State.ACCEPTED))


def settlements_of(
    target: Target, *, to: Viewer | None = None, on: date | None = None
) -> list[Settlement]:
    """What was settled of the target or its observations and stands, the latest first."""
    return settled_of(**place_of(target), to=to, on=on)


@repeated("target", "indicator", "body", "subject")
def settled_of(
    target: int, indicator: int, body: int, subject: str, to: Viewer | None, on: date | None
) -> QuerySet[Settlement]:
    return settlements(to=to, on=on).filter(of_target(target, indicator, body, subject))
