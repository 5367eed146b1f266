"""Which bodies stand under which, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tiendo.register.models import BodyLink

Span = tuple[int, date, date]  # parent, first and last day


def bodies_below(roots: Iterable[int], on: date) -> frozenset[int]:
    """The primary keys of ``roots`` and of all bodies under them on a day; one query.

    A body that is gone by then stays where it stood last: what a dissolved district
    left behind is still for those above it, and for nobody else.
    """
    children: dict[int, list[int]] = defaultdict(list)
    for child, spans in links().items():
        for parent in parents_on(spans, on):
            children[parent].append(child)
    found = set(roots)
    waiting = list(found)
    while waiting:
        fresh = set(children[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def links() -> dict[int, list[Span]]:
    """Every link by its child."""
    found: dict[int, list[Span]] = defaultdict(list)
    fields = ("child", "parent", "valid_from", "valid_to")
    for child, parent, start, end in BodyLink.objects.order_by().values_list(*fields):
        found[child].append((parent, start, end or date.max))
    return found


def parents_on(spans: list[Span], on: date) -> list[int]:
    """Those in force on the day; where all are over, the last ones."""
    now = [parent for parent, start, end in spans if start <= on <= end]
    if now:
        return now
    over = [span for span in spans if span[2] < on]
    last = max((end for _, _, end in over), default=None)
    return [parent for parent, _, end in over if end == last]
