"""Deciding on figures: what each is, beside the register, and what follows from it.

A figure that enters changes what others mean: those with the same key, or with the
same words, that still wait are looked at again, oldest document first. So it does
not matter which of two documents arrived first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from tiendo.facts.figure import Figure, Role
from tiendo.register.keys import wording
from tiendo.register.matching import Bodies
from tiendo.register.models import (
    Document,
    Indicator,
    Kind,
    Match,
    Observation,
    Plan,
    Proposal,
    State,
)
from tiendo.register.payloads import figure_from
from tiendo.register.services.amended import Change, still_read
from tiendo.register.services.changing import Changes, changes_in
from tiendo.register.services.figures import Said, Waits, as_in_sheet, said_of
from tiendo.register.services.indicators import Indicators
from tiendo.register.services.outline import sets_targets
from tiendo.register.services.plans import (
    Place,
    compare_target,
    enter_target,
    layout,
    plan_of,
)
from tiendo.register.services.results import Finding, chains, compare, enter, series_of


class Desk:
    """Decides proposals inside one transaction; what it asked the register it remembers.

    ``touched`` and ``words`` gather what became known, for others that wait.
    """

    def __init__(self, bodies: Bodies | None = None, indicators: Indicators | None = None) -> None:
        self.bodies = bodies or Bodies()
        self.indicators = indicators or Indicators()
        self.touched: set[str] = set()
        self.words: set[str] = set()
        self._chains: dict[str, list[Observation]] = {}
        self._own: dict[int, set[int]] = {}
        self._changes: dict[int, Changes] = {}

    def set_plan(self, document: Document, read: Sequence[Proposal], *, by: str) -> None:
        """Enter the targets that a document sets; ``by`` empty only notes what they are."""
        changes = changes_in(document, read, self.bodies, self.indicators)
        self._changes[document.pk] = changes
        places = [
            place
            for place in layout(document, read, changes)
            if place.proposal.state == State.PROPOSED and not place.proposal.is_persons
        ]
        if not places or document.about is None:
            return
        if not by:
            for place in places:
                note(place.proposal, Match.NEW, "Chỉ tiêu của chính văn bản này")
            return
        plan = plan_of(document, places, read)
        for place in places:
            self.enter_place(place, plan, by=by)

    def enter_place(self, place: Place, plan: Plan, *, by: str) -> None:
        made = enter_target(place, plan, self.bodies, self.indicators, by=by)
        if isinstance(made, Waits):
            note(place.proposal, made.match, made.note)
            return
        place.proposal.target, place.proposal.indicator = made, made.indicator
        place.proposal.key = made.key
        self.touched.add(made.key)
        self.words.add(wording(place.figure.indicator))
        take(place.proposal, Match.NEW, "", by=by)

    def decide_all(self, proposals: Sequence[Proposal]) -> None:
        """Decide on figures that no plan took, each for whoever accepted its document."""
        said = [(one, self.said_of(one)) for one in proposals]
        self.load({what.key for _, what in said if isinstance(what, Said)})
        for proposal, what in said:
            by = "" if proposal.is_persons else proposal.document.accepted_by
            self.decide(proposal, what, by=by)

    def changes(self, document: Document) -> Changes:
        """Which figures of a document change targets set before; asked once a document."""
        if document.pk not in self._changes:
            read = still_read(document) if sets_targets(document) else []
            self._changes[document.pk] = changes_in(document, read, self.bodies, self.indicators)
        return self._changes[document.pk]

    def change_by(self, proposal: Proposal) -> Change | None:
        """What a figure changes of a target set before, as it was read or corrected."""
        if proposal.kind != Kind.FIGURE or not is_target(figure_from(proposal.item)):
            return None
        return self.changes(proposal.document).get(proposal.ordinal)

    def is_own(self, proposal: Proposal) -> bool:
        """Whether a target has a place in its own document's plan; one query a document."""
        document = proposal.document
        if document.about is None:
            return False
        if document.pk not in self._own:
            found = document.proposals.filter(kind=Kind.FIGURE).exclude(state=State.REPLACED)
            read = list(found.select_related("evidence"))
            places = layout(document, read, self.changes(document))
            self._own[document.pk] = {place.proposal.pk for place in places}
        return proposal.pk in self._own[document.pk]

    def said_of(self, proposal: Proposal, indicator: Indicator | None = None) -> Said | Waits:
        figure = figure_from(proposal.item)
        said = said_of(figure, proposal.document, self.bodies, self.indicators, indicator)
        return as_in_sheet(said, proposal.payload, self.bodies)

    def decide(self, proposal: Proposal, said: Said | Waits, *, by: str) -> None:
        """Decide on one figure; ``by`` empty only notes what it is."""
        change = self.change_by(proposal)
        if change is not None:
            self.decide_change(change, said, proposal, by=by)
            return
        if isinstance(said, Waits):
            note(proposal, said.match, said.note)
            return
        proposal.key, proposal.indicator = said.key, said.indicator
        if said.figure.role is Role.TARGET:
            self.decide_target(said, proposal, by=by)
        else:
            self.decide_result(said, proposal, by=by)

    def decide_target(self, said: Said, proposal: Proposal, *, by: str) -> None:
        match, words, proposal.target = compare_target(said)
        if by and match is Match.SAME:
            take(proposal, match, words, by=by)
        else:
            note(proposal, match, words)

    def decide_change(
        self, change: Change, said: Said | Waits, proposal: Proposal, *, by: str
    ) -> None:
        """A new level is a person's to take; a level that the target had is taken as said."""
        if isinstance(said, Said):
            proposal.key, proposal.indicator = said.key, said.indicator
        proposal.target = change.target
        if change.target is not None:
            proposal.key, proposal.indicator = change.target.key, change.target.indicator
        if by and change.match is Match.SAME:
            take(proposal, change.match, change.note, by=by)
        else:
            note(proposal, change.match, change.note)

    def decide_result(self, said: Said, proposal: Proposal, *, by: str) -> None:
        found = self.compare(said)
        proposal.observation = found.other
        if by and found.enters:
            proposal.observation = self.enter(said, proposal, by=by)
        if by and (found.enters or found.match is Match.SAME):
            take(proposal, found.match, found.note, by=by)
        else:
            note(proposal, found.match, found.note)

    def compare(self, said: Said, *, series: bool = False) -> Finding:
        """A result beside the register; ``series``: beside other bodies and periods too."""
        known = series_of(said) if series else self.chain(said.key)
        return compare(said, known)

    def settle(self, said: Said, proposal: Proposal, *, by: str) -> Observation:
        """Enter a result that a person chose, also against what was known."""
        found = self.compare(said)
        against = found.match is Match.CONTRADICTION
        return self.enter(said, proposal, by=by, settled=against)

    def enter(
        self, said: Said, proposal: Proposal, *, by: str, settled: bool = False
    ) -> Observation:
        known = self.chain(said.key)
        made = enter(said, proposal, known, by=by, settled=settled)
        self._chains[said.key] = sorted([*known, made], key=lambda one: one.rank)
        self.touched.add(said.key)
        return made

    def chain(self, key: str) -> list[Observation]:
        if key not in self._chains:
            self.load({key})
        return self._chains[key]

    def load(self, keys: set[str]) -> None:
        """Ask for many chains at once."""
        self._chains |= chains(keys - self._chains.keys())

    def look_at_amending(self, document: Document) -> None:
        """Decide on the figures of documents that waited for this one, which they amend."""
        for one in waiting_for(document):
            read = still_read(one)
            self.set_plan(one, read, by=one.accepted_by)
            open_ones = [p for p in read if p.match == Match.UNKNOWN_AMENDED]
            self.decide_all([p for p in open_ones if p.state == State.PROPOSED])

    def look_again(self) -> None:
        """Decide again on what waits and is touched by what became known, until all is still."""
        while self.touched or self.words:
            keys, words = self.touched, self.words
            self.touched, self.words = set(), set()
            self.decide_all(waiting(keys, words))


def waiting_for(document: Document) -> list[Document]:
    """Documents with figures that wait for one that they amend, which has come; oldest first."""
    if not document.number_key:
        return []
    found = Document.objects.filter(
        proposals__match=Match.UNKNOWN_AMENDED,
        proposals__state=State.PROPOSED,
        links__number_key=document.number_key,
    )
    joins = ("issuer", "about__speaks_for")
    return list(found.distinct().select_related(*joins).order_by("dated", "slug"))


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


def take(proposal: Proposal, match: Match, words: str, *, by: str) -> None:
    """Take a proposal; one that is not in the database yet is written by its maker."""
    proposal.match, proposal.note = match, words
    proposal.state = State.ACCEPTED
    proposal.decided_by, proposal.decided_at = by, timezone.now()
    if proposal.pk is not None:
        proposal.version += 1
    keep(proposal)


def note(proposal: Proposal, match: Match, words: str) -> None:
    """Say why a proposal waits."""
    if proposal.pk is not None and (proposal.match, proposal.note) != (match, words):
        proposal.version += 1
    proposal.match, proposal.note = match, words
    keep(proposal)


def keep(proposal: Proposal) -> None:
    if proposal.pk is not None:
        proposal.save()


def is_target(figure: Figure) -> bool:
    return figure.role is Role.TARGET
