"""Acts on targets handed down: a unit's target becomes a part of the one above, or no longer."""

from __future__ import annotations

from django.utils import timezone

from tiendo.register import audit
from tiendo.register.access import Viewer, shown
from tiendo.register.errors import CorrectionInvalid, NotFound, WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Target, TargetPart
from tiendo.register.services.amending import count_up, reason_given, target_to_change
from tiendo.register.standing import bodies_below


def hand_down(
    *, whole: str, part: str, reason: str, by: Viewer, version: int | None = None
) -> TargetPart:
    """Say that the target ``part`` of a unit is a share of ``whole`` (slugs) of the body above.

    Both are of one indicator, subject, measure and period. ``version`` is that of ``whole``
    as the person saw it. Raises NotFound, NotAllowed, ChangedMeanwhile, ReasonMissing,
    CorrectionInvalid, WrongState. Leaves one audit entry.
    """
    with writing():
        above = target_to_change(whole, by=by, version=version)
        below = target_seen(part, by=by)
        refuse_unfit(above, below)
        if TargetPart.objects.filter(whole=above, part=below, ended_at=None).exists():
            raise WrongState("Chỉ tiêu này đã là phần của chỉ tiêu chung", where=below.words)
        made = TargetPart.objects.create(
            whole=above,
            part=below,
            reason=reason_given(reason, whole),
            linked_by=by.name,
            linked_at=timezone.now(),
        )
        count_up(above)
        tell(audit.HAND_DOWN_TARGET, made, by=by, note=made.reason)
    return made


def take_back(
    *, whole: str, part: str, why: str, by: Viewer, version: int | None = None
) -> TargetPart:
    """Part a unit's target from the one above again; the row stays. Raises as hand_down."""
    with writing():
        above = target_to_change(whole, by=by, version=version)
        below = target_seen(part, by=by)
        made = TargetPart.objects.filter(whole=above, part=below, ended_at=None).first()
        if made is None:
            raise NotFound(
                "Chỉ tiêu này không phải phần của chỉ tiêu chung", where=part,
                do="Tải lại trang để xem các phần đang có",
            )  # fmt: skip
        made.ended_why = reason_given(why, whole)
        made.ended_by, made.ended_at = by.name, timezone.now()
        made.save()
        count_up(above)
        tell(audit.TAKE_BACK_TARGET, made, by=by, note=made.ended_why)
    return made


def target_seen(slug: str, *, by: Viewer) -> Target:
    found = shown(Target.objects.filter(slug=slug), to=by, document="plan__document")
    one = found.select_related("plan__document", "indicator", "body").first()
    if one is None:
        raise NotFound("Không có chỉ tiêu này", where=slug)
    return one


def refuse_unfit(above: Target, below: Target) -> None:
    """Raises CorrectionInvalid, saying what keeps one target from being a part of another."""
    why = unfit(above, below)
    if why:
        raise CorrectionInvalid(
            why, where=f"{below.words} ({below.body.name})", do="Chọn chỉ tiêu cùng loại của đơn vị"
        )


def unfit(above: Target, below: Target) -> str:
    if above.indicator_id != below.indicator_id:
        return f"Khác chỉ tiêu: {above.indicator.name} và {below.indicator.name}"
    if above.subject_key != below.subject_key or above.measure != below.measure:
        return "Hai chỉ tiêu không đo cùng một phần, theo cùng một cách"
    if above.period != below.period:
        return f"Khác kỳ: {above.period} và {below.period}"
    if below.body_id not in units_below(above):
        return f"{below.body.name} không đứng dưới {above.body.name} trong kỳ này"
    return ""


def units_below(above: Target) -> frozenset[int]:
    """The bodies under that of a target, at the beginning of its period or at its end."""
    days = (above.starts_on, above.ends_on)
    found = frozenset().union(*(bodies_below([above.body_id], day) for day in days))
    return found - {above.body_id}


def tell(act: str, link: TargetPart, *, by: Viewer, note: str) -> None:
    audit.record(
        act=act,
        on=audit.most_secret(link.whole, link.part),
        by=by.name,
        note=note,
        data={"whole": link.whole.slug, "part": link.part.slug},
    )
