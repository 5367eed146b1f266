"""One act on the review desk: one transaction, its journal, its entry in the trail.

Who acts must hold the right on the document, and must have seen what stands: a proposal
that changed since the page was made is not acted on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import ChangedMeanwhile, NotAllowed, NotFound, WrongState
from tiendo.register.indexing import index_rows
from tiendo.register.journal import Journal, recording
from tiendo.register.locks import writing
from tiendo.register.matching import Bodies
from tiendo.register.models import DeskAct, Document, Proposal, State
from tiendo.register.reach import DECIDE, require_correct
from tiendo.register.selectors.masking import beside
from tiendo.register.words import plain_words

JOINS = ("document__issuer", "document__about__speaks_for", "evidence")
# Fields of a correction that the trail would repeat from the evidence.
PLACE = ("start", "end", "place")


@dataclass(slots=True)
class Acting:
    """An act under way: what it is about, and how the proposals looked before it."""

    by: Viewer
    journal: Journal
    note: str = ""
    document: Document | None = None
    data: dict[str, Any] = field(default_factory=dict)
    before: dict[int, Any] = field(default_factory=dict)  # by primary key, in order
    _bodies: Bodies | None = None

    @property
    def bodies(self) -> Bodies:
        """The bodies, which no act on the desk changes: asked for once."""
        if self._bodies is None:
            self._bodies = Bodies()
        return self._bodies

    def open(
        self, proposal_id: int, *, version: int | None = None, decides: bool = True
    ) -> Proposal:
        """A proposal to act on, locked and still open.

        Raises NotFound, NotAllowed, ChangedMeanwhile, WrongState.
        """
        proposal = self.see(proposal_id, decides=decides)
        if version is not None and proposal.version != version:
            raise changed(proposal)
        if proposal.state != State.PROPOSED:
            raise WrongState(
                f"Đề xuất đang ở trạng thái “{State(proposal.state).label}”, "
                "không quyết định lại được",
                where=f"đề xuất {proposal_id}",
                do=f"{proposal.decided_by} đã quyết định; tải lại trang để xem",
            )
        self.before[proposal.pk] = told(proposal)
        return proposal

    def see(self, proposal_id: int, *, decides: bool) -> Proposal:
        """A proposal with all that acts need, locked, if the person may act on it."""
        visible = shown(Proposal.objects.filter(pk=proposal_id), to=self.by)
        proposal = (
            visible.filter(beside(self.by))
            .select_related(*JOINS)
            .select_for_update(of=("self",))
            .first()
        )
        if proposal is None:
            raise (
                NotAllowed(
                    "Đề xuất này đang đứng cạnh một số thuộc văn bản mật",
                    where=f"đề xuất {proposal_id}",
                    do="Để người có quyền xem văn bản đó quyết định",
                )
                if visible.exists()
                else NotFound("Không có đề xuất này", where=f"đề xuất {proposal_id}")
            )
        self.on(proposal.document, decides=decides)
        return proposal

    def on(self, document: Document, *, decides: bool) -> None:
        """Let the act be about a document. Raises NotAllowed."""
        if decides:
            require(self.by, DECIDE, document)
        else:
            require_correct(self.by, document)
        self.document = document

    def made(self, proposal: Proposal) -> None:
        """Count a new proposal among those that the act is about."""
        self.before[proposal.pk] = None


@contextmanager
def acting(act: str, *, by: Viewer, note: str = "") -> Iterator[Acting]:
    """The frame of an act; what it does inside is kept, told in the trail, and can be undone."""
    with writing(), recording() as journal:
        doing = Acting(by=by, journal=journal, note=note.strip())
        yield doing
        if doing.document is None:
            return
        changes = journal.changes()
        index_rows((one.model, one.pk) for one in changes)
        now = {one.pk: one for one in Proposal.objects.filter(pk__in=doing.before)}
        audit.record(
            act=act,
            on=doing.document,
            by=by.name,
            note=doing.note,
            data=doing.data,
            before=listed(now, doing.before),
            after=listed(now, {pk: told(one) for pk, one in now.items()}),
        )
        DeskAct.objects.create(
            document=doing.document,
            act=act,
            by=by.name,
            at=timezone.now(),
            proposals=list(doing.before),
            changes=[one.as_json() for one in changes],
        )


def listed(now: Mapping[int, Proposal], what: Mapping[int, Any]) -> Any:
    """What is told of the proposals: of one alone its fields, of more each by its place."""
    if len(now) == 1:
        return what.get(next(iter(now)))
    return {
        f"{one.kind} {one.ordinal}": (what.get(pk) or {}).get("state", "–")
        for pk, one in sorted(now.items())
    }


def told(proposal: Proposal) -> dict[str, Any]:
    """What the trail says of a proposal: its state, and what a person corrected."""
    changed = {k: v for k, v in (proposal.correction or {}).items() if k not in PLACE}
    return {"state": str(proposal.state), **{k: plain_words(v) for k, v in changed.items()}}


def changed(proposal: Proposal) -> ChangedMeanwhile:
    """What to say to the second of two people."""
    last = last_act_on(proposal)
    who = last.by if last else proposal.decided_by or proposal.corrected_by
    when = f" lúc {timezone.localtime(last.at):%H:%M ngày %d/%m/%Y}" if last else ""
    did = audit.ACTS[last.act] if last else "Vào sổ"
    return ChangedMeanwhile(
        f"{who or 'Máy'} đã thay đổi đề xuất này{when} ({did})",
        proposal=proposal.pk,
        by=who,
        where=f"đề xuất {proposal.pk}",
        do="Xem hai bên bên dưới rồi quyết định; những gì anh chị gõ vẫn còn",
    )


def last_act_on(proposal: Proposal) -> DeskAct | None:
    """The latest act that touched a proposal, also of a bulk or an undo."""
    acts = DeskAct.objects.filter(document=proposal.document_id).order_by("-id")[:50]
    return next((one for one in acts if touches(one, proposal.pk)), None)


def touches(act: DeskAct, pk: int) -> bool:
    return pk in act.proposals or any(
        one["model"] == "proposal" and one["pk"] == pk for one in act.changes
    )
