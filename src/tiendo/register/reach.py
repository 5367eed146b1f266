"""Whose proposals a person may work on: rights on documents, also as a condition."""

from __future__ import annotations

from django.db.models import Q

from tiendo.register import rights
from tiendo.register.access import Viewer, allowed, require
from tiendo.register.errors import NotAllowed
from tiendo.register.models import Document

# An empty condition would vanish beside others.
EVERY, NONE = Q(pk__isnull=False), Q(pk__in=())
CORRECT, DECIDE = "proposal.correct", "proposal.decide"


def workable(to: Viewer) -> Q:
    """Documents whose proposals ``to`` may correct or decide on; secrecy is asked besides."""
    return holding(to, DECIDE) | (holding(to, CORRECT) & Q(registered_by=to.name))


def holding(to: Viewer, right: str) -> Q:
    """Documents on which ``to`` holds a right by a role at their bodies."""
    condition = NONE
    for grant in to.all_grants:
        if not rights.has(grant.role, right):
            continue
        if grant.bodies is None:
            return EVERY
        condition |= Q(issuer__in=grant.bodies) | Q(about__in=grant.bodies)
    return condition


def may_correct(to: Viewer, document: Document) -> bool:
    """Deciders correct what they see; contributors only what they registered themselves."""
    own = document.registered_by == to.name and allowed(to, CORRECT, document)
    return own or allowed(to, DECIDE, document)


def require_correct(to: Viewer, document: Document) -> None:
    """Raises NotAllowed."""
    if may_correct(to, document):
        return
    require(to, CORRECT, document)
    raise NotAllowed(
        "Chỉ người đưa văn bản này vào sổ mới sửa được đề xuất của nó",
        where=str(document),
        do="Đề nghị người thẩm tra xem xét",
    )
