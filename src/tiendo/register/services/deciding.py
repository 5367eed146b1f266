"""Deciding on figures: what each is, beside the register, and what follows from it.

A figure that enters changes what others mean: those with the same key, or with the
same words, that still wait are looked at again, oldest document first. So it does
not matter which of two documents arrived first.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from tiendo.facts.figure import Figure, Role
from tiendo.register.keys import wording
from tiendo.register.matching import Bodies
from tiendo.register.models import Document, Kind, Match, Observation, Plan, Proposal, State
from tiendo.register.payloads import figure_from
from tiendo.register.services.figures import Said, Waits, said_of
from tiendo.register.services.outline import sets_targets
from tiendo.register.services.plans import (
    Place,
    compare_target,
    enter_target,
    layout,
    plan_of,
)
from tiendo.register.services.results import chain, compare, enter


class Desk:
    """Decides proposals in one transaction; ``touched`` gathers what became known."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.touched: set[str] = set()
        self.words: set[str] = set()

    def set_plan(self, document: Document, *, by: str) -> Plan | None:
        """Enter the targets that a document sets; ``by`` empty only notes what they are."""
        places = layout(document)
        if not places or not sets_targets(document) or document.about is None:
            return None
        if not by:
            for place in places:
                self.note(place.proposal, Match.NEW, "Chỉ tiêu của chính văn bản này")
            return None
        plan = plan_of(document, places)
        for place in places:
            self.enter_place(place, plan, by=by)
        return plan

    def enter_place(self, place: Place, plan: Plan, *, by: str) -> None:
        made = enter_target(place, plan, self.bodies, by=by)
        if isinstance(made, Waits):
            self.note(place.proposal, made.match, made.note)
            return
        place.proposal.target, place.proposal.indicator = made, made.indicator
        place.proposal.key = made.key
        self.touched.add(made.key)
        self.words.add(wording(place.figure.indicator))
        accept(place.proposal, Match.NEW, "", by=by)

    def decide(self, proposal: Proposal, *, by: str) -> None:
        """Decide on a figure that no plan took; ``by`` empty only notes what it is."""
        figure = figure_from(proposal.payload)
        said = said_of(figure, proposal.document, self.bodies)
        if isinstance(said, Waits):
            self.note(proposal, said.match, said.note)
            return
        proposal.key, proposal.indicator = said.key, said.indicator
        if figure.role is Role.TARGET:
            self.decide_target(said, proposal, by=by)
        else:
            self.decide_result(said, proposal, by=by)

    def decide_target(self, said: Said, proposal: Proposal, *, by: str) -> None:
        match, note, proposal.target = compare_target(said)
        if by and match is Match.SAME:
            accept(proposal, match, note, by=by)
        else:
            self.note(proposal, match, note)

    def decide_result(self, said: Said, proposal: Proposal, *, by: str) -> None:
        known = chain(said.key)
        found = compare(said, known)
        proposal.observation = found.other
        if by and found.enters:
            proposal.observation = enter(said, proposal, known, by=by)
            self.touched.add(said.key)
        if by and (found.enters or found.match is Match.SAME):
            accept(proposal, found.match, found.note, by=by)
        else:
            self.note(proposal, found.match, found.note)

    def note(self, proposal: Proposal, match: Match, note: str) -> None:
        """Say why a proposal waits."""
        proposal.match, proposal.note = match, note
        proposal.save()

    def look_again(self) -> None:
        """Decide again on what waits and is touched by what became known, until all is still."""
        while self.touched or self.words:
            keys, words = self.touched, self.words
            self.touched, self.words = set(), set()
            for proposal in waiting(keys, words):
                self.decide(proposal, by=proposal.document.accepted_by)


def waiting(keys: Iterable[str], words: Iterable[str]) -> list[Proposal]:
    """Figures that wait and are of these keys, or of unknown indicators with these words."""
    unknown = Q(wording__in=sorted(words), match=Match.UNKNOWN_INDICATOR)
    found = (
        Proposal.objects.filter(Q(key__in=sorted(keys)) | unknown)
        .filter(kind=Kind.FIGURE, state=State.PROPOSED)
        .exclude(document__accepted_by="")
        .select_related("document__issuer", "document__about__speaks_for", "evidence")
        .select_for_update(of=("self",))
    )
    return sorted(found, key=age)


def age(proposal: Proposal) -> tuple[str, str, int]:
    dated = proposal.document.dated
    return (dated.isoformat() if dated else "9999", proposal.document.slug, proposal.ordinal)


def accept(proposal: Proposal, match: Match, note: str, *, by: str) -> None:
    proposal.match, proposal.note = match, note
    proposal.state = State.ACCEPTED
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    proposal.save()


def settle(said: Said, proposal: Proposal, *, by: str) -> Observation:
    """Enter a result that a person chose, also against what was known."""
    known = chain(said.key)
    found = compare(said, known)
    against = found.match is Match.CONTRADICTION
    return enter(said, proposal, known, by=by, settled=against)


def is_target(figure: Figure) -> bool:
    return figure.role is Role.TARGET
