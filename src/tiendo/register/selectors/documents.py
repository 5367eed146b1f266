"""Documents, what was drawn from them, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from tiendo.register.access import Viewer, shown, visible
from tiendo.register.errors import NotFound, NotYetKnown
from tiendo.register.joining import LARGE, large
from tiendo.register.knowing import known, was_known
from tiendo.register.models import (
    Commendation,
    Document,
    DocumentLink,
    Indicator,
    Meeting,
    MeetingMention,
    Observation,
    PersonMention,
    Proposal,
    Shortcoming,
    State,
    Target,
    Task,
)
from tiendo.register.models.indicator import CATALOGUE
from tiendo.register.repeated import repeated
from tiendo.register.selectors.bounds import CountOfEach
from tiendo.register.selectors.masking import beside, masked, masked_on


def holds(sha256: str) -> bool:
    """Whether the register has the file with these bytes."""
    return Document.objects.filter(sha256=sha256).exists()


def documents(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Document]:
    """The newest first, without their texts; those known ``on`` a day, if one is named."""
    found = known(shown(Document.objects.all(), to=to, document=""), on=on, document="")
    return (
        found.defer(*LARGE)
        .select_related("issuer")
        .order_by(F("dated").desc(nulls_last=True), "slug")
    )


def document(slug: str, *, to: Viewer | None = None, on: date | None = None) -> Document:
    """One document with its text.

    Raises NotFound, also for one that ``to`` may not see; NotYetKnown for one that came
    after the day asked for.
    """
    found = document_named(slug=slug, to=to)
    if not found:
        raise NotFound("Không có văn bản này trong sổ", where=slug)
    if not was_known(found[0], on):
        raise NotYetKnown("Ngày ấy chưa có văn bản này", since=found[0].dated, where=slug)
    return found[0]


@repeated("slug")
def document_named(slug: str, to: Viewer | None) -> QuerySet[Document]:
    found = shown(Document.objects.filter(slug=slug), to=to, document="")
    return found.select_related("issuer", "about", "plan").defer("search").order_by()


def days_ahead(today: date) -> list[date]:
    """The first day after today that a document bears, where one does; whoever may see it."""
    later = Document.objects.filter(dated__gt=today).order_by("dated")
    return list(later.values_list("dated", flat=True)[:1])  # type: ignore[arg-type]


def texts_of(documents: Iterable[Document]) -> dict[int, str]:
    """The texts of documents that were asked for without them, by primary key; one query."""
    keys = [one.pk for one in documents]
    return dict(Document.objects.filter(pk__in=keys).values_list("pk", "text"))


def proposals_of(
    document: Document, *, to: Viewer | None = None, on: date | None = None
) -> list[Proposal]:
    """All that was read in a document, in the order of its text, with what it became.

    What stands beside a record that ``to`` may not see, or that was not known ``on`` the
    day, is shown without word of it.
    """
    listed = masked(read_in(document=document.pk, past=on is not None), to=to)
    return masked_on(listed, on)


# What the page of a document says of an item, and of the record that it became.
SAID = (
    "document_id", "kind", "ordinal", "payload", "correction", "state", "match", "note",
    "decided_by", "decided_at", "evidence__start", "evidence__end", "evidence__quote",
    "target__slug", "target__ordinal", "target__plan_id",
    *(f"observation__{name}" for name in
      ("indicator_id", "body_id", "subject_key", "starts_on", "ends_on", "known_on")),
)  # fmt: skip


@repeated("document")
def read_in(document: int, past: bool) -> QuerySet[Proposal]:
    """``past``: with the plans of targets and their documents, to say what was known."""
    plans = ("target__plan__document",) if past else ("target",)
    found = Proposal.objects.filter(document=document)
    joined = found.select_related("evidence", "observation", *plans)
    ordered = joined.order_by("evidence__start", "kind", "ordinal")
    more = ("target__plan__document__dated", "target__plan__document__registered_at")
    return ordered.only(*SAID, *(more if past else ()))


def waiting(*, to: Viewer | None = None) -> QuerySet[Proposal]:
    """Proposals that wait for a person, the newest document first.

    Not those beside a record that ``to`` may not see: they wait for somebody who may.
    """
    found = shown(Proposal.objects.filter(state=State.PROPOSED), to=to).filter(beside(to))
    return found.select_related("document", "evidence", "observation", "target").order_by(
        "-document__dated", "document__slug", "kind", "ordinal"
    )


def links_from(
    document: Document, *, to: Viewer | None = None, on: date | None = None
) -> list[DocumentLink]:
    """Documents that this one names; a target that ``to`` may not see, or that was not known
    ``on`` the day, stays a name."""
    links = cited_in(document=document.pk, to=to)
    visible = set(named_by(document=document.pk, to=to, on=on)) if links else set()
    for link in links:
        if link.target_id not in visible:
            link.target = None
    return links


@repeated("document")
def cited_in(document: int, to: Viewer | None) -> QuerySet[DocumentLink]:
    found = DocumentLink.objects.filter(told_to(to), source=document)
    listed = found.select_related("target", "evidence").defer(*large("target"))
    return listed.order_by("ordinal")


@repeated("document")
def named_by(document: int, to: Viewer | None, on: date | None) -> QuerySet[Document, int]:
    """Keys of the documents that one names, of those that ``to`` may see."""
    named = shown(Document.objects.filter(cited_by__source=document), to=to, document="")
    return known(named, on=on, document="").order_by().values_list("pk", flat=True)


def told_to(to: Viewer | None) -> Q:
    """Links that may be told: those of a text, and of a person's only to what ``to`` may see."""
    return Q(evidence__isnull=False) | Q(target__isnull=True) | visible(to, "target")


def links_to(document: Document, *, to: Viewer | None = None) -> QuerySet[DocumentLink]:
    """Where other documents name this one."""
    found = shown(DocumentLink.objects.filter(target=document), to=to, document="source")
    return found.select_related("source", "evidence").order_by("source__dated", "source__slug")


def tasks(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Task]:
    """Tasks with a due date first, the nearest first."""
    found = known(shown(Task.objects.all(), to=to), on=on).select_related("document", "evidence")
    return (
        found.defer(*large("document"))
        .prefetch_related("owners", "contributors")
        .order_by(F("due").asc(nulls_last=True), "slug")
    )


def meetings(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Meeting]:
    """Meetings that a visible document tells of, the latest first, with their mentions."""
    told = known(shown(MeetingMention.objects.all(), to=to), on=on)
    mentions = told.select_related("document", "evidence").defer(*large("document"))
    told = told.filter(meeting=OuterRef("pk")).order_by()
    return (
        Meeting.objects.filter(Exists(told))
        .select_related("body")
        .prefetch_related(Prefetch("mentions", queryset=mentions.order_by("document__dated", "id")))
        .order_by(F("held_on").desc(nulls_last=True), "slug")
    )


def shortcomings(*, to: Viewer | None = None) -> QuerySet[Shortcoming]:
    found = shown(Shortcoming.objects.all(), to=to).select_related("document", "evidence")
    return found.order_by("-document__dated", "document__slug", "ordinal")


def commendations(*, to: Viewer | None = None) -> QuerySet[Commendation]:
    found = shown(Commendation.objects.all(), to=to).select_related("document", "evidence")
    return found.order_by("-document__dated", "document__slug", "ordinal")


def people(*, to: Viewer | None = None) -> QuerySet[PersonMention]:
    found = shown(PersonMention.objects.all(), to=to).select_related("document", "evidence")
    return found.order_by("name", "-document__dated", "document__slug", "ordinal")


def indicators(*, to: Viewer | None = None, on: date | None = None) -> QuerySet[Indicator]:
    """Indicators by name, with how many targets and observations ``to`` may see, known ``on``
    a day if one is named; each counted up to MOST_OF_EACH.

    One that a document named is shown where a record of a visible document is of it.
    """
    of_it = {"indicator": OuterRef("pk")}
    targets = shown(Target.objects.filter(**of_it), to=to, document="plan__document")
    seen = shown(Observation.objects.filter(**of_it), to=to)
    seen = seen if on is None else seen.filter(known_on__lte=on)
    found = Indicator.objects.annotate(
        target_count=CountOfEach(known(targets, on=on, document="plan__document")),
        observation_count=CountOfEach(seen),
    )
    either = Q(origin=CATALOGUE) | Q(target_count__gt=0) | Q(observation_count__gt=0)
    return found.filter(either).order_by("name", "slug")
