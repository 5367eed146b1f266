"""Acts on a plan that another document replaced: it ends, and stays; or goes on after all."""

from __future__ import annotations

from datetime import date

from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import ChangedMeanwhile, CorrectionInvalid, NotFound, WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Plan
from tiendo.register.services.amending import EDIT, document_for, reason_given


def end_plan(
    *,
    plan: str,
    successor: str,
    reason: str,
    by: Viewer,
    on: date | None = None,
    version: int | None = None,
) -> Plan:
    """Let a plan (a slug) end where another document (a slug) takes its place.

    ``on`` is the first day of the successor, its own date where none is given. Nothing of the
    plan is removed. Raises NotFound, NotAllowed, ChangedMeanwhile, WrongState, ReasonMissing,
    CorrectionInvalid. Leaves one audit entry.
    """
    with writing():
        found = plan_to_change(plan, by=by, version=version)
        if found.successor is not None:
            raise WrongState(
                "Kế hoạch này đã kết thúc", where=found.name, do="Mở lại trước khi ghi văn bản khác"
            )
        document = document_for(successor, by=by)
        if document.pk == found.document_id:
            raise CorrectionInvalid("Một văn bản không tự thay thế mình", where=document.label)
        day = on or document.dated
        if day is None:
            raise CorrectionInvalid(
                "Văn bản thay thế không có ngày", where=document.label, do="Ghi ngày bắt đầu thay"
            )
        if found.document.dated is not None and day < found.document.dated:
            raise CorrectionInvalid(
                f"Ngày {day:%d/%m/%Y} trước ngày của kế hoạch bị thay thế", where=found.name,
                do="Kiểm tra lại ngày, hoặc văn bản",
            )  # fmt: skip
        found.successor, found.ended_on = document, day
        found.ended_why, found.ended_by = reason_given(reason, found.name), by.name
        keep(found)
        audit.record(
            act=audit.END_PLAN,
            on=audit.most_secret(found, document),
            by=by.name,
            note=found.ended_why,
            data={"plan": found.slug, "successor": document.slug, "on": day.isoformat()},
        )
    return found


def resume_plan(*, plan: str, why: str, by: Viewer, version: int | None = None) -> Plan:
    """Take back that a plan ended. Raises as end_plan. Leaves one audit entry."""
    with writing():
        found = plan_to_change(plan, by=by, version=version)
        document = found.successor
        if document is None:
            raise WrongState("Kế hoạch này chưa kết thúc", where=found.name)
        document_for(document.slug, by=by)
        reason = reason_given(why, found.name)
        found.successor = found.ended_on = None
        found.ended_why = found.ended_by = ""
        keep(found)
        audit.record(
            act=audit.RESUME_PLAN,
            on=audit.most_secret(found, document),
            by=by.name,
            note=reason,
            data={"plan": found.slug, "successor": document.slug},
        )
    return found


def plan_to_change(slug: str, *, by: Viewer, version: int | None) -> Plan:
    """The plan, locked, for somebody who keeps it and has seen it as it stands."""
    found = (
        shown(Plan.objects.filter(slug=slug), to=by)
        .select_related("document", "successor")
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise NotFound("Không có kế hoạch này trong sổ", where=slug)
    require(by, EDIT, found)
    if version is not None and found.version != version:
        raise ChangedMeanwhile(
            f"{found.ended_by or 'Người khác'} đã thay đổi kế hoạch này sau khi anh chị mở trang",
            proposal=0,
            by=found.ended_by,
            where=found.name,
            do="Xem kế hoạch như đang có rồi ghi lại nếu vẫn cần",
        )
    return found


def keep(plan: Plan) -> None:
    plan.version += 1
    plan.save(update_fields=["successor", "ended_on", "ended_why", "ended_by", "version"])
