"""Who may settle which contradictions, and how many wait for them."""

from __future__ import annotations

from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Document
from tiendo.register.reach import NONE, holding
from tiendo.register.selectors.contradictions import Contradiction, open_proposals

SETTLE = "contradiction.settle"


def to_settle(*, to: Viewer) -> int:
    """How many open contradictions wait for ``to``; one query, none for who may settle nothing."""
    condition = holding(to, SETTLE)
    if condition == NONE:
        return 0
    own = Document.objects.filter(condition)
    found = open_proposals(to=to).filter(document__in=own).order_by()
    return found.values("key").distinct().count()


def may_settle(one: Contradiction, to: Viewer) -> bool:
    """Whether ``to`` holds the right on every document that settling touches."""
    return all(allowed(to, SETTLE, document) for document in one.documents)
