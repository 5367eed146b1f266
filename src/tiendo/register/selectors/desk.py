"""The review desk: which documents wait, what waits in one, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from tiendo.register.access import Viewer, allowed
from tiendo.register.audit import REOPEN_SETTLED, SETTLE, UNDO
from tiendo.register.errors import NotFound
from tiendo.register.matching import known_bodies
from tiendo.register.models import (
    DeskAct,
    DeskCount,
    Document,
    Proposal,
    Settlement,
    State,
)
from tiendo.register.reach import DECIDE
from tiendo.register.selectors.bounds import MOST_COUNTED
from tiendo.register.selectors.desk_asked import (
    CONTENT,
    PROGRESS,
    content_of,
    counts_of,
    document_seen,
    finished,
    last_act,
    others,
    placed_in,
    sums_of,
    waiting,
    waiting_beside,
    waiting_part,
    workable_one,
)
from tiendo.register.selectors.masking import beside, conceals, masked
from tiendo.register.services.assessing import Assessment, assessment
from tiendo.register.services.deciding import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the review of a document, or of all, has come; ``corrected`` of the accepted."""

    pending: int = 0
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0

    @property
    def done(self) -> int:
        return self.accepted + self.corrected + self.rejected

    @property
    def total(self) -> int:
        return self.pending + self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    document: Document
    progress: Progress


class Batch:
    """The documents on the desk of one person: those with open proposals, then the others.

    Each is counted up to MOST_COUNTED. What asks whether anything is hidden asks once.
    """

    def __init__(self, to: Viewer) -> None:
        self.to = to

    @cached_property
    def conceals(self) -> bool:
        return conceals(self.to)

    @cached_property
    def sums(self) -> dict[str, int]:
        """How many documents wait, and how far they are together: at most MOST_COUNTED."""
        row = sums_of(to=self.to, hides=self.conceals)
        return dict(zip(("documents", *PROGRESS), row, strict=True))

    @property
    def open_ones(self) -> int:
        return self.sums["documents"]

    @cached_property
    def total(self) -> int:
        more = self.open_ones < MOST_COUNTED
        return self.open_ones + (int(others(to=self.to, hides=self.conceals)[0]) if more else 0)

    def part(self, start: int, end: int) -> list[Waiting]:
        """A part of them, with how far each is."""
        listed: list[Document] = []
        if start < self.open_ones:
            last = min(end, self.open_ones)
            rows = waiting_part(to=self.to, hides=self.conceals, start=start, end=last)
            listed = [one.document for one in rows]
        if self.open_ones < min(end, self.total):
            after = max(0, start - self.open_ones)
            listed += finished(self.to, self.conceals)[after : end - self.open_ones]
        keys = [one.pk for one in listed]
        kept = {one.pk: one for one in counts_of(documents=keys)} if keys else {}
        hidden = self.hidden(keys)
        return [
            Waiting(document=one, progress=progress_of(kept.get(one.pk), hidden.get(one.pk, 0)))
            for one in listed
        ]

    def overall(self) -> Progress:
        """How far the documents that wait are together: of at most MOST_COUNTED of them."""
        told = {name: self.sums[name] for name in PROGRESS}
        if self.conceals:
            found = waiting(self.to, self.conceals)
            keys = list(found.values_list("pk", flat=True)[:MOST_COUNTED])
            told["pending"] -= sum(self.hidden(keys).values())
        return Progress(**told)

    def hidden(self, documents: Iterable[int]) -> dict[int, int]:
        """How many open proposals of documents stand beside what they may not see."""
        if not self.conceals:
            return {}
        open_ones = Proposal.objects.filter(document__in=documents, state=State.PROPOSED)
        found = open_ones.exclude(pk__in=open_ones.filter(beside(self.to)).values("pk"))
        return dict(found.order_by().values_list("document").annotate(Count("pk")))


def progress_of(kept: DeskCount | None, hidden: int = 0) -> Progress:
    if kept is None:
        return Progress()
    return Progress(
        pending=kept.pending - hidden,
        accepted=kept.accepted,
        corrected=kept.corrected,
        rejected=kept.rejected,
    )


class Review:
    """A document on the desk, for one person. Each question is asked once."""

    def __init__(self, slug: str, to: Viewer, desk: Desk | None = None) -> None:
        """``desk``: what the register knows, where that is at hand; for looking only.

        Raises NotFound, also for a document that is not theirs to work on.
        """
        found = workable_one(slug=slug, to=to)
        if not found:
            raise NotFound("Không có văn bản này trên bàn duyệt", where=slug)
        self.document, self.to = found[0], to
        self.desk = desk or Desk(bodies=known_bodies())

    @cached_property
    def may_decide(self) -> bool:
        return allowed(self.to, DECIDE, self.document)

    @cached_property
    def conceals(self) -> bool:
        return conceals(self.to)

    @cached_property
    def proposals(self) -> Sequence[Proposal]:
        """All that stand, in the order of the text; what a secret stands beside is left out."""
        listed = masked(placed_in(document=self.document.pk), to=self.to, hides=self.conceals)
        hidden = {one.pk for one in listed if not one.match and one.state == State.PROPOSED}
        for one in listed:
            one.document = self.document
        return [one for one in listed if one.pk not in hidden]

    def opened(self, proposal: Proposal) -> Proposal:
        """One of them with all that was read in it."""
        for name, value in zip(CONTENT, content_of(proposal=proposal.pk)[0], strict=True):
            setattr(proposal, name, value)
        return proposal

    @cached_property
    def progress(self) -> Progress:
        return Progress(
            pending=sum(one.state == State.PROPOSED for one in self.proposals),
            accepted=sum(is_accepted(one) and not by_person(one) for one in self.proposals),
            corrected=sum(is_accepted(one) and by_person(one) for one in self.proposals),
            rejected=sum(one.state == State.REJECTED for one in self.proposals),
        )

    def assess(self, proposal: Proposal) -> Assessment:
        """What an open proposal is beside the register as it stands now, masked for ``to``."""
        found = assessment(proposal, self.desk)
        other = found.observation.document_id if found.observation else None
        other = found.target.plan.document_id if found.target else other
        if other in (None, self.document.pk):
            return found
        if not self.conceals or document_seen(document=other, to=self.to):
            return found
        return Assessment(match=found.match)

    @cached_property
    def undoable(self) -> DeskAct | None:
        """What undo would take back."""
        return next(iter(last_act(document=self.document.pk, by=self.to.name)), None)


def undoable_settlement(past: Iterable[Settlement], *, by: str) -> str:
    """The document (its slug) of the sides of some settlements on which ``by`` settled or
    reopened as the last act that still stands; empty where there is none."""
    sides = Document.objects.filter(settlements__in=[one.pk for one in past])
    acts = DeskAct.objects.filter(document__in=sides, by=by, undone_by="")
    last = acts.exclude(act=UNDO).order_by("-id").values_list("act", "document__slug").first()
    return last[1] if last is not None and last[0] in (SETTLE, REOPEN_SETTLED) else ""


def is_accepted(proposal: Proposal) -> bool:
    return proposal.state == State.ACCEPTED


def by_person(proposal: Proposal) -> bool:
    return bool(proposal.corrected or proposal.added_by)  # type: ignore[attr-defined]


def next_document(slug: str, *, to: Viewer, hides: bool) -> Document | None:
    """Another document with open proposals, the first of the batch; ``hides`` as in waiting."""
    found = waiting_beside(slug=slug, to=to, hides=hides)
    return found[0].document if found else None
