"""Results: when a figure becomes an observation, and what it does to those before it.

Observations with one key form a chain, ordered by how firm they are and then by the
day they were known (models/observation.py). A new one is put at its place in the
chain, if it may stand there: a firmer one replaces a looser one; of two estimates the
later one, from a source of the same or a higher rank. Everything else is a
contradiction for a person to settle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tiendo.facts.series import Status
from tiendo.register.models import Match, Observation, Proposal
from tiendo.register.models.observation import STATUS_RANK, Rank, rank_of
from tiendo.register.services.figures import Said
from tiendo.register.services.stating import agrees, is_finer, stated_fields
from tiendo.register.words import stated_words
from tiendo.vocabulary.periods import parse_period

# Words beside a value that is neither an estimate nor final.
PRELIMINARY = "sơ bộ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the register has on the same thing, and whether the figure may enter it."""

    match: Match
    note: str
    other: Observation | None = None
    enters: bool = False


def day_of(said: Said) -> date | None:
    return said.known_on or said.document.dated


def status_of(said: Said) -> Status:
    if said.status is not None:
        return said.status
    if said.figure.estimated:
        return Status.ESTIMATED
    if PRELIMINARY in said.figure.evidence.quote.lower():
        return Status.PRELIMINARY
    return Status.OFFICIAL


def rank_said(said: Said, status: Status, day: date) -> Rank:
    return rank_of(status, day, parse_period(said.figure.period or "").end)


def chains(keys: set[str]) -> dict[str, list[Observation]]:
    """The observations of each key, the one in force last; one query."""
    found: dict[str, list[Observation]] = {key: [] for key in keys}
    if keys:
        known = Observation.objects.filter(key__in=sorted(keys)).order_by("slug")
        large = ("document__text", "document__reading", "document__search")
        for one in known.select_related("document__issuer").defer(*large):
            found[one.key].append(one)
    return {key: sorted(listed, key=lambda one: one.rank) for key, listed in found.items()}


def compare(said: Said, known: Sequence[Observation]) -> Finding:
    """A result beside what the register has on the same thing."""
    day = day_of(said)
    if day is None:
        return Finding(match=Match.UNKNOWN_DATE, note="Văn bản không có ngày ban hành")
    rank = rank_said(said, status_of(said), day)
    same = repeated(said, known, rank)
    if same is not None:
        return Finding(match=Match.SAME, note=f"Trùng với {whose(same)}", other=same)
    against = contradicted(said, known, rank)
    if against is not None:
        note = f"Khác với {whose(against)}: {stated_words(against)}"
        return Finding(match=Match.CONTRADICTION, note=note, other=against)
    if said.document.issuer is None:
        return Finding(match=Match.UNKNOWN_SOURCE, note="Văn bản không nêu cơ quan ban hành")
    below = [one for one in known if one.rank < rank]
    if below:
        note = f"Thay cho {whose(below[-1])}: {stated_words(below[-1])}"
        return Finding(match=Match.REVISION, note=note, other=below[-1], enters=True)
    return Finding(match=Match.NEW, note="", enters=True)


def repeated(said: Said, known: Sequence[Observation], rank: Rank) -> Observation | None:
    """The observation that the figure only says again: known before, and no less firm.

    Inside one document, and from a source without authority, the status says nothing.
    """
    for one in reversed(known):
        if one.known_on > rank[1] or not agrees(said.figure, one):
            continue
        here = one.document_id == said.document.pk
        if not here and said.document.issuer and is_finer(said.figure, one):
            continue
        if here or said.document.issuer is None or rank[0] <= one.rank[0]:
            return one
    return None


def contradicted(said: Said, known: Sequence[Observation], rank: Rank) -> Observation | None:
    """The observation that stands against the figure's place in the chain, if any."""
    beside = [one for one in known if one.document_id == said.document.pk or one.rank == rank]
    if beside:
        return beside[-1]
    firmer = [one for one in known if one.rank[0] > rank[0] and one.known_on <= rank[1]]
    if firmer:
        return firmer[-1]
    if said.document.issuer is None:
        before = [one for one in known if one.known_on <= rank[1]]
        return before[-1] if before else None
    mine = Standing(rank=rank, authority=said.document.issuer.authority)
    below = [one for one in known if one.rank < rank]
    if below and not mine.replaces(standing(below[-1])):
        return below[-1]
    above = next((one for one in known if one.rank > rank), None)
    if above is not None and not standing(above).replaces(mine):
        return above
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides whether one value may take the place of another."""

    rank: Rank
    authority: int

    def replaces(self, old: Standing) -> bool:
        """A firmer value does; of two as firm, the later of no lower source, unless final."""
        if self.rank[0] > old.rank[0]:
            return True
        if old.rank[0] == STATUS_RANK[Status.OFFICIAL] or self.rank[1] == old.rank[1]:
            return False
        return self.authority >= old.authority


def standing(one: Observation) -> Standing:
    issuer = one.document.issuer
    return Standing(rank=one.rank, authority=issuer.authority if issuer else -1)


def enter(
    said: Said,
    proposal: Proposal,
    known: Sequence[Observation],
    *,
    by: str,
    settled: bool = False,
) -> Observation:
    """Write the observation and put it at its place in the chain.

    ``settled``: a person chose it against what was known, so that it is in force from today.
    """
    status, day = status_of(said), day_of(said)
    if settled or day is None:
        day = timezone.localdate()
        status = max([status, *(Status(one.status) for one in known)], key=list(Status).index)
    made = Observation(
        slug=f"{said.document.slug}-s{proposal.ordinal}",
        indicator=said.indicator,
        name=said.figure.indicator[:300],
        body=said.body,
        subject=said.subject,
        subject_key=said.subject_key,
        key=said.key,
        status=status.value,
        known_on=day,
        document=said.document,
        evidence=proposal.evidence,
        accepted_by=by,
        accepted_at=timezone.now(),
        **stated_fields(said.figure),
    )
    made.save()
    link(made, known)
    return made


def link(made: Observation, known: Sequence[Observation]) -> None:
    """Join the chain around a new observation; one superseder at a time holds in between."""
    below = [one for one in known if one.rank < made.rank]
    above = next((one for one in known if one.rank > made.rank), None)
    if above is not None:
        above.supersedes = made
        above.save(update_fields=["supersedes"])
    if below:
        made.supersedes = below[-1]
        made.save(update_fields=["supersedes"])


def whose(observation: Observation) -> str:
    document = observation.document
    day = f" ngày {document.dated:%d/%m/%Y}" if document.dated else ""
    return f"{document.label}{day}"
