"""Accepting many at once: those of a document that are sure enough, and enter by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from tiendo.errors import TiendoError
from tiendo.register import audit
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound
from tiendo.register.models import Document, Kind, Proposal, State
from tiendo.register.selectors.masking import beside
from tiendo.register.services.acting import Acting, acting, told
from tiendo.register.services.assessing import Assessment, assessment
from tiendo.register.services.deciding import Desk
from tiendo.register.services.figures import Said
from tiendo.register.services.proposals import accept

Sure = tuple[Proposal, Assessment]


def confidence(proposal: Proposal) -> Decimal:
    """How sure the reader was, 0 to 1; 0 where it does not say."""
    return Decimal(str(proposal.item.get("confidence") or 0))


def sure_enough(document: Document, *, above: Decimal, to: Viewer) -> list[Sure]:
    """The open proposals from a confidence on that would enter without a word: new, the
    same, or a later value. In the order of the text; nothing is written."""
    found = shown(document.proposals.filter(state=State.PROPOSED), to=to).filter(beside(to))
    joined = found.select_related("document__issuer", "document__about__speaks_for", "evidence")
    listed = [one for one in joined.order_by("evidence__start", "kind", "ordinal")
              if confidence(one) >= above]  # fmt: skip
    desk = Desk()
    keys = (desk.said_of(one) for one in listed if one.kind == Kind.FIGURE)
    desk.load({said.key for said in keys if isinstance(said, Said)})
    judged = ((one, assessment(one, desk, series=False)) for one in listed)
    return [(one, what) for one, what in judged if what.enters]


def accept_proposals(
    *, document: str, seen: Mapping[int, int], by: Viewer
) -> tuple[list[Proposal], list[Proposal]]:
    """Accept the proposals that a person was shown: ``seen`` gives the version of each.

    One act, one entry, one undo. One that changed since, or no longer enters by itself
    because of one accepted before it, is left and comes back in the second list. Raises
    NotFound, NotAllowed.
    """
    with acting(audit.ACCEPT_PROPOSALS, by=by) as act:
        one = shown(Document.objects.filter(slug=document), to=by, document="").first()
        if one is None:
            raise NotFound("Không có văn bản này trong sổ", where=document)
        act.on(one, decides=True)
        taken: list[Proposal] = []
        left: list[Proposal] = []
        wanted = one.proposals.filter(pk__in=seen).order_by("evidence__start", "kind", "ordinal")
        for pk in wanted.values_list("pk", flat=True):
            proposal = act.see(pk, decides=True)
            (taken if took(proposal, act, seen[pk]) else left).append(proposal)
        act.data = {"taken": len(taken), "passed": len(left)}
    return taken, left


def took(proposal: Proposal, act: Acting, version: int) -> bool:
    """Whether a proposal was as the person saw it, and went in."""
    if proposal.version != version or proposal.state != State.PROPOSED:
        return False
    desk = Desk(act.bodies)
    if not assessment(proposal, desk).enters:
        return False
    before = told(proposal)
    try:
        with transaction.atomic():
            accept(proposal, act, desk)
    except TiendoError:  # it waits for a word of a person; nothing of it was written
        return False
    act.before[proposal.pk] = before
    return True
