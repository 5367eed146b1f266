"""What an open proposal is, beside the register as it stands now; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.register.models import (
    Indicator,
    Kind,
    Match,
    Observation,
    Proposal,
    State,
    Target,
)
from tiendo.register.payloads import figure_from
from tiendo.register.services.deciding import Desk, is_target, note
from tiendo.register.services.figures import Waits
from tiendo.register.services.plans import Place, compare_target, layout

OF_ITS_OWN = "Chỉ tiêu của chính văn bản này"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """``note`` names what it meets, ``why`` says by which rule; ``indicator`` if known."""

    match: Match
    note: str = ""
    why: str = ""
    target: Target | None = None
    observation: Observation | None = None
    indicator: Indicator | None = None

    @property
    def enters(self) -> bool:
        """Whether it could enter the register without a word of a person."""
        return self.match in (Match.NEW, Match.SAME, Match.REVISION)


def assessment(proposal: Proposal, desk: Desk, *, series: bool = True) -> Assessment:
    """A proposal beside the register: new, same, revision, contradiction, or why it waits.

    ``series``: also beside other bodies and periods, to say what is nearest.
    """
    if proposal.kind != Kind.FIGURE:
        return Assessment(match=Match.NEW)
    figure = figure_from(proposal.item)
    change = desk.change_by(proposal)
    if change is not None:
        known = change.target.indicator if change.target else None
        return Assessment(
            match=change.match, note=change.note, target=change.target, indicator=known
        )
    if is_target(figure) and desk.is_own(proposal):
        said = desk.said_of(proposal)
        missing = isinstance(said, Waits) and said.match is not Match.UNKNOWN_INDICATOR
        if isinstance(said, Waits) and missing:
            return Assessment(match=said.match, note=said.note)
        indicator = None if isinstance(said, Waits) else said.indicator
        return Assessment(match=Match.NEW, note=OF_ITS_OWN, indicator=indicator)
    said = desk.said_of(proposal)
    if isinstance(said, Waits):
        return Assessment(match=said.match, note=said.note)
    if is_target(figure):
        match, words, target = compare_target(said)
        return Assessment(match=match, note=words, target=target, indicator=said.indicator)
    found = desk.compare(said, series=series)
    return Assessment(
        match=found.match,
        note=found.note,
        why=found.why,
        observation=found.other,
        indicator=said.indicator,
    )


def assess(proposal: Proposal, desk: Desk) -> None:
    """Write down what an open proposal is now."""
    found = assessment(proposal, desk)
    proposal.target, proposal.observation = found.target, found.observation
    proposal.indicator = found.indicator
    if proposal.kind == Kind.FIGURE:
        said = desk.said_of(proposal)
        proposal.key = "" if isinstance(said, Waits) else said.key
        if found.match is Match.AMENDMENT and found.target is not None:
            proposal.key = found.target.key
    note(proposal, found.match, found.note)


def own_place(
    proposal: Proposal, desk: Desk
) -> tuple[Place, Sequence[Place], Sequence[Proposal]] | None:
    """The place of a target in its own document's plan, with all the others."""
    document = proposal.document
    if document.about is None:
        return None
    found = document.proposals.filter(kind=Kind.FIGURE).select_related("evidence")
    stand = found.exclude(state=State.REPLACED)
    read = [proposal if one.pk == proposal.pk else one for one in stand]
    places = layout(document, read, desk.changes(document))
    own = next((place for place in places if place.proposal.pk == proposal.pk), None)
    return None if own is None else (own, places, read)
