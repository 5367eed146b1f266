"""The review desk: which documents wait, what waits in one, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tiendo.register.access import Viewer, allowed, shown
from tiendo.register.audit import REOPEN_SETTLED, SETTLE, UNDO
from tiendo.register.errors import NotFound
from tiendo.register.models import (
    DeskAct,
    Document,
    Proposal,
    Settlement,
    State,
)
from tiendo.register.reach import DECIDE, workable
from tiendo.register.selectors.documents import LARGE
from tiendo.register.selectors.masking import beside, masked
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


def batch(*, to: Viewer, only_pending: bool = False) -> QuerySet[Document]:
    """Documents that ``to`` may work on, those with open proposals first, the oldest before
    what builds on it."""
    open_ones = Proposal.objects.filter(document=OuterRef("pk"), state=State.PROPOSED)
    found = shown(Document.objects.filter(workable(to)), to=to, document="")
    found = found.annotate(waits=Exists(open_ones.filter(beside(to))))
    if only_pending:
        found = found.filter(waits=True)
    return found.defer(*LARGE).order_by("-waits", F("dated").asc(nulls_last=True), "slug")


def with_progress(documents: Iterable[Document], *, to: Viewer) -> list[Waiting]:
    """Documents with how far each is; one query besides."""
    listed = list(documents)
    counts = progress_of(Proposal.objects.filter(document__in=[one.pk for one in listed]), to=to)
    return [Waiting(document=one, progress=counts.get(one.pk, Progress())) for one in listed]


def overall(*, to: Viewer) -> Progress:
    """How far all documents together are; one query."""
    documents = shown(Document.objects.filter(workable(to)), to=to, document="")
    found = progress_of(Proposal.objects.filter(document__in=documents.values("pk")), to=to)
    parts = list(found.values())
    return Progress(
        pending=sum(one.pending for one in parts),
        accepted=sum(one.accepted for one in parts),
        corrected=sum(one.corrected for one in parts),
        rejected=sum(one.rejected for one in parts),
    )


def progress_of(proposals: QuerySet[Proposal], *, to: Viewer) -> dict[int, Progress]:
    """By document (its primary key)."""
    accepted, corrected = Q(state=State.ACCEPTED), Q(correction__isnull=False) | ~Q(added_by="")
    rows = (
        proposals.filter(~Q(state=State.PROPOSED) | beside(to))
        .order_by()
        .values("document")
        .annotate(
            pending=Count("pk", filter=Q(state=State.PROPOSED)),
            accepted=Count("pk", filter=accepted & ~corrected),
            corrected=Count("pk", filter=accepted & corrected),
            rejected=Count("pk", filter=Q(state=State.REJECTED)),
        )
    )
    return {
        row["document"]: Progress(
            pending=row["pending"],
            accepted=row["accepted"],
            corrected=row["corrected"],
            rejected=row["rejected"],
        )
        for row in rows
    }


class Review:
    """A document on the desk, for one person. Each question is asked once."""

    def __init__(self, slug: str, to: Viewer) -> None:
        """Raises NotFound, also for a document that is not theirs to work on."""
        found = shown(Document.objects.filter(workable(to), slug=slug), to=to, document="")
        one = found.select_related("issuer", "about__speaks_for").defer("search").first()
        if one is None:
            raise NotFound("Không có văn bản này trên bàn duyệt", where=slug)
        self.document, self.to = one, to

    @cached_property
    def may_decide(self) -> bool:
        return allowed(self.to, DECIDE, self.document)

    @cached_property
    def proposals(self) -> Sequence[Proposal]:
        """All that stand, in the order of the text; what a secret stands beside is left out."""
        found = self.document.proposals.exclude(state=State.REPLACED).select_related("evidence")
        placed = found.order_by("evidence__start", "evidence__end", "kind", "ordinal")
        listed = masked(placed, to=self.to)
        hidden = {one.pk for one in listed if not one.match and one.state == State.PROPOSED}
        for one in listed:
            one.document = self.document
        return [one for one in listed if one.pk not in hidden]

    @cached_property
    def progress(self) -> Progress:
        return Progress(
            pending=sum(one.state == State.PROPOSED for one in self.proposals),
            accepted=sum(is_accepted(one) and not by_person(one) for one in self.proposals),
            corrected=sum(is_accepted(one) and by_person(one) for one in self.proposals),
            rejected=sum(one.state == State.REJECTED for one in self.proposals),
        )

    @cached_property
    def desk(self) -> Desk:
        return Desk()

    def assess(self, proposal: Proposal) -> Assessment:
        """What an open proposal is beside the register as it stands now, masked for ``to``."""
        found = assessment(proposal, self.desk)
        other = found.observation.document_id if found.observation else None
        other = found.target.plan.document_id if found.target else other
        if other in (None, self.document.pk):
            return found
        seen = shown(Document.objects.filter(pk=other), to=self.to, document="")
        return found if seen.exists() else Assessment(match=found.match)

    @cached_property
    def undoable(self) -> DeskAct | None:
        """What undo would take back."""
        acts = DeskAct.objects.filter(document=self.document, by=self.to.name, undone_by="")
        return acts.exclude(act=UNDO).order_by("-id").first()


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
    return proposal.correction is not None or bool(proposal.added_by)


def next_document(slug: str, *, to: Viewer) -> Document | None:
    """Another document with open proposals, the first of the batch."""
    return batch(to=to, only_pending=True).exclude(slug=slug).first()
