"""Documents to be carried out in a large register: listed first, their carriers for a page.

Where few links stand in the register all are looked at together (chain.roots); of many only
those that lead to the documents of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Q

from tiendo.register.access import Viewer
from tiendo.register.models import DocumentLink
from tiendo.register.selectors.bounds import MOST_COUNTED
from tiendo.register.selectors.chain import (
    DEEPEST,
    Root,
    carrying,
    end_key,
    gather,
    joined,
    level_of,
    links_asked,
    newest_first,
    registered,
    root_of,
)

# So many links are looked at all together.
MOST_LINKS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """``whole``: the rows have their carriers; else ``with_carriers`` finds those of a part."""

    roots: Sequence[Root]
    whole: bool


def listing(*, as_of: date, to: Viewer | None = None) -> Listing:
    """The documents to be carried out on a day, the newest first; of a large register at most
    MOST_COUNTED registered and as many that are only named. Two queries."""
    links = list(links_asked(as_of=as_of, to=to)[: MOST_LINKS + 1])
    if len(links) <= MOST_LINKS:
        return Listing(roots=joined(carrying(links), as_of=as_of, to=to), whole=True)
    found = {
        end_key(one.number_key, one.issued_on): root_of(one)
        for one in reversed(registered(as_of=as_of, to=to, most=MOST_COUNTED))
    }
    known = {one.document.number_key for one in found.values() if one.document}
    for root in named_only(as_of=as_of, to=to):
        if root.key.partition("/")[0] not in known:
            found.setdefault(root.key, root)
    return Listing(roots=sorted(found.values(), key=newest_first), whole=False)


def named_only(*, as_of: date, to: Viewer | None) -> Iterable[Root]:
    """Documents that the register has only the names of."""
    said = ~Q(edited_by="") | Q(source__title__icontains=F("number"))
    found = links_asked(as_of=as_of, to=to).filter(said, target__isnull=True).order_by()
    rows = found.values_list("number_key", "number", "kind", "issued_on").annotate(Max("title"))
    for key, number, kind, issued_on, title in rows[:MOST_COUNTED]:
        level = level_of(number, kind)
        if level:
            yield Root(
                key=end_key(key, issued_on), level=level, number=number, kind=kind, title=title,
                issued_on=issued_on,
            )  # fmt: skip


def with_carriers(
    roots: Sequence[Root], *, as_of: date, to: Viewer | None = None
) -> Sequence[Root]:
    """Give some rows what carries them out; a query a step of the chain."""
    if not roots:
        return roots
    asked = links_asked(as_of=as_of, to=to)
    own = {one.document.pk for one in roots if one.document}
    keys = [one.key.partition("/")[0] for one in roots]
    links = list(asked.filter(Q(number_key__in=keys) | Q(target__in=own)))
    seen, fresh = set(own), {one.source_id for one in links} - own
    for _ in range(DEEPEST):
        if not fresh:
            break
        more: list[DocumentLink] = list(asked.filter(target__in=fresh))
        links += more
        seen |= fresh
        fresh = {one.source_id for one in more} - seen
    gather({one.key: one for one in roots}, carrying({one.pk: one for one in links}.values()))
    return roots
