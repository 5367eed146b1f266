"""What was told of a target besides its observations: contradictions, repetitions, decisions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.models import Match, Proposal, Settlement, State, Target
from tiendo.register.selectors.contradictions import open_proposals
from tiendo.register.selectors.masking import beside
from tiendo.register.selectors.settlements import settlements

JOINS = ("document__issuer", "evidence", "observation__document")


def of_target(target: Target) -> Q:
    """The condition that a record is of a target or of its observations."""
    return Q(target=target) | Q(
        observation__indicator=target.indicator_id,
        observation__body=target.body_id,
        observation__subject_key=target.subject_key,
    )


def proposals_beside(target: Target, *, to: Viewer | None = None) -> QuerySet[Proposal]:
    """Figures told of the target or of its observations, with what became of them."""
    found = shown(Proposal.objects.filter(beside(to)), to=to).filter(of_target(target))
    return found.select_related(*JOINS).order_by("document__dated", "document__slug", "ordinal")


def contradictions_of(
    target: Target, *, to: Viewer | None = None, on: date | None = None
) -> list[Proposal]:
    """What was read and speaks against the target or its observations, and nobody settled."""
    found = open_proposals(to=to, on=on).filter(of_target(target))
    return list(found.select_related(*JOINS))


def corroborations_of(target: Target, *, to: Viewer | None = None) -> list[Proposal]:
    """Where the target or its observations were said again."""
    beside = proposals_beside(target, to=to)
    return list(beside.filter(match=Match.SAME, state=State.ACCEPTED))


def settlements_of(
    target: Target, *, to: Viewer | None = None, on: date | None = None
) -> list[Settlement]:
    """What was settled of the target or its observations and stands, the latest first."""
    return list(settlements(to=to, on=on).filter(of_target(target)))
