"""What a proposal of a visible document says of records that its reader may not see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from tiendo.register.access import Viewer, shown, visible
from tiendo.register.models import Document, Proposal, Secrecy

# From a proposal to the documents of the records that its note may speak of.
BESIDE = ("observation__document", "observation__supersedes__document", "target__plan__document")


def conceals(to: Viewer | None) -> bool:
    """Whether the register has a document that ``to`` may not see: without, nothing is masked."""
    secret = Document.objects.exclude(secrecy=Secrecy.OPEN)
    return secret.exclude(pk__in=shown(secret, to=to, document="").values("pk")).exists()


def masked(proposals: Iterable[Proposal], *, to: Viewer | None) -> list[Proposal]:
    """The proposals; those beside a record of a hidden document without word of it.

    Three queries at most, whatever the number. Nothing is written.
    """
    listed = list(proposals)
    hidden = beside_hidden(listed, to)
    for one in listed:
        if one.pk in hidden:
            one.note, one.match = "", ""
            one.target = one.observation = None
    return listed


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
