"""What the review desk asks: whose documents wait, what stands in one, how far all are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from tiendo.register.access import Viewer, shown
from tiendo.register.audit import UNDO
from tiendo.register.joining import LARGE, large
from tiendo.register.models import DeskAct, DeskCount, Document, Proposal, State
from tiendo.register.reach import workable
from tiendo.register.recorded import recorded
from tiendo.register.repeated import repeated
from tiendo.register.selectors.bounds import MOST_COUNTED, counted
from tiendo.register.selectors.masking import beside

PROGRESS = ("pending", "accepted", "corrected", "rejected")


def theirs(to: Viewer) -> QuerySet[Document]:
    """The documents that somebody may work on."""
    return shown(Document.objects.filter(workable(to)), to=to, document="")


def waiting(to: Viewer, hides: bool) -> QuerySet[DeskCount]:
    """Those with open proposals, as they are kept; the oldest first, before what builds on it.

    ``hides``: whether anything is hidden from them (masking.conceals).
    """
    found = DeskCount.objects.filter(pending__gt=0, document__in=theirs(to))
    if hides:
        open_ones = Proposal.objects.filter(document=OuterRef("pk"), state=State.PROPOSED)
        found = found.filter(Exists(open_ones.filter(beside(to))))
    ordered = found.order_by(F("dated").asc(nulls_last=True), "document__slug")
    return ordered.select_related("document").defer(*large("document"))


def finished(to: Viewer, hides: bool) -> QuerySet[Document]:
    """The others, the newest first."""
    open_ones = waiting(to, hides).order_by().values("pk")
    found = theirs(to).exclude(pk__in=open_ones).defer(*LARGE)
    return found.order_by(F("dated").desc(nulls_last=True), "slug")


@repeated()
def waiting_part(to: Viewer, hides: bool, start: int, end: int) -> QuerySet[DeskCount]:
    return waiting(to, hides)[start:end]


@repeated("documents")
def counts_of(documents: Sequence[int]) -> QuerySet[DeskCount]:
    return DeskCount.objects.filter(pk__in=documents)


@recorded()
def sums_of(to: Viewer, hides: bool) -> dict[str, int]:
    first = waiting(to, hides).order_by(F("dated").asc(nulls_last=True), "pk")[:MOST_COUNTED]
    sums = {name: Coalesce(Sum(name), 0) for name in PROGRESS}
    return first.aggregate(documents=Count("pk"), **sums)


@recorded()
def others(to: Viewer, hides: bool) -> int:
    return counted(finished(to, hides))


@repeated("slug")
def workable_one(slug: str, to: Viewer) -> QuerySet[Document]:
    found = theirs(to).filter(slug=slug)
    return found.select_related("issuer", "about__speaks_for").defer("search").order_by("pk")[:1]


@repeated("document")
def placed_in(document: int) -> QuerySet[Proposal]:
    """Without what was read in each (content_of): the text shows only where it stands, its
    state, whether a person ``corrected`` it and how ``sure`` the reader was."""
    found = Proposal.objects.filter(document=document).exclude(state=State.REPLACED)
    placed = found.order_by("evidence__start", "evidence__end", "kind", "ordinal")
    told = placed.annotate(corrected=Q(correction__isnull=False), sure=KT("payload__confidence"))
    where = ("evidence__start", "evidence__end", "evidence__quote", "evidence__place")
    return told.select_related("evidence").only(*PLACED, *where)


# What the list of all proposals of a document needs of each, and what is asked of one besides.
PLACED = (
    "document_id", "kind", "ordinal", "state", "match", "note", "version", "added_by",
    "evidence_id", "target_id", "observation_id",
)  # fmt: skip
CONTENT = tuple(
    field.attname
    for field in Proposal._meta.concrete_fields
    if field.attname not in {"id", *PLACED}
)


@repeated("proposal")
def content_of(proposal: int) -> QuerySet[Proposal, Any]:
    return Proposal.objects.filter(pk=proposal).order_by().values_list(*CONTENT)


@repeated("document")
def document_seen(document: int, to: Viewer) -> QuerySet[Document, int]:
    """Its key again, where ``to`` may see it."""
    found = shown(Document.objects.filter(pk=document), to=to, document="")
    return found.order_by().values_list("pk", flat=True)


@repeated("document", "by")
def last_act(document: int, by: str) -> QuerySet[DeskAct]:
    acts = DeskAct.objects.filter(document=document, by=by, undone_by="")
    return acts.exclude(act=UNDO).order_by("-id")[:1]


@repeated("slug")
def waiting_beside(slug: str, to: Viewer, hides: bool) -> QuerySet[DeskCount]:
    return waiting(to, hides).exclude(document__slug=slug)[:1]
