"""Plans that a document replaced, or says that it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer, shown, visible
from tiendo.register.joining import LARGE, large
from tiendo.register.models import Document, DocumentLink, Plan
from tiendo.register.repeated import repeated
from tiendo.register.services.outline import setting_kinds

REPLACES = "replaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """``plan``: the plan of the successor, where it set targets."""

    on: date
    document: Document
    plan: Plan | None
    why: str
    by: str


def end_of(plan: Plan, *, to: Viewer | None = None) -> End | None:
    """How a plan ended; None where it goes on, or for those who may not see by what."""
    if plan.successor_id is None or plan.ended_on is None:
        return None
    found = shown(Document.objects.filter(pk=plan.successor_id), to=to, document="")
    document = found.select_related("plan").first()
    if document is None:
        return None
    return End(
        on=plan.ended_on,
        document=document,
        plan=getattr(document, "plan", None),
        why=plan.ended_why,
        by=plan.ended_by,
    )


def over(to: Viewer | None, path: str = "") -> Q:
    """The condition that ``to`` may see that a plan (at the end of ``path``) ended."""
    return Q(**{f"{path}successor__isnull": False}) & visible(to, f"{path}successor")


def said_replaced(plan: Plan, *, to: Viewer | None = None) -> list[DocumentLink]:
    """Documents that say that they replace the one of a plan, for a person to confirm."""
    if plan.successor_id is not None:
        return []
    return saying_of(document=plan.document_id, to=to)


@repeated("document")
def saying_of(document: int, to: Viewer | None) -> QuerySet[DocumentLink]:
    found = saying(to).filter(target=document).defer(*large("source"))
    return found.order_by("source__dated", "source__slug", "ordinal")


def plans_replaced_by(document: Document, *, to: Viewer | None = None) -> list[Plan]:
    """Plans that go on although ``document`` says that it replaces theirs."""
    return replaced_by(document=document.pk, to=to)


@repeated("document")
def replaced_by(document: int, to: Viewer | None) -> QuerySet[Plan]:
    named = saying(to).filter(source=document).values("target")
    found = shown(Plan.objects.filter(document__in=named, successor__isnull=True), to=to)
    return found.select_related("document", "body").defer(*large("document")).order_by("slug")


def saying(to: Viewer | None) -> QuerySet[DocumentLink]:
    """Links by which a document that sets targets says that it replaces another."""
    found = DocumentLink.objects.filter(
        relation=REPLACES, source__kind__in=setting_kinds(), source__issuer__isnull=False
    )
    return shown(found, to=to, document="source").select_related("source", "evidence")


def amending_documents(document: Document, *, to: Viewer | None = None) -> list[Document]:
    """Documents that say that they amend one, the earliest first."""
    links = DocumentLink.objects.filter(relation="amends", target=document)
    found = shown(Document.objects.filter(pk__in=links.values("source")), to=to, document="")
    return list(found.defer(*LARGE).order_by("dated", "slug"))
