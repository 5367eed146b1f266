"""Who may settle which contradictions, and how many wait for them."""

from __future__ import annotations

from tiendo.register.access import Viewer, allowed
from tiendo.register.models import Document
from tiendo.register.reach import EVERY, NONE, holding
from tiendo.register.recorded import recorded
from tiendo.register.selectors.contradictions import Contradiction, open_proposals
from tiendo.register.selectors.masking import conceals

SETTLE = "contradiction.settle"


# The head of a page counts up to here.
MOST_TOLD = 100


def to_settle(*, to: Viewer) -> int:
    """How many open contradictions wait for ``to``, at most MOST_TOLD; two queries, none for who
    may settle nothing."""
    if holding(to, SETTLE) == NONE:
        return 0
    return int(open_keys(to=to, hides=conceals(to))[0])


@recorded()
def open_keys(to: Viewer, hides: bool) -> int:
    found, own = open_proposals(to=to, hidden=hides).order_by(), holding(to, SETTLE)
    if own != EVERY:
        found = found.filter(document__in=Document.objects.filter(own))
    return found.values("key").distinct()[:MOST_TOLD].count()


def may_settle(one: Contradiction, to: Viewer) -> bool:
    """Whether ``to`` holds the right on every document that settling touches."""
    return all(allowed(to, SETTLE, document) for document in one.documents)
