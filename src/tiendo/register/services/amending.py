"""Acts on a target's level: a document changes it, a person takes the change back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from tiendo.errors import NumberUnreadable
from tiendo.facts.evidence import Evidence as Quoted
from tiendo.facts.figure import Basis, Direction, Figure, Measure, Role
from tiendo.reading.written import read_value
from tiendo.register import audit
from tiendo.register.access import Viewer, require, shown
from tiendo.register.errors import (
    ChangedMeanwhile,
    CorrectionInvalid,
    NotEnterable,
    NotFound,
    ReasonMissing,
)
from tiendo.register.locks import writing
from tiendo.register.models import Amendment, Document, Evidence, Target
from tiendo.register.numbers import number_key
from tiendo.register.services.stating import comparable, same_goal, stated_fields
from tiendo.register.words import stated_words

EDIT = "plans.edit"


def amend_target(
    *,
    target: str,
    document: str,
    value: str,
    reason: str,
    by: Viewer,
    holds_from: date | None = None,
    version: int | None = None,
) -> Amendment:
    """Let a document (a slug) change the level of a target (a slug), as a person says.

    ``value`` is as people write it ("2.250 tỷ đồng", "không quá 12%"); a bare number keeps the
    unit. It holds from ``holds_from``, else from the day of the document. ``version`` is the
    one that the person saw. Raises NotFound, NotAllowed, ChangedMeanwhile, ReasonMissing,
    CorrectionInvalid, NotEnterable. Leaves one audit entry.
    """
    with writing():
        record = target_to_change(target, by=by, version=version)
        source = document_for(document, by=by)
        why = reason_given(reason, target)
        figure = figure_typed(value, record)
        made = enter_amendment(
            record, source, figure, holds_from=holds_from, reason=why, by=by.name
        )
        audit.record(
            act=audit.AMEND_TARGET,
            on=audit.most_secret(record, made),
            by=by.name,
            note=why,
            data={"target": record.slug, "by_document": source.slug,
                  "holds_from": made.holds_from.isoformat()},
            before=stated_words(record),
            after=stated_words(made),
        )  # fmt: skip
    return made


def withdraw_amendment(
    *, target: str, document: str, why: str, by: Viewer, version: int | None = None
) -> Amendment:
    """Take back what a document (a slug) changed of a target; the level before holds again.

    The row stays, with who took it back and why. Raises as amend_target.
    """
    with writing():
        record = target_to_change(target, by=by, version=version)
        known = Amendment.objects.filter(target=record, document__slug=document, withdrawn_at=None)
        found = shown(known, to=by).select_related("document").first()
        if found is None:
            raise NotFound(
                "Văn bản này không điều chỉnh chỉ tiêu ấy, hoặc đã rút", where=target,
                do="Tải lại trang để xem các mức đang có",
            )  # fmt: skip
        found.withdrawn_why = reason_given(why, target)
        found.withdrawn_by, found.withdrawn_at = by.name, timezone.now()
        found.save()
        count_up(record)
        audit.record(
            act=audit.WITHDRAW_AMENDMENT,
            on=audit.most_secret(record, found),
            by=by.name,
            note=found.withdrawn_why,
            data={"target": record.slug, "by_document": document},
            before=stated_words(found),
        )
    return found


def enter_amendment(
    target: Target,
    document: Document,
    figure: Figure,
    *,
    reason: str,
    by: str,
    holds_from: date | None = None,
    evidence: Evidence | None = None,
) -> Amendment:
    """Write the new level of a target, inside an act. Raises NotEnterable, ValueNotExact.

    What the figure does not restate stays as it was: of what, against what, at which prices.
    """
    if document.dated is None:
        raise NotEnterable(
            "Văn bản không có ngày nên không biết mức mới có từ khi nào", where=str(document),
            do="Vào sổ văn bản có ngày ban hành",
        )  # fmt: skip
    known = Amendment.objects.filter(target=target, document=document, withdrawn_at=None).first()
    if known is not None:
        raise NotEnterable(
            f"Văn bản này đã điều chỉnh chỉ tiêu ấy thành {stated_words(known)}",
            where=f"{document.label}, {target.words}",
            do="Rút điều chỉnh đã có trước, hoặc bỏ mục này",
        )
    refuse_unlike(figure, target)
    made = Amendment.objects.create(
        target=target,
        document=document,
        evidence=evidence,
        holds_from=holds_from or document.dated,
        known_on=document.dated,
        reason=reason,
        accepted_by=by,
        accepted_at=timezone.now(),
        **fields_of(figure, target),
    )
    count_up(target)
    return made


def fields_of(figure: Figure, target: Target) -> dict[str, Any]:
    kept = replace(
        figure,
        measure=Measure(target.measure),
        period=target.period,
        direction=Direction(target.direction) if target.direction else None,
        basis=Basis(target.basis) if target.basis else None,
        base_year=figure.base_year or target.base_year,
        per=figure.per or target.per or None,
        unit_text=figure.unit_text or target.unit_text or None,
    )
    return stated_fields(kept)


def refuse_unlike(figure: Figure, target: Target) -> None:
    """Raises NotEnterable where the new level is in another unit, or none at all."""
    if not comparable(replace(figure, direction=None), target):
        raise NotEnterable(
            f"Đơn vị {figure.unit_text or figure.unit} khác với chỉ tiêu: {stated_words(target)}",
            where=target.words,
            do="Ghi mức mới theo đúng đơn vị của chỉ tiêu",
        )
    latest = target.amendments.filter(withdrawn_at=None).order_by("-known_on", "-holds_from")
    now = latest.first() or target
    if same_goal(figure, now) and figure.op.value == now.op:
        raise NotEnterable(
            f"Mức mới trùng với mức đang có: {stated_words(now)}", where=target.words,
            do="Không có gì phải điều chỉnh",
        )  # fmt: skip


def figure_typed(value: str, target: Target) -> Figure:
    """The level that a person typed, as a figure of the target. Raises CorrectionInvalid."""
    try:
        read = read_value(value)
    except NumberUnreadable as error:
        raise CorrectionInvalid(error.what, do=error.do) from error
    typed = value.strip() or "–"
    return Figure(
        role=Role.TARGET,
        indicator=target.name,
        measure=Measure(target.measure),
        value=read.value,
        high=read.high,
        of=read.of,
        op=read.op,
        unit=read.unit or target.unit,
        unit_text=read.unit_text or target.unit_text or None,
        period=target.period,
        evidence=Quoted(start=0, end=len(typed), quote=typed),
    )


def target_to_change(slug: str, *, by: Viewer, version: int | None) -> Target:
    """The target, locked, for somebody who keeps its plan and has seen it as it stands."""
    found = (
        shown(Target.objects.filter(slug=slug), to=by, document="plan__document")
        .select_related("plan__document", "indicator", "body")
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise NotFound("Không có chỉ tiêu này", where=slug)
    require(by, EDIT, found)
    if version is not None and found.version != version:
        raise seen_otherwise(found)
    return found


def seen_otherwise(target: Target) -> ChangedMeanwhile:
    last = target.amendments.order_by("-pk").select_related("document").first()
    who = (last.withdrawn_by or last.accepted_by) if last else ""
    return ChangedMeanwhile(
        f"{who or 'Người khác'} đã thay đổi chỉ tiêu này sau khi anh chị mở trang",
        proposal=0,
        by=who,
        where=target.words,
        do="Xem các mức đang có bên dưới rồi ghi lại nếu vẫn cần",
    )


def document_for(slug: str, *, by: Viewer) -> Document:
    """A document by its slug, or by a number that one alone has; one that ``by`` may see."""
    seen = shown(Document.objects.all(), to=by, document="")
    named = seen.filter(slug=slug.strip()).first()
    if named is None and number_key(slug):
        same = list(seen.filter(number_key=number_key(slug))[:2])
        named = same[0] if len(same) == 1 else None
    if named is None:
        raise NotFound(
            f"Sổ không có văn bản “{slug}”", where=slug,
            do="Ghi số của văn bản đã vào sổ, hoặc mã của nó trong địa chỉ trang",
        )  # fmt: skip
    return named


def reason_given(why: str, where: str) -> str:
    if not why.strip():
        raise ReasonMissing("Việc này phải có lý do", where=where, do="Viết một câu")
    return why.strip()


def count_up(target: Target) -> None:
    target.version += 1
    target.save(update_fields=["version"])
