"""Writing down what was settled; and letting a record go that settlements speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone

from tiendo.register.access import LEVELS, Viewer, require
from tiendo.register.errors import NotAllowed
from tiendo.register.models import (
    Document,
    Observation,
    Outcome,
    Proposal,
    Settlement,
    State,
    Target,
)
from tiendo.register.payloads import figure_from
from tiendo.register.words import figure_words, stated_words

SETTLE = "contradiction.settle"


def write_settlement(
    *,
    record: Observation | Target,
    against: Sequence[Proposal],
    outcome: Outcome,
    reason: str,
    by: str,
    chosen: Observation | None = None,
    wrong: Iterable[Observation] = (),
    sides: Sequence[dict[str, Any]] = (),
) -> Settlement:
    """The settlement of ``record`` and of what stood against it."""
    of = {"target": record} if isinstance(record, Target) else {"observation": record}
    made = Settlement.objects.create(
        **of,
        chosen=chosen,
        outcome=outcome,
        sides=list(sides) or sides_of(record, against),
        reason=reason,
        by=by,
        at=timezone.now(),
    )
    made.wrong.set(wrong)
    made.documents.set(documents_of(record, against))
    return made


def reopen(settlement: Settlement, *, by: str, why: str) -> None:
    settlement.reopened_by, settlement.reopened_at = by, timezone.now()
    settlement.reopened_why = why
    settlement.version += 1
    settlement.save()


def release(record: Any, *, by: str) -> None:
    """Let a record leave the register: what was settled about it is open again."""
    if not isinstance(record, Observation | Target):
        return
    if isinstance(record, Target):
        named = Q(target=record)
    else:
        named = Q(observation=record) | Q(chosen=record) | Q(wrong=record)
    for one in Settlement.objects.filter(named).distinct():
        if one.reopened_at is None:
            reopen(one, by=by, why="Số đã chọn được xét lại")
        one.observation = None if one.observation_id == record.pk else one.observation
        one.target = None if one.target_id == record.pk else one.target
        one.chosen = None if one.chosen_id == record.pk else one.chosen
        one.save()
        if isinstance(record, Observation):
            one.wrong.remove(record)


def sides_of(record: Observation | Target, against: Iterable[Proposal]) -> list[dict[str, Any]]:
    """What was laid side by side, in words that stay when records change."""
    own = document_of(record)
    first: dict[str, Any] = {"said": stated_words(record), "document": own.slug, "label": own.label}
    first |= {"observation": record.pk} if isinstance(record, Observation) else {}
    return [first, *(side_of(one) for one in against)]


def side_of(one: Proposal) -> dict[str, Any]:
    return {
        "said": figure_words(figure_from(one.item)),
        "document": one.document.slug,
        "label": one.document.label,
        "proposal": one.pk,
        "correction": one.correction,
        "corrected_by": one.corrected_by,
    }


def document_of(record: Observation | Target) -> Document:
    return record.plan.document if isinstance(record, Target) else record.document


def documents_of(record: Observation | Target, against: Iterable[Proposal]) -> list[Document]:
    found = (document_of(record), *(one.document for one in against))
    return list({one.pk: one for one in found}.values())


def most_secret(documents: Sequence[Document]) -> Document:
    """The document that an act is told under: its words stand there and nowhere more open."""
    return max(documents, key=lambda one: LEVELS.index(one.secrecy))


def require_settle(by: Viewer, documents: Iterable[Document]) -> None:
    """Raises NotAllowed: what is settled counts for every document that it touches."""
    for one in documents:
        try:
            require(by, SETTLE, one)
        except NotAllowed as error:
            raise NotAllowed(
                "Chưa có quyền xử lý mâu thuẫn ở mọi văn bản mà việc này đụng tới",
                where=error.where,
                do="Để người thẩm tra, người duyệt hoặc người giữ sổ của cấp chung xử lý",
            ) from error


def by_choice(proposal: Proposal, *, by: Viewer, reason: str) -> None:
    """A contradiction that a person settled on the desk, by accepting what says otherwise."""
    made = proposal.observation
    if made is None or made.supersedes is None:
        return
    record = made.supersedes
    require_settle(by, documents_of(record, [proposal]))
    write_settlement(
        record=record, against=[proposal], outcome=Outcome.CHOSEN, reason=reason, by=by.name,
        chosen=made,
    )  # fmt: skip


def by_refusal(proposal: Proposal, *, by: Viewer, reason: str) -> None:
    """The same, by leaving out what says otherwise."""
    record = proposal.observation or proposal.target
    if record is None or proposal.state != State.REJECTED:
        return
    write_settlement(
        record=record, against=[proposal], outcome=Outcome.KEPT, reason=reason, by=by.name
    )
