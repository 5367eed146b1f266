"""Who may settle which contradictions, and how many wait for them."""

from __future__ import annotations

from django.db.models import Case, Exists, IntegerField, QuerySet, Subquery, When

from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Document
from tiendo.register.reach import EVERY, NONE, holding
from tiendo.register.repeated import repeated
from tiendo.register.selectors.contradictions import Contradiction, open_proposals
from tiendo.register.selectors.masking import hidden_documents

SETTLE = "contradiction.settle"


# The head of a page counts up to here.
MOST_TOLD = 100


def to_settle(*, to: Viewer) -> int:
    """How many open contradictions wait for ``to``, at most MOST_TOLD; one query, none for who
    may settle nothing."""
    if holding(to, SETTLE) == NONE:
        return 0
    return next(iter(open_keys(to=to)), 0)


@repeated()
def open_keys(to: Viewer) -> QuerySet[Document, int]:
    """In one row: counted the longer way only where something is hidden from ``to``."""
    secret = Exists(hidden_documents(to))
    told = Case(When(secret, then=KeysOf(to, hides=True)), default=KeysOf(to, hides=False))
    return Document.objects.order_by().annotate(told=told).values_list("told", flat=True)[:1]


class KeysOf(Subquery):
    """How many contradictions ``to`` may settle, at most MOST_TOLD."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) told)"
    output_field = IntegerField()

    def __init__(self, to: Viewer, *, hides: bool) -> None:
        found, own = open_proposals(to=to, hidden=hides).order_by(), holding(to, SETTLE)
        if own != EVERY:
            found = found.filter(document__in=Document.objects.filter(own))
        super().__init__(found.values("key").distinct()[:MOST_TOLD])


def may_settle(one: Contradiction, to: Viewer) -> bool:
    """Whether ``to`` holds the right on every document that settling touches."""
    return all(allowed(to, SETTLE, document) for document in one.documents)
