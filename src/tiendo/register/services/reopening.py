"""Looking again at what was decided: the record that it became leaves, as if it had waited."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Model, ProtectedError, QuerySet

from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import ReasonMissing, WrongState
from tiendo.register.models import (
    Amendment,
    Commendation,
    DocumentLink,
    Kind,
    MeetingMention,
    Observation,
    PersonMention,
    Proposal,
    Shortcoming,
    State,
    Target,
    Task,
)
from tiendo.register.services.acting import acting, changed, told
from tiendo.register.services.amending import count_up
from tiendo.register.services.assessing import assess
from tiendo.register.services.deciding import Desk
from tiendo.register.services.proposals import name_of
from tiendo.register.services.settlements import release


def reopen_proposal(
    *, proposal_id: int, by: Viewer, note: str, version: int | None = None
) -> Proposal:
    """Let an accepted or rejected proposal wait again, with the reason.

    The record that it became leaves the register; the trail keeps that it was there. What
    stood beside that record is decided again. Refused where something else leans on it (a
    verdict of a person). Raises NotFound, NotAllowed, ChangedMeanwhile, WrongState,
    ReasonMissing.
    """
    with acting(audit.REOPEN_PROPOSAL, by=by, note=note) as act:
        proposal = act.see(proposal_id, decides=True)
        if version is not None and proposal.version != version:
            raise changed(proposal)
        if proposal.state not in (State.ACCEPTED, State.REJECTED):
            raise WrongState(
                f"Đề xuất đang ở trạng thái “{State(proposal.state).label}”",
                where=f"đề xuất {proposal_id}",
                do="Chỉ xét lại mục đã nhận hoặc đã bỏ",
            )
        if not note.strip():
            raise ReasonMissing(
                "Xét lại phải có lý do", where=proposal.evidence.quote, do="Viết một câu"
            )
        act.before[proposal.pk] = told(proposal)
        was_accepted = proposal.state == State.ACCEPTED
        wait(proposal, by=by.name)
        if was_accepted:
            withdraw(proposal, by=by.name)
        assess(proposal, Desk())
        act.data |= name_of(proposal)
    return proposal


def wait(proposal: Proposal, *, by: str = "") -> None:
    """Let a proposal wait; ``by`` is the person without whom no rule may take it again."""
    proposal.corrected_by = by or proposal.corrected_by
    proposal.state = State.PROPOSED
    proposal.decided_by, proposal.decided_at = "", None
    proposal.target = proposal.observation = None
    proposal.version += 1
    proposal.save()


def withdraw(proposal: Proposal, *, by: str) -> None:
    """Take the record out that the proposal became, if it became one."""
    try:
        WITHDRAW[Kind(proposal.kind)](proposal, by)
    except ProtectedError as error:
        raise WrongState(
            "Sổ đã có đánh giá hoặc mục khác dựa vào mục này",
            where=proposal.evidence.quote,
            do="Thu đánh giá đó trước, hoặc ghi một số mới thay cho số này",
        ) from error


def withdraw_figure(proposal: Proposal, by: str) -> None:
    document = proposal.document
    slug = f"{document.slug}-s{proposal.ordinal}"
    observation = Observation.objects.filter(document=document, slug=slug).first()
    if observation is not None:
        unlink(observation)
        leave(observation, Proposal.objects.filter(observation=observation), by=by)
        return
    level = Amendment.objects.filter(document=document, evidence=proposal.evidence).first()
    if level is not None:
        count_up(level.target)
        remove([level])
        return
    own = Target.objects.filter(plan__document=document, evidence=proposal.evidence)
    for target in own.filter(key=proposal.key):
        leave(target, Proposal.objects.filter(target=target), by=by)


def unlink(observation: Observation) -> None:
    """Join the chain around an observation that leaves; one value at a time holds."""
    below = observation.supersedes
    above = Observation.objects.filter(supersedes=observation).first()
    observation.supersedes = None
    observation.save(update_fields=["supersedes"])
    if above is not None:
        above.supersedes = below
        above.save(update_fields=["supersedes"])


def leave(record: Model, beside: QuerySet[Proposal], *, by: str) -> None:
    """Remove a record; what stood beside it waits, and is decided again by the rules."""
    joins = ("document__issuer", "document__about__speaks_for", "evidence")
    others = list(beside.select_related(*joins))
    release(record, by=by)
    for one in others:
        wait(one)
    remove([record])
    desk = Desk()
    decided = [one for one in others if one.kind == Kind.FIGURE and one.document.accepted_by]
    desk.decide_all(decided)
    desk.look_again()


def remove(records: Iterable[Model]) -> None:
    """Remove by a query: it asks what leans on them, and not the guard of observations."""
    for one in records:
        type(one)._base_manager.filter(pk=one.pk).delete()


def withdraw_meeting(proposal: Proposal, _by: str) -> None:
    """The mention goes; the meeting too, where nobody else tells of it."""
    for mention in MeetingMention.objects.filter(evidence=proposal.evidence):
        meeting = mention.meeting
        remove([mention])
        if not meeting.mentions.exists():
            remove([meeting])


def of_document(model: type[Model]) -> Callable[[Proposal, str], None]:
    def withdraw_one(proposal: Proposal, _by: str) -> None:
        found = model._base_manager.filter(document=proposal.document, ordinal=proposal.ordinal)
        remove(found)

    return withdraw_one


def withdraw_citation(proposal: Proposal, _by: str) -> None:
    remove(DocumentLink.objects.filter(source=proposal.document, ordinal=proposal.ordinal))


WITHDRAW: dict[Kind, Callable[[Proposal, str], None]] = {
    Kind.FIGURE: withdraw_figure,
    Kind.TASK: of_document(Task),
    Kind.MEETING: withdraw_meeting,
    Kind.DOCUMENT: withdraw_citation,
    Kind.SHORTCOMING: of_document(Shortcoming),
    Kind.COMMENDATION: of_document(Commendation),
    Kind.PERSON: of_document(PersonMention),
}
