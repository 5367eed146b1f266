"""Who may settle which contradictions, and how many wait for them."""

from __future__ import annotations

from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Document
from tiendo.register.reach import NONE, holding
from tiendo.register.recorded import recorded
from tiendo.register.selectors.contradictions import Contradiction, open_proposals

SETTLE = "contradiction.settle"


def to_settle(*, to: Viewer) -> int:
    """How many open contradictions wait for ``to``; one query, none for who may settle nothing."""
    return 0 if holding(to, SETTLE) == NONE else int(open_keys(to=to)[0])


@recorded()
def open_keys(to: Viewer) -> int:
    own = Document.objects.filter(holding(to, SETTLE))
    found = open_proposals(to=to).filter(document__in=own).order_by()
    return found.values("key").distinct().count()


def may_settle(one: Contradiction, to: Viewer) -> bool:
    """Whether ``to`` holds the right on every document that settling touches."""
    return all(allowed(to, SETTLE, document) for document in one.documents)
