"""Documents, what was drawn from them, and what waits for a person."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
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
from tiendo.register.selectors.bounds import CountOfEach
from tiendo.register.selectors.masking import beside, masked

# Columns that a list does not show and that are large.
LARGE = ("text", "reading", "search")


def large(*paths: str) -> tuple[str, ...]:
    """Those columns of the documents at the ends of some paths."""
    return tuple(f"{path}__{name}" for path in paths for name in LARGE)


def holds(sha256: str) -> bool:
    """Whether the register has the file with these bytes."""
    return Document.objects.filter(sha256=sha256).exists()


def documents(*, to: Viewer | None = None) -> QuerySet[Document]:
    """The newest first, without their texts."""
    found = shown(Document.objects.all(), to=to, document="").defer(*LARGE)
    return found.select_related("issuer").order_by(F("dated").desc(nulls_last=True), "slug")


def document(slug: str, *, to: Viewer | None = None) -> Document:
    """One document with its text. Raises NotFound, also for one that ``to`` may not see."""
    found = shown(Document.objects.filter(slug=slug), to=to, document="")
    one = found.select_related("issuer", "about", "plan").first()
    if one is None:
        raise NotFound("Không có văn bản này trong sổ", where=slug)
    return one


def proposals_of(document: Document, *, to: Viewer | None = None) -> list[Proposal]:
    """All that was read in a document, in the order of its text, with what it became.

    What stands beside a record that ``to`` may not see is shown without word of it.
    """
    joins = ("evidence", "indicator", "target__plan", "observation")
    found = document.proposals.select_related(*joins)
    return masked(found.order_by("evidence__start", "kind", "ordinal"), to=to)


def waiting(*, to: Viewer | None = None) -> QuerySet[Proposal]:
    """Proposals that wait for a person, the newest document first.

    Not those beside a record that ``to`` may not see: they wait for somebody who may.
    """
    found = shown(Proposal.objects.filter(state=State.PROPOSED), to=to).filter(beside(to))
    return found.select_related("document", "evidence", "observation", "target").order_by(
        "-document__dated", "document__slug", "kind", "ordinal"
    )


def links_from(document: Document, *, to: Viewer | None = None) -> list[DocumentLink]:
    """Documents that this one names; a target that ``to`` may not see stays a name."""
    found = document.links.select_related("target", "evidence").order_by("ordinal")
    visible = set(
        shown(Document.objects.filter(cited_by__source=document), to=to, document="").values_list(
            "pk", flat=True
        )
    )
    links = list(found)
    for link in links:
        if link.target_id not in visible:
            link.target = None
    return links


def links_to(document: Document, *, to: Viewer | None = None) -> QuerySet[DocumentLink]:
    """Where other documents name this one."""
    found = shown(DocumentLink.objects.filter(target=document), to=to, document="source")
    return found.select_related("source", "evidence").order_by("source__dated", "source__slug")


def tasks(*, to: Viewer | None = None) -> QuerySet[Task]:
    """Tasks with a due date first, the nearest first."""
    found = shown(Task.objects.all(), to=to).select_related("document", "evidence")
    return (
        found.defer(*large("document"))
        .prefetch_related("owners", "contributors")
        .order_by(F("due").asc(nulls_last=True), "slug")
    )


def meetings(*, to: Viewer | None = None) -> QuerySet[Meeting]:
    """Meetings that a visible document tells of, the latest first, with their mentions."""
    mentions = shown(MeetingMention.objects.all(), to=to).select_related("document", "evidence")
    mentions = mentions.defer(*large("document"))
    told = mentions.filter(meeting=OuterRef("pk")).order_by()
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


def indicators(*, to: Viewer | None = None) -> QuerySet[Indicator]:
    """Indicators by name, with how many targets and observations ``to`` may see, each
    counted up to MOST_OF_EACH.

    One that a document named is shown where a record of a visible document is of it.
    """
    of_it = {"indicator": OuterRef("pk")}
    found = Indicator.objects.annotate(
        target_count=CountOfEach(
            shown(Target.objects.filter(**of_it), to=to, document="plan__document")
        ),
        observation_count=CountOfEach(shown(Observation.objects.filter(**of_it), to=to)),
    )
    known = Q(origin=CATALOGUE) | Q(target_count__gt=0) | Q(observation_count__gt=0)
    return found.filter(known).order_by("name", "slug")
