"""The acts of scoring: a person's verdict in place of the rules', and taking it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import NotFound, WrongState
from tiendo.register.models import Target
from tiendo.scoring.errors import ReasonMissing, VerdictNotDecidable
from tiendo.scoring.models import DECIDABLE, Override
from tiendo.scoring.rules.score import Verdict
from tiendo.scoring.selectors import score_of

OVERRIDE = "verdict.override"  # the right
OVERRIDE_VERDICT = audit.register("verdict.override", "Đánh giá thay máy chấm")
WITHDRAW_OVERRIDE = audit.register("verdict.withdraw", "Rút đánh giá thay máy chấm")


def override_verdict(
    *, target: str, verdict: Verdict, reason: str, by: Viewer, as_of: date | None = None
) -> Override:
    """Put a person's verdict beside the rules' and before it, from ``as_of`` (today) on.

    ``target`` is the target's public id. One that was in force before is withdrawn by
    the same act. Raises NotFound, NotAllowed, ReasonMissing, VerdictNotDecidable. Leaves one
    audit entry.
    """
    day = as_of or timezone.localdate()
    check(verdict, reason, target)
    with transaction.atomic():
        record = locked(target, by)
        machine = score_of(record, as_of=day)
        before = in_force(record)
        if before is not None:
            withdraw(before, by=by.name)
        override = Override.objects.create(
            target=record,
            verdict=verdict.value,
            instead_of=machine.verdict.value,
            reason=reason.strip(),
            as_of=day,
            by=by.name,
            at=timezone.now(),
        )
        audit.record(
            act=OVERRIDE_VERDICT,
            on=record,
            by=by.name,
            note=override.reason,
            data={
                "verdict": verdict.value,
                "instead_of": machine.verdict.value,
                "as_of": day.isoformat(),
            },
            before=before.verdict if before else None,
            after=verdict.value,
        )
    return override


def withdraw_override(*, target: str, by: Viewer, note: str = "") -> Override:
    """Take a person's verdict back; the rules' stands again.

    Raises NotFound, NotAllowed, WrongState where none is in force. Leaves one audit entry.
    """
    with transaction.atomic():
        record = locked(target, by)
        override = in_force(record)
        if override is None:
            raise WrongState(
                "Chưa có đánh giá nào thay máy chấm", where=target, do="Không có gì phải rút"
            )
        withdraw(override, by=by.name)
        audit.record(
            act=WITHDRAW_OVERRIDE,
            on=record,
            by=by.name,
            note=note.strip(),
            data={"verdict": override.verdict},
            before=override.verdict,
        )
    return override


def check(verdict: Verdict, reason: str, target: str) -> None:
    if not reason.strip():
        raise ReasonMissing(
            "Đánh giá thay máy chấm phải có lý do", where=target, do="Viết lý do bằng một câu"
        )
    if verdict not in DECIDABLE:
        raise VerdictNotDecidable(
            f"Không ai đánh giá được là “{verdict.value}”",
            where=target,
            do=f"Chọn: {', '.join(one.value for one in DECIDABLE)}",
        )


def locked(slug: str, by: Viewer) -> Target:
    """The target, its row locked until the act is over, for who may judge otherwise than the
    rules. Raises NotFound, also for one that ``by`` may not see; NotAllowed."""
    visible = shown(Target.objects.all(), to=by, document="plan__document")
    try:
        found = visible.select_for_update(of=("self",)).get(slug=slug)
    except Target.DoesNotExist as error:
        raise NotFound(
            "Không có chỉ tiêu này", where=slug, do="Xem mã chỉ tiêu bằng tiendo score"
        ) from error
    require(by, OVERRIDE, found)
    return found


def in_force(target: Target) -> Override | None:
    return Override.objects.filter(target=target, withdrawn_at__isnull=True).first()


def withdraw(override: Override, *, by: str) -> None:
    override.withdrawn_by, override.withdrawn_at = by, timezone.now()
    override.save(update_fields=["withdrawn_by", "withdrawn_at"])
