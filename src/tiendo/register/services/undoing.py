"""Taking back the last act of a person on a document: exactly that, and only that."""

from __future__ import annotations

from django.utils import timezone

from tiendo.register import audit
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import NotFound, NothingToUndo, WrongState
from tiendo.register.journal import Change
from tiendo.register.models import DeskAct, Document, Proposal
from tiendo.register.rewinding import from_json, leaned_on, moved_on, take_back
from tiendo.register.services.acting import acting, told, touches

# Acts that need no right to decide, and so neither does taking them back.
CORRECTING = frozenset(
    {
        audit.CORRECT_PROPOSAL,
        audit.SPLIT_PROPOSAL,
        audit.MERGE_PROPOSALS,
        audit.ADD_PROPOSAL,
    }
)


def undo(*, document: str, by: Viewer) -> DeskAct:
    """Take back the last act of ``by`` on a document that still stands; exactly that.

    Undone again, the one before it goes. Refused where somebody went on from what the act
    left: nobody's later work is lost. Raises NotFound, NotAllowed, NothingToUndo,
    WrongState.
    """
    with acting(audit.UNDO, by=by) as doing:
        one = shown(Document.objects.filter(slug=document), to=by, document="").first()
        if one is None:
            raise NotFound("Không có văn bản này trong sổ", where=document)
        doing.on(one, decides=False)
        act = last_of(one, by.name)
        doing.on(one, decides=act.act not in CORRECTING)
        changes = from_json(act.changes)
        refuse_if_built_upon(act, changes)
        stood = Proposal.objects.filter(pk__in=act.proposals).select_related("evidence")
        doing.before = {found.pk: told(found) for found in stood}
        for change in changes:
            doing.journal.keep(change.model, change.pk)
        take_back(changes)
        act.undone_by, act.undone_at = by.name, timezone.now()
        act.save(update_fields=["undone_by", "undone_at"])
        doing.data = {"undone": act.act, "items": len(act.proposals)}
    return act


def last_of(document: Document, by: str) -> DeskAct:
    acts = DeskAct.objects.filter(document=document, by=by, undone_by="")
    found = acts.exclude(act=audit.UNDO).order_by("-id").first()
    if found is None:
        raise NothingToUndo(
            "Anh chị chưa làm gì ở văn bản này để hoàn tác",
            where=document.label,
            do="Chỉ hoàn tác được việc của chính mình",
        )
    return found


def refuse_if_built_upon(act: DeskAct, changes: list[Change]) -> None:
    """Raises WrongState, saying who went on from there."""
    moved = moved_on(changes)
    if moved is not None:
        later = next((one for one in later_acts(act) if changed_by(one, moved)), None)
        who = later.by if later else "Người khác, hoặc một văn bản vào sổ sau,"
        raise WrongState(
            f"{who} đã làm tiếp trên việc này, không hoàn tác được nữa",
            where=str(act.document),
            do="Xem lại mục đó rồi sửa bằng một việc mới",
        )
    leaning = leaned_on(changes)
    if leaning is not None:
        raise WrongState(
            f"Sổ đã có mục khác dựa vào việc này ({leaning})",
            where=str(act.document),
            do="Hoàn tác mục đó trước",
        )


def later_acts(act: DeskAct) -> list[DeskAct]:
    return list(DeskAct.objects.filter(pk__gt=act.pk, undone_by="").order_by("-id")[:50])


def changed_by(act: DeskAct, change: Change) -> bool:
    if change.model == "proposal" and touches(act, change.pk):
        return True
    return any((one["model"], one["pk"]) == (change.model, change.pk) for one in act.changes)
