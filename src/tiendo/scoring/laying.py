"""The acts on a trajectory: a person lays down what should stand on the way, or takes it back."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tiendo.errors import PeriodUnreadable
from tiendo.register import audit
from tiendo.register import selectors as register
from tiendo.register.access import Viewer
from tiendo.register.errors import WrongState
from tiendo.register.locks import writing
from tiendo.register.models import Target
from tiendo.register.services.amending import count_up, reason_given, target_to_change
from tiendo.scoring.errors import TrajectoryInvalid
from tiendo.scoring.laid import read_points, written
from tiendo.scoring.models import Trajectory
from tiendo.scoring.rules.goal import goal_of
from tiendo.scoring.rules.periods import calendar
from tiendo.scoring.rules.scheme import Scheme, says
from tiendo.scoring.rules.scheme import scheme as default_scheme
from tiendo.scoring.rules.trajectory import Milestone, course_of
from tiendo.scoring.rules.usable import Refused

LAY_TRAJECTORY = audit.register("trajectory.lay", "Giao quỹ đạo")
WITHDRAW_TRAJECTORY = audit.register("trajectory.withdraw", "Rút quỹ đạo")
REPLACED = "Đã có quỹ đạo mới"


def lay_trajectory(
    *,
    target: str,
    points: str,
    reason: str,
    by: Viewer,
    since: date | None = None,
    version: int | None = None,
) -> Trajectory:
    """Lay down the way to a target (a slug), in place of the one in force.

    ``points`` as people write them, one a line: "6 tháng 2023: 45%", "9 tháng 2023: 1.700 tỷ
    đồng". Verdicts of ``since`` (today) and later are by it. Raises NotFound, NotAllowed,
    ChangedMeanwhile, ReasonMissing, TrajectoryInvalid. Leaves one audit entry.
    """
    day = since or timezone.localdate()
    with writing():
        record = target_to_change(target, by=by, version=version)
        why = reason_given(reason, target)
        found = read_points(points, record)
        refuse_astray(record, found, day)
        before = in_force(record)
        if before is not None:
            take_back(before, by=by.name, why=REPLACED)
        made = Trajectory.objects.create(
            target=record,
            points=[
                {"period": one.period, "value": f"{one.value:f}", "unit": one.unit or ""}
                for one in found
            ],
            reason=why,
            since=day,
            by=by.name,
            at=timezone.now(),
        )
        count_up(record)
        audit.record(
            act=LAY_TRAJECTORY,
            on=record,
            by=by.name,
            note=why,
            data={"since": day.isoformat()},
            before=None if before is None else written(before.milestones(), record),
            after=written(found, record),
        )
    return made


def withdraw_trajectory(
    *, target: str, why: str, by: Viewer, version: int | None = None
) -> Trajectory:
    """Take the way back; last year's course or a straight line is the measure again.

    Raises NotFound, NotAllowed, ChangedMeanwhile, ReasonMissing, WrongState where there is none.
    """
    with writing():
        record = target_to_change(target, by=by, version=version)
        found = in_force(record)
        if found is None:
            raise WrongState("Chỉ tiêu chưa có quỹ đạo", where=target, do="Không có gì phải rút")
        take_back(found, by=by.name, why=reason_given(why, target))
        count_up(record)
        audit.record(
            act=WITHDRAW_TRAJECTORY,
            on=record,
            by=by.name,
            note=found.withdrawn_why,
            before=written(found.milestones(), record),
        )
    return found


def take_back(one: Trajectory, *, by: str, why: str) -> None:
    one.withdrawn_by, one.withdrawn_at, one.withdrawn_why = by, timezone.now(), why
    one.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])


def in_force(target: Target) -> Trajectory | None:
    return Trajectory.objects.filter(target=target, withdrawn_at__isnull=True).first()


def refuse_astray(
    record: Target, points: tuple[Milestone, ...], day: date, scheme: Scheme | None = None
) -> None:
    """Raises TrajectoryInvalid where the points do not lead to the target of the day."""
    rules = scheme or default_scheme()
    level = register.latest(register.amendments_of([record])[record.pk], day)
    fact = register.facts_of(record, level)
    try:
        due = calendar(fact.period, rules)
        course_of(fact, goal_of(fact), due, points, rules)
    except Refused as error:
        raise TrajectoryInvalid(
            f"Quỹ đạo này không dùng được: {says('rule', error.rule)}",
            where=record.words,
            do="Ghi mỗi mốc một dòng, mốc cuối dẫn tới đúng chỉ tiêu",
        ) from error
    except PeriodUnreadable as error:
        raise TrajectoryInvalid(error.what, where=record.words, do=error.do) from error
