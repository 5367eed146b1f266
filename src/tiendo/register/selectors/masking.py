"""What a proposal of a visible document says of records that its reader may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db.models import Q, QuerySet

from tiendo.register.access import Viewer, shown, visible
from tiendo.register.knowing import end_of, was_known
from tiendo.register.models import Document, Match, Proposal, Secrecy, State
from tiendo.register.repeated import repeated

# From a proposal to the documents of the records that its note may speak of.
BESIDE = ("observation__document", "observation__supersedes__document", "target__plan__document")


# By who asks, while a page is made that only reads.
ASKED: ContextVar[dict[Viewer | None, bool] | None] = ContextVar("conceals", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Inside, it is asked once for each viewer whether anything is hidden from them."""
    token = ASKED.set({})
    try:
        yield
    finally:
        ASKED.reset(token)


def conceals(to: Viewer | None) -> bool:
    """Whether the register has a document that ``to`` may not see: without, nothing is masked."""
    known = ASKED.get()
    if known is None:
        return bool(concealed(to=to))
    if to not in known:
        known[to] = bool(concealed(to=to))
    return known[to]


@repeated()
def concealed(to: Viewer | None) -> QuerySet[Document, int]:
    """The key of a document that ``to`` may not see, where there is one."""
    return hidden_documents(to).values_list("pk", flat=True)[:1]


def hidden_documents(to: Viewer | None) -> QuerySet[Document]:
    secret = Document.objects.exclude(secrecy=Secrecy.OPEN)
    return secret.exclude(pk__in=shown(secret, to=to, document="").values("pk")).order_by()


def masked(
    proposals: Iterable[Proposal], *, to: Viewer | None, hides: bool | None = None
) -> list[Proposal]:
    """The proposals; those beside a record of a hidden document without word of it.

    Three queries at most, whatever the number; ``hides`` is ``conceals(to)``, where it was
    asked before. Nothing is written.
    """
    listed = list(proposals)
    hidden = beside_hidden(listed, to) if hides is None or hides else set()
    for one in listed:
        if one.pk in hidden:
            alone(one)
    return listed


def alone(proposal: Proposal) -> None:
    """Leave out the record that a proposal stands beside, and the words about it."""
    proposal.note, proposal.match = "", ""
    proposal.target = proposal.observation = None


def masked_on(listed: list[Proposal], on: date | None) -> list[Proposal]:
    """The proposals as they stood on a day: beside what was known then, and undecided where a
    person settled later what contradicts. No query where targets come with their plans and
    observations with themselves; nothing is written."""
    if on is None:
        return listed
    for one in listed:
        if decided_later(one, on):
            one.state, one.decided_by, one.decided_at = State.PROPOSED, "", None
        if later(one, on):
            match = one.match
            alone(one)
            one.match = match if match == Match.CONTRADICTION else ""
    return listed


def decided_later(proposal: Proposal, on: date) -> bool:
    """Whether a person settled only after the day what contradicts."""
    if proposal.match != Match.CONTRADICTION or proposal.decided_at is None:
        return False
    return proposal.decided_at >= end_of(on)


def later(proposal: Proposal, on: date) -> bool:
    """Whether the record beside a proposal came only after the day."""
    if proposal.observation is not None:
        return proposal.observation.known_on > on
    return proposal.target is not None and not was_known(proposal.target.plan.document, on)


def beside_hidden(listed: Sequence[Proposal], to: Viewer | None) -> set[int]:
    """The primary keys of those whose record, or the one before it, ``to`` may not see."""
    joined = [p.pk for p in listed if p.observation_id or p.target_id]
    if not joined or not conceals(to):
        return set()
    rows = list(Proposal.objects.filter(pk__in=joined).values_list("pk", *BESIDE))
    named = {key for _, *keys in rows for key in keys if key is not None}
    seen = set(
        shown(Document.objects.filter(pk__in=named), to=to, document="").values_list(
            "pk", flat=True
        )
    )
    return {pk for pk, *keys in rows if not seen.issuperset(k for k in keys if k is not None)}


def beside(to: Viewer | None) -> Q:
    """The proposals whose records, and those before them, ``to`` may all see."""
    condition = Q()
    for path in BESIDE:
        condition &= Q(**{f"{path}__isnull": True}) | visible(to, path)
    return condition
